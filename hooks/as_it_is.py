"""Keep a browser's own translation away from code and formulas."""

import re

_CODE = re.compile(r"<code(?=[ >])")
UNTRANSLATED = 'translate="no"'


def code_as_it_is(content: str) -> str:
    """The page with its code marked as no language that could be translated."""
    return _CODE.sub(f"<code {UNTRANSLATED}", content)
