"""Put recorded values where a page has inline expressions: ``{{ loss[-1]:.4f }}``.

An expression is what stands between the braces of a Python f-string. It is evaluated by
``make outputs`` in the page's own namespace, after the code block that stands before it, and
recorded under that block in the chapter's ``values.json``; the tests evaluate it again.
A count ends in ``:word`` and is shown as a word of the page's language: ``{{ len(y):word }} rows``.
``{{ floor:frac }}`` is shown as the fraction that it is, 1/9.  A Korean particle after a value is
written as a pair, ``{{ loss:.3f }}은(는)``, of which the value decides.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from page_source import INCLUDE, VALUE, room, spans
from particles import PAIR, chosen

MINUS_SIGN = "\N{MINUS SIGN}"

AS_WORD = ":word"
AS_FRACTION = ":frac"
_ENGLISH = "zero one two three four five six seven eight nine ten eleven twelve"
_KOREAN = "영 한 두 세 네 다섯 여섯 일곱 여덟 아홉 열 열한 열두"
WORDS = {"en": tuple(_ENGLISH.split()), "ko": tuple(_KOREAN.split())}


@dataclass(frozen=True)
class InlineValue:
    """One inline expression of a page."""

    expression: str
    after: str
    line: int
    start: int
    end: int
    kind: str


def inline_values(markdown: str) -> Iterator[InlineValue]:
    """The inline expressions of a page, each with the include of code that it stands after."""
    after = ""
    for span in spans(markdown):
        if span.kind == "fence":
            targets = [m["target"] for m in INCLUDE.finditer(span.text)]
            after = next((t for t in reversed(targets) if not is_output(t)), after)
        elif span.kind != "comment":
            for match in VALUE.finditer(span.text):
                yield InlineValue(
                    match["expression"],
                    after,
                    span.line + span.text.count("\n", 0, match.start()),
                    span.start + match.start(),
                    span.start + match.end(),
                    span.kind,
                )


def is_output(target: str) -> bool:
    """Whether an include shows what a chapter's code prints."""
    return target.partition(":")[0].endswith("/outputs.txt")


def record_path(src_uri: str, snippets: Path) -> Path:
    """Where the values of the page ``src_uri`` are recorded, for both languages."""
    return snippets / room(src_uri) / "values.json"


def read_record(src_uri: str, snippets: Path) -> dict[str, dict[str, str]]:
    """Recorded values of a page: include of code -> expression -> text."""
    path = record_path(src_uri, snippets)
    return json.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}


def as_shown(value: InlineValue, text: str, language: str) -> str:
    """The recorded text as a reader should see it: in prose, a real minus sign; counts as words."""
    if value.expression.endswith(AS_WORD) and text.isdigit() and int(text) < len(WORDS[language]):
        return WORDS[language][int(text)]
    in_prose = value.kind == "prose"
    return re.sub(r"-(?=\d)", MINUS_SIGN, text) if in_prose else text


def fill(
    markdown: str, record: dict[str, dict[str, str]], language: str
) -> tuple[str, list[InlineValue]]:
    """Replace inline expressions by recorded values; also return those that have none."""
    pieces, missing, position = [], [], 0
    for value in inline_values(markdown):
        text = record.get(value.after, {}).get(value.expression)
        if text is None:
            missing.append(value)
            continue
        shown = as_shown(value, text, language)
        pieces += [markdown[position : value.start], shown]
        position = value.end
        if particle := PAIR.match(markdown, position):
            pieces.append(chosen(shown, particle[0]))
            position = particle.end()
    return "".join([*pieces, markdown[position:]]), missing
