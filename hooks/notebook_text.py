"""Say a page's Markdown in the words that Jupyter knows.

Jupyter has no folds, no numbered equations and no pages to link to: solutions go to the end,
where they can disturb no other cell, the code of other folds is marked as such, and what is left
becomes headings, quotes and numbers.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from textwrap import dedent, indent

from equation_numbers import IN_TEXT, LABEL
from page_source import FOLDED, Span, spans
from questions import folded

_BLOCK = re.compile(
    r'^(?P<mark>!!!|\?\?\?\+?) (?P<kind>\w+) "(?P<title>[^"\n]*)"\n(?P<body>(?:(?: {4}.*)?\n)*)',
    re.M,
)
_LEAD = re.compile(r"^(?:\*\*(?P<bold>[^*\n]+?)\.?\*\*|\#{2,4} (?P<heading>.+))", re.M)
_LABEL = re.compile(r"\s*" + LABEL.pattern)
_WRONG = re.compile(r"<!--\s*math-wrong:(?:(?!-->).)*-->(?P<between>\s*)\$", re.S)
_FENCE_HERE = "\ue000"
_FIGURE = re.compile(r"!\[(?P<alt>[^\n]*?)\]\(figure:(?P<name>\w+)\)")
_LINK = re.compile(
    r"(?<!!)\[(?P<text>(?:`[^`]*`|[^\[\]`])+)\]\((?P<target>(?:[\w./-]+\.md)?(?:\#[^)\s]*)?)\)"
)


@dataclass(frozen=True)
class Surroundings:
    """What a page says without words of its own.

    numbers: of equations, by label.  address: of what a link leads to, or None.  picture: the
    address of a figure.  texts: what a reader sees, in the page's language.
    """

    numbers: dict[str, str]
    address: Callable[[str], str | None]
    picture: Callable[[str], str]
    texts: dict[str, str]

    def number(self, label: str) -> str:
        """The number of an equation; of an unknown one, of which the build has warned, its name."""
        return self.numbers.get(label, label)


def for_jupyter(text: str, around: Surroundings) -> str:
    """The Markdown of a page, its includes and values in place, as Jupyter can show it."""
    course = list(spans(flat(text, around.texts)))
    pieces = [(span.kind, _span(span, around)) for span in course]
    fences = [piece for kind, piece in pieces if kind == "fence"]
    plain = "".join(_FENCE_HERE if kind == "fence" else piece for kind, piece in pieces)
    plain = _LINK.sub(lambda match: _link(match, around), plain)
    plain = _FIGURE.sub(lambda m: f"![{m['alt']}]({around.picture(m['name'])})", plain)
    return re.sub(_FENCE_HERE, lambda _: fences.pop(0), plain)


def flat(text: str, texts: dict[str, str]) -> str:
    """The page without folds and pieces, its solutions at the end, and what is wrong called so."""
    text = without_pieces(folded(text, texts["questions"]))
    return told_wrong(_unfolded(text, texts), texts["wrong"])


def without_pieces(text: str) -> str:
    """The page with only the figure of each piece that a reader would move."""
    return "".join("" if span.kind == "block" else span.text for span in spans(text))


def told_wrong(text: str, word: str) -> str:
    """The page with a word before each formula of which a comment says that it is wrong."""
    return _WRONG.sub(lambda m: f"**{word}**{m['between'] or ' '}$", text)


def _unfolded(text: str, texts: dict[str, str]) -> str:
    solutions: list[str] = []

    def block(match: re.Match[str]) -> str:
        body = dedent(match["body"]).strip("\n")
        if match["mark"] == "!!!":
            return indent(f"**{match['title']}**\n\n{body}", "> ", lambda line: True) + "\n\n"
        if match["kind"] != "success":
            marked = body.replace("```python", FOLDED)
            return f"**{match['title']}**\n\n{marked}\n\n"
        number = len(solutions) + 1
        solutions.append(f"### {number}. {_lead(text[: match.start()])}\n\n{body}\n")
        return f"*{texts['solution_below'].format(number=number)}*\n\n"

    course = _BLOCK.sub(block, text.rstrip("\n") + "\n")
    return "\n".join([course, f"## {texts['solutions']}\n", *solutions]) if solutions else course


def _lead(before: str) -> str:
    """The name of the exercise, or of the section, that stands last in ``before``."""
    found = list(_LEAD.finditer(before))
    return (found[-1]["bold"] or found[-1]["heading"]) if found else ""


def _span(span: Span, around: Surroundings) -> str:
    if span.kind == "fence":
        return IN_TEXT.sub(lambda match: f"eq. {around.number(match[0])}", span.text)
    if span.kind == "display":
        return _LABEL.sub(lambda match: rf" \tag{{{around.number(match['label'])}}}", span.text)
    if span.kind == "reference":
        label = span.text.removeprefix(r"\eqref{").removesuffix("}")
        return f"({around.number(label)})"
    if span.kind in ("comment", "attributes"):
        return ""
    if span.kind == "tag" and re.match(r"</?fig", span.text):
        return "\n"
    return span.text


def _link(match: re.Match[str], around: Surroundings) -> str:
    address = around.address(match["target"])
    return f"[{match['text']}]({address})" if address else match["text"]
