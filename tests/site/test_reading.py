"""What a reader's own tools do with a page: copy, translate, block storage."""

from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page

from tests.proof.browsing import search, wake, window
from tests.proof.course import ROOT
from tests.proof.recorded import TRANSCRIPT

CHAPTER = "partial-derivatives/"
KOREAN = {"en": "", "ko": "ko/"}
languages = pytest.mark.parametrize("language", ["en", "ko"])
BLOCKED = """for (const name of ["localStorage", "sessionStorage"])
  Object.defineProperty(window, name, { configurable: true, get() {
    throw new DOMException("The operation is insecure.", "SecurityError"); } });"""
COPY = """one => { getSelection().selectAllChildren(one); document.execCommand("copy"); }"""


@languages
def test_a_copied_formula_is_its_tex_once(visit, language: str, address: str):
    one = visit(**window(1280, "light"))
    one.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=address)
    page = one.open(KOREAN[language] + CHAPTER)
    paragraph = page.locator("article > p:has(.katex)").first
    paragraph.scroll_into_view_if_needed()
    paragraph.evaluate(COPY)
    copied = page.evaluate("navigator.clipboard.readText()")
    for formula in paragraph.locator("annotation").all_text_contents():
        assert copied.count(f"${formula}$") >= 1
    bare = paragraph.evaluate(
        "one => { const copy = one.cloneNode(true);"
        " for (const k of copy.querySelectorAll('.katex'))"
        " k.replaceWith(`$${k.querySelector('annotation').textContent}$`);"
        " return copy.textContent; }"
    )
    assert copied.split() == bare.split(), "something else than text and TeX was copied"


@languages
def test_formulas_and_code_are_not_translated(site: Path, language: str):
    file = site / KOREAN[language] / CHAPTER / "index.html"
    article = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser").find("article")
    formulas, code = article.select(".arithmatex"), article.select("code")
    assert len(formulas) > 100
    assert len(code) > 50
    left = [piece for piece in [*formulas, *code] if piece.get("translate") != "no"]
    assert not left, left[:3]


@pytest.fixture
def blocked(visit) -> Page:
    """A chapter in a window whose browser keeps nothing."""
    one = visit(**window(1280, "light"))
    one.page.add_init_script(BLOCKED)
    page = one.open("logistic-unit/")
    wake(page)
    assert one.errors == []
    return page


def test_blocked_storage_leaves_search(blocked: Page):
    search(blocked, "transpose")
    blocked.locator(".md-search-result__item").first.get_by_text("error").first.wait_for()


def test_blocked_storage_leaves_the_scheme_and_the_copy_buttons(blocked: Page):
    blocked.locator("label[for^=__palette]:not([hidden])").first.click()
    blocked.wait_for_selector("body[data-md-color-scheme=slate]")
    block = blocked.locator(".highlight", has_text="def forward").first
    block.hover()
    block.locator("button").first.wait_for()


def test_the_language_switch_leads_to_the_same_page(visit):
    page = visit(**window(1280, "light")).open("layers/")
    switch = page.locator(".md-select__link[lang=ko]")
    assert switch.evaluate("link => link.pathname") == "/ko/layers/"


@pytest.mark.parametrize(
    "file", sorted((ROOT / "snippets").glob(f"*/{TRANSCRIPT}")), ids=lambda file: file.parent.name
)
def test_downloads_print_on_a_console_that_knows_ascii_only(file: Path):
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        assert line.isascii(), f"{file.relative_to(ROOT).as_posix()}:{number}: {line!r}"
