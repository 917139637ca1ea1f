"""Where a reader says what is wrong or unclear: a new issue, with page and section filled in."""

import html
from collections.abc import Iterable
from urllib.parse import urlencode


def new_issues(
    repository: str, path: str, page: str, sections: Iterable[str], texts: dict[str, str]
) -> list[tuple[str, str]]:
    """Name and address for the whole page, then for each of its sections, which are HTML.

    path: the page's file, ``docs/en/layers.md``.  Without a repository there is nowhere to go.
    """
    if not repository:
        return []
    places = [texts["whole_page"], *sections]
    return [(place, _address(repository, path, page, html.unescape(place))) for place in places]


def _address(repository: str, path: str, page: str, place: str) -> str:
    query = {"title": f"{page}: {place}", "body": f"{path}\n\n"}
    return f"{repository.rstrip('/')}/issues/new?{urlencode(query)}"
