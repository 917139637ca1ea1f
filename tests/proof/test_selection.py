"""``make check`` takes what concerns a chapter, and the end of a run says where the time went."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from tests.conftest import Planted
from tests.proof.course import ROOT, the_course
from tests.proof.equations.extract import Equation
from tests.proof.scheduling import group_of
from tests.proof.selection import rooms_of
from tests.proof.summary import scores, table

PAGE = the_course().page("ko", "logistic-unit.md")
EQUATION = Equation("docs/en/logistic-unit.md", 3, "x = 1", None, None, True)
FIGURE = ROOT / "snippets/logistic_unit/figures/three_rows.py"
BUG = ("logistic_unit", "unit", "no mean", "old", "new")


def item(path: str, **parameters: Any) -> SimpleNamespace:
    return SimpleNamespace(path=ROOT / path, callspec=SimpleNamespace(params=parameters))


@pytest.mark.parametrize(
    "value",
    [PAGE, "ko/logistic-unit/", "docs/en/logistic-unit.md", [EQUATION], FIGURE, BUG],
    ids=["page", "address", "path", "equations", "figure", "bug"],
)
def test_a_parameter_tells_the_chapter(value: Any):
    assert "logistic_unit" in set(rooms_of(item("tests/site/test_browser.py", value=value)))


def test_a_folder_tells_the_chapter():
    assert "logistic_unit" in set(rooms_of(item("tests/logistic_unit/test_unit.py")))
    assert "logistic_unit" not in set(rooms_of(item("tests/layers/test_mistakes.py", value=3)))
    block = SimpleNamespace(path=ROOT / PAGE.path, page=PAGE)
    assert set(rooms_of(block)) == {"logistic_unit"}


def test_a_piece_on_a_page_concerns_that_page_and_alone_all_that_have_it():
    on_a_page = item("tests/widgets/test_pieces.py", place=("walk", PAGE))
    assert set(rooms_of(on_a_page)) == {"widgets", "walk", "logistic_unit"}
    alone = item("tests/widgets/test_modules.py", piece="walk")
    assert {"chain_rule", "logistic_unit"} < set(rooms_of(alone))


def test_an_unknown_chapter_is_told_with_those_that_there_are(planted: Planted):
    done = planted.run("pytest", "--chapter", "slop")
    assert done.returncode == 4
    assert (
        done.stderr.strip() == "ERROR: there is no chapter 'slop'; the chapters are: index, slope"
    )


def test_a_chapter_is_both_its_pages(planted: Planted):
    done = planted.run("pytest", "-q", "--chapter", "slope", "docs")
    assert done.returncode == 0
    assert "10 passed" in done.stdout
    (row,) = [line for line in done.stdout.splitlines() if line.startswith("pages ")]
    assert row.endswith(" 10 tests")


@pytest.mark.parametrize(
    ("test", "group"),
    [
        ("docs/ko/logistic-unit.md::line 3 data", "logistic_unit"),
        ("tests/layers/test_mistakes.py::test_a[1]", "tests/layers/test_mistakes.py"),
        ("tests/proof/test_mutants.py::test_a[eq]", None),
        ("tests/site/test_site.py::test_a[docs/en/x.md]", "tests/site docs/en/x.md"),
        ("tests/site/test_browser.py::test_a[ko/x/-360]", None),
        ("tests/widgets/walk/test_walk.py::test_a", None),
        ("tests/widgets/test_modules.py::test_a", "tests/widgets/test_modules.py"),
        (
            "tests/widgets/test_a.py::test_b[walk-docs/en/x.md]",
            "tests/widgets/test_a.py docs/en/x.md",
        ),
    ],
)
def test_what_belongs_together_goes_to_one_worker(test: str, group: str | None):
    assert group_of(test) == (group or test)


def report(node: str, kind: str, seconds: float, **known: Any) -> SimpleNamespace:
    properties = [("kind", kind), *known.items()]
    passed = "survives" not in node
    return SimpleNamespace(
        nodeid=node, user_properties=properties, duration=seconds, when="call", passed=passed
    )


def test_the_summary_counts_time_items_and_scores():
    reports = [
        report("a", "mutants", 1.0, mutants=[1, 40, 1]),
        report("b", "mutants", 1.5, mutants=[2, 60, 0]),
        report("c", "planted bugs", 0.5, bug="c"),
        report("survives", "planted bugs", 0.5, bug="d"),
        report("e", "comments", 0.25, shapes=[9, 0]),
        report("f", "comments", 0.25, **{"labels": [20, 1], "left out": 7}),
    ]
    assert [" ".join(line.split()) for line in table(reports)] == [
        "mutants 2.5 s 2 tests",
        "planted bugs 1.0 s 2 tests",
        "comments 0.5 s 2 tests",
        "all workers 4.0 s 6 tests",
    ]
    assert list(scores(reports)) == [
        "7 tests left out: nothing they read has changed (CI=true runs all)",
        "2 bugs planted, 1 killed",
        "3 equations, 100 mutants tried, 99 refused, 1 still true",
        "9 wrong shapes planted in comments, 9 refused",
        "20 wrong labels planted in comments, 19 refused",
    ]


def test_a_file_outside_the_course_is_no_chapter(tmp_path: Path):
    assert set(rooms_of(item("tests/proof/test_runs.py", value=tmp_path))) == {"proof"}
