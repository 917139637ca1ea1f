"""Number the chapters in the order of the chapters section of ``nav``."""

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page


def _pages(entry: object) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    elif isinstance(entry, dict):
        for child in entry.values():
            yield from _pages(child)
    elif isinstance(entry, list):
        for child in entry:
            yield from _pages(child)


def nav_pages(config: MkDocsConfig) -> list[str]:
    """Every page named in ``nav``, in order."""
    return list(_pages(config.nav or []))


def chapter_numbers(config: MkDocsConfig) -> dict[str, int]:
    """Page -> chapter number, for the pages of the section that ``extra.chapters`` names."""
    title = config.extra["chapters"]
    section = next((e[title] for e in config.nav or [] if isinstance(e, dict) and title in e), [])
    return {src_uri: number for number, src_uri in enumerate(_pages(section), start=1)}


def on_config(config: MkDocsConfig) -> None:
    """Number the chapters before anything is taken out of ``nav``."""
    config.extra["chapter_numbers"] = chapter_numbers(config)


def chapter_number(page: Page, config: MkDocsConfig) -> int | None:
    """The number of ``page``, or None for a page that is no chapter."""
    return config.extra["chapter_numbers"].get(page.file.src_uri)
