"""Send pages without what nobody sees: marks on what is plain in code, and indentation of tags.

Names, operators, brackets and blanks are most of the elements of code: a fourteenth of what a
chapter weighs, and an eighth of a build, for later steps read every element.  The theme's
indentation is a hundredth.
"""

import re

_PLAIN = re.compile(r'<span class="[nopw]">([^<]*)</span>|<span></span>')


_AS_IT_STANDS = re.compile(
    r"(<pre\b.*?</pre>|<script\b.*?</script>|<textarea\b.*?</textarea>)", re.S
)
_BREAK = re.compile(r"\s*\n\s*")


def without_plain_marks(content: str) -> str:
    """The page with the marks that change a colour, and no others."""
    return _PLAIN.sub(lambda match: match[1] or "", content)


def without_indentation(page: str) -> str:
    """The page with one blank for each break of a line, but for what is shown as it stands."""
    pieces = _AS_IT_STANDS.split(page)
    return "".join(p if _AS_IT_STANDS.match(p) else _BREAK.sub("\n", p) for p in pieces)
