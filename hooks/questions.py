"""Answer boxes: a question, its answer, and what each mistake would have given.

    /// html | div.question#outer-slope
    How fast does $y$ change with $x$ here, to one decimal?

    {{ dy_dx:.1f }}
    :   Both slopes multiply, and the outer one is taken at $g$.

    {{ outer_slope(x) * inner_slope(x):.1f }}
    :   This takes the outer slope at $x$, which it never sees.
    ///

The first term is the answer, each other one a mistake.  A term may also be a list of numbers, or
of rows of numbers.  A choice is a sentence that ends in an expression, and one of those is true.
"""

import re
from collections.abc import Callable

from values import MINUS_SIGN

BLOCK = re.compile(
    r"^/// html \| div\.question(?:#(?P<id>\S+))?[ \t]*\n(?P<body>.*?)^///[ \t]*$\n?", re.M | re.S
)
TERM = re.compile(r"^(?P<term>\S[^\n]*)\n:   (?P<reason>[^\n]*(?:\n(?: {4}[^\n]*)?(?=\n))*)", re.M)
_BOX = re.compile(
    r'(?P<start><div class="question" id="(?P<id>[^"]*)">)(?P<asked>.*?)<dl>(?P<terms>.*?)</dl>',
    re.S,
)
_PAIR = re.compile(r"<dt>(?P<term>.*?)</dt>\s*<dd>(?P<reason>.*?)</dd>", re.S)
_CHOICE = re.compile(r"(?P<words>.*\S)\s+(?P<verdict>True|False)", re.S)
LETTERS = "ABCDEFGH"


def choice(text: str) -> tuple[str, bool] | None:
    """The words of a choice, and whether it is the right one; None of a number."""
    match = _CHOICE.fullmatch(text.strip())
    return match and (match["words"], match["verdict"] == "True")


def numbers(text: str) -> list[list[float]]:
    """The rows of numbers that a term shows.  Raises ValueError."""
    plain = text.strip().replace(MINUS_SIGN, "-")
    rows = re.findall(r"\[([^\[\]]*)\]", plain) or [plain]
    return [[_number(entry) for entry in row.split(",")] for row in rows]


def _number(text: str) -> float:
    above, _, below = text.partition("/")
    return float(above) / float(below or 1)


def with_boxes(
    content: str, texts: dict[str, str], refused: Callable[[str, ValueError], None]
) -> str:
    """The page with the answer of each question in a fold, and a place to reply.

    refused: told the id of a box whose answers are neither all numbers nor all choices.
    """
    title = f'<p class="question-title">{texts["question"]}</p>'

    def box(match: re.Match[str]) -> str:
        try:
            return match["start"] + title + match["asked"] + _answer(match["terms"], texts)
        except ValueError as error:
            refused(match["id"], error)
            return match[0]

    return _BOX.sub(box, content)


def _answer(terms: str, texts: dict[str, str]) -> str:
    pairs = _PAIR.findall(terms)
    choices = [choice(term) for term, _ in pairs]
    if all(choices):
        shown = "".join(f"<li>{words}</li>" for words, _ in choices)
        reply = f'<ol class="choices" type="A">{shown}</ol>'
        rights = [right for _, right in choices]
        names = LETTERS
    else:
        table = numbers(pairs[0][0])
        lines = len(table) + (sum(map(len, table)) > 1)  # the button has one of its own
        reply = f'<form class="reply" style="--rows:{lines}"></form>'
        rights = [number == 0 for number in range(len(pairs))]
        names = [term for term, _ in pairs]
    listed = "".join(
        f"<dt{' class=right' * right}>{name}</dt><dd>{reason}</dd>"
        for name, right, (_, reason) in zip(names, rights, pairs, strict=False)
    )
    fold = (
        f'<details class="answer"><summary>{texts["answer"]}</summary><dl>{listed}</dl></details>'
    )
    return reply + fold


def folded(markdown: str, texts: dict[str, str]) -> str:
    """The page, its values in place, with each question as Jupyter can show it."""
    return BLOCK.sub(lambda block: _as_fold(block["body"], texts), markdown)


def _as_fold(body: str, texts: dict[str, str]) -> str:
    terms = [(match["term"].strip(), match["reason"]) for match in TERM.finditer(body)]
    asked = TERM.sub("", body).strip()
    choices = [choice(term) for term, _ in terms]
    names = [term for term, _ in terms]
    if all(choices):
        names = list(LETTERS[: len(terms)])
        asked += "".join(f"\n\n{names[k]}. {words}" for k, (words, _) in enumerate(choices))
    said = "\n\n".join(
        f"**{name}** {' '.join(reason.split())}"
        for name, (_, reason) in zip(names, terms, strict=True)
    )
    summary = f"<summary>{texts['answer']}</summary>"
    return f"*{texts['question']}:* {asked}\n\n<details>{summary}\n\n{said}\n\n</details>\n\n"
