"""Every page: nothing typed that should be included or computed, nothing stale or orphaned."""

import subprocess
import sys
from collections.abc import Iterable

import pytest

from tests.proof import checks, prose, recorded
from tests.proof.course import ROOT, Course, SourcePage
from tests.proof.execution import PageRun, python_blocks
from tests.proof.real_data import compared

PAGES = Course().pages
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)


def refuse(complaints: Iterable[str]) -> None:
    found = list(complaints)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


@every_page
def test_fences(page: SourcePage):
    refuse(checks.fence_complaints(page))


@every_page
def test_nothing_is_hidden_from_the_checks(page: SourcePage):
    refuse(checks.hidden_complaints(page))


@pytest.mark.parametrize("page", [*PAGES, Course().readme], ids=lambda page: page.path)
def test_make_has_the_targets_that_pages_name(page: SourcePage):
    refuse(checks.make_complaints(page))


@every_page
def test_nothing_is_included_twice(page: SourcePage):
    refuse(checks.repeated_includes(page))


@every_page
def test_prose_has_no_typed_number(page: SourcePage, course: Course):
    refuse(prose.typed_numbers(page, course.numeric_names))


@every_page
def test_inline_expressions(page: SourcePage):
    refuse(prose.expression_complaints(page))


@every_page
def test_recorded_values(page: SourcePage):
    refuse(recorded.value_complaints(page, PageRun(page)))
    compared(page)


@every_page
def test_displayed_equations_are_labelled(page: SourcePage):
    refuse(checks.unlabelled_equations(page))


@pytest.mark.parametrize("language", ["en", "ko"])
def test_references_to_equations(course: Course, language: str):
    refuse(checks.reference_complaints(course, language))


def test_every_section_is_on_a_page(course: Course):
    refuse(checks.orphan_sections(course))


def test_every_figure_is_on_a_page(course: Course):
    refuse(checks.figure_complaints(course))


def test_every_record_is_on_a_page(course: Course):
    refuse(recorded.unused_records(course))


def test_both_languages_show_the_same(course: Course):
    refuse(checks.translation_complaints(course))


def test_nav_names_every_page(course: Course):
    refuse(checks.nav_complaints(course))


@every_page
def test_a_page_runs_typed_into_a_fresh_interpreter(page: SourcePage, tmp_path):
    """Top to bottom, in a folder with the recorded results, nothing else, and none on the path."""
    blocks = [block for block in python_blocks(page) if not block.scope]
    if not blocks:
        return
    (tmp_path / "snippets").mkdir()
    (tmp_path / "snippets" / "results").symlink_to(ROOT / "snippets" / "results")
    script = tmp_path / "typed.py"
    script.write_text("\n".join(block.code for block in blocks), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", script], cwd=tmp_path, text=True, capture_output=True
    )
    assert done.returncode == 0, f"{page.path}: {done.stderr.strip().splitlines()[-1:]}"
    compared(page)
    shown = recorded.shown_outputs(page)
    expected = [shown[id(block)].code for block in blocks if id(block) in shown]
    assert done.stdout == "".join(expected), f"{page.path} prints something else when typed"


def test_solutions_run_in_a_copy_of_the_namespace(course: Course):
    """What a solution defines or changes is gone below it."""
    page = course.page("en", "logistic-unit.md")
    run = PageRun(page)
    solutions = [block for block in python_blocks(page) if block.scope]
    after = next(b for b in python_blocks(page) if b.section == "six_suspects")
    assert solutions[0].line < after.line
    run.result(after)
    assert "delta_new" not in run._namespace
    assert "y_hat_new" in run._namespace
