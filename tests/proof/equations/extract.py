"""Finds the equations of a page and what its invisible comments say about them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from page_source import Span, spans

from tests.proof.equations.tokens import asserts

_COMMENT = re.compile(r"<!--\s*(?P<kind>math[\w-]*)\s*:?\s*(?P<text>.*?)\s*-->", re.S)
_HEADING = re.compile(r"^#{1,6}\s", re.M)
_LABEL = re.compile(r"\\label\{eq:([^}]*)\}")
_OTHER_MATH = re.compile(r"\\[(\[]|\\begin\{")
_CONTEXT_NAME = re.compile(r"[\w-]+")


@dataclass(frozen=True)
class Equation:
    """One formula that claims something, and where it stands."""

    path: str
    line: int
    latex: str
    context: str | None
    label: str | None
    display: bool
    claim: str = "true"
    reason: str = ""

    @property
    def name(self) -> str:
        """How messages and the list of mutants that stay true call it."""
        return self.label or " ".join(_LABEL.sub("", self.latex).split())


class BadPage(ValueError):
    """Math that would go unchecked, or a math comment that says nothing about anything."""


def equations(markdown: str, path: str, first_line: int = 1) -> list[Equation]:
    """The displayed formulas of a page and the inline ones that contain a relation.

    ``first_line`` is the line of the file on which ``markdown`` begins.
    Raises BadPage for a misspelt comment, a mark without its equation, or math without dollars.
    """
    return list(_Reader(path, first_line).read(markdown))


class _Reader:
    def __init__(self, path: str, first_line: int):
        self.path, self.first_line = path, first_line
        self.context: str | None = None
        self.row: tuple[str, int] | None = None  # a context for one row of a table, and its line
        self.mark: tuple[str, str, int] | None = None

    def read(self, markdown: str) -> Iterator[Equation]:
        self.lines = markdown.split("\n")
        for span in spans(markdown):
            self._refuse_a_mark_of_something_else(span)
            if span.kind == "prose":
                self._prose(span)
            elif span.kind == "comment":
                self._comment(span)
            elif span.kind in ("display", "math"):
                yield from self._formula(span)
        self._forget()

    def _refuse_a_mark_of_something_else(self, span: Span) -> None:
        """The build marks only what stands directly behind the comment."""
        kind, _, line = self.mark or ("", "", 0)
        marked = span.kind == "display" or (span.kind == "math" and asserts(span.text.strip("$")))
        if kind == "math-wrong" and span.text.strip() and not marked:
            raise BadPage(
                f"{self.path}:{line}: no equation follows this math-wrong comment directly"
            )

    def _prose(self, span: Span) -> None:
        other = _OTHER_MATH.search(span.text)
        if other:
            line = span.line + self.first_line - 1 + span.text[: other.start()].count("\n")
            raise BadPage(f"{self.path}:{line}: math stands between dollars, not after {other[0]}")
        if _HEADING.search(span.text):
            self._forget()

    def _forget(self) -> None:
        if self.mark:
            kind, _, line = self.mark
            raise BadPage(f"{self.path}:{line}: no equation follows this {kind} comment")
        self.context = None

    def _comment(self, span: Span) -> None:
        comment = _COMMENT.fullmatch(span.text)
        if not comment:
            return
        kind, text, line = comment["kind"], comment["text"], span.line + self.first_line - 1
        if kind == "math" and _CONTEXT_NAME.fullmatch(text):
            if self.lines[span.line - 1].lstrip().startswith("|"):
                self.row = text, span.line
            else:
                self.context = text
        elif kind in ("math-wrong", "math-exempt") and text and not self.mark:
            self.mark = kind, text, line
        else:
            raise BadPage(
                f"{self.path}:{line}: {span.text} should be <!-- math: context -->, "
                "<!-- math-wrong: reason --> or <!-- math-exempt: reason | file::test -->"
            )

    def _formula(self, span: Span) -> Iterator[Equation]:
        display = span.kind == "display"
        inner = span.text.strip("$")
        latex = inner.strip()
        if not (display or asserts(latex)):
            return
        kind, reason, _ = self.mark or ("", "", 0)
        self.mark = None
        label = _LABEL.search(latex)
        row = self.row if self.row and self.row[1] == span.line else None
        yield Equation(
            self.path,
            span.line + self.first_line - 1 + inner[: inner.index(latex)].count("\n"),
            latex,
            row[0] if row else self.context,
            label[1] if label else None,
            display,
            {"": "true", "math-wrong": "false", "math-exempt": "exempt"}[kind],
            reason,
        )
