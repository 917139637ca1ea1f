"""Which pages need MNIST, and whether this run has it.

Without it they run on scikit-learn's digits and their numbers are not compared; with CI=true that
is a failure.  ``python -m tests.proof.real_data`` is ``make data``.
"""

import ast
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from snippets.shared import mnist
from tests.proof.course import SourcePage
from tests.proof.runs import python_blocks

_LOADERS = ("load_dataset", "load_mnist")


def settle() -> None:
    """Decide, before any test, where MNIST is looked for; from then on nothing is fetched.

    That is MNIST_DIR or else the cache, which CI may fill first.
    """
    if not os.environ.get("MNIST_DIR"):
        refusal = _refusal() if os.environ.get("CI") else None
        if refusal:
            sys.stderr.write(f"{refusal}\n")
        os.environ["MNIST_DIR"] = str(mnist.CACHE)
    os.environ["MNIST_DIR"] = str(Path(os.environ["MNIST_DIR"]).absolute())


def _refusal() -> str | None:
    """Why MNIST cannot be had, in one line, or None; it is fetched if need be."""
    try:
        mnist.load_mnist()
    except (OSError, ValueError) as error:
        return str(error)
    return None


def uses_mnist(page: SourcePage) -> bool:
    """Whether code of ``page`` uses a loader of MNIST, beyond showing how it is made."""
    return any(name in _LOADERS for block in python_blocks(page) for name in _used(block.code))


def _used(code: str) -> Iterator[str]:
    with suppress(SyntaxError):  # which the run of the page reports
        todo: list[ast.AST] = [ast.parse(code)]
        while todo:
            node = todo.pop()
            if isinstance(node, ast.FunctionDef) and node.name in _LOADERS:
                continue
            if isinstance(node, ast.Name | ast.Attribute):
                yield node.id if isinstance(node, ast.Name) else node.attr
            todo.extend(ast.iter_child_nodes(node))


def stand_in(page: SourcePage) -> str | None:
    """Why ``page`` ran on scikit-learn's digits instead of MNIST, or None."""
    folder = Path(os.environ["MNIST_DIR"])
    if all((folder / name).is_file() for name in mnist.CHECKSUMS) or not uses_mnist(page):
        return None
    return (
        "the pages on MNIST ran on scikit-learn's digits, their numbers were not compared: "
        f"MNIST is not in {folder}; `make data` fetches it, or set MNIST_DIR to where it is"
    )


def compared(page: SourcePage) -> None:
    """Call after ``page`` ran: skips the rest of the test, in CI fails it, on a stand-in."""
    reason = stand_in(page)
    if reason:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)


def demand(pages: list[SourcePage]) -> None:
    """Refuse, by SystemExit, to record pages on MNIST without it; it is fetched if it can be."""
    page = next(filter(uses_mnist, pages), None)
    refusal = _refusal() if page else None
    if refusal:
        raise SystemExit(f"{page.path} is recorded from the real data only: {refusal}")


if __name__ == "__main__":
    sys.exit(_refusal())
