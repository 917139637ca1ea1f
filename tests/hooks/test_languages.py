"""Where a page stands in either language, and how one page leads to another."""

import pytest
from languages import alternates, path_of, relative, twins

HOME = "https://example.org/course/"


@pytest.mark.parametrize(
    ("page", "language", "path"),
    [
        ("index.md", "en", ""),
        ("index.md", "ko", "ko/"),
        ("slopes.md", "en", "slopes/"),
        ("slopes.md", "ko", "ko/slopes/"),
        ("labs/turn.md", "ko", "ko/labs/turn/"),
    ],
)
def test_a_page_has_a_path(page: str, language: str, path: str):
    assert path_of(page, language) == path


@pytest.mark.parametrize(
    ("there", "here", "address"),
    [
        ("", "", "./"),
        ("slopes/", "", "slopes/"),
        ("", "slopes/", "../"),
        ("slopes/", "slopes/", "./"),
        ("slopes/", "ko/labs/turn/", "../../../slopes/"),
        ("ko/slopes/", "slopes/", "../ko/slopes/"),
        ("course.zip", "ko/", "../course.zip"),
        ("course.zip", "", "course.zip"),
    ],
)
def test_an_address_leads_from_page_to_page(there: str, here: str, address: str):
    assert relative(there, here) == address


def test_a_page_has_a_twin():
    assert twins("slopes.md") == {"en": "slopes/", "ko": "ko/slopes/"}


def test_a_page_names_both_languages_and_english_as_default():
    assert alternates("slopes.md", HOME) == {
        "en": f"{HOME}slopes/",
        "ko": f"{HOME}ko/slopes/",
        "x-default": f"{HOME}slopes/",
    }


def test_the_home_page_is_its_own_default():
    assert alternates("index.md", HOME)["x-default"] == HOME


def test_a_site_without_address_names_none():
    assert alternates("slopes.md", "") == {}
