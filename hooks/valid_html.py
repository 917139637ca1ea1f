"""Mend what the theme's templates get wrong in HTML; templates of our own would be copies."""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


def mended(output: str) -> str:
    """The page without ``tabindex=""`` and without ``autocomplete`` on a checkbox."""
    return _TOGGLE.sub(r"\1", output.replace(' tabindex=""', ""))


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Mend a page."""
    return mended(output)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Mend the 404 page."""
    return mended(output) if template_name.endswith(".html") else output
