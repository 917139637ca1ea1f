"""What a reader does on the built site, in a real Chromium; every page: test_every_page.py."""

import pytest

from tests.proof.browsing import window

CHAPTER = {"en": "logistic-unit/", "ko": "ko/logistic-unit/"}
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
