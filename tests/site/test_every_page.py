"""Every page in a real Chromium: axe, requests, errors, sideways scroll, and without scripts."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page

from tests.proof.browsing import Visit, window
from tests.proof.course import Course

PATHS = {
    page.path: ("" if page.language == "en" else "ko/")
    + page.src_uri.removesuffix("index.md").removesuffix(".md")
    for page in Course().pages
}
PATHS |= {"the 404 page": "404.html"}
every_page = pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)

WIDE, NARROW = 1280, 360
SCHEMES = {"default": "light", "slate": "dark"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """rules => axe.run({runOnly: rules, resultTypes: ["violations"]}).then(found =>
  found.violations.flatMap(rule => rule.nodes.slice(0, 3).map(node =>
    `${rule.id}: ${node.target.join(" ")}: ${node.html.slice(0, 120)}`)))"""
UNFOLD = "document.querySelectorAll('details').forEach(fold => { fold.open = true; })"
SETTLED = """new Promise(done =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"""
UNREACHABLE = """() => [...document.querySelectorAll("article *")].filter(element =>
    element.scrollWidth > element.clientWidth && element.clientWidth
    && /auto|scroll/.test(getComputedStyle(element).overflowX)
    && element.tabIndex < 0 && !element.querySelector("a, button, [tabindex='0']"))
  .map(element => `no key scrolls ${element.outerHTML.slice(0, 120)}`)"""
# Thousands of tokens and formulas that look alike cost axe minutes: it sees one of each kind.
ONE_OF_EACH_KIND = """() => {
  const seen = new Set();
  for (const element of document.querySelectorAll("pre span, .katex, .katex *")) {
    const place = element.closest("details, table, figure, .equation, li, p, .highlight");
    const style = getComputedStyle(element);
    const colours = [style.color, style.backgroundColor, style.opacity, style.fontWeight];
    const kind = [place && place.className, element.classList[0], ...colours].join();
    const formula = element.matches(".katex");
    if (!element.isConnected || (element.childElementCount && !formula)) continue;
    if (seen.has(kind)) element.replaceWith(element.textContent);
    seen.add(kind);
  }
}"""
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"

BROKEN_WORDS = """() => {
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const word = new Range(), broken = [];
  for (let before, text; (text = walk.nextNode()); before = text) {
    const { parentElement: parent, previousSibling: sibling } = text;
    if (!parent.checkVisibility({ opacityProperty: true })) continue;
    const joined = /\\)$/.test(before?.data) && sibling?.contains(before);
    for (const found of text.data.matchAll(/\\)?[\uac00-\ud7a3]+/g)) {
      word.setStart(text, found.index);
      word.setEnd(text, found.index + found[0].length);
      if (joined && found.index === 0) word.setStart(before, before.length - 1);
      const tops = [...word.getClientRects()].map(box => box.top);
      if (Math.max(...tops) - Math.min(...tops) > 8) broken.push(`breaks ${word} in two lines`);
    }
  }
  return broken;
}"""


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Visit]:
    """A window, with a touch screen, in which one page after the other is opened."""
    one = Visit(browser, address, **window(WIDE, "light"), has_touch=True)
    yield one
    one.context.close()


@pytest.fixture(scope="module")
def plain_reader(browser: Browser, address: str) -> Iterator[Visit]:
    """A window without JavaScript."""
    one = Visit(browser, address, **window(WIDE, "light"), java_script_enabled=False)
    yield one
    one.context.close()


def scheme_of(page: Page) -> str:
    return SCHEMES[page.evaluate("document.body.dataset.mdColorScheme")]


def turn_over(page: Page) -> None:
    """Go over to the other colour scheme, as a reader does."""
    other = next(name for name, scheme in SCHEMES.items() if scheme != scheme_of(page))
    page.locator("label.md-header__button[for^=__palette]:visible").click()
    page.wait_for_selector(f"body[data-md-color-scheme={other}]")


def at_width(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})


def layout_complaints(page: Page, width: int) -> Iterator[str]:
    at_width(page, width)
    page.evaluate(SETTLED)
    overhang = page.evaluate(OVERHANG)
    if overhang > 0:
        yield f" at {width} px: scrolls sideways by {overhang} px"
    for look in (UNREACHABLE, BROKEN_WORDS):
        yield from (f" at {width} px: {text}" for text in page.evaluate(look))


def axe_complaints(page: Page, width: int) -> Iterator[str]:
    scheme = scheme_of(page)
    for text in page.evaluate(RUN_AXE, RULES):
        yield f" at {width} px, {scheme}: {text}"


@every_page
def test_page_is_clean_and_accessible(reader: Visit, path: str):
    """One load: layout at each width, then axe at both extremes in both schemes."""
    reader.errors.clear()
    reader.foreign.clear()
    at_width(reader.page, WIDE)
    page = reader.open(path)
    page.mouse.move(9, 9)
    page.add_style_tag(content="* { transition: none !important; }")
    page.evaluate(UNFOLD)
    found = [text for width in (WIDE, 390, NARROW) for text in layout_complaints(page, width)]
    page.evaluate(ONE_OF_EACH_KIND)
    page.add_script_tag(path=AXE_FILE_PATH)
    found += axe_complaints(page, NARROW)
    turn_over(page)
    found += axe_complaints(page, NARROW)
    at_width(page, WIDE)
    found += axe_complaints(page, WIDE)
    turn_over(page)
    found += axe_complaints(page, WIDE)
    found += [f": asks another host for {url}" for url in reader.foreign]
    found += [f": error: {text}" for text in reader.errors]
    refuse(path, found)


def refuse(path: str, found: list[str]) -> None:
    if found:
        pytest.fail("\n".join(f"/{path}{text}" for text in found), pytrace=False)


HIDDEN = """elements => elements.filter(formula => {
    const box = formula.getBoundingClientRect();
    return formula.checkVisibility() && (box.width < 2 || box.height < 4);
  }).map(formula => formula.parentElement.querySelector("annotation").textContent)"""


@every_page
def test_formulas_show_without_javascript(plain_reader: Visit, path: str):
    page = plain_reader.open(path)
    found = [] if page.locator("h1").first.is_visible() else [": no heading without JavaScript"]
    formulas = page.locator(".katex-html")
    hidden = formulas.evaluate_all(HIDDEN)
    found += [f": without JavaScript this formula does not show: {latex}" for latex in hidden[:3]]
    if formulas.count():
        shown = page.locator(".katex-mathml").first.evaluate("e => getComputedStyle(e).position")
        if shown != "absolute":
            found.append(": KaTeX's stylesheet is missing: every formula shows twice")
    refuse(path, found)


def test_tables_are_in_reach_of_keys_before_the_scripts_of_the_theme_come(visit):
    """Material wraps a wide table in what scrolls; until then the table itself scrolls."""
    path = "appendix/notation/"
    page = visit(**window(360, "light"), has_touch=True).open(path)
    page.evaluate(UNFOLD)
    page.evaluate(SETTLED)
    assert page.evaluate(
        "[...document.querySelectorAll('article table')]"
        ".some(table => table.scrollWidth > table.clientWidth && !table.querySelector('a, button'))"
    )
    refuse(path, [f" at 360 px: {text}" for text in page.evaluate(UNREACHABLE)])
