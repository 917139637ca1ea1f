"""Tests that stand: one that passed is left out of later runs while all that it reads is the same.

That can be said of two kinds of tests, which take long: what a browser sees of the pages that a
test names, and what is planted in the course of two pages.  In CI all are run, and so are those
that somebody asks for by their names.
"""

import json
import os
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
from kept import cache_folder, replace
from origins import digest, files_behind
from rebuilding import equations_of, settings, state

from tests.proof.browsing import installed, served
from tests.proof.course import ROOT, the_course
from tests.proof.selection import pages_of, pieces_of
from tests.proof.verdicts import tools

FILE = cache_folder(ROOT) / "verdicts" / "standing.json"
_READS = "reads"
_AROUND = """
    conftest.py docs/*/assets/**/* docs/overrides/**/* widgets/**/*
    tests/*.py tests/proof/**/* tests/site/* tests/widgets/**/*
"""
_OF_TWO_PAGES = """
    Makefile package.json pyproject.toml hooks/* snippets/shared/**/* tests/proofs_of_proof/**/*
"""


def among(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """The tests that need not run again."""
    known = {} if os.environ.get("CI") else _read()
    return [i for i in items if i.nodeid in known and known[i.nodeid] == _named(i)]


def mark(item: pytest.Item) -> None:
    """Name all that a test is to read, before the site is built from it."""
    fixtures, read = getattr(item, "fixturenames", []), None
    if "browser" in fixtures and "search" not in item.path.stem:
        pages = pages_of(item)
        folders = [f"snippets/{page.room}" for page in pages]
        folders += [f"tests/widgets/{piece}" for piece in pieces_of(item)]
        read = pages and _on_pages(item.path, (*folders,), (*(page.path for page in pages),))
    elif "planted" in fixtures and not {"course", "site"} & set(fixtures):
        read = _of_two_pages(item.path)
    if read:
        item.user_properties.append((_READS, read))


def check(item: pytest.Item) -> None:
    """A test that went to a page which it does not name runs again each time."""
    if not served <= {page.address for page in pages_of(item)}:
        item.user_properties[:] = [known for known in item.user_properties if known[0] != _READS]


def remember(reports: Iterable[pytest.TestReport]) -> None:
    """Keep what passed."""
    passed = [report for report in reports if report.when == "call" and report.passed]
    read = {report.nodeid: _named(report) for report in passed if _named(report)}
    if read:
        replace(FILE, json.dumps(_read() | read, indent=0).encode())


def _named(test: pytest.Item | pytest.TestReport) -> str | None:
    return dict(test.user_properties).get(_READS)


@cache
def _on_pages(module: Path, folders: tuple[str, ...], pages: tuple[str, ...]) -> str:
    modules = [module, *(file for folder in folders for file in (ROOT / folder).glob("*.py"))]
    code = {file for module in modules for file in files_behind(module, ROOT)}
    return digest(sorted(code), _around(), *(_made()[page] for page in pages))


@cache
def _of_two_pages(module: Path) -> str:
    found = {*files(_OF_TWO_PAGES), *settings(ROOT), *files_behind(module, ROOT)}
    return digest(sorted(found), _around())


@cache
def _around() -> str:
    return digest(files(_AROUND), _browser(), *tools())


def files(patterns: str) -> list[Path]:
    """The files of the course of such names."""
    found = {file for pattern in patterns.split() for file in ROOT.glob(pattern)}
    return sorted(file for file in found if file.is_file() and file.suffix != ".pyc")


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
