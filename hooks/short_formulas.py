"""Let the symbols of a formula keep their distance by margins of their own, not by empty boxes.

KaTeX puts a box between a sign and its neighbours.  In a long formula every tenth element is such
a box, and each has to be laid out.
"""

import re

_SPACE = r'<span class="mspace" style="margin-right:(?P<em>-?[\d.]+)em;"></span>'
_OPENING = (
    r'<span class="(?P<classes>m(?:ord|bin|rel|op|open|close|punct)\b[^"]*)"'
    r'(?: style="(?P<style>[^"]*)")?>'
)
_AFTER_SYMBOL = re.compile(rf"{_OPENING}(?P<symbol>[^<]*)</span>{_SPACE}")
_BEFORE_ANY = re.compile(_SPACE + _OPENING)
_MARGIN = r"margin-{side}:(-?[\d.]+)em;"


def short(formula: str) -> str:
    """The same picture in fewer elements.  formula: the HTML of KaTeX."""
    formula = _AFTER_SYMBOL.sub(_symbol_with_margin, formula)
    return _BEFORE_ANY.sub(lambda match: _opening(match, "left"), formula)


def _symbol_with_margin(match: re.Match[str]) -> str:
    return f"{_opening(match, 'right')}{match['symbol']}</span>"


def _opening(match: re.Match[str], side: str) -> str:
    style, own = match["style"] or "", 0.0
    if margin := re.search(_MARGIN.format(side=side), style):
        style, own = style.replace(margin[0], ""), float(margin[1])
    both = round(own + float(match["em"]), 4)
    return f'<span class="{match["classes"]}" style="{style}margin-{side}:{both:g}em;">'
