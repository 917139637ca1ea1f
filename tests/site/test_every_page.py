"""Every page in a real Chromium, loaded once for all that can be read from it, in any state."""

import gzip
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from playwright.sync_api import Browser, Page

from tests.proof.answer_boxes import questions
from tests.proof.browsing import LAID_OUT, Visit, lay_out, settle, wake, window
from tests.proof.contrast import SOME_OF_EACH_KIND
from tests.proof.course import the_course

PAGES = {page.address: page for page in the_course().pages}
PATHS = {page.path: address for address, page in PAGES.items()}
PATHS |= {"the 404 page": "404.html"}
every_page = pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)

COLD, NEXT = 125, 60  # KiB of gzip, as GitHub Pages sends it
WITH_QUESTIONS = 140, 75
HEIGHT_ERROR = 0.15
LATE = ("javascripts/bundle.", "search_index", "workers/search.")

WIDE, PHONE, NARROW = 1280, 390, 360
SCHEMES = {"default": "light", "slate": "dark"}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN_AXE = """async rules => {
  (%s)(axe, document);
  const { violations } = await axe.run({ runOnly: rules, resultTypes: ["violations"] });
  return violations.flatMap(rule => rule.nodes.slice(0, 3)
    .map(node => `${rule.id}: ${node.target.join(" ")}: ${node.html.slice(0, 120)}`));
}""".replace("%s", SOME_OF_EACH_KIND)
UNFOLD = "open => document.querySelectorAll('details').forEach(fold => { fold.open = open; })"
UNREACHABLE = """() => [...document.querySelectorAll("article *")].filter(element =>
    element.scrollWidth > element.clientWidth && element.clientWidth
    && /auto|scroll/.test(getComputedStyle(element).overflowX)
    && element.tabIndex < 0 && !element.querySelector("a, button, [tabindex='0']"))
  .map(element => `no key scrolls ${element.outerHTML.slice(0, 120)}`)"""
# Thousands of tokens and formulas that look alike cost axe minutes: it sees one of each kind.
ONE_OF_EACH_KIND = """() => {
  const seen = new Set();
  const all = [...document.querySelectorAll("pre span, .katex, .katex *")].map(element => {
    const place = element.closest("details, table, figure, .equation, li, p, .highlight");
    const style = getComputedStyle(element);
    const colours = [style.color, style.backgroundColor, style.opacity, style.fontWeight];
    return [element, [place && place.className, element.classList[0], ...colours].join()];
  });
  for (const [element, kind] of all) {
    const formula = element.matches(".katex");
    if (!element.isConnected || (element.childElementCount && !formula)) continue;
    if (seen.has(kind)) element.replaceWith(element.textContent);
    seen.add(kind);
  }
}"""
UNNAMED = """() => [...document.querySelectorAll("article :is(a[href], button)")].filter(link => {
  const copy = link.cloneNode(true);
  for (const formula of copy.querySelectorAll(".katex")) formula.remove();
  return !copy.textContent.trim() && !link.ariaLabel && !link.title && !copy.querySelector("[alt]");
}).map(link => `a formula alone is no name: ${link.outerHTML.slice(0, 120)}`)"""
HEIGHT = "document.documentElement.scrollHeight"
OVERHANG = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
RESOURCES = "performance.getEntriesByType('resource').map(entry => entry.name)"

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
CUT_OFF = """() => [...document.querySelectorAll("article > :is(p, ul, ol)")].filter(block =>
    block.scrollWidth > block.clientWidth + 4)
  .map(block => `wider than the page: ${block.textContent.slice(0, 80)}`)"""


@pytest.fixture(scope="module")
def reader(browser: Browser, address: str) -> Iterator[Visit]:
    """A window, with a touch screen, in which one page after the other is opened."""
    one = Visit(browser, address, **window(WIDE, "light"), has_touch=True)
    yield one
    one.context.close()


@pytest.fixture(scope="module")
def plain_reader(browser: Browser, address: str) -> Iterator[Visit]:
    """A narrow window without JavaScript."""
    one = Visit(browser, address, **window(NARROW, "light"), java_script_enabled=False)
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
    settle(page)


def heavy(page: Page, path: str, address: str, site: Path) -> Iterator[str]:
    """What a page loads before there is a sign of a reader: too much, or too early."""
    loaded = [name.removeprefix(address) for name in page.evaluate(RESOURCES)]
    yield from (f" loads before anybody needs it: {p}" for p in loaded if any(n in p for n in LATE))
    sizes = {name: kib(site, name) for name in {path, *loaded} if not name.startswith("data:")}
    cold, next_page = WITH_QUESTIONS if page.locator(".question").count() else (COLD, NEXT)
    if sizes[path] > next_page:
        yield f" has {sizes[path]:.1f} KiB of HTML, at most {next_page}"
    if sum(sizes.values()) > cold:
        listed = ", ".join(f"{name} {size:.1f}" for name, size in sizes.items())
        yield f" loads {sum(sizes.values()):.1f} KiB, at most {cold}: {listed}"


def kib(site: Path, path: str) -> float:
    file = site / path
    file = file / "index.html" if file.is_dir() else file
    return len(gzip.compress(file.read_bytes(), 6)) / 1024


def height_at(page: Page, width: int) -> int:
    at_width(page, width)
    return page.evaluate(HEIGHT)


def layout_complaints(page: Page, width: int, before: int) -> Iterator[str]:
    """Where a scroll bar would have deceived a reader; what is wrong when all folds are open."""
    error = before / height_at(page, width) - 1
    if abs(error) > HEIGHT_ERROR:
        yield f" at {width} px: its height before scrolling is off by {error:+.0%}"
    page.evaluate(UNFOLD, True)
    overhang = page.evaluate(OVERHANG)
    if overhang > 0:
        yield f" at {width} px: scrolls sideways by {overhang} px"
    for look in (UNREACHABLE, BROKEN_WORDS, CUT_OFF):
        yield from (f" at {width} px: {text}" for text in page.evaluate(look))
    page.evaluate(UNFOLD, False)


def axe_complaints(page: Page, width: int) -> list[str]:
    scheme = scheme_of(page)
    return [f" at {width} px, {scheme}: {text}" for text in page.evaluate(RUN_AXE, RULES)]


@every_page
def test_page_is_light_clean_and_accessible(reader: Visit, site: Path, path: str):
    """One load: weight, heights, layout at each width, axe at both extremes, one in each scheme."""
    reader.errors.clear()
    reader.foreign.clear()
    at_width(reader.page, WIDE)
    page = reader.open(path)
    found = list(heavy(page, path, reader.address, site))
    before = {width: height_at(page, width) for width in (WIDE, PHONE, NARROW)}
    made_ready(page)
    lay_out(page)
    for width, height in before.items():
        found += layout_complaints(page, width, height)
    page.evaluate(UNFOLD, True)
    found += [f": {text}" for text in page.evaluate(UNNAMED)]
    page.evaluate(ONE_OF_EACH_KIND)
    found += axe_complaints(page, NARROW)
    turn_over(page)
    at_width(page, WIDE)
    found += axe_complaints(page, WIDE)
    page.evaluate("localStorage.clear()")
    found += [f": asks another host for {url}" for url in reader.foreign]
    found += [f": error: {text}" for text in reader.errors]
    refuse(path, found)


def test_axe_finds_nothing_in_any_state(reader: Visit):
    """One page: with far blocks left out as readers have it, each width in each scheme."""
    at_width(reader.page, NARROW)
    page = reader.open("affine-layer/")
    made_ready(page)
    page.evaluate(UNFOLD, True)
    page.evaluate(ONE_OF_EACH_KIND)
    found = axe_complaints(page, NARROW)
    lay_out(page)
    at_width(page, WIDE)
    found += axe_complaints(page, WIDE)
    turn_over(page)
    at_width(page, NARROW)
    found += axe_complaints(page, NARROW)
    turn_over(page)
    refuse("affine-layer/", found)


@pytest.mark.parametrize("pale", ["article p", "nav a", ".md-footer a"])
def test_pale_text_is_noticed(reader: Visit, pale: str):
    at_width(reader.page, WIDE)
    page = reader.open("affine-layer/")
    page.add_style_tag(content=f"{LAID_OUT} {pale} {{ color: #999 !important; background: #888; }}")
    made_ready(page)
    page.evaluate(ONE_OF_EACH_KIND)
    assert any("color-contrast" in text for text in axe_complaints(page, WIDE))


PASSED_OVER = {
    "hidden": "<button class=pale hidden>Pale</button>",
    "disabled": "<button class=pale disabled>Pale</button>",
    "a letter": "<button class=pale>P</button>",
}
PALE = ".pale { color: #999 !important; background: #888 !important; }"


@pytest.mark.parametrize("first", PASSED_OVER.values(), ids=PASSED_OVER)
def test_what_axe_passes_over_hides_no_pale_text(reader: Visit, first: str):
    page = reader.open("404.html")
    page.add_style_tag(content=f"{LAID_OUT} {PALE}")
    buttons = 3 * first + "<button class=pale>Pale</button>"
    page.evaluate("html => document.querySelector('article').innerHTML += html", buttons)
    made_ready(page)
    assert any("color-contrast" in text for text in axe_complaints(page, WIDE))


def made_ready(page: Page) -> None:
    """All scripts there, axe among them."""
    wake(page)
    page.add_script_tag(path=AXE_FILE_PATH)


def refuse(path: str, found: list[str]) -> None:
    if found:
        pytest.fail("\n".join(f"/{path}{text}" for text in found), pytrace=False)


HIDDEN = """elements => elements.filter(formula => {
    const box = formula.getBoundingClientRect();
    return formula.checkVisibility() && (box.width < 2 || box.height < 4);
  }).map(formula => formula.parentElement.querySelector("annotation").textContent)"""


@every_page
def test_the_page_is_whole_without_javascript(plain_reader: Visit, path: str):
    page = plain_reader.open(path)
    found = [] if page.locator("h1").first.is_visible() else ["no heading"]
    found += page.evaluate(UNREACHABLE)
    hidden = page.locator(".katex-html").evaluate_all(HIDDEN)
    found += [f"this formula does not show: {latex}" for latex in hidden[:3]]
    if page.locator(".katex-mathml").count():
        shown = page.locator(".katex-mathml").first.evaluate("e => getComputedStyle(e).position")
        if shown != "absolute":
            found.append("KaTeX's stylesheet is missing: every formula shows twice")
    if path in PAGES:
        found += [f"no figure stands for the piece {name}" for name in figureless(page, path)]
        found += open_answers(page, path)
    refuse(path, [f": without JavaScript: {text}" for text in found])


def figureless(page: Page, path: str) -> Iterator[str]:
    for piece in PAGES[path].pieces:
        if not page.locator(f"bbh-{piece} svg.figure").first.is_visible():
            yield piece


def open_answers(page: Page, path: str) -> Iterator[str]:
    """What keeps the answers of a page's questions from standing in folds."""
    asked, folds = len(list(questions(PAGES[path].body))), page.locator(".question .answer").count()
    if folds != asked:
        yield f"{folds} folds with answers for {asked} questions"
    if page.locator(".reply:visible, .question button").count():
        yield "a question shows a reply or a button, which nothing serves"
