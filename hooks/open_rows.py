"""Set the rows of an equation further apart where one of them is tall.

KaTeX leaves three points between any two rows: a denominator then almost touches the numerator
below it.
"""

import re
from itertools import pairwise

_BLOCK = re.compile(
    r"(?<=\\begin\{)(?P<env>aligned|cases)\}(?P<rows>.*?)(?=\\end\{(?P=env)\})", re.S
)
_ROW = re.compile(r"(?P<row>(?:\\begin\{(\w+)\}.*?\\end\{\2\}|\\[^\\]|[^\\])+)(?:\\\\|\Z)", re.S)
_SUM = re.compile(r"\\(?:sum|prod)(?![a-z])")
_FRACTION = {"aligned": re.compile(r"\\d?frac(?![a-z])"), "cases": re.compile(r"\\dfrac(?![a-z])")}


def open_rows(tex: str) -> str:
    """The formula with more room around its tall rows, where it does not ask for a room itself."""
    return _BLOCK.sub(_opened, tex)


def _opened(match: re.Match[str]) -> str:
    rows = [row["row"] for row in _ROW.finditer(match["rows"])]
    opened = rows[:1]
    for above, below in pairwise(rows):
        gap = "" if below.startswith("[") else _gap(above, below, _FRACTION[match["env"]])
        opened.append(rf"\\{gap}{below}")
    return f"{match['env']}}}{''.join(opened)}"


def _gap(above: str, below: str, fraction: re.Pattern[str]) -> str:
    """The gap of a row break; KaTeX measures it from the line of writing of the row above."""
    if _SUM.search(above):
        return "[1.25em]"
    if fraction.search(above):
        return "[0.65em]"
    return "[0.3em]" if _SUM.search(below) or fraction.search(below) else ""
