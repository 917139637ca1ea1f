"""Every page: nothing typed that should be included or computed, nothing stale or orphaned."""

from collections.abc import Iterable

import pytest

from tests.proof import asked, checks, prose, recorded, translated
from tests.proof.course import Course, SourcePage, the_course

PAGES = the_course().pages
KOREAN = [page for page in PAGES if page.language == "ko"]
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)


def refuse(complaints: Iterable[str]) -> None:
    found = list(complaints)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


@every_page
def test_fences(page: SourcePage):
    refuse(checks.fence_complaints(page))


@every_page
def test_blanks(page: SourcePage):
    refuse(checks.blank_complaints(page))


@every_page
def test_nothing_is_hidden_from_the_checks(page: SourcePage):
    refuse(checks.hidden_complaints(page))


@every_page
def test_links_lead_to_pages(page: SourcePage):
    refuse(checks.link_complaints(page))


@pytest.mark.parametrize("page", [*PAGES, the_course().readme], ids=lambda page: page.path)
def test_make_has_the_targets_that_pages_name(page: SourcePage):
    refuse(checks.make_complaints(page))


@every_page
def test_a_piece_exists_and_stands_around_a_figure(page: SourcePage):
    refuse(checks.piece_complaints(page))


@every_page
def test_nothing_is_included_twice(page: SourcePage):
    refuse(checks.repeated_includes(page))


@every_page
def test_a_program_that_is_shown_whole_is_offered(page: SourcePage):
    refuse(checks.download_complaints(page))


@every_page
def test_prose_has_no_typed_number(page: SourcePage, course: Course):
    refuse(prose.typed_numbers(page, course.numeric_names))


@pytest.mark.parametrize("page", KOREAN, ids=lambda page: page.path)
def test_a_particle_is_that_of_the_value_before_it(page: SourcePage):
    refuse(prose.particle_complaints(page))


@every_page
def test_inline_expressions(page: SourcePage):
    refuse(prose.expression_complaints(page))


@every_page
def test_inline_expressions_stand_after_the_code_that_computes_them(page: SourcePage):
    refuse(recorded.early_values(page))


@every_page
def test_questions_have_one_answer_and_mistakes_that_differ_from_it(page: SourcePage):
    refuse(asked.question_complaints(page))


def test_each_question_has_a_name_of_its_own(course: Course):
    refuse(asked.ids_used_twice(course))


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


def test_no_record_loses_a_space_to_its_include(course: Course):
    refuse(recorded.shifted_records(course))


@every_page
def test_both_languages_show_the_same(page: SourcePage, course: Course):
    refuse(checks.translations_of(page, course))


@pytest.mark.parametrize("page", KOREAN, ids=lambda page: page.path)
def test_a_korean_page_follows_the_english_text(page: SourcePage, course: Course):
    refuse(translated.stale_sections(page, course))


def test_nav_names_every_page(course: Course):
    refuse(checks.nav_complaints(course))
