"""What a piece of a page's Markdown is: prose, code or math; and on which line it stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

INCLUDE = re.compile(r'^[ \t]*-+8<-+[ \t]+"(?P<target>[^"\n]+)"[ \t]*$', re.M)
FIGURE = re.compile(r"\(figure:(?P<name>\w+)\)")
PYTORCH = "what_a_framework_does/pytorch_net.py"  # run by `make bench` only
PROGRAM = re.compile(r'```python(?=\n[ \t]*--8<-- "(?P<file>[\w/]+\.py)"\n)')  # a whole file
MODULE = re.compile(r'--8<-- "(?P<file>[\w/]*?(?P<name>\w+)\.py):(?P=name)"')  # one that is run
OFFERED = re.compile(r'<a href="(?P<name>[^"]*)" download>')
PIECE = re.compile(r"^/{3,} html \| bbh-(?P<name>[a-z]+(?:-[a-z]+)*)(?=[\[\s]|$)", re.M)
FOLDED = "```python folded"  # in a notebook, code that a reader opens
VALUE = re.compile(r"\{\{ (?P<expression>(?:(?!\}\})[^\n])+?) \}\}")

_SPANS = re.compile(
    r"""
      (?P<fence>^[ \t]*(?P<ticks>`{3,}|~{3,}).*?^[ \t]*(?P=ticks)[ \t]*$)
    | (?P<block>^[ \t]*/{3,}(?:[ \t][^\n]*)?$)
    | (?P<comment><!--.*?-->)
    | (?P<display>\$\$.*?\$\$)
    | (?P<code>(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`))
    | (?P<math>(?<![\\$])\$(?=\S)[^$]+?(?<=\S)\$)
    | (?P<reference>\\eqref\{[^}\n]*\})
    | (?P<target>(?<=\])\([^)\s]*\)|(?<=\])\[[^\]]*\])
    | (?P<attributes>\{[:.\#][^}\n]*\})
    | (?P<tag></?[a-zA-Z][^>]*>)
    """,
    re.X | re.S | re.M,
)


@dataclass(frozen=True)
class Span:
    """A run of one kind ("prose", "fence", "display", "math", "code", "block", …) on a page."""

    kind: str
    text: str
    start: int
    line: int


def spans(markdown: str) -> Iterator[Span]:
    """Split ``markdown`` without remainder into spans, in order; lines count from 1."""
    position, line = 0, 1
    for match in _SPANS.finditer(markdown):
        if match.start() > position:
            text = markdown[position : match.start()]
            yield Span("prose", text, position, line)
            line += text.count("\n")
        yield Span(match.lastgroup, match[0], match.start(), line)
        line += match[0].count("\n")
        position = match.end()
    if position < len(markdown):
        yield Span("prose", markdown[position:], position, line)


def line_at(text: str, offset: int) -> int:
    """The line, counted from 1, on which the character at ``offset`` stands."""
    return text.count("\n", 0, offset) + 1


def room(src_uri: str) -> str:
    """The folder of a page in ``snippets`` and ``tests``: ``logistic_unit``."""
    return Path(src_uri).stem.replace("-", "_")
