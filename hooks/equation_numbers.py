"""Numbers of displayed equations, and the links between equations, prose and code.

A displayed equation carries ``\\label{eq:name}``; prose refers to it with ``\\eqref{eq:name}``,
and a comment in the code that implements it with ``# eq:name``.
"""

import html
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from languages import path_of, relative
from page_source import spans

LABEL = re.compile(r"\\label\{(?P<label>eq:[\w-]+)\}")
IN_TEXT = re.compile(r"\beq:[\w-]+")
_IN_PROSE = re.compile(r"\\eqref\{(?P<label>[^}]*)\}")
_COMMENT = re.compile(r'<span class="c1">[^<]*</span>')


@dataclass(frozen=True)
class Equation:
    """A labelled equation: the path of its page, and its number."""

    path: str
    number: str


def numbered(
    pages: Iterable[tuple[str, str]], chapters: dict[str, int], language: str
) -> dict[str, Equation]:
    """Label -> equation, for pages of one language, each as its name and its Markdown."""
    found: dict[str, Equation] = {}
    for src_uri, markdown in pages:
        chapter = f"{chapters[src_uri]}." if src_uri in chapters else ""
        for count, label in enumerate(labels(markdown), start=1):
            found[label] = Equation(path_of(src_uri, language), f"{chapter}{count}")
    return found


@cache
def labels(markdown: str) -> tuple[str, ...]:
    """The labels of a page's displayed equations, in order."""
    displayed = (span.text for span in spans(markdown) if span.kind == "display")
    return tuple(match["label"] for tex in displayed for match in LABEL.finditer(tex))


class PageEquations:
    """The references on one page.

    path: where the page stands.  unknown: told the text of each reference that leads nowhere.
    code_title: what the link from an equation to its code says.
    """

    def __init__(
        self,
        known: dict[str, Equation],
        path: str,
        unknown: Callable[[str, str], None],
        code_title: str,
    ):
        self._known, self._path, self._unknown = known, path, unknown
        self._code_title = code_title
        self._in_code: set[str] = set()

    def linked(self, content: str) -> str:
        """The page with its references as links; the first line of code gets an anchor."""
        content = _COMMENT.sub(lambda m: IN_TEXT.sub(self._code_link, m[0]), content)
        return _IN_PROSE.sub(self._prose_link, content)

    def displayed(self, label: str, body: str) -> str:
        """A displayed equation with its number, its anchor and the way to its code."""
        if label not in self._known:
            raise ValueError(f"{label} is no label of a displayed equation between $$")
        number = self._known[label].number
        links = f'<a class="eq-number" href="#{label}">({number})</a>'
        if label in self._in_code:
            name = f"{self._code_title} ({number})"
            start = f'<a class="eq-code" href="#{_anchor(label)}" aria-label="{name}">'
            links += f" {start}{self._code_title}</a>"
        return f'{body}<span class="eq-links">{links}</span>'

    def _prose_link(self, match: re.Match[str]) -> str:
        label = html.unescape(match["label"])
        number = self._number(label, match[0])
        return self._link(label, f"({number})") if number else label

    def _code_link(self, match: re.Match[str]) -> str:
        label = match[0]
        number = self._number(label, label)
        if number is None:
            return label
        link = self._link(label, f"eq. {number}")
        if self._known[label].path != self._path or label in self._in_code:
            return link
        self._in_code.add(label)
        return f'<span class="eq-place" id="{_anchor(label)}">{link}</span>'

    def _number(self, label: str, source: str) -> str | None:
        if label not in self._known:
            self._unknown(label, source)
            return None
        return self._known[label].number

    def _link(self, label: str, text: str) -> str:
        path = self._known[label].path
        there = "" if path == self._path else relative(path, self._path)
        return f'<a class="eq-ref" href="{there}#{label}">{text}</a>'


def _anchor(label: str) -> str:
    return f"code-{label.removeprefix('eq:')}"
