"""Practice notebooks: filled in or not, and with wrong ways put in the place of functions."""

import importlib.util
import inspect
import re
from collections.abc import Callable
from contextlib import redirect_stdout
from io import StringIO

import numpy as np
from blanks import blanked

from snippets.shared.diagnose import TEXTS
from tests.proof.blocks import Block
from tests.proof.course import SourcePage, the_course
from tests.proof.runs import python_blocks, solutions_last

PAGES = [page for page in the_course().pages if page.is_practice]
NOT_YET, RIGHT = "not yet", TEXTS["en"]["right"]


Wrong = tuple[str, Callable, str]
"""Chapter, wrong way, and its place: a name, or a statement that puts it there."""


def wrong_ways(room: str) -> list[Wrong]:
    """Those that a reader could write into a chapter's notebook."""
    module = importlib.import_module(f"tests.{room}.practice")
    return [(room, way, place) for way, place in module.WRONG.items()]


def elsewhere(room: str) -> dict[Callable, str]:
    """The other wrong ways of a chapter, and why they have no place there."""
    return getattr(importlib.import_module(f"tests.{room}.practice"), "ELSEWHERE", {})


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
    _, way, place = mistake
    put = place if "=" in place else f"{place} = {way.__name__}"
    blocks, codes = cells(page), [block.code for block in cells(page)]
    defined = re.compile(rf"^(?:def|class) {re.match(r'[A-Za-z_]+', put)[0]}\b", re.M)
    at = max(k for k, block in enumerate(blocks) if not block.scope and defined.search(block.code))
    source = re.sub(r"^@.*\n", "", inspect.getsource(way), flags=re.M)  # without guards
    codes[at] += f"\n\n{source}\n\n{put}\n"
    return _said_below(blocks, codes, at)


def answers_to_altered(name: str, where: Block, page: SourcePage) -> list[str]:
    """The lines that a reader sees below a function that returns other numbers."""
    blocks, codes = cells(page), [block.code for block in cells(page)]
    at, short = blocks.index(where), name.rpartition(".")[2]
    source = re.sub(rf"^( *)(?=def {short}\b)", r"\1@altered\n\1", where.code, flags=re.M)
    codes[at] = f"from {__name__} import altered\n\n{source}"
    return _said_below(blocks, codes, at)


def altered(function: Callable) -> Callable:
    """The function, but all its numbers are others; those of a node that go back, too."""

    def wrong(*arguments: object, **named: object) -> object:
        return _moved(function(*arguments, **named))

    return wrong


def _moved(value: object) -> object:
    if isinstance(value, tuple | list):
        moved = map(_moved, value)
        return type(value)(*moved) if hasattr(value, "_fields") else type(value)(moved)
    if hasattr(value, "edges"):
        value.edges = [(node, altered(vjp)) for node, vjp in value.edges]
        return value
    return 1.1 * np.asarray(value) + 0.1


def _said_below(blocks: list[Block], codes: list[str], at: int) -> list[str]:
    """What a cell and the checks below it print, up to the next thing to be written."""
    below = [k for k in range(at + 1, len(blocks)) if blocks[k].blank or blocks[k].scope]
    end = below[0] if below else len(blocks)
    return "".join(answers(codes[:end])[at:]).splitlines()


def sentence(finding: str) -> re.Pattern[str]:
    """What ``diagnose`` says for a finding, whatever the numbers are."""
    words = re.split(r"\{\w+\}", TEXTS["en"][finding])
    return re.compile(".*".join(map(re.escape, words)))


def ways_of(room: str) -> set[Callable]:
    """All that a chapter's module of wrong ways defines, if it has one."""
    name = f"snippets.{room}.mistakes"
    if not importlib.util.find_spec(name):
        return set()
    found = vars(importlib.import_module(name)).values()
    return {way for way in found if callable(way) and way.__module__ == name}
