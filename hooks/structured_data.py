"""What search engines read about the course and its chapters, as JSON-LD.

The properties are those that Google documents for Course (name, description, provider, offers,
hasCourseInstance); a chapter is a LearningResource of schema.org.
"""

import html

from chapter_line import minutes
from chapters import chapter_number
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

LEVEL = "Beginner"
LICENSE = "https://creativecommons.org/licenses/by/4.0/"


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
    """Describe the course on its home page, and each chapter on its own."""
    if page.is_homepage:
        context["structured_data"] = course(page, config, nav)
    elif chapter_number(page, config):
        context["structured_data"] = {"@context": "https://schema.org"} | chapter(page, config)


def course(home: Page, config: MkDocsConfig, nav: Navigation) -> dict:
    """The course with all its chapters."""
    chapters = [page for page in nav.pages if chapter_number(page, config)]
    hours = round(sum(minutes(page.file.src_uri, config) for page in chapters) / 60)
    return {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": config.site_name,
        "description": home.meta["description"],
        **_common(home, config),
        "provider": _provider(config),
        "isAccessibleForFree": True,
        "offers": {"@type": "Offer", "category": "Free"},
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": "Online",
            "courseWorkload": f"PT{hours}H",
        },
        "hasPart": [
            {"@type": "LearningResource", **_place(page, config), **_address(page)}
            for page in chapters
        ],
    }


def chapter(page: Page, config: MkDocsConfig) -> dict:
    """One chapter, as a part of the course."""
    whole = {"@type": "Course", "name": config.site_name}
    if config.site_url:
        whole["url"] = config.site_url
    return {
        "@type": "LearningResource",
        **_place(page, config),
        "description": page.meta["description"],
        **_common(page, config),
        "timeRequired": f"PT{minutes(page.file.src_uri, config)}M",
        "isPartOf": whole,
    }


def _place(page: Page, config: MkDocsConfig) -> dict:
    return {"name": _plain(page.title), "position": chapter_number(page, config)}


def _common(page: Page, config: MkDocsConfig) -> dict:
    language = config.theme["language"]
    level = {"inLanguage": language, "educationalLevel": LEVEL, "license": LICENSE}
    return level | _address(page)


def _address(page: Page) -> dict:
    return {"url": page.canonical_url} if page.canonical_url else {}


def _provider(config: MkDocsConfig) -> dict:
    name = {"@type": "Organization", "name": config.site_name}
    return name | ({"url": config.site_url} if config.site_url else {})


def _plain(title: str) -> str:
    return html.unescape(title).replace("`", "")
