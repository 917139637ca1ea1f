"""A look stands only while all that it saw is the same."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import Planted
from tests.proof import browsing, looks
from tests.proof.course import ROOT, the_course

PAGE = the_course().page("ko", "chain-rule.md")
EVERY_PAGE, PIECES = "tests/site/test_every_page.py", "tests/widgets/test_pieces.py"


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    monkeypatch.setattr(looks, "FILE", tmp_path / "looks.json")
    monkeypatch.delenv("CI", raising=False)
    browsing.served.clear()
    yield
    browsing.served.clear()


def look(file: str = EVERY_PAGE, fixture: str = "browser", **parameters: Any) -> SimpleNamespace:
    """A test that was collected."""
    item = SimpleNamespace(
        path=ROOT / file,
        nodeid=f"{file}::{parameters}",
        callspec=SimpleNamespace(params=parameters),
        fixturenames=[fixture],
        user_properties=[],
    )
    looks._made_from.cache_clear()
    looks.mark(item)
    return item


def ended(item: SimpleNamespace, passed: bool = True) -> SimpleNamespace:
    """The report of a test after it ran."""
    looks.check(item)
    known = item.user_properties
    return SimpleNamespace(nodeid=item.nodeid, when="call", passed=passed, user_properties=known)


def test_a_look_that_passed_stands():
    right, wrong = look(path="layers/"), look(path="ko/layers/")
    looks.remember([ended(right), ended(wrong, passed=False)])
    assert looks.standing([right, wrong, look(path="fast/")]) == [right]


def test_in_ci_none_stands(monkeypatch: pytest.MonkeyPatch):
    item = look(path="layers/")
    looks.remember([ended(item)])
    monkeypatch.setenv("CI", "true")
    assert looks.standing([item]) == []


@pytest.mark.parametrize(
    "item",
    [
        look(language="en"),
        look(path="layers/", fixture="site"),
        look("tests/site/test_search.py", page=PAGE),
    ],
    ids=["no page is named", "no browser", "search, which reads all pages"],
)
def test_what_is_not_one_page_in_a_browser_never_stands(item: SimpleNamespace):
    looks.remember([ended(item)])
    assert looks.standing([item]) == []


def test_a_test_that_goes_to_another_page_never_stands():
    item = look(path="layers/")
    browsing.served.update(["layers/", "chain-rule/"])
    looks.remember([ended(item)])
    assert looks.standing([item]) == []


@pytest.mark.parametrize(
    "named",
    [
        (EVERY_PAGE, {"path": "ko/chain-rule/"}),
        (PIECES, {"place": ("walk", PAGE)}),
        (PIECES, {"piece": "walk"}),
    ],
    ids=["address", "page", "piece"],
)
def test_it_is_made_from_its_page(named: tuple[str, dict], monkeypatch: pytest.MonkeyPatch):
    file, parameters = named
    made = looks._made()
    looks.remember([ended(look(file, **parameters))])
    monkeypatch.setattr(looks, "_made", lambda: made | {"docs/en/accurate.md": "edited"})
    assert len(looks.standing([look(file, **parameters)])) == 1
    monkeypatch.setattr(looks, "_made", lambda: made | {PAGE.path: "edited"})
    assert looks.standing([look(file, **parameters)]) == []


def test_it_is_made_from_the_code_that_it_compares_with(monkeypatch: pytest.MonkeyPatch):
    read: list[Path] = []
    monkeypatch.setattr(looks, "digest", lambda files, *words: read.extend(files) or "made")
    look(PIECES, place=("walk", PAGE))
    looks._around.__wrapped__()
    names = {file.relative_to(ROOT).as_posix() for file in read}
    assert {
        "conftest.py",
        "docs/overrides/assets/course.css",
        "snippets/chain_rule/worked_graph.py",
        "snippets/shared/gradient_check.py",
        "tests/conftest.py",
        "tests/proof/browsing.py",
        "tests/proof/contrast.py",
        "tests/site/test_every_page.py",
        "tests/widgets/walk/walk.py",
        "widgets/shared/piece.js",
        "widgets/walk/element.js",
    } <= names
    assert not {name for name in names if name.startswith("snippets/fast/")}


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
    (planted.root / "tests/site/test_looks.py").write_text(TEST, encoding="utf-8")
    everything = ("pytest", "-q", "-o", "testpaths=docs tests/site", "-n2")
    assert "left out" not in planted.run(*everything, CI="").stdout
    planted.edit("docs/en/slope.md", "Start with", "Begin with")
    assert "looks left out: 1 " in planted.run(*everything, CI="").stdout
