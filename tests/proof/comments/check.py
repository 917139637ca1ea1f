"""Says which comments lie, as ``snippets/x/y.py:12: …``; what cannot be traced is listed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from tests.proof.comments.calls import settings
from tests.proof.comments.labels import Side, meets, sides
from tests.proof.comments.reading import Comment, all_comments, comments_of
from tests.proof.comments.recording import Value
from tests.proof.comments.running import PAGES, Pass, traced
from tests.proof.comments.shapes import blame
from tests.proof.course import the_course
from tests.proof.equations.extract import Equation
from tests.proof.equations.pages import of_page

FILE = Path(__file__).with_name("untraced.txt")
SHARE = 10


@dataclass(frozen=True)
class Untraced:
    """A comment that stays unchecked, or the label in it."""

    path: str
    text: str
    line: int
    reason: str


@cache
def untraced() -> tuple[Untraced, ...]:
    """The listed comments.  Raises ValueError for one without a reason."""
    return tuple(_entries(FILE.read_text(encoding="utf-8").splitlines()))


def _entries(lines: Iterable[str]) -> Iterator[Untraced]:
    reason = ""
    for number, line in enumerate(lines, start=1):
        if line.startswith("#"):
            reason = line.lstrip("# ")
        elif line:
            path, _, text = line.partition(": ")
            if not (reason and text):
                raise ValueError(f"{FILE.name}:{number}: a comment needs a reason and its text")
            yield Untraced(path, text, number, reason)


def is_listed(comment: Comment, what: str) -> bool:
    """Whether a claim or a label of a comment may stay unchecked."""
    return any((one.path, one.text) == (comment.path, what) for one in untraced())


@cache
def equations() -> dict[str, Equation]:
    """The equations of the English pages, by label."""
    pages = (page for page in the_course().pages if page.language == "en")
    return {one.label: one for page in pages for one in of_page(page) if one.label}


def complaints(comment: Comment) -> list[str]:
    """What is wrong with one comment."""
    found = []
    if comment.claim and not is_listed(comment, str(comment.claim)):
        found.append(shape_complaint(comment))
    for label in comment.labels:
        if label not in equations():
            found.append(_message(comment, f"no English page has an equation eq:{label}"))
        elif equations()[label].claim == "false":
            found.append(_message(comment, f"eq:{label} is there because it is wrong"))
        elif not is_listed(comment, f"eq:{label}"):
            found.append(label_complaint(comment, label))
    return list(filter(None, found))


def shape_complaint(comment: Comment) -> str | None:
    """What is wrong with what a comment says about shapes, beside the others of its file."""
    comments = {c.line: c for c in comments_of(comment.path)} | {comment.line: comment}
    verdicts = [blame(lines, comments, sizes) for lines, sizes in _passes(comment)]
    wrong = next((v for v in verdicts if v.reason), None)
    if wrong:
        return _message(wrong.comment or comment, wrong.reason)
    if not verdicts:
        return _message(comment, "no call reaches this line")
    if not any(verdict.telling for verdict in verdicts):
        return _message(comment, f"says {comment.claim}, but no call has sizes that all differ")
    return None


@cache
def _passes(comment: Comment) -> list[tuple[Pass, dict[str, int]]]:
    """The passes over a comment's line, each with the sizes that its context gives.

    A page's line is passed by the page; of others, the page's passes count if no call has any.
    """
    found = {True: [], False: []}
    for (path, setting), passes in traced(comment.chapter).passes.items():
        for lines in passes if path == comment.path else ():
            if any(one.line == comment.line for one in lines):
                found[bool(setting)].append((lines, _sizes(setting, lines, comment)))
    on_page = comment.path.endswith(PAGES) or not found[True]
    return found[not on_page]


def _sizes(name: str, lines: Pass, comment: Comment) -> dict[str, int]:
    """The sizes of a context, where a line names one of its equations."""
    if not name:
        return {}
    setting, reached = settings(comment.chapter)[name], {one.line for one in lines}
    labels = {label for c in comments_of(comment.path) if c.line in reached for label in c.labels}
    if all(equations()[label].context != setting.context for label in labels):
        return setting.sizes
    symbols = next(setting.environments()).context.symbols
    return {name: size for name, size in symbols.items() if type(size) is int}


def label_complaint(comment: Comment, label: str) -> str | None:
    """What is wrong with the equation that a comment names."""
    equation, reached = equations()[label], False
    for name, trials in _values(comment, equation.context).items():
        reached = True
        for trial, values in trials.items():
            found = sides(equation, settings(comment.chapter)[name])[trial]
            if not meets(values, found):
                return _message(comment, _differs(label, values, found))
    if not reached:
        reason = f"no call in the context {equation.context} reaches eq:{label}"
        return _message(comment, reason)
    return None


def _values(comment: Comment, context: str) -> dict[str, dict[int, list[Value]]]:
    """What the line computed in the calls of a context, by their name and by trial."""
    known = settings(comment.chapter)
    return {
        name: trials
        for (place, name), trials in traced(comment.chapter).values.items()
        if place == comment.place and known[name].context == context
    }


def _differs(label: str, values: list[Value], found: Sequence[Side]) -> str:
    wanted = " or ".join(_shown(side.values) for side in found) or "nothing"
    return f"says eq:{label}, which is {wanted}; the line computes {_shown(values[-1].value)}"


def _shown(value: Any) -> str:
    """A number, or the first entry of an array and its shape."""
    if isinstance(value, tuple):
        return f"({', '.join(map(_shown, value))})"
    if value is None:
        return "no number"
    array = np.asarray(value)
    first = f"{array.flat[0]:.6g}" if array.size else ""
    return f"{first}… {array.shape}" if array.shape else first


def _message(comment: Comment, reason: str) -> str:
    return f"{comment.path}:{comment.line}: {reason}"


def listing_complaints() -> list[str]:
    """Entries that no comment has, or whose comment can be traced; and too many of them."""
    parts = [part for comment in all_comments() for part in _parts(comment)]
    found = [c for entry in untraced() if (c := _entry_complaint(entry, parts))]
    if len(untraced()) * SHARE > len(parts):
        found.append(f"{FILE.name}: {len(untraced())} of {len(parts)} is more than one in {SHARE}")
    return found


def _parts(comment: Comment) -> list[tuple[Comment, str]]:
    """The claim and the labels of a comment, as the list writes them."""
    texts = [str(comment.claim)] if comment.claim else []
    return [(comment, text) for text in (*texts, *(f"eq:{label}" for label in comment.labels))]


def _entry_complaint(entry: Untraced, parts: list[tuple[Comment, str]]) -> str | None:
    place = f"{FILE.name}:{entry.line}: {entry.path}: {entry.text}"
    hits = [c for c, text in parts if (c.path, text) == (entry.path, entry.text)]
    if not hits:
        return f"{place}: no such comment"
    label = entry.text.removeprefix("eq:")
    check = [label_complaint(c, label) if label in c.labels else shape_complaint(c) for c in hits]
    return None if any(check) else f"{place}: can be traced, delete it"
