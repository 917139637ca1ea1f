"""Send one stylesheet instead of four: the first paint waits for each request.

A site's pages name the same stylesheets, in the same order.  The one stands at the end of the head,
so that no script before it has to wait for it.
"""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

STYLESHEET = "assets/style.css"
_LINK = re.compile(
    r'<link rel="stylesheet" href="(?P<root>(?:\.\./)*|/)(?P<file>assets/[^"]*)">\s*'
)


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Let a page ask for the one stylesheet."""
    return _joined(output, config)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Let the 404 page ask for the one stylesheet."""
    return _joined(output, config) if template_name.endswith(".html") else output


def _joined(output: str, config: MkDocsConfig) -> str:
    links = list(_LINK.finditer(output))
    if not links:
        return output
    config.extra["stylesheets"] = [link["file"] for link in links]
    one = f'<link rel="stylesheet" href="{links[0]["root"]}{STYLESHEET}">\n'
    return _LINK.sub("", output).replace("</head>", f"{one}</head>", 1)


@event_priority(-70)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the one stylesheet, once each of the others is as short as it can be."""
    site = Path(config.site_dir)
    files = [site / name for name in config.extra["stylesheets"]]
    css = "\n".join(file.read_text(encoding="utf-8") for file in files)
    (site / STYLESHEET).write_text(css, encoding="utf-8")
    for file in files:
        file.unlink()
