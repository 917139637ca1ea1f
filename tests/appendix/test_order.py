"""Nothing is used before it is explained: code, symbols and terms, each page with what it needs.

A function is explained where one of its name is listed outside a fold; a term of the glossary on
the page that it names, a symbol of the notation where its row links to.  A page may use what it
explains, and what a page explains that its ``needs`` reach.  A link to a later page may name what
is explained there.
``in_advance.txt`` excuses at most one thing a page, with the reason.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from posixpath import join, normpath

import pytest
from chapters import PRACTICE, nav_pages, needs
from glossary import read
from includes import section_text
from page_source import INCLUDE, line_at, spans

from tests.proof.course import ROOT, SourcePage, the_course

COURSE = the_course()
PAGES = {
    uri: COURSE.page("en", uri)
    for uri in nav_pages(COURSE.configs["en"].nav)
    if uri != "index.md" and not uri.startswith("appendix/")
}
NOTATION = "appendix/notation.md"
SNIPPETS = ROOT / "snippets"
EXCUSED = Path(__file__).with_name("in_advance.txt")
_FOLD = re.compile(r"^( *)\?\?\?\+? .*\n(?:(?:\1 {4}.*)?\n)*", re.M)
_LINK = re.compile(r"(?<!!)\[(?:`[^`]*`|[^\[\]`])+\]\((?P<target>[\w./-]+\.md)[^)]*\)")
_WORDS = re.compile(r"\\(?:text|mathrm|operatorname\*?|label|begin|end)\s*\{[^{}]*\}|\{\{.*?\}\}")
_SYMBOL = re.compile(r"\\hat\s*\{?\s*(?P<hat>[A-Za-z])|(?P<plain>\\[A-Za-z]+|[A-Za-z]|')")
_DEFINITION = re.compile(r"^(?:def|class) (?P<name>[A-Za-z]\w*)(?!\(self)\b", re.M)


@cache
def reach(uri: str) -> frozenset[str]:
    """A page and all pages that its ``needs`` lead to."""
    return frozenset({uri}.union(*map(reach, needs(PAGES[uri].text))))


def linked(cell: str) -> list[str]:
    """The pages to which a row of the appendix links."""
    return [normpath(join("appendix", match["target"])) for match in _LINK.finditer(cell)]


def rows(page: str) -> list[list[str]]:
    """The cells of each row of a page's tables."""
    lines = COURSE.page("en", page).body.split("\n")
    return [[cell.strip() for cell in line.split("|")[1:-1]] for line in lines if line[:1] == "|"]


def symbols(latex: str) -> set[str]:
    """What a formula is made of: letters, with their hats, and commands."""
    found = _SYMBOL.finditer(_WORDS.sub(" ", latex))
    return {rf"\hat {match['hat']}" if match["hat"] else match["plain"] for match in found}


@cache
def explained_terms() -> dict[str, set[str]]:
    """Term -> pages, for each term of the glossary that a chapter explains."""
    return {term["en"]: {term["page"]} for term in read(ROOT)["terms"] if "page" in term}


@cache
def explained_symbols() -> dict[str, set[str]]:
    """Symbol -> pages; of a formula with several, the one that has no row of its own."""
    cells = [(row, linked("|".join(row))) for row in rows(NOTATION)]
    formulas = [
        (symbols(formula), pages)
        for row, pages in cells
        if pages
        for formula in re.findall(r"\$[^$]+\$", row[1] if _LINK.match(row[0]) else row[0])
    ]
    alone = set().union(*(found for found, _ in formulas if len(found) == 1))
    meant: dict[str, set[str]] = {}
    for found, pages in formulas:
        for symbol in found if len(found) == 1 else found - alone:
            meant.setdefault(symbol, set()).update(pages)
    return meant


def shown(page: SourcePage, folded: bool) -> Iterator[tuple[int, str]]:
    """Line and name of what a page defines outside folds, or inside them."""
    folds = [range(*match.span()) for match in _FOLD.finditer(page.body)]
    for include in INCLUDE.finditer(page.body):
        name = include["target"].partition(":")[0]
        inside = any(include.start() in fold for fold in folds)
        if inside == folded and name.endswith(".py") and not name.endswith("/mistakes.py"):
            line = line_at(page.body, include.start())
            for defined in _DEFINITION.findall(section_text(include["target"], SNIPPETS)):
                yield line, defined


@cache
def explained_code() -> dict[str, set[str]]:
    """Function -> the pages that list one of that name openly; what is practised is known."""
    found: dict[str, set[str]] = {}
    for uri, page in PAGES.items():
        for _, name in () if uri.startswith(PRACTICE) else shown(page, folded=False):
            found.setdefault(name, set()).add(uri)
    return found


def too_early(uri: str) -> Iterator[tuple[int, str, set[str]]]:
    """Line, name and explaining pages of what a page uses and does not reach."""
    page, reached = PAGES[uri], reach(uri)
    for line, name in shown(page, folded=True):
        pages = explained_code().get(name, reached)
        if not pages & reached:
            yield line, f"{name}()", pages
    text = _LINK.sub(lambda link: _without_forward(link, uri), page.body)
    for span in spans(text):
        if span.kind == "prose":
            for term, pages in explained_terms().items():
                match = None if pages & reached else term_in(span.text, term)
                if match:
                    yield span.line + span.text.count("\n", 0, match.start()), term, pages
        elif span.kind in ("display", "math"):
            for symbol in sorted(symbols(span.text) & explained_symbols().keys()):
                if not explained_symbols()[symbol] & reached:
                    yield span.line, symbol, explained_symbols()[symbol]


def term_in(text: str, term: str) -> re.Match[str] | None:
    return re.search(rf"\b{term.replace(' ', chr(92) + 's+')}(?:e?s)?\b", text, re.I)


def _without_forward(link: re.Match[str], uri: str) -> str:
    target = normpath(join(uri, "..", link["target"]))
    return link[0] if target in reach(uri) else ""


def excused() -> list[tuple[str, str]]:
    """Page and name on each line of ``in_advance.txt``: ``page.md | name | reason``."""
    lines = EXCUSED.read_text(encoding="utf-8").splitlines()
    cells = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(page, name) for page, name, _ in cells]


@pytest.mark.parametrize("uri", PAGES)
def test_nothing_comes_before_it_is_explained(uri: str):
    first: dict[str, str] = {}
    for line, name, pages in too_early(uri):
        place = PAGES[uri].at(line, f"{name}, explained in {' or '.join(sorted(pages))},")
        first.setdefault(name, f"{place} which its needs do not reach")
    for page, name in excused():
        if page == uri:
            assert first.pop(name, None), f"{EXCUSED.name}: {uri} needs no excuse for {name}"
    assert not first, "\n".join(first.values())


def test_a_page_is_excused_once():
    pages = [page for page, _ in excused()]
    assert len(pages) == len(set(pages)), f"{EXCUSED.name}: {pages}"
    assert set(pages) <= PAGES.keys()


@pytest.mark.parametrize("term", sorted(explained_terms()))
def test_the_glossary_links_to_the_page_that_explains_a_term(term: str):
    (uri,) = explained_terms()[term]
    prose = [span.text for span in spans(PAGES[uri].body) if span.kind == "prose"]
    assert any(term_in(text, term) for text in prose), f"docs/en/{uri} does not say {term}"


@pytest.mark.parametrize("symbol", sorted(explained_symbols()))
def test_the_notation_links_to_pages_that_have_a_symbol(symbol: str):
    for uri in explained_symbols()[symbol]:
        math = [s.text for s in spans(PAGES[uri].body) if s.kind in ("display", "math")]
        assert any(symbol in symbols(tex) for tex in math), f"docs/en/{uri} has no {symbol}"
