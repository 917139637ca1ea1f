"""The built site in a real Chromium: both languages, both schemes, wide and narrow."""

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

CHAPTER = {"en": "logistic-unit/", "ko": "ko/logistic-unit/"}
HOME = {"en": "", "ko": "ko/"}
LAB = {"en": "labs/turn-the-knobs/", "ko": "ko/labs/turn-the-knobs/"}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

languages = pytest.mark.parametrize("language", ["en", "ko"])
schemes = pytest.mark.parametrize("scheme", ["light", "dark"])
widths = pytest.mark.parametrize("width", [1280, 360])


def chromium() -> str:
    """The installed Chromium; without one the tests are skipped, but in CI they fail."""
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        say = "no Chromium was found: apt-get install chromium, or set CHROMIUM to its path"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(say)
    return found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=FLAGS)


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing of each request."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """The site's address while it is served on this machine."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(site))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


class Visit:
    """One page in one window, and what went wrong while it was open."""

    def __init__(self, browser: Browser, address: str, **settings: object):
        self.context = browser.new_context(**settings)
        self.page: Page = self.context.new_page()
        self.errors: list[str] = []
        self.foreign: list[str] = []
        self.page.on("console", lambda m: m.type == "error" and self.errors.append(m.text))
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.on("requestfailed", lambda request: self.errors.append(request.url))
        self.page.on(
            "request",
            lambda r: r.url.startswith((address, "data:", "blob:")) or self.foreign.append(r.url),
        )
        self.address = address

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path, wait_until="load")
        return self.page


@pytest.fixture
def visit(browser: Browser, address: str) -> Iterator[type]:
    """Opens pages, and closes their windows afterwards."""
    visits: list[Visit] = []

    def new(**settings: object) -> Visit:
        visits.append(Visit(browser, address, **settings))
        return visits[-1]

    yield new
    for one in visits:
        one.context.close()


def window(width: int, scheme: str) -> dict[str, object]:
    return {"viewport": {"width": width, "height": 800}, "color_scheme": scheme}


@languages
@schemes
@widths
@pytest.mark.parametrize("path", [CHAPTER, LAB, HOME], ids=["chapter", "lab", "home"])
def test_page_opens_cleanly(visit, path: dict[str, str], language: str, scheme: str, width: int):
    one = visit(**window(width, scheme))
    page = one.open(path[language])
    assert one.errors == []
    assert one.foreign == []
    overhang = page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth"
    )
    assert overhang <= 0, f"{path[language]} scrolls sideways by {overhang} px at {width} px"
    shown = page.evaluate("document.body.getAttribute('data-md-color-scheme')")
    assert shown == {"light": "default", "dark": "slate"}[scheme]


AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@languages
@schemes
@widths
@pytest.mark.parametrize("path", [CHAPTER, LAB, HOME], ids=["chapter", "lab", "home"])
def test_accessibility(visit, path: dict[str, str], language: str, scheme: str, width: int):
    page = visit(**window(width, scheme)).open(path[language])
    found = Axe().run(page, options={"runOnly": AXE_RULES, "resultTypes": ["violations"]})
    violations = [
        f"{rule['id']}: {node['html'][:120]}"
        for rule in found.response["violations"]
        for node in rule["nodes"][:3]
    ]
    assert violations == []


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
    solution.locator("summary").click()
    assert solution.locator("pre").first.is_visible()


@languages
def test_code_can_be_copied(visit, language: str, address: str):
    one = visit(**window(1280, "light"))
    one.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = one.open(CHAPTER[language])
    block = page.locator(".highlight", has_text="def forward").first
    block.hover()
    block.locator("button").first.click()
    page.wait_for_timeout(200)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("def forward(X: ndarray, beta: ndarray, b: float) -> ndarray:\n")
    assert "\n    z = X @ beta + b  # eq. " in copied


@pytest.mark.parametrize(
    ("language", "word", "title"),
    [("en", "transpose", "Why X.T @ error"), ("ko", "전치", "X.T @ error")],
)
def test_search_finds_a_word(visit, language: str, word: str, title: str):
    page = visit(**window(1280, "light")).open(CHAPTER[language])
    page.keyboard.press("/")
    page.keyboard.type(word, delay=30)
    hit = page.locator(".md-search-result__item").first
    hit.wait_for(timeout=10_000)
    assert title in hit.inner_text()


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
    assert page.locator("svg.figure").count() == 3
    assert page.locator("svg.figure").first.is_visible()
    solution = page.locator("details").first
    solution.locator("summary").click()
    assert solution.locator("pre").first.is_visible()


def test_a_reference_jumps_to_its_equation_and_back(visit):
    page = visit(**window(1280, "light")).open(CHAPTER["en"])
    page.locator("#eq\\:logistic-grad-beta .eq-code").click()
    assert page.url.endswith("#code-logistic-grad-beta")
    code = page.locator("#code-logistic-grad-beta")
    assert "X.T @ delta" in code.locator("xpath=ancestor::code").inner_text()
    code.locator("a").click()
    assert page.url.endswith("#eq:logistic-grad-beta")


@schemes
def test_the_switch_of_schemes_turns_the_page_over(visit, scheme: str):
    page = visit(**window(1280, scheme)).open(CHAPTER["en"])
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.locator("label.md-header__button[for^=__palette]:visible").click()
    page.wait_for_timeout(300)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


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
    """Point at the menu, let all that this loads arrive, then click on the link."""
    page.locator(menu).first.hover()
    page.wait_for_load_state("networkidle")
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


@pytest.mark.parametrize(("language", "word"), [("en", "transpose"), ("ko", "전치")])
def test_search_works_from_the_unpacked_zip(at_home: Visit, language: str, word: str):
    page = at_home.open(CHAPTER[language] + "index.html")
    page.keyboard.press("/")
    page.keyboard.type(word, delay=30)
    hit = page.locator(".md-search-result__link").first
    hit.wait_for(timeout=10_000)
    hit.click()
    page.wait_for_load_state()
    assert page.url.startswith(at_home.address)
    assert "/index.html" in page.url
    assert page.locator("article h1").is_visible()
    assert at_home.errors == []
