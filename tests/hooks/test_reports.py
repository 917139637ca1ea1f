"""A reader's report begins with the page and the section that it is about."""

from urllib.parse import parse_qs, urlsplit

from reports import new_issues

TEXTS = {"whole_page": "the whole page"}
PAGE = "docs/en/layers.md", "Layers", ["A taxi bill", "Rows &amp; columns"], TEXTS


def test_the_page_and_each_section_can_be_reported():
    issues = new_issues("https://example.org/course/", *PAGE)
    assert [name for name, _ in issues] == ["the whole page", "A taxi bill", "Rows &amp; columns"]
    for _, address in issues:
        assert address.startswith("https://example.org/course/issues/new?")
    asked = [parse_qs(urlsplit(address).query) for _, address in issues]
    titles = ["Layers: the whole page", "Layers: A taxi bill", "Layers: Rows & columns"]
    assert [query["title"] for query in asked] == [[title] for title in titles]
    assert {query["body"][0].strip() for query in asked} == {"docs/en/layers.md"}


def test_without_a_repository_there_is_nowhere_to_go():
    assert new_issues("", *PAGE) == []
