r"""Cuts LaTeX into tokens; what only changes the looks (``\tfrac``, ``\left``) goes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

ORDERINGS = ("<", ">", r"\le", r"\ge")
RELATIONS = (
    *("=", r"\approx", r"\leftarrow", r"\to", r"\in", r"\propto", r"\ne"),
    *ORDERINGS,
)
UNPROVABLE = (r"\sim", r"\simeq", r"\ll", r"\gg", r"\cong", r"\subset")
OPERATORS = (r"\cdot", r"\times", r"\odot")
MATRICES = ("bmatrix", "pmatrix")
MATRIX_STARTS = tuple(rf"\begin{{{name}}}" for name in MATRICES)
TABLES = ("cases", *MATRICES)

_SYMBOL = r"(?:\{\s*(?:\\[A-Za-z]+|[A-Za-z1])\s*\}|\\[A-Za-z]+|[A-Za-z1])"
_TOKEN = re.compile(
    rf"""
      (?P<unseen>\\(?:label|tag)\{{[^{{}}]*\}} | \{{,\}} | \\right\s*\.)
    | (?P<row>\\\\\[[\d.]+\w+\])
    | (?P<environment>\\(?:begin|end)\{{[a-z]+\*?\}})
    | (?P<evaluated>\\left\s*\.)
    | (?P<word>\\(?:text|mathrm|operatorname\*?|mathit|mathsf)\s*(?:\{{[^{{}}]*\}}|[A-Za-z])
             | \\arg\s*\\(?:max|min)(?![A-Za-z]))
    | (?P<font>\\(?:mathbf|boldsymbol|bm|mathcal)\s*{_SYMBOL})
    | (?P<set>\\mathbb\s*(?:\{{[A-Z]\}}|[A-Z]))
    | (?P<colon>:=)
    | (?P<other>\\[A-Za-z]+|\\.|\S)
    """,
    re.X | re.S,
)
_LAYER_TRANSPOSED = re.compile(r"\^\{\((\d)\)\s*\\top\}")
_ENVIRONMENT = re.compile(r"\\(begin|end)\{([a-z]+)\*?\}")
_LOOKS = re.compile(
    r"\\(?:[,;:!> ]|left|right|middle|[bB]igg?[lrm]?|displaystyle|textstyle|limits|nolimits"
    r"|nonumber|notag)|~"
)
_SPELLINGS = (
    (r"\frac", r"\dfrac \tfrac"),
    (r"\log", r"\ln"),
    (r"\le", r"\leq \leqslant"),
    (r"\ge", r"\geq \geqslant"),
    (r"\ne", r"\neq"),
    ("=", r":= \equiv \coloneqq"),
    (r"\leftarrow", r"\gets"),
    (r"\to", r"\rightarrow"),
    (r"\hat", r"\widehat"),
    (r"\Longrightarrow", r"\implies \Rightarrow \iff \Leftrightarrow"),
    (r"\Vert", r"\| \lVert \rVert"),
    ("|", r"\lvert \rvert \vert"),
    (r"\top", r"\intercal"),
    (r"\odot", r"\circ"),
    (r"\epsilon", r"\varepsilon"),
    (r"\{", r"\lbrace"),
    (r"\}", r"\rbrace"),
    (r"\quad", r"\qquad"),
    ("-", "−"),
)
_SAME = {other: one for one, others in _SPELLINGS for other in others.split()}
_ROMAN = {"d": "d", "e": "e", "T": r"\top"}


@dataclass(frozen=True)
class Token:
    """A piece of LaTeX; equal tokens may stand at different offsets."""

    text: str
    offset: int = field(default=0, compare=False)


def tokens(latex: str) -> list[Token]:
    """The tokens of a formula, in one spelling each."""
    latex = _LAYER_TRANSPOSED.sub(r"^{(\1)}^\\top", latex)
    return list(_rows(list(_spelt(latex))))


def text_of(parts: list[Token]) -> str:
    """Tokens as LaTeX, in one spelling."""
    text = ""
    for token in parts:
        needs_space = re.search(r"\\[A-Za-z]+$", text) and token.text[0].isalpha()
        text += " " * bool(needs_space) + token.text
    return text


def asserts(latex: str) -> bool:
    """Whether a formula contains a relation outside braces; an arrow counts between shapes."""
    depth, before = 0, ""
    for token in tokens(latex):
        depth += {"{": 1, "}": -1}.get(token.text, 0)
        arrow = token.text == r"\to" and before != ")"
        if depth == 0 and token.text in (*RELATIONS, *UNPROVABLE) and not arrow:
            return True
        before = token.text
    return False


def _spelt(latex: str) -> Iterator[Token]:
    for match in _TOKEN.finditer(latex):
        kind, text, offset = match.lastgroup, match[0], match.start()
        if kind == "unseen" or (kind == "other" and _LOOKS.fullmatch(text)):
            continue
        yield Token(_READINGS.get(kind, _other)(text), offset)


def _word(text: str) -> str:
    word = re.sub(r"^\\(?:arg\s*\\|[a-z]+\*?)", "", text)
    word = re.sub(r"\\[, ]", "", word).strip("{ }")
    if text.startswith(r"\arg"):
        word = "arg" + word
    roman = not text.startswith((r"\text", r"\operatorname")) and _ROMAN.get(word)
    name = re.sub(r"[\s-]+", "_", word)
    return roman or rf"\text{{{name}}}"


def _font(text: str) -> str:
    symbol = re.sub(r"^\\[a-z]+\s*", "", text).strip("{ }")
    return r"\text{ones}" if symbol == "1" else symbol


def _set(text: str) -> str:
    return rf"\mathbb{{{text.strip('{}')[-1]}}}"


def _other(text: str) -> str:
    return _SAME.get(text, text)


_READINGS = {
    "word": _word,
    "font": _font,
    "set": _set,
    "evaluated": lambda text: r"\left.",
    "row": lambda text: r"\\",
}


def _rows(parts: list[Token]) -> Iterator[Token]:
    """Keep ``&`` and row ends in tables only; a row that goes on joins the one before."""
    inside: list[str] = []
    joined = False
    for position, token in enumerate(parts):
        environment = _ENVIRONMENT.fullmatch(token.text)
        if environment:
            inside = [*inside, environment[2]] if environment[1] == "begin" else inside[:-1]
        if (environment[2] if environment else inside and inside[-1]) in TABLES:
            if token.text != r"\quad":
                yield token
            continue
        if token.text == r"\\" and _goes_on(parts[position + 1 :]):
            joined = True
        elif token.text == "&" and position and parts[position - 1].text == "&":
            yield replace(token, text=r"\quad")
        elif not environment and token.text != "&" and not (joined and token.text == r"\quad"):
            joined = False
            yield token


def _goes_on(parts: list[Token]) -> bool:
    texts = (token.text for token in parts if token.text not in ("&", r"\quad"))
    first = next(texts, "")
    signed = bool(parts) and parts[0].text == "&" and first in ("+", "-")
    return signed or first in (*RELATIONS, *OPERATORS)
