"""What search engines and link previews read: heads, sitemap, robots.txt, and the 404 page."""

from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

from bs4 import BeautifulSoup
from mkdocs.commands.build import get_context
from mkdocs.config import load_config
from mkdocs.structure.files import get_files
from mkdocs.structure.nav import get_navigation

from tests.conftest import SITE_URL
from tests.proof.course import ROOT, Course, SourcePage
from tests.site.test_site import every_page, html_file

LONGEST = 160  # a search result shows no more

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
    """Search engines and link previews show it: plain text, and an attribute."""
    shown_by: dict[str, str] = {}
    for page in course.pages:
        description = said(head(site, page), "description")
        assert 20 < len(description) <= LONGEST, f"{page.path}: {len(description)} characters"
        assert not set('"<>&') & set(description), f'{page.path}: none of " < > & can stand in it'
        other = shown_by.setdefault(description, page.path)
        assert other == page.path, f"{page.path} has the description of {other}"


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


def test_the_404_page_leads_home_in_both_languages(site: Path):
    html = BeautifulSoup((site / "404.html").read_text(encoding="utf-8"), "html.parser")
    links = {p["lang"]: urljoin("/", p.a["href"]) for p in html.select("article p[lang]")}
    assert links == {"en": "/", "ko": "/ko/"}
    assert [one["lang"] for one in html.select("h1 > span")] == ["en", "ko"]


def rendered(template: str) -> BeautifulSoup:
    """A template on its own, for a site below a prefix."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_url="https://example.org/a/b/")
    config = config.plugins.on_config(config) or config
    files = get_files(config)
    nav = get_navigation(files, config)
    around = get_context(nav, files, config, base_url=urlsplit(config.site_url).path)
    around = config.plugins.on_template_context(around, template_name=template, config=config)
    page = config.theme.get_env().get_template(template).render(around)
    return BeautifulSoup(page, "html.parser")


def test_the_404_page_works_at_any_depth_below_any_prefix():
    html = rendered("404.html")
    addresses = [e.get("href") or e.get("src") for e in html.select("[href], [src]")]
    assert len(addresses) > 30
    outside = [a for a in addresses if not a.startswith(("/a/b/", "#"))]
    assert not outside, outside
