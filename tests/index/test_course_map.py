"""The map on the first page says the same as the chapters do."""

import re

import pytest
from chapters import needs

from snippets.index.figures.course_map import EDGES, PLACES, TEXT
from tests.proof.course import Course


def behind(chapter: str) -> set[str]:
    """All chapters from which arrows lead to this one."""
    before = {start for start, end in EDGES if end == chapter}
    return before.union(*(behind(start) for start in before))


def test_every_chapter_is_on_the_map_once(course: Course):
    chapters = [uri.removesuffix(".md") for uri in course.configs["en"].extra["chapter_numbers"]]
    assert set(PLACES) == set(chapters)


@pytest.mark.parametrize("language", TEXT)
def test_the_map_numbers_the_chapters_as_nav_does(course: Course, language: str):
    chapters = [uri.removesuffix(".md") for uri in course.configs["en"].extra["chapter_numbers"]]
    assert list(TEXT[language]) == chapters


def test_arrows_lead_to_a_chapter_from_all_that_it_needs(course: Course):
    for uri in course.configs["en"].extra["chapter_numbers"]:
        wanted = {needed.removesuffix(".md") for needed in needs(course.page("en", uri).text)}
        missing = wanted - behind(uri.removesuffix(".md"))
        assert not missing, f"course_map.py: no arrow to {uri} from {missing}"


def test_no_arrow_that_no_chapter_asks_for(course: Course):
    for start, end in EDGES:
        wanted = {
            needed.removesuffix(".md") for needed in needs(course.page("en", f"{end}.md").text)
        }
        assert wanted & ({start} | behind(start)), f"the arrow {start} -> {end} stands for nothing"


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_first_page_lists_the_chapters_in_order(course: Course, language: str):
    text = course.page(language, "index.md").text
    listed = re.findall(r"^- \[[^\]]+\]\(([\w-]+\.md)\)", text, re.M)
    chapters = course.configs["en"].extra["chapter_numbers"]
    assert listed == list(chapters), f"docs/{language}/index.md"
