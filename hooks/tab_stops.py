"""Let the keyboard reach what scrolls sideways on a phone: long code, tables, long equations."""

import re
from html import unescape

_NARROW = 30  # characters that fit on the narrowest phone
_STOP = ' tabindex="0"'
_CODE = re.compile(r"(<pre\b[^>]*>(?:<span></span>)?<code)([^>]*>(?P<text>.*?)</code></pre>)", re.S)
_TAG = re.compile(r"<[^>]*>")
_NOT_SHOWN = re.compile(
    r"^\[[\d.]+em\]|\\(?:text|mathbf|operatorname|begin|end)\b|\\[,;!]|[{}&^_\s]"
)
_SYMBOL = re.compile(r"\\(?!(?:text|mathbf|operatorname|begin|end)\b)[A-Za-z]+")


def with_tab_stops(content: str) -> str:
    """The page with a tab stop at each table and each block of code that may scroll."""
    return _CODE.sub(_code, content.replace("<table>", f"<table{_STOP}>"))


def _code(match: re.Match[str]) -> str:
    lines = unescape(_TAG.sub("", match["text"])).splitlines()
    wide = max(map(len, lines), default=0) > _NARROW
    return f"{match[1]}{_STOP if wide else ''}{match[2]}"


def equation(tex: str, rendered: str) -> str:
    """A displayed equation, with a tab stop if a row of it may scroll."""
    rows = (_NOT_SHOWN.sub("", _SYMBOL.sub("x", row)) for row in tex.split(r"\\"))
    wide = max(map(len, rows)) > _NARROW
    opening = '<span class="katex-display"'
    return rendered.replace(opening, opening + _STOP, 1) if wide else rendered
