"""A chapter's number comes from ``nav``; title, time and needs from its own text."""

import pytest
from chapters import (
    body,
    chapter_numbers,
    front_matter,
    nav_pages,
    needs,
    numbered_title,
    practised,
    title,
    with_numbers,
)

NAV = [
    "index.md",
    {"Slopes": ["one.md", {"Two": "two.md"}]},
    {"Aside": ["no-chapter.md"]},
    {"Further": [{"Part": ["three.md"]}]},
    {"Practice": ["labs/turn.md"]},
]
PARTS = ["Slopes", "Further"]
PAGE = "---\ndescription: A page.\nneeds: [one.md, two.md]\n---\n\n# Slopes, twice\n\nText.\n"


def test_pages_come_in_the_order_of_nav():
    pages = ["index.md", "one.md", "two.md", "no-chapter.md", "three.md", "labs/turn.md"]
    assert list(nav_pages(NAV)) == pages
    assert list(nav_pages(None)) == []


def test_only_chapters_are_numbered_and_numbers_run_on_across_the_parts():
    assert chapter_numbers(NAV, PARTS) == {"one.md": 1, "two.md": 2, "three.md": 3}


@pytest.mark.parametrize("nav", [None, [], ["index.md"], [{"Practice": ["one.md"]}]])
def test_a_site_without_chapters_has_no_numbers(nav: list):
    assert chapter_numbers(nav, PARTS) == {}


def test_the_list_of_pages_shows_a_chapters_number():
    assert numbered_title(3, "Layers") == '<span class="nav-number">3</span> Layers'


def test_a_list_of_chapters_shows_their_numbers():
    content = '<li><a href="layers/">Layers</a>: text.</li><li><a href="notes/">Notes</a></li>'
    assert with_numbers(content, {"layers/": 3}) == (
        '<li><span class="nav-number">3</span> <a href="layers/">Layers</a>: text.</li>'
        '<li><a href="notes/">Notes</a></li>'
    )


def test_the_top_of_a_page_holds_its_settings():
    assert front_matter(PAGE) == {"description": "A page.", "needs": ["one.md", "two.md"]}
    assert body(PAGE) == "\n# Slopes, twice\n\nText.\n"


@pytest.mark.parametrize("text", ["", "# Slopes\n\n---\nneeds: [one.md]\n---\n", "---\nno end\n"])
def test_what_does_not_stand_at_the_top_is_no_setting(text: str):
    assert front_matter(text) == {}
    assert body(text) == text
    assert needs(text) == []


def test_practice_belongs_to_the_chapter_of_its_name():
    assert practised("practice/slopes.md") == "slopes.md"
    assert practised("slopes.md") == "slopes.md"


def test_a_page_says_what_it_needs():
    assert needs(PAGE) == ["one.md", "two.md"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAGE, "Slopes, twice"),
        ("---\ntitle: Short\n---\n# Long\n", "Short"),
        ("---\n# a comment\ntitle: 7\n---\n", "7"),
        ("## Smaller\n\n# Late\n", "Late"),
        ("No heading.", ""),
        ("", ""),
    ],
)
def test_a_page_has_a_title(text: str, expected: str):
    assert title(text) == expected
