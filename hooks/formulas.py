"""Render the formulas of a page with KaTeX, as HTML and MathML.

They are put into the page last: search need not read them, and no other step can touch them.
"""

import html
import re
from collections.abc import Callable

from as_it_is import UNTRANSLATED
from equation_numbers import LABEL
from open_rows import open_rows
from particles import unbroken

_MATH = re.compile(
    r'<(?P<tag>span|div) class="arithmatex(?P<wrong> wrong)?">\\[(\[](?P<tex>.*?)\\[)\]]</(?P=tag)>'
    r'(?P<after>[.,;:!?)"\u2019\u201d\uac00-\ud7a3]*)',
    re.S,
)
_WRONG = re.compile(
    r"<!--\s*math-wrong:(?:(?!-->).)*-->"
    r'(?P<formula>\s*(?:<p>)?<(?:span|div) class="arithmatex)(?=">)',
    re.S,
)
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_ASIDE = re.compile(r"<!--put aside (\d+)-->")


class Aside:
    """Pieces of a page that are put aside, and put back when the page is whole."""

    def __init__(self) -> None:
        self._pieces: list[str] = []

    def put(self, piece: str) -> str:
        """Put a piece aside; what stands in its place until it is back."""
        self._pieces.append(piece)
        return f"<!--put aside {len(self._pieces) - 1}-->"

    def back(self, page: str) -> str:
        """The page with all pieces in their places."""
        return _ASIDE.sub(lambda match: self._pieces[int(match[1])], page)


def marked(content: str) -> str:
    """The page with a mark on each formula of which a comment before it says that it is wrong."""
    return _WRONG.sub(r"\g<formula> wrong", content)


def without_comments(content: str) -> str:
    """The page without what its author wrote for the tests."""
    return _COMMENT.sub("", content)


def rendered(
    content: str,
    typeset: Callable[[str, bool], str],
    refused: Callable[[str, ValueError], None],
    displayed: Callable[[str, str], str],
    aside: Aside,
    wrong: str = "",
) -> str:
    """The page with its formulas rendered, and put aside.

    typeset: from LaTeX, and whether it is displayed, to HTML.  refused: told the LaTeX for which
    that raised a ValueError.  displayed: gives a labelled equation its number and links.  wrong:
    what is said before a formula that is marked as wrong.
    """

    def formula(match: re.Match[str]) -> str:
        tex, display = html.unescape(match["tex"]).strip(), match["tag"] == "div"
        label = LABEL.search(tex)
        try:
            body = typeset(open_rows(LABEL.sub("", tex).strip()), display)
            body = displayed(label["label"], body) if display and label else body
        except ValueError as error:
            refused(tex, error)
            return f"<code>{html.escape(tex)}</code>"
        mark = match["wrong"] or ""
        if mark:
            body = f'<strong class="wrong-word">{wrong}</strong> {body}'
        if not display:
            return inline(aside.put(body), match["after"], mark)
        opening = f'<div class="arithmatex{mark}" {UNTRANSLATED}>'
        if label:
            name = f"arithmatex equation{mark}"
            opening = f'<div class="{name}" id="{label["label"]}" {UNTRANSLATED}>'
        return aside.put(f"{opening}{body}</div>") + match["after"]

    return _MATH.sub(formula, content)


def inline(body: str, after: str, mark: str = "") -> str:
    """An inline formula; no line may break between it and what is written right after it."""
    formula = f'<span class="arithmatex{mark}" {UNTRANSLATED}>{body}</span>'
    return unbroken(formula + after) if after else formula
