"""The line above a chapter's title: its number, how long it takes, and which chapters it needs.

The English page says in its front matter what it needs, as ``needs: [chain-rule.md]``.
"""

import logging
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url, meta
from page_source import line_at, spans

log = logging.getLogger("mkdocs.hooks.chapter_line")

WORDS_A_MINUTE = 75  # with a pencil in hand


def english_source(src_uri: str, config: MkDocsConfig) -> str:
    """The text of the English page, which says once for all languages what the page needs."""
    folder = Path(config.config_file_path).parent / "docs/en"
    return (folder / src_uri).read_text(encoding="utf-8")


def needs(src_uri: str, config: MkDocsConfig) -> list[str]:
    """The chapters that the chapter builds on."""
    return meta.get_data(english_source(src_uri, config))[1].get("needs", [])


def minutes(src_uri: str, config: MkDocsConfig) -> int:
    """How long the chapter takes, rounded to five minutes."""
    markdown = meta.get_data(english_source(src_uri, config))[0]
    words = sum(len(span.text.split()) for span in spans(markdown) if span.kind == "prose")
    return max(5, 5 * round(words / WORDS_A_MINUTE / 5))


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Give the theme what stands above the title of a chapter."""
    numbers = config.extra["chapter_numbers"]
    src_uri = page.file.src_uri
    if src_uri not in numbers:
        return
    for needed in needs(src_uri, config):
        if numbers.get(needed, len(numbers)) >= numbers[src_uri]:
            text = english_source(src_uri, config)
            line = line_at(text, text.index("\nneeds:") + 1)
            log.warning("docs/en/%s:%s: needs %s, no earlier chapter", src_uri, line, needed)
            return
    context["chapter_number"] = numbers[src_uri]
    context["chapter_minutes"] = minutes(src_uri, config)
    context["chapter_needs"] = [
        (numbers[needed], _address(needed, page, config)) for needed in needs(src_uri, config)
    ]


def _address(src_uri: str, page: Page, config: MkDocsConfig) -> str:
    """From ``page`` to a chapter, to the English one where there is no translation yet."""
    english = config.theme["language"] == "en"
    translated = english or src_uri not in config.extra["untranslated"]
    address = get_relative_url(src_uri.removesuffix(".md") + "/", page.url)
    return address if translated else "../" + address
