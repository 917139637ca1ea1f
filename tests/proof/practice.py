"""Practice notebooks: filled in or not, and with wrong ways put in the place of functions."""

import importlib
import inspect
import re
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from dataclasses import dataclass
from functools import cache
from io import StringIO

import numpy as np
from blanks import blanked

from snippets.shared.diagnose import TEXTS
from tests.proof.blocks import Block
from tests.proof.course import SourcePage, the_course
from tests.proof.runs import python_blocks, solutions_last

PAGES = [page for page in the_course().pages if page.is_practice]
NOT_YET, RIGHT = "not yet", TEXTS["en"]["right"]


@dataclass(frozen=True)
class Wrong:
    """A wrong way of a chapter, and what a reader is told who writes it.

    put: the statement that puts it into its place.  found: by name of the gradient, the finding of
    ``diagnose``.  A way without any is refused and not named.
    """

    way: Callable
    put: str
    found: dict[str, str]

    @property
    def place(self) -> str:
        """The function or class that it takes the place of."""
        return re.match(r"\w+", self.put)[0]


def wrong(way: Callable, put: str, **found: str) -> Wrong:
    """A wrong way, its place, and the findings by gradient."""
    return Wrong(way, put, found)


def of_chapter(room: str) -> tuple[list[Wrong], dict[Callable, str]]:
    """The wrong ways of a chapter in its notebook, and why the others have no place there."""
    module = importlib.import_module(f"tests.{room}.practice")
    return module.WRONG, module.ELSEWHERE


def cells(page: SourcePage) -> list[Block]:
    """The code of a notebook, in its order."""
    return solutions_last(python_blocks(page))


def blanks(page: SourcePage) -> list[tuple[Block, str]]:
    """The functions that a notebook leaves to be written, each with its cell."""
    return [(block, name) for block in cells(page) for name in block.blank.split()]


def left_blank(page: SourcePage, name: str, where: Block) -> list[str]:
    """The cells with the chapter's code, but for one function."""
    return [blanked(block.code, name) if block is where else block.code for block in cells(page)]


def answers(codes: list[str]) -> list[str]:
    """What each cell prints; one that fails says how, and is the last."""
    names: dict[str, object] = {"__name__": "__main__"}
    said = []
    for code in codes:
        with redirect_stdout(StringIO()) as printed, np.errstate(all="ignore"):
            try:
                exec(compile(code, "<cell>", "exec"), names)
            except Exception as error:
                said.append(f"{printed.getvalue()}{type(error).__name__}: {error}\n")
                break
        said.append(printed.getvalue())
    return said


def answers_to(mistake: Wrong, page: SourcePage) -> list[str]:
    """The lines that a reader sees below a function written in a wrong way."""
    blocks, codes = cells(page), [block.code for block in cells(page)]
    defined = re.compile(rf"^(?:def|class) {mistake.place}\b", re.M)
    at = max(k for k, block in enumerate(blocks) if not block.scope and defined.search(block.code))
    codes[at] += f"\n\n{inspect.getsource(mistake.way)}\n\n{mistake.put}\n"
    below = [k for k in range(at + 1, len(blocks)) if blocks[k].blank or blocks[k].scope]
    end = below[0] if below else len(blocks)
    return "".join(answers(codes[:end])[at:]).splitlines()


def sentence(finding: str) -> re.Pattern[str]:
    """What ``diagnose`` says for a finding, whatever the numbers are."""
    words = re.split(r"\{\w+\}", TEXTS["en"][finding])
    return re.compile(".*".join(map(re.escape, words)))


@cache
def ways_of(room: str) -> frozenset[Callable]:
    """All that the modules of wrong ways define."""
    return frozenset(_ways(room))


def _ways(room: str) -> Iterator[Callable]:
    module = importlib.import_module(f"snippets.{room}.mistakes")
    for way in vars(module).values():
        if callable(way) and getattr(way, "__module__", "") == module.__name__:
            yield way
