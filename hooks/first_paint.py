"""Let the browser paint the first screen of a page before it has laid out the rest.

The parser waits for a script, and a script for the stylesheet before it.  The scripts of the head
come before that (one_stylesheet.py), and one stands before the first section: it waits for the
stylesheet and lays out what is above it.  That takes longer than the parser may work without a
pause, and in the pause the browser paints.

The script (grow.js) then shows what follows in steps of a few milliseconds, so that a slow phone
answers a tap in between: laid out all at once, a chapter would keep it busy for half a second.  A
reader who clicks, types or prints gets the rest at once, and so does one who came for a place
further down: by a link to it, back, or by a reload.  Without scripts nothing is hidden.
"""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_SECTION = re.compile(r"<article\b.*?(?=<h2\b)", re.S)
_SOURCE = Path(__file__).with_name("grow.js").read_text(encoding="utf-8")
SCRIPT = f"<script>{' '.join(map(str.strip, _SOURCE.splitlines()))}</script>\n"


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let the parser halt before the first section of a page."""
    return halted(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Let it halt on the 404 page."""
    return halted(output) if template_name.endswith(".html") else output


def halted(output: str) -> str:
    """The page with a script before the first section of its article."""
    return _SECTION.sub(lambda match: match[0] + SCRIPT, output, count=1)
