"""Tell the stylesheet how many lines a block of code has: its height counts from the start."""

import re

_BLOCK = re.compile(r'<div class="(?P<kind>language-\w+ highlight)">(?P<code>.*?</pre>)', re.S)


def with_line_counts(content: str) -> str:
    """The page with the number of its lines on each block of code."""
    return _BLOCK.sub(_counted, content)


def _counted(match: re.Match[str]) -> str:
    lines = match["code"].count("\n")
    return f'<div class="{match["kind"]}" style="--lines:{lines}">{match["code"]}'
