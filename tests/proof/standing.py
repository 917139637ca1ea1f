"""Tests that stand: one that passed is left out of later runs while all that it reads is the same.

That can be said of two kinds of tests, which take long: what a browser sees of the pages that a
test names, and what is planted in the course of two pages.  In CI all are run, and so are those
that somebody asks for by their names.
"""

import json
import os
import time
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from pathlib import Path

import pytest
from filelock import FileLock
from kept import cache_folder, replace
from origins import digest, files_behind
from rebuilding import equations_of, settings, state

from tests.proof import verdicts
from tests.proof.browsing import installed, served
from tests.proof.course import ROOT, SourcePage, the_course
from tests.proof.selection import pages_of, pieces_of

FILE = cache_folder(ROOT) / "verdicts" / "standing.json"
_READS = "reads"
_BEGAN = time.time_ns()
_BY_NAME = {"test_pieces.py": "walk.py", "test_modules.py": "compared.py"}
_FOLDERS = ("docs", "hooks", "snippets", "tests", "widgets")
_ALWAYS = """
    conftest.py Makefile pyproject.toml docs/overrides/**/* tests/*.py tests/*/conftest.py
    tests/proof/**/*
"""
_IN_BROWSER = "widgets/**/* tests/site/* tests/widgets/**/*"
_OF_TWO_PAGES = (
    "package.json hooks/* snippets/shared/**/* widgets/shared/* tests/proofs_of_proof/**/*"
)


def among(items: Iterable[pytest.Item]) -> list[pytest.Item]:
    """The tests that need not run again.

    One worker decides for all, for somebody may be saving a file.
    """
    if os.environ.get("CI"):
        return []
    decided = verdicts.Verdicts(ROOT, "left-out", [], verdicts.this_run())
    with decided.alone():
        names = decided.get("tests")
        if names is None:
            known = _read()
            names = [i.nodeid for i in items if _named(i) and _named(i) == known.get(i.nodeid)]
            decided.put("tests", names)
    return [item for item in items if item.nodeid in set(names)]


def mark(item: pytest.Item) -> None:
    """Name all that a test is to read, before the site is built from it."""
    fixtures = getattr(item, "fixturenames", [])
    read = None
    if "browser" in fixtures and "search" not in item.path.stem:
        pages = pages_of(item)
        code = tuple(_imported_by_name(item, pages))
        read = pages and _on_pages(item.path, code, tuple(page.path for page in pages))
    elif "planted" in fixtures and not {"course", "site"} & set(fixtures):
        read = _of_two_pages(item.path)
    if read:
        item.user_properties.append((_READS, read))


def _imported_by_name(item: pytest.Item, pages: list[SourcePage]) -> Iterator[str]:
    """Modules that a test imports, but not by a statement at its top."""
    for piece in pieces_of(item):
        if item.path.name in _BY_NAME:
            yield f"tests/widgets/{piece}/{_BY_NAME[item.path.name]}"
        else:  # a test of one piece
            yield from (f"snippets/{page.room}/*.py" for page in pages)


def check(item: pytest.Item) -> None:
    """Forget what was named if the test went to another page, or somebody saved a file since."""
    if _named(item) and (_strayed(item) or _last_saved() > _BEGAN):
        item.user_properties[:] = [known for known in item.user_properties if known[0] != _READS]


def _strayed(item: pytest.Item) -> bool:
    return not served <= {page.address for page in pages_of(item)}


def _last_saved() -> int:
    walks = chain(*(os.walk(ROOT / folder) for folder in _FOLDERS))
    below = (Path(folder, name) for folder, _, names in walks for name in names)
    found = chain(below, _files("conftest.py Makefile *.json *.toml *.yml"))
    return max(file.stat().st_mtime_ns for file in found if file.parent.name != "__pycache__")


def remember(reports: Iterable[pytest.TestReport]) -> None:
    """Keep what passed, and nothing of what failed."""
    failed = {report.nodeid for report in reports if report.failed}
    passed = (report for report in reports if report.when == "call" and report.passed)
    read = {report.nodeid: _named(report) for report in passed if _named(report)}
    FILE.parent.mkdir(exist_ok=True)
    with FileLock(FILE.with_suffix(".lock")):
        known = {name: what for name, what in (_read() | read).items() if name not in failed}
        replace(FILE, json.dumps(known, indent=0).encode())


def _named(test: pytest.Item | pytest.TestReport) -> str | None:
    return dict(test.user_properties).get(_READS)


@cache
def _on_pages(module: Path, code: tuple[str, ...], pages: tuple[str, ...]) -> str:
    modules = [module, *_files(" ".join(code))]
    behind = {file for module in modules for file in files_behind(module, ROOT)}
    return digest(sorted(behind), _around(), *(_made()[page] for page in pages))


@cache
def _of_two_pages(module: Path) -> str:
    read = {*_files(_ALWAYS + _OF_TWO_PAGES), *settings(ROOT), *files_behind(module, ROOT)}
    return digest(sorted(read), *verdicts.tools())


@cache
def _around() -> str:
    chromium = Path(installed() or "")
    when = str(chromium.stat().st_mtime_ns) if chromium.is_file() else ""
    words = (str(chromium), when, os.environ.get("REPO_URL", ""), *verdicts.tools())
    return digest(_files(_ALWAYS + _IN_BROWSER), *words)


def _files(patterns: str) -> list[Path]:
    found = {file for pattern in patterns.split() for file in ROOT.glob(pattern)}
    return sorted(file for file in found if file.is_file() and "__pycache__" not in file.parts)


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
    try:
        return json.loads(FILE.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
