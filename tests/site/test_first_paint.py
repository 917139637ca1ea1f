"""What makes the first screen come early: nobody waits, sees or hears anything else than before."""

from collections.abc import Iterator
from pathlib import Path

import formula_fonts
import pytest
from bs4 import BeautifulSoup, Tag
from first_paint import halted
from one_stylesheet import STYLESHEET
from playwright.sync_api import Page

from tests.proof.browsing import window

FORMULA = '<span class="katex">x</span>'
CHAPTERS = ["partial-derivatives/", "ko/logistic-unit/"]
NOTE_SCHEMES = """() => {
  window.painted = [];
  const look = () => {
    if (document.querySelector("header")) painted.push(document.body.dataset.mdColorScheme);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""


def waiting(page: BeautifulSoup) -> Iterator[Tag]:
    """The scripts that the parser runs only when the stylesheets before them are there."""
    for script in page.select("link[rel=stylesheet] ~ script, body script"):
        if not script.has_attr("defer") and script.get("type") != "application/json":
            yield script


def test_the_parser_first_waits_at_the_first_section(site: Path):
    for file in site.rglob("*.html"):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        section = page.select_one("article h2")
        first = next(waiting(page), None)
        place = f"{file.relative_to(site)}: the parser waits for the stylesheets at {first}"
        if section:
            assert first and first.find_next("h2") is section, place
            assert page.select_one("article") in first.parents, place


@pytest.mark.parametrize(("preferred", "scheme"), [("light", "default"), ("dark", "slate")])
def test_no_frame_is_painted_in_the_other_scheme(visit, preferred: str, scheme: str):
    one = visit(**window(360, preferred))
    one.open("layers/")
    one.page.add_init_script(f"({NOTE_SCHEMES})()")
    session = one.context.new_cdp_session(one.page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page = one.open("partial-derivatives/")
    painted = page.evaluate("painted")
    assert len(painted) > 5
    assert set(painted) == {scheme}


def test_the_scheme_a_reader_chose_is_there_from_the_first_frame(visit):
    one = visit(**window(360, "light"))
    page = one.open("layers/")
    page.locator("label.md-header__button[for^=__palette]:visible").click()
    page.locator("body[data-md-color-scheme=slate]").wait_for()
    page.add_init_script(f"({NOTE_SCHEMES})()")
    painted = one.open("partial-derivatives/").evaluate("painted")
    assert set(painted) == {"slate"}


@pytest.mark.parametrize("path", CHAPTERS)
def test_screen_readers_hear_every_formula(visit, path: str):
    page = visit(**window(1280, "light")).open(path)
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    roles = [node["role"]["value"] for node in nodes if not node["ignored"]]
    for role, tag in {"MathMLMath": "math", "MathMLFraction": "mfrac", "MathMLSub": "msub"}.items():
        on_page = page.locator(f".katex-mathml {tag}").count()
        assert roles.count(role) == on_page > 0, f"{path}: {on_page} <{tag}>, heard {role} less"


NO_STEPS = "requestAnimationFrame = () => 0"
NOTE_GROWTH = """() => {
  window.grew = false;
  const look = () => (grew ||= "growing" in document.documentElement.dataset);
  const marks = { subtree: true, attributeFilter: ["data-growing"] };
  new MutationObserver(look).observe(document, marks);
}"""
SHOWN = "article h2, article h2 ~ *, .md-footer"


def shown(page: Page) -> list[bool]:
    """Of everything from the first section on: is it there?"""
    return page.eval_on_selector_all(SHOWN, "all => all.map(one => one.checkVisibility())")


def growing(visit, path: str) -> Page:
    """A page that shows its first screen and then waits for the reader."""
    one = visit(**window(360, "light"))
    one.page.add_init_script(NO_STEPS)
    one.page.goto(one.address + path, wait_until="load")
    assert not any(shown(one.page)) and one.page.locator("h1").is_visible()
    return one.page


@pytest.mark.parametrize("path", CHAPTERS)
def test_a_page_grows_until_it_is_whole(visit, path: str):
    one = visit(**window(360, "light"))
    one.page.add_init_script(f"({NOTE_GROWTH})()")
    page = one.open(path)
    assert page.evaluate("grew")
    assert all(shown(page))


@pytest.mark.parametrize("place", ["", "#exercises"])
def test_no_formula_is_shown_before_its_fonts_are_there(visit, place: str):
    one, asked = visit(**window(360, "light")), []
    one.page.route("**/assets/fonts.css", lambda route: asked.append(route))
    one.page.goto(one.address + CHAPTERS[1] + place, wait_until="commit")
    one.page.locator("h1").wait_for()
    one.page.wait_for_timeout(1000)
    formulas = one.page.locator("article .katex").filter(visible=True)
    assert len(asked) == 1 and formulas.count() == 0
    assert place or any(shown(one.page)), "text needs no fonts of formulas"
    asked[0].continue_()
    one.page.locator(".md-footer").wait_for()
    assert all(shown(one.page))
    assert one.page.evaluate("document.fonts.check('1em KaTeX_Math')")


def test_fonts_that_never_come_hold_nothing_up_for_long(visit):
    one = visit(**window(360, "light"))
    one.page.route("**/assets/fonts.css", lambda route: None)
    one.page.goto(one.address + CHAPTERS[1], wait_until="commit")
    one.page.locator(".md-footer").wait_for(timeout=15_000)
    assert all(shown(one.page))


@pytest.mark.parametrize("first, second", [(FORMULA, ""), ("", FORMULA)])
def test_a_first_screen_with_a_formula_waits_for_the_fonts(first: str, second: str):
    page = (
        f'<head><link rel="stylesheet" href="../{STYLESHEET}">\n</head>'
        f"<article>{first}\n<h2>A section</h2>{second}</article>"
    )
    page = formula_fonts.on_post_page(halted(page), page=None, config=None)
    head, _, body = page.partition("</head>")
    link = '<link rel="stylesheet" href="../assets/fonts.css">'
    assert (link in head, f"<noscript>{link}</noscript>" in body) == (bool(first), bool(second))


def test_every_page_with_formulas_asks_for_their_fonts_in_time(site: Path):
    for file in site.rglob("*.html"):
        page = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        section, formulas = page.select_one("article h2"), page.select(".katex")
        in_head = page.select_one("head link[href$='fonts.css']")
        asks = in_head or page.select_one("noscript link[href$='fonts.css']")
        above = any(not section or one.find_next("h2") is section for one in formulas)
        assert asks or not formulas, f"{file.relative_to(site)}: no fonts without scripts"
        assert in_head or not above, f"{file.relative_to(site)}: too late"


def test_a_page_does_not_wait_for_its_other_scripts(visit):
    one = visit(**window(360, "light"))
    one.page.route("**/assets/*.js", lambda route: None)
    one.page.goto(one.address + CHAPTERS[0], wait_until="commit")
    one.page.locator("article h2").last.wait_for()
    one.page.locator(".md-footer").wait_for()


def test_a_page_is_whole_without_scripts(visit):
    one = visit(**window(360, "light"), java_script_enabled=False)
    page = one.page
    page.goto(one.address + CHAPTERS[0], wait_until="load")
    assert page.locator(SHOWN).last.is_visible() and page.locator("article h2").last.is_visible()


@pytest.mark.parametrize("act", ["click", "key", "print"])
def test_a_reader_who_acts_gets_the_rest_at_once(visit, act: str):
    page = growing(visit, CHAPTERS[0])
    if act == "click":
        page.locator("h1").click()
    elif act == "key":
        page.keyboard.press("End")
    else:
        page.pdf()
    assert all(shown(page))


def test_a_link_to_a_place_further_down_arrives_there(visit):
    one = visit(**window(360, "light"))
    one.page.add_init_script(NO_STEPS)
    page = one.page
    page.goto(f"{one.address}{CHAPTERS[0]}#exercises", wait_until="load")
    assert all(shown(page))
    assert 0 <= page.locator("#exercises").bounding_box()["y"] < 200


def test_a_reload_keeps_the_place(visit):
    page = visit(**window(360, "light")).open(CHAPTERS[0])
    page.evaluate("scrollTo({ top: 5000, behavior: 'instant' })")
    page.reload(wait_until="load")
    assert all(shown(page)) and page.evaluate("scrollY") == 5000


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
