"""Each page has a description of its own, in its front matter: search engines and links show it."""

import logging
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page
from mkdocs.utils import meta
from page_source import shown_path

log = logging.getLogger("mkdocs.hooks.descriptions")

LONGEST = 160  # a search result shows no more

_page_of: dict[str, str] = {}


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget the descriptions of the build before, which ``mkdocs serve`` made."""
    _page_of.clear()


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: object) -> None:
    """Give the theme the description, also that of a lab, whose notebook has no front matter."""
    source = Path(config.docs_dir) / page.file.src_uri
    description = meta.get_data(source.read_text(encoding="utf-8"))[1].get("description", "")
    fault = complaint(description, _page_of.get(description))
    if fault:
        log.warning("%s:1: %s", shown_path(page, config), fault)
    _page_of[description] = shown_path(page, config)
    page.meta["description"] = description


def complaint(description: str, other_page: str | None) -> str | None:
    """What is wrong with a description that ``other_page`` has too, or with one of its own."""
    if not description:
        return f"no description; write one of at most {LONGEST} characters in the front matter"
    if len(description) > LONGEST:
        return f"the description has {len(description)} characters, at most {LONGEST} are shown"
    if re.search(r'["<>&]', description):
        return 'the description is plain text and an attribute: it cannot hold any of " < > &'
    return f"the description is that of {other_page}" if other_page else None
