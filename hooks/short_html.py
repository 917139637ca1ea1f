"""Send pages without what nobody sees: indentation between tags, marks on plain names in code.

Operators and punctuation count as plain: a minus sign should be as dark as the name beside it.
"""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_VERBATIM = re.compile(
    r"(<(?:pre|script|textarea|style)\b.*?</(?:pre|script|textarea|style)>)", re.S
)
_BETWEEN_TAGS = re.compile(r">\s*\n\s*<")
_PLAIN = re.compile(r'<span class="[nopw]">([^<]*)</span>|<span></span>')


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Shorten one page."""
    return "".join(_shortened(piece) for piece in _VERBATIM.split(output))


def _shortened(piece: str) -> str:
    if piece.startswith("<pre"):
        return _PLAIN.sub(lambda match: match[1] or "", piece)
    return piece if _VERBATIM.match(piece) else _BETWEEN_TAGS.sub(">\n<", piece)
