"""The routes on the first page take as long as the chapters that they link to."""

import re

import pytest

from tests.proof.course import Course

ROUTE = re.compile(r'^- .*?<span class="hours" data-chapters="(?P<names>[^"]*)".*$', re.M)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_route_names_the_chapters_that_it_links_to(course: Course, language: str):
    page = course.page(language, "index.md")
    chapters = [uri.removesuffix(".md") for uri in course.configs["en"].extra["chapter_numbers"]]
    routes = list(ROUTE.finditer(page.body))
    assert len(routes) == page.body.count('class="hours"') > 0
    for route in routes:
        at = page.at(page.body.count("\n", 0, route.start()) + 1, "")
        linked = set(re.findall(r"\]\(([\w-]+)\.md\)", route[0]))
        named = route["names"].replace("..", " ").split()
        assert set(named) <= set(chapters), f"{at}{set(named) - set(chapters)} is no chapter"
        if ".." in route["names"]:
            first, last = map(chapters.index, named)
            assert linked <= set(chapters[first : last + 1]), f"{at}{linked} are not all on it"
        else:
            assert linked == set(named), f"{at}it names {named} and links to {linked}"
