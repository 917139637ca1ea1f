"""What a reader does on the built site, in a real Chromium; every page: test_every_page.py."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page

from tests.proof.browsing import FLAGS, Visit, chromium, lay_out, search, settle, wake, window
from tests.proof.course import ROOT

CHAPTER = {"en": "logistic-unit/", "ko": "ko/logistic-unit/"}
FIGURES = (ROOT / "docs/en/logistic-unit.md").read_text(encoding="utf-8").count("](figure:")
HOME = {"en": "", "ko": "ko/"}
LAB = {"en": "labs/turn-the-knobs/", "ko": "ko/labs/turn-the-knobs/"}
languages = pytest.mark.parametrize("language", ["en", "ko"])
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
widths = pytest.mark.parametrize("width", [1280, 360])


@languages
@widths
def test_equations_are_visible(visit, language: str, width: int):
    page = visit(**window(width, "light")).open(CHAPTER[language])
    equations = page.locator(".equation .katex-html")
    assert equations.count() >= 20
    for k in range(equations.count()):
        if equations.nth(k).locator("xpath=ancestor::details").count() == 0:
            box = equations.nth(k).bounding_box()
            assert box["width"] > 20
            assert box["height"] > 10
    loaded = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length")
    assert loaded > 0, "no KaTeX font was loaded"
    hidden = page.locator(".katex-mathml").first.evaluate("e => getComputedStyle(e).position")
    assert hidden == "absolute", "KaTeX's stylesheet is missing: every formula shows twice"


@languages
def test_solutions_fold_open(visit, language: str):
    page = visit(**window(1280, "light")).open(CHAPTER[language])
    solution = page.locator("details").first
    assert not solution.locator("pre").first.is_visible()
    solution.locator("summary").press("Enter")
    assert solution.locator("pre").first.is_visible()


@languages
def test_code_can_be_copied(visit, language: str, address: str):
    one = visit(**window(1280, "light"))
    one.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = one.open(CHAPTER[language])
    block = page.locator(".highlight", has_text="def forward").first
    block.hover()
    block.locator("button").first.press("Enter")
    page.locator(".md-dialog--active").wait_for()  # it says that the code is copied
    copied = page.evaluate("navigator.clipboard.readText()")
    assert "\ndef forward(X: ndarray, w: ndarray, b: float) -> ndarray:\n" in f"\n{copied}"
    assert "\n    z = X @ w + b  # eq. " in copied


@pytest.mark.parametrize(
    ("language", "word", "title"),
    [("en", "transpose", "Why X.T @ error"), ("ko", "전치", "X.T @ error")],
)
def test_search_finds_a_word(visit, language: str, word: str, title: str):
    page = visit(**window(1280, "light")).open(CHAPTER[language])
    search(page, word)
    page.locator(".md-search-result__item").get_by_text(title).first.wait_for()


@pytest.mark.parametrize(("here", "there"), [("en", "ko"), ("ko", "en")])
@pytest.mark.parametrize("path", [CHAPTER, LAB], ids=["chapter", "lab"])
def test_the_switch_leads_to_the_same_page(visit, path: dict[str, str], here: str, there: str):
    one = visit(**window(1280, "light"))
    page = one.open(path[here])
    page.locator(".md-header .md-select button").hover()
    page.locator(f'.md-select__link[hreflang="{there}"]').click()
    page.wait_for_load_state()
    assert page.url == one.address + path[there]
    assert page.locator("html").get_attribute("lang") == there


@languages
@widths
def test_readable_without_javascript(visit, language: str, width: int):
    one = visit(**window(width, "light"), java_script_enabled=False)
    page = one.open(CHAPTER[language])
    assert page.locator("article h1").is_visible()
    assert page.locator(".equation .katex-html").first.is_visible()
    assert page.locator("svg.figure").count() == FIGURES
    assert page.locator("svg.figure").first.is_visible()
    solution = page.locator("details").first
    solution.locator("summary").press("Enter")
    assert solution.locator("pre").first.is_visible()


def test_a_reference_jumps_to_its_equation_and_back(visit):
    page = visit(**window(1280, "light")).open(CHAPTER["en"])
    page.locator("#eq\\:logistic-grad-w .eq-code").press("Enter")
    assert page.url.endswith("#code-logistic-grad-w")
    code = page.locator("#code-logistic-grad-w")
    assert "X.T @ delta" in code.locator("xpath=ancestor::code").inner_text()
    wake(page)  # scripts that come late move the page once more
    box = code.locator("a").bounding_box()  # not click(): it would aim at the mark on the line
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.wait_for_url(lambda url: url.endswith("#eq:logistic-grad-w"))


@schemes
def test_the_switch_of_schemes_turns_the_page_over(visit, scheme: str):
    page = visit(**window(1280, scheme)).open(CHAPTER["en"])
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("label.md-header__button[for^=__palette]:visible").click()
    now = "before => getComputedStyle(document.body).backgroundColor != before"
    page.wait_for_function(now, arg=before)


@pytest.fixture(scope="module")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as a reader has it who unpacked its zip."""
    there = tmp_path_factory.mktemp("unpacked")
    shutil.unpack_archive(site / "backprop-by-hand.zip", there)
    return there / "backprop-by-hand"


@pytest.fixture
def at_home(browser: Browser, folder: Path) -> Iterator[Visit]:
    """Opens pages from a folder, without a server."""
    one = Visit(browser, f"{folder.as_uri()}/", **window(1280, "light"))
    yield one
    one.context.close()


def follow(page: Page, link: str, menu: str = "h1") -> None:
    """Point at the menu, let Material's script arrive, then click on the link."""
    wake(page)
    page.locator(menu).first.hover()
    page.locator(link).first.click()
    page.wait_for_load_state()


def test_the_unpacked_zip_needs_no_server(at_home: Visit):
    page = at_home.open("index.html")
    follow(page, "article a[href^=logistic-unit]")
    assert page.url == at_home.address + CHAPTER["en"] + "index.html"
    assert page.locator(".equation .katex-html").first.is_visible()
    assert page.locator("svg.figure").first.is_visible()
    loaded = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').length")
    assert loaded > 0, "no KaTeX font was loaded from the folder"
    follow(page, '.md-select__link[hreflang="ko"]', menu=".md-header .md-select button")
    assert page.url == at_home.address + CHAPTER["ko"] + "index.html"
    assert at_home.errors == []
    assert at_home.foreign == []


def test_questions_are_answered_in_the_unpacked_zip(at_home: Visit):
    page = at_home.open("chain-rule/index.html")
    page.locator(".choices button").first.click()
    assert page.locator(".verdict:not(:empty)").count() == 1
    assert at_home.errors == []


@pytest.mark.parametrize(("language", "word"), [("en", "transpose"), ("ko", "전치")])
def test_search_works_from_the_unpacked_zip(at_home: Visit, language: str, word: str):
    page = at_home.open(CHAPTER[language] + "index.html")
    search(page, word)
    hit = page.locator(f".md-search-result__link[href*='/index.html?h={quote(word)}']").first
    hit.click()
    page.wait_for_url(lambda url: "/index.html?h=" in url)
    assert page.url.startswith(at_home.address)
    assert page.locator("article h1[id]").is_visible()
    assert at_home.errors == []


LIT = """() => ({
  equations: [...document.querySelectorAll(".equation.lit")].map(e => "#" + e.id),
  code: [...new Set([...document.querySelectorAll("pre .eq-ref.lit")].map(e => e.hash))],
})"""
LINE_IN_CODE = """link => {
  const [line, code] = [link, link.closest("code")].map(one => one.getBoundingClientRect());
  return [line.top + line.height / 2 - code.top, line.height];
}"""
LOGITS = "#eq:logistic-logits"
PAIR = {"equations": [LOGITS], "code": [LOGITS]}
NOTHING = {"equations": [], "code": []}


@languages
def test_pointing_at_an_equation_or_its_line_lights_both(visit, language: str):
    page = visit(**window(1280, "light")).open(CHAPTER[language])
    page.locator(f'[id="{LOGITS[1:]}"]').hover()
    assert page.evaluate(LIT) == PAIR
    page.locator("h1").hover()
    assert page.evaluate(LIT) == NOTHING
    link = page.locator(f'pre .eq-ref[href="{LOGITS}"]').first
    code = link.locator("xpath=ancestor::code")
    middle, height = link.evaluate(LINE_IN_CODE)
    code.hover(position={"x": 9, "y": middle})
    assert page.evaluate(LIT) == PAIR
    code.hover(position={"x": 9, "y": middle - 1.5 * height})
    assert page.evaluate(LIT) == NOTHING


@languages
def test_keys_light_an_equation_and_its_code_and_nothing_scrolls(visit, language: str):
    page = visit(**window(1280, "light")).open(CHAPTER[language])
    link = page.locator(f".eq-number[href='{LOGITS}']")
    link.focus()
    before = page.evaluate("scrollY")
    page.keyboard.press("Tab")
    assert "eq-code" in page.evaluate("document.activeElement.className")
    assert page.evaluate(LIT) == PAIR
    assert page.evaluate("scrollY") == before
    page.evaluate("document.activeElement.blur()")
    assert page.evaluate(LIT) == NOTHING


@languages
def test_a_tap_lights_an_equation_and_its_code(visit, language: str):
    page = visit(**window(360, "light"), has_touch=True).open(CHAPTER[language])
    page.locator(f'[id="{LOGITS[1:]}"] .katex-html').first.tap()
    assert page.evaluate(LIT) == PAIR
    page.locator("article p").nth(1).tap()
    assert page.evaluate(LIT) == NOTHING


@schemes
@widths
def test_the_whole_line_of_code_is_marked_without_javascript(visit, scheme: str, width: int):
    one = visit(**window(width, scheme), java_script_enabled=False)
    page = one.open(CHAPTER["en"] + "#code-logistic-logits")
    mark = page.evaluate("""() => {
      const link = document.querySelector(":target .eq-ref"), code = link.closest("code");
      const line = getComputedStyle(link, "::before");
      return {
        missing: code.clientWidth - parseFloat(line.width) - parseFloat(line.borderLeftWidth),
        lines: parseFloat(line.height) / parseFloat(getComputedStyle(code).lineHeight),
        bar: line.borderLeftWidth,
      };
    }""")
    assert mark["missing"] <= 1
    assert mark["lines"] == pytest.approx(1, abs=0.05)
    assert mark["bar"] != "0px"


KEY = "backprop-by-hand"
KEPT = f"getItem('{KEY}')"

COUNT = ".md-nav--primary .read-count:not(:empty)"  # beside the part that holds the chapter


def saved(page: Page) -> str | None:
    return page.evaluate(f"localStorage.{KEPT}")


def with_saved(visit, text: str, path: str) -> Visit:
    """A visit to a page of somebody whose browser has kept ``text``."""
    one = visit(**window(1280, "light"))
    item = f"{json.dumps(KEY)}, {json.dumps(text)}"
    one.page.add_init_script(f"localStorage.{KEPT} ?? localStorage.setItem({item})")
    one.open(path)
    return one


def test_a_tick_is_kept_in_both_languages_and_loses_nothing(visit):
    before = {"read": {"a-chapter-of-old": True}, "from": "another version"}
    one = with_saved(visit, json.dumps(before), CHAPTER["en"])
    button = one.page.locator(".chapter-done button")
    button.press("Enter")
    kept = json.loads(saved(one.page))
    assert kept == before | {"read": {"a-chapter-of-old": True, "logistic-unit": True}}
    assert one.page.locator(".md-nav--primary a .read-mark").count() == 1
    assert one.page.locator(COUNT).inner_text() == "1 of 3 read"
    korean = one.open(CHAPTER["ko"])
    assert korean.locator(".chapter-done button").get_attribute("aria-pressed") == "true"
    assert korean.locator(COUNT).inner_text() == "3장 중 1장 읽음"
    korean.locator(".chapter-done button").press("Enter")
    assert json.loads(saved(korean)) == before
    assert korean.locator(".read-mark").count() == 0


@pytest.mark.parametrize("text", ["{broken", "[1]", "null", '{"read": 3}'])
def test_a_record_that_cannot_be_read_is_not_lost(visit, text: str):
    one = with_saved(visit, text, CHAPTER["en"])
    assert one.errors == []
    assert saved(one.page) == text
    assert "cannot be read" in one.page.locator(".chapter-done").inner_text()
    one.page.locator(".chapter-done button").press("Enter")
    assert json.loads(saved(one.page)) == {"unreadable": text, "read": {"logistic-unit": True}}


def test_two_windows_show_the_same_ticks(visit):
    one = visit(**window(1280, "light"))
    here, there = one.open(CHAPTER["en"]), one.context.new_page()
    there.goto(one.address)
    here.locator(".chapter-done button").press("Enter")
    there.locator(".course-list .read-mark").wait_for()
    assert there.locator(COUNT).inner_text() == "1 of 3 read"


def test_the_first_page_shows_what_was_read_and_what_comes_next(visit):
    kept = {"read": {"partial-derivatives": True, "chain-rule": True}}
    page = with_saved(visit, json.dumps(kept), HOME["en"]).page
    assert page.locator(".course-list .read-mark").count() == 2
    assert page.locator("svg.figure .read-mark").count() == 2
    line = page.locator(".course-progress")
    total = len(page.evaluate("JSON.parse(document.getElementById('course').textContent).chapters"))
    assert line.inner_text() == f"2 of {total} read. Go on with: Checking a gradient"
    line.locator("a").click()
    assert page.url.endswith("/checking-a-gradient/")


PLACES = """() => [...document.querySelectorAll(".md-nav--primary li, article *")]
  .filter(e => !e.closest(".course-progress, .chapter-done, svg, .katex, .read-mark, bbh-walk *"))
  .filter(e => getComputedStyle(e).display !== "inline")
  .map(e => [e.tagName, e.offsetLeft, e.offsetTop, e.offsetWidth, e.offsetHeight].join())"""


@widths
@pytest.mark.parametrize("path", [HOME, CHAPTER], ids=["home", "chapter"])
def test_ticks_move_nothing(visit, path: dict[str, str], width: int):
    one = visit(**window(width, "light"))
    one.page.route("**/javascripts/bundle.*", lambda route: route.abort())  # adds buttons
    page = one.open(path["en"])
    lay_out(page)  # what far blocks do is for test_far_blocks.py
    before = page.evaluate(PLACES)
    chapters = page.evaluate("JSON.parse(document.getElementById('course').textContent).chapters")
    kept = json.dumps({"read": dict.fromkeys(chapters[:-1], True)})
    page.evaluate("([key, kept]) => localStorage.setItem(key, kept)", [KEY, kept])
    one.open(path["en"])
    assert page.locator(".read-mark").count() >= len(chapters) - 1
    lay_out(page)
    assert page.evaluate(PLACES) == before


@pytest.mark.parametrize("path", [HOME, CHAPTER], ids=["home", "chapter"])
def test_without_javascript_nothing_speaks_of_ticks(visit, path: dict[str, str]):
    page = visit(**window(1280, "light"), java_script_enabled=False).open(path["en"])
    assert page.locator(".chapter-done button:visible").count() == 0
    assert page.locator(".course-progress").all_inner_texts() in ([], [""])
    assert page.locator(".read-count, .read-mark").count() == 0


def test_lines_have_a_length_that_eyes_like(visit):
    page = visit(**window(1280, "light")).open(CHAPTER["en"])
    lay_out(page)
    lengths = page.evaluate("""() => [...document.querySelectorAll(".md-content__inner > p")]
      .filter(p => p.className === "" && !p.querySelector(".katex"))
      .map(p => [p, p.offsetHeight / parseFloat(getComputedStyle(p).lineHeight)])
      .filter(([, lines]) => lines > 3.5)
      .map(([p, lines]) => p.textContent.length / (lines - 0.5))""")
    assert len(lengths) >= 3
    assert 62 <= sum(lengths) / len(lengths) <= 78, lengths


@languages
def test_code_in_the_text_is_not_broken(visit, language: str):
    page = visit(**window(360, "light")).open(CHAPTER[language])
    codes = page.locator("article :is(p, li, .unbroken) > code")
    assert codes.count() >= 10
    broken = codes.evaluate_all(
        "all => all.filter(e => e.getClientRects().length > 1).map(e => e.textContent)"
    )
    assert broken == []


SHEETS = ["appendix/cheat-sheet/", "ko/appendix/cheat-sheet/"]
PAPER = {"width": 658, "height": 990}  # A4 without its margins, in CSS pixels


@pytest.mark.parametrize("path", [*CHAPTER.values(), *SHEETS])
def test_a_printed_page_is_the_text_alone_and_whole(visit, path: str):
    page = visit(viewport=PAPER, color_scheme="light").open(path)
    page.emulate_media(media="print")
    for gone in [".md-header", ".md-sidebar", ".md-footer", ".chapter-done", ".md-code__nav"]:
        assert page.locator(f"{gone}:visible").count() == 0, f"{path}: {gone} is printed"
    for solution in page.locator("details").all():
        said = solution.locator(":is(p, dd, li, pre)").last
        assert said.is_visible(), f"{path}: a fold stays shut"
    cut = page.locator("article :is(pre, table, .katex-display)").evaluate_all("""all => all
      .filter(e => e.getBoundingClientRect().right > innerWidth
                || e.scrollWidth > e.clientWidth + 1)
      .map(e => e.textContent.slice(0, 60))""")
    assert cut == [], f"{path}: cut off at the right margin"


@pytest.mark.parametrize("path", SHEETS)
def test_the_cheat_sheet_fits_on_two_pages(visit, path: str):
    page = visit(**window(1280, "dark")).open(path)
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) <= 2


@pytest.mark.parametrize("path", SHEETS)
def test_on_a_phone_the_cheat_sheet_s_code_is_in_sight(visit, path: str):
    """Before Material's script wraps the tables, and after it."""
    page = visit(**window(360, "light")).open(path)
    for awake in (False, True):
        if awake:
            wake(page)
        codes = page.locator("td > code")
        assert codes.count() > 0
        far = codes.evaluate_all("""all => all
          .filter(e => e.getBoundingClientRect().right > innerWidth)
          .map(e => e.textContent)""")
        assert far == [], f"awake: {awake}"


def test_paper_is_white_whatever_the_screen_is(visit):
    page = visit(**window(1280, "dark")).open(CHAPTER["en"])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


_PROBE = """() => {
  const seen = new Set(), probed = [];
  for (const e of document.querySelectorAll(".katex-html :not(:has(*))")) {
    const kind = [e.className, e.parentNode.className, e.textContent].join();
    if (!/\\S/.test(e.textContent.replace(/\\u200b/g, "")) || seen.has(kind)) continue;
    seen.add(kind);
    e.dataset.probe = "";
    probed.push(e.outerHTML);
  }
  document.querySelectorAll("details").forEach(d => d.open = true);
  return probed;
}"""


@languages
def test_formulas_are_drawn_in_katex_fonts(visit, language: str):
    page = visit(**window(1280, "light")).open(CHAPTER[language])
    lay_out(page)
    shown = page.evaluate(_PROBE)
    settle(page)
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument", {"depth": 0})["root"]["nodeId"]
    query = {"nodeId": root, "selector": "[data-probe]"}
    nodes = session.send("DOM.querySelectorAll", query)["nodeIds"]
    assert len(nodes) == len(shown) > 50
    for node, html in zip(nodes, shown, strict=True):
        for font in session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]:
            known = font["isCustomFont"] or "_fallback" in html
            assert known, f"{html} is drawn in {font['familyName']}"


@languages
def test_screen_readers_hear_every_formula(browser: Browser, address: str, language: str):
    """As it is while a screen reader runs: then Chromium reads also what is not laid out yet."""
    heard = browser.browser_type.launch(
        executable_path=chromium(), args=[*FLAGS, "--force-renderer-accessibility"]
    )
    page = Visit(heard, address, **window(1280, "light")).open(CHAPTER[language])
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    for role, tag in {"MathMLMath": "math", "MathMLFraction": "mfrac", "MathMLSub": "msub"}.items():
        on_page = page.locator(f".katex-mathml {tag}").count()
        assert roles.count(role) == on_page > 0, f"{on_page} <{tag}>, heard {roles.count(role)}"
    heard.close()


def focused_in_drawer(page: Page) -> bool:
    page.keyboard.press("Tab")
    return page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")


def test_a_closed_drawer_is_passed_by_and_an_open_one_shows_the_place(visit):
    page = visit(**window(360, "light")).open("what-a-framework-does/")
    assert not any(focused_in_drawer(page) for _ in range(12))
    page.locator("header label[for=__drawer]").click()
    here = page.locator(".md-sidebar--primary .md-nav__link--active:visible")
    here.wait_for()
    assert 100 < here.bounding_box()["y"] < 800


@pytest.mark.parametrize("path", ["gone/", "ko/gone/deep/"])
def test_an_address_that_leads_nowhere_is_answered_in_its_language(visit, site: Path, path: str):
    """As a host does it: the 404 page, whatever the address is."""
    one = visit(**window(360, "light"))
    html = (site / "404.html").read_text(encoding="utf-8")
    one.page.route(f"**/{path}", lambda route: route.fulfill(body=html, content_type="text/html"))
    page = one.open(path)
    first = "ko" if path.startswith("ko/") else "en"
    assert page.locator("h1 > span").first.get_attribute("lang") == first
    assert page.locator("article p").first.get_attribute("lang") == first
    page.locator(f"article p[lang={first}] a").click()
    assert page.url == one.address + HOME[first]
    assert page.locator("html").get_attribute("lang") == first
