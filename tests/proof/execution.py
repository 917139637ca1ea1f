"""Run a page from top to bottom in a fresh namespace, as a reader would type it."""

import copy
import linecache
import traceback
from collections import defaultdict, deque
from dataclasses import dataclass, field

import numpy as np
from page_source import PYTORCH
from pytest_codeblocks.main import stdout_io
from values import AS_WORD

from tests.proof.blocks import Block
from tests.proof.course import SourcePage

_BIG = 1_000_000
_MUTABLE = np.ndarray | list | dict | set | tuple


@dataclass
class Result:
    """What one block did: what it printed, the values after it, and how it or they failed."""

    printed: str = ""
    values: dict[str, str] = field(default_factory=dict)
    broken: dict[str, str] = field(default_factory=dict)
    failure: str | None = None


def python_blocks(page: SourcePage) -> list[Block]:
    """The blocks of a page that Python runs; its PyTorch, `make bench` runs."""
    python = [block for block in page.blocks if block.language == "python"]
    return [block for block in python if not block.key.startswith(PYTORCH)]


class PageRun:
    """The run of one page; blocks run once, in order, as far as anyone asks.

    A folded solution runs in a copy of the namespace it stands in.  After the last block the page's
    values are dropped: on the real data they are big.
    """

    def __init__(self, page: SourcePage, expressions: dict[str, set[str]] | None = None):
        self._page = page
        self._todo = deque(python_blocks(page))
        self._results: dict[int, Result] = {}
        self._namespace: dict[str, object] = {"__name__": "__main__"}
        self._kept: dict[str, object] = {}
        self._scope = 0
        self._expressions = expressions or expressions_of([page])

    def result(self, block: Block) -> Result:
        """What ``block`` did, after everything above it."""
        while id(block) not in self._results:
            following = self._todo.popleft()
            self._results[id(following)] = self._run(following)
            if not self._todo:
                self._namespace.clear()
                self._kept.clear()
        return self._results[id(block)]

    def _run(self, block: Block) -> Result:
        self._enter(block.scope)
        name = f"<{self._page.path}:{block.line}>"
        linecache.cache[name] = (len(block.code), None, block.code.splitlines(True), name)
        result = Result()
        with stdout_io() as printed:
            try:
                exec(compile(block.code, name, "exec"), self._namespace)
            except (Exception, SystemExit) as error:
                inner = traceback.extract_tb(error.__traceback__)[-1]
                result.failure = f"{type(error).__name__}: {error} (at `{inner.line}`)"
        result.printed = printed.getvalue()
        for expression in self._expressions[block.key]:
            try:
                result.values[expression] = self._value(expression)
            except Exception as error:
                result.broken[expression] = f"{type(error).__name__}: {error}"
        return result

    def _value(self, expression: str) -> str:
        formatted = expression.removesuffix(AS_WORD)
        return eval(f"f'''{{{formatted}}}'''", self._namespace)

    def _enter(self, scope: int) -> None:
        if scope == self._scope:
            return
        if self._scope:
            self._namespace.clear()
            self._namespace.update(self._kept)
            self._kept.clear()
        if scope:
            self._kept = dict(self._namespace)
            self._namespace.update({name: _copied(value) for name, value in self._kept.items()})
        self._scope = scope


def _copied(value: object) -> object:
    """What a solution may change without changing the page; a big array it may not write to."""
    if isinstance(value, np.ndarray) and value.nbytes > _BIG:
        view = value.view()
        view.flags.writeable = False
        return view
    return copy.deepcopy(value) if isinstance(value, _MUTABLE) else value


def expressions_of(pages: list[SourcePage]) -> dict[str, set[str]]:
    """Inline expressions of pages that share one run, by the block they stand after."""
    found: dict[str, set[str]] = defaultdict(set)
    for page in pages:
        for value in page.values:
            found[value.after].add(value.expression)
    return found
