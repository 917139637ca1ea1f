"""The built site, read from disk: complete, self-contained, with every link leading somewhere."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import nbformat
import pytest
from bs4 import BeautifulSoup, NavigableString, Tag
from chapters import NOTEBOOKS, PRACTICE, needs, practised
from nbclient import NotebookClient
from values import read_record

from tests.proof.addresses import addresses
from tests.proof.course import Course, SourcePage, the_course
from tests.proof.equations.extract import equations

PAGES = the_course().pages
# Module scope: pytest takes all tests of a page together, so that each page is parsed once.
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path, scope="module")
LOADED = {"link": "href", "script": "src", "img": "src", "iframe": "src", "source": "src"}


def html_file(page: SourcePage) -> str:
    """Where a page stands in the built site."""
    return f"{page.address}index.html"


def read(site: Path, page: SourcePage) -> BeautifulSoup:
    """A page of the built site, to look at."""
    return _latest(site / html_file(page))


def parsed(file: Path) -> BeautifulSoup:
    return BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")


_latest = lru_cache(maxsize=1)(parsed)


def words(element: Tag, names: set[str], classes: set[str] = frozenset()) -> Iterator[str]:
    """The text of an element, but for what stands in elements so named or with such a class."""
    for child in element.children:
        if type(child) is NavigableString:  # a comment is another kind
            yield str(child)
        elif isinstance(child, Tag) and not (
            child.name in names or classes.intersection(child.get("class", ()))
        ):
            yield from words(child, names, classes)


def all_html(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def test_the_site_is_built(site: Path):
    """Comes first, so that one worker builds while the others run pages."""
    assert (site / "index.html").is_file()


@every_page
def test_the_page_shows_every_block_that_is_proven(site: Path, page: SourcePage):
    article = read(site, page).find("article")
    assert len(article.find_all("pre")) == len(page.blocks), page.path


@every_page
def test_the_page_shows_the_text_of_every_block(site: Path, page: SourcePage):
    shown = _squeezed(read(site, page).find("article").get_text())
    for block in page.blocks:
        for line in block.shown.splitlines():
            text = re.sub(r"eq:[\w-]+", "", line.partition("# eq:")[0])
            assert _squeezed(text) in shown, f"{page.path}:{block.line}: {line!r} is not shown"


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


@every_page
def test_formulas_are_rendered(site: Path, page: SourcePage):
    html = read(site, page)
    assert not html.find(class_="katex-error")
    for formula in html.find_all(class_="arithmatex"):
        assert formula.find("math"), f"{page.path}: a formula without MathML: {formula.get_text()}"
    apart = {"code", "pre", "annotation", "script", "style"}
    text = "".join(words(html.find("article"), apart))
    assert not re.search(r"\\\(|\\\[|\$\$|\\eqref|\\label|\{\{|--8<--", text), page.path


@every_page
def test_a_formula_that_is_proven_wrong_says_that_it_is(site: Path, page: SourcePage):
    word = page.config.extra["texts"]["wrong"]
    false = [e for e in equations(page.markdown, page.path) if e.claim == "false"]
    marked = read(site, page).select(".arithmatex.wrong > .wrong-word")
    assert [mark.get_text() for mark in marked] == [word] * len(false), page.path


@every_page
def test_every_number_that_a_reader_sees_was_computed(site: Path, page: SourcePage, course: Course):
    """The digits in the built text, however they were typed, are those of recorded values."""
    apart = {"katex", "eq-ref", "eq-number", "chapter-number", "nav-number", "hours", "site-zip"}
    article = read(site, page).find("article")
    text = " ".join(words(article, {"pre", "code", "svg", "script", "style"}, apart))
    for name in course.numeric_names:
        text = text.replace(name, " ")
    record = read_record(page.src_uri, page.root / "snippets")
    computed = Counter(
        number
        for value in page.values
        for number in _NUMBER.findall(record[value.after][value.expression])
    )
    solutions = len(_SOLUTION.findall(page.body)) if page.src_uri.startswith(NOTEBOOKS) else 0
    numbered = Counter({str(k): 2 for k in range(1, solutions + 1)})  # here, and at the end
    typed = Counter(_NUMBER.findall(text)) - computed - numbered
    assert not typed, f"{page.path}: numbers that no expression computes: {dict(typed)}"


_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_SOLUTION = re.compile(r"^\?\?\? success", re.M)


@every_page
def test_nothing_is_loaded_from_another_host(site: Path, page: SourcePage):
    html = read(site, page)
    for tag, attribute in LOADED.items():
        for element in html.find_all(tag):
            if element.get("rel") in (["canonical"], ["alternate"]):
                continue
            address = element.get(attribute) or ""
            assert not urlsplit(address).netloc, f"{page.path} loads {address}"


def test_stylesheets_load_nothing_from_another_host(site: Path):
    for file in site.rglob("*.css"):
        text = file.read_text(encoding="utf-8")
        foreign = re.findall(r"(?:url\(|@import )['\"]?(?:https?:)?//[^'\")]+", text)
        assert not foreign, f"{file.relative_to(site)}: {foreign}"


def test_every_link_leads_somewhere(site: Path):
    broken = [complaint for file in all_html(site) for complaint in _broken_links(file, site)]
    assert not broken, "\n".join(broken)


def _broken_links(file: Path, site: Path) -> list[str]:
    found = []
    for address in addresses(file).found:
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or not address:
            continue
        path, fragment = urldefrag(unquote(address))
        folder = site if path.startswith("/") else file.parent
        target = (folder / path.lstrip("/")).resolve() if path else file
        target = target / "index.html" if target.is_dir() else target
        place = f"{file.relative_to(site)}: {address}"
        if not target.is_file():
            found.append(f"{place} leads to no file")
        elif fragment and target.suffix == ".html" and fragment not in addresses(target).ids:
            found.append(f"{place} leads to no anchor")
    return found


@every_page
def test_ids_are_unique(site: Path, page: SourcePage):
    ids = Counter(element["id"] for element in read(site, page).find_all(id=True))
    assert [name for name, count in ids.items() if count > 1] == []


@every_page
def test_pictures_say_what_they_show(site: Path, page: SourcePage):
    html = read(site, page).find("article")
    for picture in html.select("img, svg.figure"):
        said = picture.get("alt") or picture.get("aria-label") or ""
        assert len(said) > 30, f"{page.path}: a picture without a description: {str(picture)[:90]}"


@every_page
def test_the_language_switch_keeps_the_page(site: Path, page: SourcePage, course: Course):
    html = read(site, page)
    assert html.html["lang"] == page.language
    links = {a["hreflang"]: a["href"] for a in html.select(".md-select__link")}
    folder = (site / html_file(page)).parent
    for language, link in links.items():
        twin = course.page(language, page.src_uri)
        home = site / ("index.html" if language == "en" else "ko/index.html")
        expected = site / html_file(twin) if twin else home
        assert (folder / link / "index.html").resolve() == expected.resolve()


@every_page
def test_equations_and_code_are_linked_both_ways(site: Path, page: SourcePage):
    html = read(site, page)
    for back in html.select("a.eq-code"):
        place = html.find(id=back["href"].removeprefix("#"))
        equation = back.find_parent(class_="equation")
        assert isinstance(place, Tag)
        assert place.find("a")["href"] == f"#{equation['id']}"


def test_the_logistic_chapter_links_most_equations_to_code(site: Path, course: Course):
    html = read(site, course.page("en", "logistic-unit.md"))
    assert len(html.select("a.eq-code")) >= 10
    numbers = [a.get_text() for a in html.select(".eq-number")]
    chapter = course.configs["en"].extra["chapter_numbers"]["logistic-unit.md"]
    assert numbers == [f"({chapter}.{k})" for k in range(1, len(numbers) + 1)]


@every_page
def test_a_chapter_links_to_the_chapters_it_needs(site: Path, page: SourcePage, course: Course):
    config = course.configs["en"]
    if page.src_uri not in config.extra["chapter_numbers"]:
        return
    line = read(site, page).select_one("p.chapter-number")
    linked = [a["href"].strip("./").removesuffix("/") + ".md" for a in line.select("a")]
    numbers = config.extra["chapter_numbers"]
    assert linked == sorted(needs(course.page("en", page.src_uri).text), key=numbers.get)


@every_page
def test_a_chapter_leads_to_its_practice_in_its_language_if_there_is_one(
    site: Path, page: SourcePage, course: Course
):
    if page.src_uri not in course.configs["en"].extra["chapter_numbers"]:
        return
    twins = [course.page(language, PRACTICE + page.src_uri) for language in (page.language, "en")]
    practice = next(filter(None, twins), None)
    linked = [a["href"] for a in read(site, page).select("article > p > a[href]")]
    found = [(site / html_file(page)).parent / link / "index.html" for link in linked]
    expected = [(site / html_file(practice)).resolve()] if practice else []
    assert [file.resolve() for file in found if f"/{PRACTICE}" in str(file)] == expected


@every_page
def test_practice_stands_in_the_list_of_pages_with_its_chapters_number(
    site: Path, page: SourcePage, course: Course
):
    if page.is_practice:
        active = read(site, page).select(".md-nav--primary .md-nav__link--active .nav-number")
        numbers = course.configs["en"].extra["chapter_numbers"]
        assert {a.get_text() for a in active} == {str(numbers[practised(page.src_uri)])}


@pytest.mark.parametrize("folder", ["", "ko/"])
def test_the_lab_is_a_notebook_that_runs(site: Path, folder: str, course: Course):
    """Rendered as a page, not served as raw JSON; the download runs and prints what is shown."""
    lab = site / folder / "labs/turn-the-knobs"
    page = (lab / "index.html").read_text(encoding="utf-8")
    assert "<article" in page
    assert "???" not in page
    notebook = nbformat.read(lab / "turn-the-knobs.ipynb", as_version=4)
    nbformat.validate(notebook)
    shown = [_printed(cell) for cell in notebook.cells]
    assert sum(map(bool, shown)) == 16
    NotebookClient(notebook, timeout=None).execute()
    assert [_printed(cell) for cell in notebook.cells] == shown


def _printed(cell: nbformat.NotebookNode) -> str:
    return "".join(output.get("text", "") for output in cell.get("outputs", []))


def test_no_page_is_raw_json(site: Path):
    for file in all_html(site):
        assert file.read_text(encoding="utf-8").lstrip().startswith("<!doctype html>"), file
