"""What a chapter says of itself: its number, its title, and what it needs.

The English page names in its front matter what it needs, as ``needs: [chain-rule.md]``.
A chapter's practice notebook has its name, ``practice/chain-rule.md``.
"""

import re
from collections.abc import Iterator

import yaml

PRACTICE = "practice/"
NOTEBOOKS = ("labs/", PRACTICE)  # pages that are shown as such
_FRONT_MATTER = re.compile(r"\A---\n(?P<settings>.*?\n)---\n", re.S)
_LISTED = re.compile(r'<li>(?P<link><a href="(?P<address>[^"]*)")')
_TITLE = re.compile(r"^# (?P<title>.+)$", re.M)


def nav_pages(nav: object) -> Iterator[str]:
    """Every page named in ``nav``, or in an entry of it, in order."""
    if isinstance(nav, str):
        yield nav
    else:
        for child in nav.values() if isinstance(nav, dict) else nav or []:
            yield from nav_pages(child)


def chapter_numbers(nav: list, parts: list[str]) -> dict[str, int]:
    """Page -> chapter number, which runs on across the parts, the sections of ``nav`` so titled."""
    sections = [e for e in nav or [] if isinstance(e, dict) and set(e) <= set(parts)]
    return {src_uri: number for number, src_uri in enumerate(nav_pages(sections), start=1)}


def practised(src_uri: str) -> str:
    """The chapter that a practice notebook belongs to; any other page itself."""
    return src_uri.removeprefix(PRACTICE)


def numbered_title(number: int, name: str) -> str:
    """What the list of pages calls a chapter, as HTML."""
    return f'<span class="nav-number">{number}</span> {name}'


def with_numbers(content: str, numbers: dict[str, int]) -> str:
    """The page with its number before each chapter in a list; address -> number."""

    def item(match: re.Match[str]) -> str:
        number = numbers.get(match["address"])
        return match[0] if number is None else f"<li>{numbered_title(number, match['link'])}"

    return _LISTED.sub(item, content)


def front_matter(text: str) -> dict[str, object]:
    """The settings at the top of a page."""
    match = _FRONT_MATTER.match(text)
    return yaml.safe_load(match["settings"]) if match else {}


def body(text: str) -> str:
    """The page without its front matter."""
    return _FRONT_MATTER.sub("", text)


def title(text: str) -> str:
    """What a page is called: by its front matter, or its first heading."""
    heading = _TITLE.search(body(text))
    return str(front_matter(text).get("title") or (heading["title"] if heading else ""))


def needs(text: str) -> list[str]:
    """The pages that the page builds on."""
    return front_matter(text).get("needs", [])
