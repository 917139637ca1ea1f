"""A test stands only while all that it reads is the same."""

import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest

from tests.conftest import OF_THE_COURSE, SMALL, Planted
from tests.proof import browsing, standing, verdicts
from tests.proof.course import ROOT, the_course

PAGE = the_course().page("ko", "chain-rule.md")
EVERY_PAGE, PIECES = "tests/site/test_every_page.py", "tests/widgets/test_pieces.py"
MISTAKES = "tests/proofs_of_proof/test_planted_mistakes.py"


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(standing, "FILE", tmp_path / "verdicts/standing.json")
    monkeypatch.setattr(verdicts, "this_run", lambda: uuid4().hex)
    monkeypatch.setattr(standing, "_BEGAN", time.time_ns())
    monkeypatch.delenv("CI", raising=False)
    browsing.served.clear()
    yield
    browsing.served.clear()


def collected(file: str = EVERY_PAGE, *fixtures: str, **parameters: Any) -> SimpleNamespace:
    """A test that was collected."""
    item = SimpleNamespace(
        path=ROOT / file,
        nodeid=f"{file}::{parameters}",
        callspec=SimpleNamespace(params=parameters),
        fixturenames=fixtures or ["browser"],
        user_properties=[],
    )
    standing._on_pages.cache_clear()
    standing.mark(item)
    return item


def ended(item: SimpleNamespace, passed: bool = True, when: str = "call") -> SimpleNamespace:
    """The report of a test after it ran."""
    standing.check(item)
    return SimpleNamespace(
        nodeid=item.nodeid,
        when=when,
        passed=passed,
        failed=not passed,
        user_properties=item.user_properties,
    )


def test_one_that_passed_stands():
    right, wrong = collected(path="layers/"), collected(path="ko/layers/")
    standing.remember([ended(right), ended(wrong, passed=False)])
    assert standing.among([right, wrong, collected(path="fast/")]) == [right]


@pytest.mark.parametrize("when", ["setup", "call", "teardown"])
def test_one_that_fails_later_stands_no_more(when: str):
    item = collected(path="layers/")
    standing.remember([ended(item)])
    standing.remember([ended(item), ended(item, passed=False, when=when)])
    assert standing.among([item]) == []


def test_what_is_read_while_somebody_saves_a_file_does_not_stand(monkeypatch: pytest.MonkeyPatch):
    item = collected(path="layers/")
    monkeypatch.setattr(standing, "_BEGAN", PAGE._file.stat().st_mtime_ns - 1)
    standing.remember([ended(item)])
    assert standing.among([item]) == []


def test_all_workers_leave_the_same_out(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(verdicts, "this_run", lambda: "this run")
    one, other = collected(path="layers/"), collected(path="fast/")
    standing.remember([ended(one)])
    assert standing.among([one, other]) == [one]
    standing.remember([ended(one, passed=False), ended(other)])
    assert standing.among([one, other]) == [one]


def test_a_damaged_file_is_one_that_knows_nothing():
    item = collected(path="layers/")
    standing.remember([ended(item)])
    standing.FILE.write_text("{", encoding="utf-8")
    assert standing.among([item]) == []
    standing.remember([ended(item)])
    assert standing.among([item]) == [item]


def test_in_ci_none_stands(monkeypatch: pytest.MonkeyPatch):
    item = collected(path="layers/")
    standing.remember([ended(item)])
    monkeypatch.setenv("CI", "true")
    assert standing.among([item]) == []


@pytest.mark.parametrize(
    ("file", "fixture", "parameters"),
    [
        (EVERY_PAGE, "browser", {"language": "en"}),
        (EVERY_PAGE, "site", {"path": "layers/"}),
        ("tests/site/test_search.py", "browser", {"page": PAGE}),
    ],
    ids=["no page is named", "no browser", "search, which reads all pages"],
)
def test_of_other_tests_none_stands(file: str, fixture: str, parameters: dict[str, Any]):
    item = collected(file, fixture, **parameters)
    standing.remember([ended(item)])
    assert standing.among([item]) == []


def test_a_test_that_goes_to_another_page_never_stands():
    item = collected(path="layers/")
    browsing.served.update(["layers/", "chain-rule/"])
    standing.remember([ended(item)])
    assert standing.among([item]) == []


@pytest.mark.parametrize(
    ("file", "parameters"),
    [
        (EVERY_PAGE, {"path": "ko/chain-rule/"}),
        (PIECES, {"place": ("walk", PAGE)}),
        (PIECES, {"piece": "walk"}),
    ],
    ids=["address", "page", "piece"],
)
def test_it_reads_its_page(file: str, parameters: dict[str, Any], monkeypatch: pytest.MonkeyPatch):
    made = standing._made()
    standing.remember([ended(collected(file, **parameters))])
    monkeypatch.setattr(standing, "_made", lambda: made | {"docs/en/accurate.md": "edited"})
    assert len(standing.among([collected(file, **parameters)])) == 1
    monkeypatch.setattr(standing, "_made", lambda: made | {PAGE.path: "edited"})
    assert standing.among([collected(file, **parameters)]) == []


def read_by(file: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The files that a test of the piece Walk on its page reads."""
    read: list[Path] = []
    monkeypatch.setattr(standing, "digest", lambda files, *words: read.extend(files) or "read")
    collected(file, place=("walk", PAGE))
    standing._around.__wrapped__()
    return {file.relative_to(ROOT).as_posix() for file in read}


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (PIECES, "tests/widgets/walk/walk.py"),
        ("tests/widgets/test_modules.py", "tests/widgets/walk/graphs.py"),
        ("tests/widgets/walk/test_walk.py", "snippets/chain_rule/worked_graph.py"),
        ("tests/widgets/walk/test_walk.py", "snippets/shared/gradient_check.py"),
    ],
)
def test_it_reads_the_code_that_it_compares_with(file: str, code: str, monkeypatch):
    names = read_by(file, monkeypatch)
    assert {
        file,
        code,
        "conftest.py",
        "docs/overrides/assets/course.css",
        "pyproject.toml",
        "tests/conftest.py",
        "tests/proof/browsing.py",
        "tests/proof/contrast.py",
        "tests/widgets/visiting.py",
        "widgets/shared/piece.js",
        "widgets/walk/element.js",
    } <= names
    assert not {name for name in names if name.startswith("snippets/fast/")}


@pytest.mark.parametrize(("name", "value"), [("REPO_URL", "there"), ("CHROMIUM", "/nowhere")])
def test_it_reads_what_the_environment_names(name: str, value: str, monkeypatch):
    before = standing._around.__wrapped__()
    monkeypatch.setenv(name, value)
    assert standing._around.__wrapped__() != before


def test_a_look_at_a_piece_reads_no_code_of_the_course(monkeypatch: pytest.MonkeyPatch):
    assert not {name for name in read_by(PIECES, monkeypatch) if name.startswith("snippets/")}


def test_what_is_planted_reads_all_that_is_copied(monkeypatch: pytest.MonkeyPatch):
    read: list[Path] = []
    monkeypatch.setattr(standing, "digest", lambda files, *words: read.extend(files) or "read")
    standing._of_two_pages.__wrapped__(ROOT / MISTAKES)
    standing._around.__wrapped__()
    copied = [ROOT / "mkdocs.yml", SMALL, *(ROOT / name for name in OF_THE_COURSE.split())]
    for place in copied:
        inside = [place] if place.is_file() else place.rglob("*.*")
        assert {one for one in inside if one.is_file() and one.suffix != ".pyc"} <= set(read)


@pytest.mark.parametrize(("fixtures", "stands"), [(["planted"], 1), (["planted", "course"], 0)])
def test_what_is_planted_stands_if_it_reads_nothing_else(fixtures: list[str], stands: int):
    item = collected(MISTAKES, *fixtures)
    standing.remember([ended(item)])
    assert len(standing.among([item])) == stands


TEST = """
import pytest

@pytest.fixture
def browser():
    return None

@pytest.mark.parametrize("path", ["", "slope/"])
def test_look(path, browser):
    pass
"""


def test_an_edit_of_one_page_leaves_the_other(planted: Planted):
    """Two whole runs of a course of two pages."""
    (planted.root / "tests/site").mkdir()
    (planted.root / "tests/site/test_look.py").write_text(TEST, encoding="utf-8")
    everything = ("pytest", "-q", "-o", "testpaths=docs tests/site", "-n2")
    assert "left out" not in planted.run(*everything, CI="", RUN_OF_THE_PROOF="one").stdout
    planted.edit("docs/en/slope.md", "Start with", "Begin with")
    assert "1 tests left out" in planted.run(*everything, CI="", RUN_OF_THE_PROOF="two").stdout
