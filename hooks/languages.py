"""Build the Korean site into ``site/ko/`` whenever the English one is built, and tie the two.

Both share one ``nav``.  A page that stands in ``extra.untranslated`` is left out of the Korean
site; the language switch then leads to the Korean home page.
"""

from pathlib import Path

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

KOREAN_CONFIG = "mkdocs.ko.yml"


def is_english(config: MkDocsConfig) -> bool:
    """Whether this is the build that the other one hangs on."""
    return config.theme["language"] == "en"


def without(entry: object, left_out: list[str]) -> object:
    """A ``nav`` entry without the pages left out, or None if nothing is left of it."""
    if isinstance(entry, str):
        return None if entry in left_out else entry
    if isinstance(entry, dict):
        kept = {title: without(child, left_out) for title, child in entry.items()}
        return {title: child for title, child in kept.items() if child} or None
    return [child for child in (without(e, left_out) for e in entry) if child]


@event_priority(-50)
def on_config(config: MkDocsConfig) -> None:
    """Take the pages that are still to be translated out of the Korean ``nav``."""
    if not is_english(config):
        config.nav = without(config.nav, config.extra["untranslated"])


def on_nav(nav: Navigation, config: MkDocsConfig, files: object) -> None:
    """Show the section titles in the site's language."""
    titles = config.extra.get("section_titles", {})
    for item in nav.items:
        if isinstance(item, Section):
            item.title = titles.get(item.title, item.title)


def on_page_content(content: str, page: Page, config: MkDocsConfig, files: object) -> str:
    """Name the output of a block in the site's language."""
    label = '<span class="filename">{}</span>'
    return content.replace(label.format("Output"), label.format(config.extra["texts"]["output"]))


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: object) -> None:
    """Give the language switch the address of the same page in the other language."""
    english = is_english(config)
    home, there = ("", "ko/") if english else ("ko/", "")
    translated = page.file.src_uri not in config.extra["untranslated"]
    targets = {
        "en": page.url if english else there + page.url,
        "ko": (there if english else "") + (page.url if translated else ""),
    }
    if not english:
        targets["ko"] = "ko/" + page.url
    context["language_links"] = {
        language: get_relative_url(target or "./", home + page.url)
        for language, target in targets.items()
    }


@event_priority(-100)
def on_post_build(config: MkDocsConfig) -> None:
    """Build the Korean site, after everything else of the English one is done."""
    if not is_english(config):
        return
    korean = load_config(
        str(Path(config.config_file_path).with_name(KOREAN_CONFIG)),
        site_dir=str(Path(config.site_dir) / "ko"),
        site_url=f"{config.site_url.rstrip('/')}/ko/" if config.site_url else None,
        strict=config.strict,
    )
    korean.plugins.on_startup(command="build", dirty=False)
    build(korean)
    korean.plugins.on_shutdown()
