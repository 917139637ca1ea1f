"""Where a page leads and what it loads, and where others can lead to on it."""

from functools import cache
from html.parser import HTMLParser
from pathlib import Path


class Addresses(HTMLParser):
    """found: each href and src.  ids: of all elements.  A tree would take ten times as long."""

    def __init__(self, html: str):
        super().__init__()
        self.found: list[str] = []
        self.ids: set[str] = set()
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Remember what an element says of itself."""
        for name, value in attributes:
            if name in ("href", "src"):
                self.found.append(value or "")
            elif name == "id":
                self.ids.add(value or "")


@cache
def addresses(file: Path) -> Addresses:
    """Those of a page of the built site."""
    return Addresses(file.read_text(encoding="utf-8"))
