"""The answer boxes of a page's Markdown, and how exact an answer has to be."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from page_source import VALUE, line_at
from questions import BLOCK, TERM, numbers
from values import MINUS_SIGN

_ASKED = re.compile(r"(?:(?!:)[^\n]*\n)*\n")  # up to an empty line
_DECIMALS = re.compile(r"\.(?P<decimals>\d+)(?:e(?P<exponent>[-+]?\d+))?")
NOT_EXACT = 0.001  # of an answer without decimals, such as 1/3, this share may be missing


@dataclass(frozen=True)
class Term:
    """What somebody may answer, and what is said to it."""

    text: str
    reason: str
    line: int

    @property
    def expressions(self) -> list[str]:
        """The inline expressions of the term."""
        return [match["expression"] for match in VALUE.finditer(self.text)]


@dataclass(frozen=True)
class Question:
    """An answer box of a page's Markdown."""

    id: str
    line: int
    terms: tuple[Term, ...]
    stray: int | None  # a line that belongs to no whole term


def questions(markdown: str) -> Iterator[Question]:
    """The answer boxes of a page, in order."""
    for block in BLOCK.finditer(markdown):
        line, body = line_at(markdown, block.start()), block["body"]
        terms = [
            Term(m["term"].strip(), m["reason"], line + line_at(body, m.start()))
            for m in TERM.finditer(body)
        ]
        stray = _stray(body)
        yield Question(block["id"] or "", line, tuple(terms), stray and line + stray)


def _stray(body: str) -> int | None:
    """The first line, counted from 1, that belongs neither to the question nor to a whole term."""
    terms = [match.span() for match in TERM.finditer(body)]
    asked = _ASKED.match(body)
    ends = [asked.end() if asked else 0, *(end for _, end in terms)]
    starts = [*(start for start, _ in terms), len(body)]
    for end, start in zip(ends, starts, strict=True):
        if text := body[end:start].strip():
            return line_at(body, body.index(text, end))
    return None


def tolerance(text: str) -> float:
    """How far an answer may be off: one unit of the last decimal that is shown."""
    plain = text.replace(MINUS_SIGN, "-")
    units = [
        10.0 ** (int(m["exponent"] or 0) - len(m["decimals"])) for m in _DECIMALS.finditer(plain)
    ]
    largest = max(abs(x) for row in numbers(text) for x in row)
    return min(units, default=NOT_EXACT * largest)
