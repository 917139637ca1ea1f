"""How long chapters take: one rule for the line above a title and for the first page's routes.

It reckons with somebody who reads slowly, because each sentence says something, who follows every
line of a derivation with a pencil, types the code or goes through it line by line, and tries each
exercise before looking at its solution.  Code of earlier chapters, in its fold, is known already.
"""

import re
from collections.abc import Callable
from functools import cache

from chapters import body
from page_source import FIGURE, spans
from questions import BLOCK

WORDS_A_MINUTE = 150
FORMULAS_A_MINUTE = 20  # in the line of a sentence
EQUATION_LINE = 1  # minute
CODE_LINES_A_MINUTE = 8
OUTPUT_LINES_A_MINUTE = 20
FIGURE_TO_LOOK_AT = 0.5
EXERCISE = 6
QUESTION = 1

_FOLD = re.compile(r"^( *)\?\?\?\+? (?P<kind>\w+).*\n(?:(?:\1 {4}.*)?(?:\n|\Z))*", re.M)
_FENCE = re.compile(r"^ *```.*?^ *```", re.M | re.S)
_NEW_LINE = re.compile(r"\\\\(?=\s|\[)")
_ROUTE = re.compile(
    r'<span class="hours" data-chapters="(?P<names>[^"]*)"(?P<alone> data-alone)?></span>'
)


@cache
def minutes(text: str, exercises: bool = True) -> float:
    """How long a page takes, its includes in place; also without its exercises."""
    text = body(text)
    solutions = sum(fold["kind"] == "success" for fold in _FOLD.finditer(text))
    text, questions = BLOCK.subn("", _FOLD.sub(_without_code, text))
    spent = QUESTION * questions
    spent += FIGURE_TO_LOOK_AT * len(FIGURE.findall(text))
    spent += EXERCISE * solutions if exercises else 0
    for span in spans(text):
        if span.kind == "prose":
            spent += len(span.text.split()) / WORDS_A_MINUTE
        elif span.kind == "math":
            spent += 1 / FORMULAS_A_MINUTE
        elif span.kind == "display":
            spent += EQUATION_LINE * (1 + len(_NEW_LINE.findall(span.text)))
        elif span.kind == "fence":
            first, *lines = [line for line in span.text.strip().split("\n")[:-1] if line.strip()]
            rate = OUTPUT_LINES_A_MINUTE if "Output" in first else CODE_LINES_A_MINUTE
            spent += len(lines) / rate
    return spent


def _without_code(fold: re.Match[str]) -> str:
    return "" if fold["kind"] == "success" else _FENCE.sub("", fold[0])


def rounded(spent: float) -> int:
    """Minutes in steps of ten: nobody knows better."""
    return max(10, 10 * round(spent / 10))


def hours(spent: float) -> str:
    """Hours as one says them: in halves up to five, whole after that."""
    whole, half = divmod(max(1, round(spent / 30)), 2)
    return f"{round(spent / 60)}" if whole >= 5 else f"{whole or ''}{'½' * half}"


def with_hours(
    content: str, order: list[str], spent: Callable[[str, bool], float], pattern: str
) -> str:
    """The page with the time that each route takes.

    A route names its chapters, ``<span class="hours" data-chapters="layers affine-layer"></span>``,
    or the first and the last, ``layers .. affine-layer``; with ``data-alone`` it leaves their
    exercises out.  order: the names of all chapters.  spent: the minutes of one.
    """

    def route(match: re.Match[str]) -> str:
        first, dots, last = match["names"].partition(" .. ")
        names = order[order.index(first) : order.index(last) + 1] if dots else first.split()
        total = sum(spent(name, not match["alone"]) for name in names)
        return f'<span class="hours">{pattern.format(hours=hours(total))}</span>'

    return _ROUTE.sub(route, content)
