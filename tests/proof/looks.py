"""Looks that stand: what a browser found right is not looked at again while nothing of it changes.

A test in the browser that passed is left out of a later run if the pages that it names are made
from the same as then, and so are theme, pieces, build and tests.  In CI all are run, and so are
those that somebody asks for by their names.
"""

import json
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from kept import cache_folder, replace
from origins import digest, files_behind
from page_source import room
from rebuilding import equations_of, state

from tests.proof.browsing import installed, served
from tests.proof.course import ROOT, the_course
from tests.proof.selection import pages_of, pieces_of
from tests.proof.verdicts import tools

FILE = cache_folder(ROOT) / "verdicts" / "looks.json"
_MADE_FROM = "made from"
_AROUND = ["conftest.py", "docs/*/assets/**/*", "docs/overrides/**/*", "widgets/**/*"]
_AROUND += ["tests/*.py", "tests/proof/*", "tests/site/*", "tests/widgets/**/*"]


def standing(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """The tests that need not run again."""
    known = {} if os.environ.get("CI") else _read()
    return [i for i in items if i.nodeid in known and known[i.nodeid] == _named(i)]


def mark(item: pytest.Item) -> None:
    """Name all that a test in the browser is to see, before the site is built from it."""
    in_browser = "browser" in getattr(item, "fixturenames", [])
    pages = [page.path for page in pages_of(item)] if in_browser else []
    if pages and "search" not in item.path.stem:
        folders = [f"snippets/{room(path)}" for path in pages]
        folders += [f"tests/widgets/{piece}" for piece in pieces_of(item)]
        item.user_properties.append((_MADE_FROM, _made_from(item.path, (*folders,), (*pages,))))


def check(item: pytest.Item) -> None:
    """A test that went to a page which it does not name runs again each time."""
    if not served <= {page.address for page in pages_of(item)}:
        item.user_properties[:] = [
            known for known in item.user_properties if known[0] != _MADE_FROM
        ]


def remember(reports: Iterable[pytest.TestReport]) -> None:
    """Keep what passed."""
    passed = [report for report in reports if report.when == "call" and report.passed]
    made = {report.nodeid: _named(report) for report in passed if _named(report)}
    if made:
        replace(FILE, json.dumps(_read() | made, indent=0).encode())


def _named(test: pytest.Item | pytest.TestReport) -> str | None:
    return dict(test.user_properties).get(_MADE_FROM)


@cache
def _made_from(module: Path, folders: tuple[str, ...], pages: tuple[str, ...]) -> str:
    modules = [module, *(file for folder in folders for file in (ROOT / folder).glob("*.py"))]
    code = {file for module in modules for file in files_behind(module, ROOT)}
    return digest(sorted(code), _around(), *(_made()[page] for page in pages))


@cache
def _around() -> str:
    found = {file for pattern in _AROUND for file in ROOT.glob(pattern) if file.is_file()}
    files = sorted(file for file in found if file.suffix != ".pyc")
    return digest(files, _browser(), *tools())


def _browser() -> str:
    path = installed()
    return f"{path} {Path(path).stat().st_mtime_ns}" if path else ""


@cache
def _made() -> dict[str, str]:
    """Page -> a name for what the build makes it from."""
    made = {}
    for language, config in the_course().configs.items():
        equations = equations_of(ROOT, language, config.extra["chapter_numbers"])
        now = state(ROOT, language, equations)
        for src_uri, origin in now.pages.items():
            made[f"docs/{language}/{src_uri}"] = now.around + origin
    return made


def _read() -> dict[str, str]:
    return json.loads(FILE.read_text(encoding="utf-8")) if FILE.is_file() else {}
