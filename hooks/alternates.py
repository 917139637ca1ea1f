"""Tell search engines where the same page stands in the other language.

All of it needs the address of the site, SITE_URL: without one there are no canonical links, no
sitemap and no alternates, for their addresses must be absolute.
"""

from urllib.parse import urljoin

from languages import is_english
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

KOREAN_FOLDER = "ko/"
ONE_FOR_BOTH = {"404.html", "robots.txt", "sitemap.xml"}


def english_home(config: MkDocsConfig) -> str:
    """The address of the English home page, from either build."""
    home = config.site_url or ""
    return home if is_english(config) else home.removesuffix(KOREAN_FOLDER)


def alternates(page: Page, config: MkDocsConfig) -> dict[str, str]:
    """Language -> address of a page that stands in both languages; else nothing."""
    if not config.site_url or page.file.src_uri in config.extra["untranslated"]:
        return {}
    english = urljoin(english_home(config), page.url)
    korean = urljoin(english_home(config), KOREAN_FOLDER + page.url)
    return {"en": english, "ko": korean, "x-default": english}


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: object) -> None:
    """Give the page's head its alternates."""
    context["alternates"] = alternates(page, config)


def on_template_context(context: dict, template_name: str, config: MkDocsConfig) -> None:
    """Give the sitemap a way to ask for the alternates of each page."""
    if template_name == "sitemap.xml":
        context["alternates_of"] = lambda page: alternates(page, config)


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """Write what there is one of, for both languages, once; no sitemap without an address."""
    wanted = is_english(config) and (config.site_url or template_name != "sitemap.xml")
    return output if wanted or template_name not in ONE_FOR_BOTH else ""
