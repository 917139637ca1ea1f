"""What a page sends, and when: limits in KiB of gzip, as GitHub Pages sends it."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route

from tests.proof.browsing import window
from tests.proof.course import ROOT, Course

COLD, NEXT = 110, 60
BUNDLE, INDEX, WORKER = "javascripts/bundle.", "search_index", "workers/search."
CHAPTER = {"en": "logistic-unit/", "ko": "ko/logistic-unit/"}
WORD = {"en": "transpose", "ko": "전치"}

languages = pytest.mark.parametrize("language", ["en", "ko"])


def addresses() -> list[str]:
    """Every page of both languages, as it is visited."""
    folder = {"en": "", "ko": "ko/"}
    stems = [folder[p.language] + p.src_uri.removesuffix(".md") for p in Course(ROOT).pages]
    return [stem.removesuffix("index") + ("" if stem.endswith("index") else "/") for stem in stems]


def requested(one: object) -> list[str]:
    """The paths that a window asks for from now on."""
    paths: list[str] = []
    one.page.on("request", lambda r: paths.append(r.url.removeprefix(one.address)))
    return paths


def kib(site: Path, path: str) -> float:
    file = site / path.partition("?")[0]
    file = file / "index.html" if file.is_dir() else file
    return len(gzip.compress(file.read_bytes(), 6)) / 1024


@pytest.mark.parametrize("path", addresses())
def test_a_page_is_light(visit, site: Path, path: str):
    one = visit(**window(1280, "light"))
    paths = requested(one)
    one.open(path).wait_for_load_state("networkidle")
    late = [p for p in paths if any(name in p for name in (BUNDLE, INDEX, WORKER))]
    assert late == [], f"{path} loads before anybody needs it: {late}"
    sizes = {p: kib(site, p) for p in paths if not p.startswith("data:")}
    listed = ", ".join(f"{p} {size:.1f}" for p, size in sizes.items())
    assert sizes[path] <= NEXT, f"{path}: {sizes[path]:.1f} KiB of HTML, at most {NEXT}"
    assert sum(sizes.values()) <= COLD, f"{path}: {sum(sizes.values()):.1f} KiB; {listed}"


@languages
def test_scripts_come_at_the_first_sign_and_the_index_with_search(visit, language: str):
    one = visit(**window(1280, "light"))
    page = one.open(CHAPTER[language])
    paths = requested(one)
    page.mouse.move(300, 300)
    page.locator("button.md-code__button").first.wait_for(state="attached")
    assert any(BUNDLE in p for p in paths)
    assert not any(INDEX in p or WORKER in p for p in paths), paths
    page.locator(".md-search__input").click()
    page.locator(".md-search-result__meta", has_text="…").wait_for(state="detached")
    assert [p for p in paths if INDEX in p and p.endswith(".json")] != []


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
def test_a_word_typed_before_the_scripts_run_is_searched(visit, language: str):
    one = visit(**window(1280, "light"))
    held = Held(one)
    page = one.open(CHAPTER[language])
    page.keyboard.press("/")
    page.keyboard.type(WORD[language])
    held.let_go()
    assert page.locator(".md-search__input").input_value() == WORD[language]
    page.locator(".md-search-result__item").first.wait_for(timeout=10_000)
    assert one.errors == []


def scheme(page: Page) -> str:
    return page.evaluate("document.body.dataset.mdColorScheme")


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
def test_what_was_pressed_before_the_scripts_run_is_done(
    visit, act: Callable[[Page], None], outcome: str
):
    one = visit(**window(1280, "light"))
    held = Held(one)
    page = one.open(CHAPTER["en"])
    act(page)
    held.let_go()
    page.wait_for_function(outcome, timeout=5_000)


def test_a_search_result_marks_its_word_on_the_page(visit):
    page = visit(**window(1280, "light")).open(CHAPTER["en"] + "?h=sigmoid")
    page.locator("mark[data-md-highlight]").first.wait_for(timeout=10_000)


@pytest.mark.parametrize("preferred", ["light", "dark"])
def test_the_scheme_is_right_before_the_scripts_run(visit, preferred: str):
    page = visit(**window(360, preferred)).open(CHAPTER["en"])
    assert scheme(page) == {"light": "default", "dark": "slate"}[preferred]
    assert page.evaluate("typeof document$") == "undefined"
    assert page.locator("label.md-header__button[for^=__palette]:visible").count() == 1


@languages
@pytest.mark.parametrize("width", [1280, 360])
def test_nothing_moves_when_the_scripts_come(visit, language: str, width: int):
    page = visit(**window(width, "dark")).open(CHAPTER[language])
    places = """() => [...document.querySelectorAll(`header *:not(.md-search *), .md-nav__link,
        article > :not(.md-typeset__scrollwrap), article table`)].map(
        e => { const box = e.getBoundingClientRect(); return [box.x, box.y].join() })"""
    before = page.evaluate(places)
    page.mouse.move(300, 300)
    page.locator("button.md-code__button").first.wait_for(state="attached")
    assert page.evaluate(places) == before
