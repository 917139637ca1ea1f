"""What search engines and link previews read: heads, sitemap, robots.txt, and the 404 page."""

import json
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from chapter_line import minutes
from descriptions import LONGEST, complaint
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from tests.conftest import SITE_URL
from tests.proof.course import ROOT, Course, SourcePage
from tests.site.test_site import every_page, html_file

_SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
_XHTML = "{http://www.w3.org/1999/xhtml}"


def address(page: SourcePage) -> str:
    """Where the page stands once it is published."""
    return SITE_URL + html_file(page).removesuffix("index.html")


def alternates(page: SourcePage, course: Course) -> dict[str, str]:
    """hreflang -> address, for a page that stands in both languages."""
    twins = {language: course.page(language, page.src_uri) for language in ("en", "ko")}
    if None in twins.values():
        return {}
    links = {language: address(twin) for language, twin in twins.items()}
    return links | {"x-default": links["en"]}


def head_text(site: Path, page: SourcePage) -> str:
    """The head of a built page; reading no more keeps these tests quick."""
    return (site / html_file(page)).read_text(encoding="utf-8").partition("</head>")[0]


def head(site: Path, page: SourcePage) -> BeautifulSoup:
    """The head of a built page, parsed."""
    return BeautifulSoup(head_text(site, page), "html.parser")


def said(html: BeautifulSoup, name: str) -> str:
    """What a page says in one of its ``<meta>`` elements."""
    found = html.select(f'meta[property="{name}"], meta[name="{name}"]')
    assert len(found) == 1, f"{len(found)} times {name}"
    return found[0]["content"]


def test_every_page_has_a_description_of_its_own(site: Path, course: Course):
    descriptions = [said(head(site, page), "description") for page in course.pages]
    assert len(set(descriptions)) == len(descriptions)
    for page, description in zip(course.pages, descriptions, strict=True):
        assert 20 < len(description) <= LONGEST, page.path


@pytest.mark.parametrize(
    ("description", "other", "fault"),
    [
        ("", None, "no description"),
        ("x" * (LONGEST + 1), None, f"{LONGEST + 1} characters"),
        ("Taken.", "docs/en/a.md", "that of docs/en/a.md"),
        ('A "quoted" word.', None, "cannot hold"),
    ],
)
def test_a_bad_description_is_refused(description: str, other: str | None, fault: str):
    assert fault in complaint(description, other)


def test_a_good_description_passes():
    assert complaint("x" * LONGEST, None) is None


@every_page
def test_a_page_names_its_address_and_its_twin(site: Path, page: SourcePage, course: Course):
    html = head(site, page)
    assert [link["href"] for link in html.select("link[rel=canonical]")] == [address(page)]
    links = {a["hreflang"]: a["href"] for a in html.select("link[rel=alternate]")}
    assert links == alternates(page, course), page.path


@every_page
def test_the_scripts_of_the_theme_do_not_see_the_twin(site: Path, page: SourcePage):
    """Material's script asks for a sitemap below each link[rel=alternate]."""
    assert 'rel="alternate"' not in head_text(site, page), page.path


@every_page
def test_a_link_to_a_page_can_be_previewed(site: Path, page: SourcePage):
    html = head(site, page)
    assert said(html, "og:url") == address(page)
    assert said(html, "og:description") == said(html, "description")
    assert said(html, "og:title") in html.title.string
    assert said(html, "og:locale").startswith(page.language)
    assert said(html, "og:image").startswith(SITE_URL)


def test_the_pictures_of_previews_are_there(site: Path, course: Course):
    for picture in {said(head(site, page), "og:image") for page in course.pages}:
        assert (site / picture.removeprefix(SITE_URL)).is_file(), f"{picture} is not in the site"


def structured_data(html: BeautifulSoup) -> dict:
    """The page's one piece of JSON-LD."""
    (script,) = html.select('script[type="application/ld+json"]')
    return json.loads(script.string)


@pytest.mark.parametrize("language", ["en", "ko"])
def test_the_course_says_what_search_engines_ask_of_one(site: Path, language: str, course: Course):
    """Required or recommended by Google for Course: developers.google.com/search/docs."""
    home = course.page(language, "index.md")
    data = structured_data(head(site, home))
    assert (data["@context"], data["@type"]) == ("https://schema.org", "Course")
    assert data["name"] and data["description"] and data["provider"]["name"]
    assert data["inLanguage"] == language
    assert data["offers"] == {"@type": "Offer", "category": "Free"}
    instance = data["hasCourseInstance"]
    assert instance["courseMode"] == "Online" and instance["courseWorkload"].startswith("PT")
    numbers = course.configs["en"].extra["chapter_numbers"]
    parts = {
        address(page): numbers[page.src_uri]
        for page in course.pages
        if page.language == language and page.src_uri in numbers
    }
    assert {part["url"]: part["position"] for part in data["hasPart"]} == parts


@every_page
def test_a_chapter_says_what_it_is(site: Path, page: SourcePage, course: Course):
    config = course.configs["en"]
    if page.src_uri not in config.extra["chapter_numbers"]:
        return
    html = head(site, page)
    data = structured_data(html)
    assert data["@type"] == "LearningResource"
    assert data["name"] in html.title.string
    assert data["description"] == said(html, "description")
    assert data["inLanguage"] == page.language
    assert data["position"] == config.extra["chapter_numbers"][page.src_uri]
    assert data["timeRequired"] == f"PT{minutes(page.src_uri, config)}M"
    assert data["isPartOf"]["url"] == SITE_URL + ("" if page.language == "en" else "ko/")
    assert data["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert data["educationalLevel"]


def test_the_sitemap_lists_every_page_and_its_twin(site: Path, course: Course):
    entries = ElementTree.parse(site / "sitemap.xml").findall(f"{_SITEMAP}url")
    listed = {
        entry.findtext(f"{_SITEMAP}loc"): {
            link.get("hreflang"): link.get("href") for link in entry.findall(f"{_XHTML}link")
        }
        for entry in entries
    }
    assert len(listed) == len(entries)
    assert listed == {address(page): alternates(page, course) for page in course.pages}


def test_what_there_is_one_of_stands_at_the_root_only(site: Path):
    assert f"Sitemap: {SITE_URL}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    for name in ("404.html", "robots.txt", "sitemap.xml", "sitemap.xml.gz"):
        assert (site / name).is_file(), name
        assert not (site / "ko" / name).exists(), f"ko/{name}"


def test_the_404_page_leads_to_every_chapter_in_both_languages(site: Path, course: Course):
    html = BeautifulSoup((site / "404.html").read_text(encoding="utf-8"), "html.parser")
    assert said(html, "description") != course.configs["en"].site_description
    chapters = ["index.md", *course.configs["en"].extra["chapter_numbers"]]
    for section in html.select("article section"):
        links = [(site / a["href"].strip("/.") / "index.html") for a in section.select("a")]
        pages = [course.page(section["lang"], src_uri) for src_uri in chapters]
        assert links == [site / html_file(page) for page in pages if page]
    ids = [element["id"] for element in html.find_all(id=True)]
    assert len(set(ids)) == len(ids)


def test_the_404_page_works_at_any_depth_below_any_prefix():
    config = load_config(str(ROOT / "mkdocs.yml"), site_url="https://example.org/a/b/")
    config = config.plugins.on_config(config) or config
    files = get_files(config)
    nav = get_navigation(files, config)
    context = get_context(nav, files, config, base_url=urlsplit(config.site_url).path)
    context = config.plugins.on_template_context(context, template_name="404.html", config=config)
    html = BeautifulSoup(
        config.theme.get_env().get_template("404.html").render(context), "html.parser"
    )
    addresses = [e.get("href") or e.get("src") for e in html.select("[href], [src]")]
    assert len(addresses) > 30
    outside = [a for a in addresses if not a.startswith(("/a/b/", "#"))]
    assert not outside, outside
