"""Let the browser paint the first screen of a page before it has laid out the rest.

The parser waits for a script, and a script for the stylesheets before it.  So the scripts of the
head come before them, and one stands before the first section: it waits for the stylesheets and
lays out what is above it.  That takes longer than the parser may work without a pause, and in the
pause the browser paints.
"""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_STYLESHEET = re.compile(r'<link rel="stylesheet"[^>]*>\s*')
_SECTION = re.compile(r"<article\b.*?(?=<h2\b)", re.S)
_LAYS_OUT = "<script>document.body.offsetHeight</script>\n"


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Arrange a page."""
    return arranged(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Arrange the 404 page."""
    return arranged(output) if template_name.endswith(".html") else output


def arranged(output: str) -> str:
    """The page with its stylesheets at the end of the head, and with a halt in its article."""
    head, end, body = output.partition("</head>")
    stylesheets = "".join(_STYLESHEET.findall(head))
    halted = _SECTION.sub(lambda match: match[0] + _LAYS_OUT, body, count=1)
    return _STYLESHEET.sub("", head) + stylesheets + end + halted
