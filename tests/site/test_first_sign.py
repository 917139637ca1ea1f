"""Material's script comes at the first sign of a reader: unseen, and nothing is lost until then."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route

from tests.proof.browsing import lay_out, wake, window

CHAPTER = {"en": "logistic-unit/", "ko": "ko/logistic-unit/"}
WORD = {"en": "transpose", "ko": "전치"}
SCHEME = {"light": "default", "dark": "slate"}
OTHER = {"light": "slate", "dark": "default"}
SCRIPT = "javascripts/bundle."

languages = pytest.mark.parametrize("language", ["en", "ko"])
NOTE_SCHEMES = """() => {
  window.painted = new Set();
  const look = () => {
    if (document.querySelector("header")) painted.add(document.body.dataset.mdColorScheme);
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
ALL_PAINTED = f"{TWO_FRAMES}.then(() => [...painted])"


def test_the_script_comes_at_the_first_sign(visit):
    one, paths = visit(**window(1280, "light")), []
    one.page.on("request", lambda request: paths.append(request.url))
    page = one.open(CHAPTER["en"])
    assert not any(SCRIPT in path for path in paths)
    wake(page)
    assert sum(SCRIPT in path for path in paths) == 1


class Held:
    """A window in which Material's bundle arrives only when it is let go."""

    def __init__(self, one: object):
        self.page: Page = one.page
        self._routes: list[Route] = []
        self.page.route("**/bundle.*.js", lambda route: self._routes.append(route))

    def let_go(self) -> None:
        """Let the bundle come, once it has been asked for."""
        while not self._routes:
            self.page.wait_for_timeout(20)
        self._routes[0].continue_()


@languages
def test_a_word_typed_before_the_script_runs_is_searched(visit, language: str):
    one = visit(**window(1280, "light"))
    held = Held(one)
    page = one.open(CHAPTER[language])
    page.keyboard.press("/")
    page.keyboard.type(WORD[language])
    held.let_go()
    assert page.locator(".md-search__input").input_value() == WORD[language]
    page.locator(".md-search-result__item").first.wait_for()
    assert one.errors == []


def pressed_next(page: Page) -> None:
    page.keyboard.press("n")


def clicked_palette(page: Page) -> None:
    page.locator("label.md-header__button[for^=__palette]:visible").click()


GIVEN_UP = """document.querySelector(".md-search__input").value == "ab"
    && document.activeElement == document.body && !document.getElementById("__search").checked"""


def gave_search_up(page: Page) -> None:
    page.keyboard.press("/")
    page.keyboard.type("ab")
    page.keyboard.press("Escape")


@pytest.mark.parametrize(
    ("act", "outcome"),
    [
        (pressed_next, "location.pathname.endsWith('/layers/')"),
        (clicked_palette, "document.body.dataset.mdColorScheme == 'slate'"),
        (gave_search_up, GIVEN_UP),
    ],
)
def test_what_was_pressed_before_the_script_runs_is_done(
    visit, act: Callable[[Page], None], outcome: str
):
    one = visit(**window(1280, "light"))
    held = Held(one)
    page = one.open(CHAPTER["en"])
    act(page)
    held.let_go()
    page.wait_for_function(outcome)


def test_a_search_result_marks_its_word_on_the_page(visit):
    page = visit(**window(1280, "light")).open(CHAPTER["en"] + "?h=sigmoid")
    page.locator("mark[data-md-highlight]").first.wait_for()


@pytest.mark.parametrize("preferred", SCHEME)
def test_every_frame_is_painted_in_the_scheme_of_the_reader(visit, preferred: str):
    """In the one that the system prefers, and from a choice on in the other."""
    one = visit(**window(360, preferred))
    one.page.add_init_script(f"({NOTE_SCHEMES})()")
    page = one.open(CHAPTER["en"])
    assert page.evaluate(ALL_PAINTED) == [SCHEME[preferred]]
    assert page.evaluate("typeof document$") == "undefined"
    assert page.locator("label.md-header__button[for^=__palette]:visible").count() == 1
    clicked_palette(page)
    page.locator(f"body[data-md-color-scheme={OTHER[preferred]}]").wait_for()
    assert one.open("layers/").evaluate(ALL_PAINTED) == [OTHER[preferred]]


def test_a_page_does_not_wait_for_its_scripts(visit):
    one = visit(**window(360, "light"))
    one.page.route("**/assets/*.js", lambda route: None)
    one.page.goto(one.address + CHAPTER["en"], wait_until="commit")
    one.page.locator(".md-footer").wait_for()


@languages
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_when_the_script_comes(visit, language: str, width: int):
    page = visit(**window(width, "dark")).open(CHAPTER[language])
    lay_out(page)  # what far blocks do is for test_far_blocks.py
    places = """() => [...document.querySelectorAll(`header *:not(.md-search *), .md-nav__link,
        article > :not(.md-typeset__scrollwrap), article table`)].map(
        e => { const box = e.getBoundingClientRect(); return [box.x, box.y].join() })"""
    before = page.evaluate(places)
    wake(page)
    page.locator("button.md-code__button").first.wait_for(state="attached")
    assert page.evaluate(places) == before
