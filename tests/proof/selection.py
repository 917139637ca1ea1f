"""What a test concerns: the chapter, and the kind of proof."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from page_source import room

from tests.proof.course import ROOT, SourcePage, the_course

_FOLDERS = {
    "hooks": "the build",
    "proof": "the proof itself",
    "proofs_of_proof": "planted mistakes",
    "site": "site",
}
OF_THE_CODE = "tests of the code"
COVERING = (OF_THE_CODE, "figures")
_KINDS = {
    "test_figures.py": "figures",
    "test_mutants.py": "mutants",
    "test_equations.py": "equations",
    "test_comments.py": "comments",
    "test_planted_comments.py": "planted comments",
    "test_planted_bugs.py": "planted bugs",
    "test_mistakes.py": "planted mistakes",
}


def room_of_chapter(chapter: str) -> str:
    """The folder of a chapter.  Raises UsageError for one that does not exist."""
    known = {file.stem for file in (ROOT / "docs").rglob("*.md")}
    if chapter not in known:
        names = ", ".join(sorted(known))
        raise pytest.UsageError(f"there is no chapter {chapter!r}; the chapters are: {names}")
    return room(chapter)


def is_elsewhere(path: Path, chapter: str) -> bool:
    """Whether a page or a folder of tests belongs to another chapter, so that none looks in."""
    other = path.suffix == ".md" or (path.parent == ROOT / "tests" and path.name in rooms())
    return other and room(path.name) != room(chapter)


def rooms() -> set[str]:
    """The folders of chapters, and of what they share."""
    return {folder.name for folder in (ROOT / "snippets").iterdir()}


THE_BUILD = "test_the_site_is_built"


def select(config: pytest.Config, items: list[pytest.Item], chapter: str) -> None:
    """Keep what concerns a chapter, and the build that its built pages wait for.

    What a browser does with the chapter's pieces takes minutes: that is left to the whole run, and
    so is searching, whose index a build of what an edit reaches leaves as it was.
    """
    folder = room_of_chapter(chapter)
    wanted = [i for i in items if folder in set(rooms_of(i)) or i.name == THE_BUILD]
    wanted = [i for i in wanted if "search" not in i.path.stem]
    wanted = [i for i in wanted if "widgets" not in i.path.parts or kind_of(i) != "browser"]
    kept = set(map(id, wanted))
    config.hook.pytest_deselected(items=[item for item in items if id(item) not in kept])
    items[:] = wanted


def rooms_of(item: pytest.Item) -> Iterator[str]:
    """The chapters that a test concerns, as their folders are called."""
    folder, *below = item.path.relative_to(ROOT).parts[:-1] or ("",)
    if folder == "tests" and below:
        yield below[0]
    yield from (page.room for page in pages_of(item))
    if hasattr(item, "page"):
        yield item.page.room
    for value in _parameters(item):
        yield from _rooms(value)


def pages_of(item: pytest.Item) -> list[SourcePage]:
    """The pages that a test names: by themselves, by their addresses, or by a piece on them."""
    values = list(_inside(_parameters(item)))
    pages = [value for value in values if isinstance(value, SourcePage)]
    if not item.path.is_relative_to(ROOT / "tests/widgets"):
        texts = (value for value in values if isinstance(value, str))
        return pages + [_addresses()[text] for text in texts if text in _addresses()]
    pieces = pieces_of(item)
    return pages or [page for page in the_course().pages if pieces & page.pieces]


def pieces_of(item: pytest.Item) -> set[str]:
    """The pieces that a test concerns, by its folder or by its parameters."""
    firsts = (value[0] if isinstance(value, tuple) else value for value in _parameters(item))
    return _pieces() & {item.path.parent.name, *(one for one in firsts if isinstance(one, str))}


@cache
def _addresses() -> dict[str, SourcePage]:
    return {page.address: page for page in the_course().pages}


@cache
def _pieces() -> set[str]:
    return {piece for page in the_course().pages for piece in page.pieces}


def _inside(values: list[Any]) -> Iterator[Any]:
    """What parameters are, or what they hold if they are tuples."""
    for value in values:
        yield from value if isinstance(value, tuple) else (value,)


def _parameters(item: pytest.Item) -> list[Any]:
    return list(item.callspec.params.values()) if hasattr(item, "callspec") else []


def _rooms(value: Any) -> Iterator[str]:
    """The chapters that a parameter names: a page, its address, a file, a bug, equations."""
    if isinstance(value, Path) and value.is_relative_to(ROOT / "snippets"):
        yield value.relative_to(ROOT / "snippets").parts[0]
    elif isinstance(value, str) and value:
        yield room(value.rstrip("/"))
    elif isinstance(value, tuple):
        yield from (value for value in value[:1] if isinstance(value, str))
    elif isinstance(value, list):
        yield from (room(one.path) for one in value if hasattr(one, "path"))


def kind_of(item: pytest.Item) -> str:
    """The row of the summary that a test's time belongs to."""
    if not item.path.is_relative_to(ROOT / "tests"):
        return "pages"
    fixtures = getattr(item, "fixturenames", [])
    if item.path.name in _KINDS and item.path.parent.name.startswith("proof"):
        return _KINDS[item.path.name]
    if "browser" in fixtures or "site" in fixtures:
        return "browser" if "browser" in fixtures else "site"
    return _FOLDERS.get(item.path.parent.name, OF_THE_CODE)
