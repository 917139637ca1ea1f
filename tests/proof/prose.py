"""Find numbers that were typed into prose instead of being computed."""

import ast
import html
import re
import unicodedata
from collections.abc import Iterator

from page_source import VALUE, line_at, spans
from particles import BARE, EITHER, PAIR, chosen

from tests.proof.course import SourcePage

_DECIMAL = re.compile(r"(?<![\w.])\d*\.\d+|(?<![\w.])\d+e-?\d+|\d+(?=\s*\\%)")
_PER_CENT = re.compile(r"\s*(?:%|per ?cent|퍼센트)")
_ONLY_NUMBERS = re.compile(r"(?:[-+−*/\d.,()\s%]|\\(?:[dt]?frac|cdot|times|%))+")
_PAIR_OF = {one: f"{pair[0]}({pair[1]})" for pair in EITHER.items() for one in pair}
_SIZE_SETTINGS = re.compile(r"\b(?:id|class|href|src|rel|lang)=\"[^\"]*\"")


def typed_numbers(page: SourcePage, names: list[str]) -> Iterator[str]:
    """Every typed number of a page.

    Prose, tables, captions and alt texts: no digit at all, but for the short list of names.
    Code inside prose: no decimal number, and no span that is nothing but a number.
    Math: no decimal number, no percentage. Integers, fractions and powers of them are constants.
    """
    named = re.compile("|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)))
    for number, line in enumerate(page.text.split("\n")[: page.first_line - 1], start=1):
        for _, typed in _numbers("prose", line, named):
            yield f"{page.path}:{number}: the number {typed!r} is typed into the front matter"
    for span in spans(page.body):
        text = VALUE.sub(lambda m: re.sub(r"[^\n]", "?", m[0]), span.text)
        if span.kind == "math" and _PER_CENT.match(page.body, span.start + len(span.text)):
            text = f"{text[:-1]}\\%$"  # as if the sign stood inside
        for offset, number in _numbers(span.kind, text, named):
            line = span.line + text.count("\n", 0, offset)
            yield page.at(
                line,
                f"the number {number!r} is typed into {_WHERE[span.kind]}; write an inline "
                "expression {{ … }}, a word, or add a name to tests/proof/numeric_names.txt",
            )


_WHERE = {
    "prose": "prose",
    "tag": "an HTML attribute",
    "attributes": "an attribute list",
    "block": "an attribute of a piece",
    "code": "inline code",
    "math": "an inline formula",
    "display": "an equation",
}


def _numbers(kind: str, text: str, named: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    if kind in ("prose", "tag", "attributes", "block"):
        text = named.sub(lambda m: "?" * len(m[0]), text)
        text = _without_markup(text, kind)
        for match in re.finditer(r"[\w.,]+|&\w+;", text):
            if any(unicodedata.category(c)[0] == "N" for c in html.unescape(match[0])):
                yield match.start(), match[0].strip(".,")
    elif kind in ("code", "math", "display"):
        text = re.sub(r"[{}]", " ", text) if kind == "code" else text.replace("{.}", ".")
        inner = re.sub(r"[{}]", " ", text.strip("`$"))
        has_digit = re.search(r"\d", inner)
        if kind == "code" and has_digit and _ONLY_NUMBERS.fullmatch(inner):
            yield 0, inner.strip()
            return
        for match in _DECIMAL.finditer(text):
            yield match.start(), match[0]


def _without_markup(text: str, kind: str) -> str:
    """Blank out what a reader does not see: HTML names and ids."""
    if kind == "tag":
        text = re.sub(r"^</?\w+", lambda m: "?" * len(m[0]), text)
        text = _SIZE_SETTINGS.sub(lambda m: "?" * len(m[0]), text)
    return text


def expression_complaints(page: SourcePage) -> Iterator[str]:
    """Inline expressions that compute nothing of the page's, and braces that are no expression."""
    for value in page.values:
        if not _names(value.expression) - {"np"}:
            reason = "uses no variable of the page, so it is a typed number"
            yield page.at(value.line, f"{{{{ {value.expression} }}}} {reason}")
    for span in spans(page.body):
        if span.kind in ("fence", "comment"):
            continue
        rest = VALUE.sub(lambda m: "?" * len(m[0]), span.text)
        shown = span.kind in ("prose", "tag", "block")
        for match in re.finditer(r"\{\{|\}\}(?!\})", rest if shown else ""):
            line = span.line + rest.count("\n", 0, match.start())
            reason = "an inline expression is written {{ … }}, on one line, without `][` and `](`"
            yield page.at(line, f"stray {match[0]}; {reason}")


def particle_complaints(page: SourcePage) -> Iterator[str]:
    """Korean particles that a value would not change, that are not those of the formula before
    them, and pairs of which no value decides.
    """
    if page.language != "ko":
        return
    for value in page.values:
        if bare := BARE.match(page.body, value.end):
            reason = "fits one value only; write both, as in 은(는)"
            yield page.at(value.line, f"{{{{ {value.expression} }}}}{bare[0]} {reason}")
    yield from _misread(page)
    for match in PAIR.finditer(page.markdown):
        line = line_at(page.markdown, match.start())
        yield page.at(line, f"{match[0]} does not follow a value that can be read aloud")


def _misread(page: SourcePage) -> Iterator[str]:
    for span in spans(page.body):
        bare = BARE.match(page.body, span.start + len(span.text)) if span.kind == "math" else None
        pair = bare and _PAIR_OF[bare[0]]
        fits = bare and chosen(span.text, pair)
        if bare and fits not in (bare[0], pair):
            yield page.at(span.line, f"{span.text}{bare[0]} is read with {fits}")


def _names(expression: str) -> set[str]:
    try:
        tree = ast.parse(f"f'''{{{expression}}}'''", mode="eval")
    except SyntaxError:
        return set()
    return {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
