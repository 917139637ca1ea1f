"""Where a page stands in either language, and how one page leads to another."""

import pytest
from languages import path_of, relative


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
