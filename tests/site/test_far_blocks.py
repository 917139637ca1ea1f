"""Blocks far from the screen are not laid out (``content-visibility``): no reader notices it."""

import pytest
from playwright.sync_api import Page

from tests.proof.browsing import settle, window

CHAPTER = "two-layer-network/"
END = ":nth-last-child(-n + 6)"  # is laid out at once
FAR = f"article > h2 ~ :is(p:not([class]), .equation, .highlight, figure):not({END})"
windows = pytest.mark.parametrize("width", [360, 1280])

LAST = {
    "heading": "article > h2[id]",
    "equation": "article > .equation[id]",
    "line of code": "article > .highlight .eq-place[id]",
}
IN_PLACE = "id => { const { top } = document.getElementById(id).getBoundingClientRect(); %s }"
IN_PLACE %= "return top >= 0 && top < 200"
PLACE = """(() => {
  const tops = [...document.querySelectorAll("article > *")].map(
      block => block.getBoundingClientRect().top);
  const block = tops.findIndex(top => top > 0);
  return [block, tops[block]];
})()"""
BACK = f"before => {PLACE}[0] === before[0] && Math.abs({PLACE}[1] - before[1]) < 3"
KEPT = """() => {
  const { block, top } = history.state ?? { block: 0 };
  const here = document.querySelectorAll("article > *")[block].getBoundingClientRect().top;
  return block && Math.abs(here - top) < 1;
}"""
CLICK = """name => {
  const link = Object.assign(document.createElement("a"), { href: `#${name}` });
  document.body.append(link);
  link.click();
}"""
NOTE_SHIFTS = """window.shifts = [];
    new PerformanceObserver(list => { for (const { value, hadRecentInput } of list.getEntries())
      if (!hadRecentInput) shifts.push(value);
    }).observe({ type: "layout-shift", buffered: true });"""


def arrived(page: Page, name: str) -> None:
    """Wait until the place is in sight below the header; it must stay there."""
    page.wait_for_function(IN_PLACE, arg=name)
    for _ in range(5):
        settle(page)
    assert page.evaluate(IN_PLACE, name), f"#{name} moves away"


def scrolled(page: Page, to: str) -> None:
    """Scroll as ``to`` says, and wait until the page stands still."""
    page.evaluate(f"scrollTo({{ top: {to}, behavior: 'instant' }})")
    for _ in range(5):
        settle(page)


def gone_to(page: Page, place: str) -> list[int]:
    """Scroll, and wait until the script has kept the place; return it: a block, and its top."""
    scrolled(page, place)
    page.wait_for_function(KEPT)
    return page.evaluate(PLACE)


def names(page: Page, kind: str) -> list[str]:
    return page.locator(LAST[kind]).evaluate_all("all => all.map(one => one.id)")


@windows
@pytest.mark.parametrize("kind", LAST)
def test_an_address_leads_to_its_place(visit, kind: str, width: int):
    one = visit(**window(width, "light"))
    found = names(one.open(CHAPTER), kind)
    for name in (found[len(found) // 2], found[-2]):
        arrived(visit(**window(width, "light")).open(f"{CHAPTER}#{name}"), name)


@windows
def test_a_click_leads_to_its_place_and_back(visit, width: int):
    page = visit(**window(width, "light")).open(CHAPTER)
    before = gone_to(page, "3000")
    name = names(page, "heading")[-2]
    page.evaluate(CLICK, name)
    arrived(page, name)
    page.go_back()
    page.wait_for_function(BACK, arg=before)


@windows
def test_a_reload_keeps_the_place(visit, width: int):
    page = visit(**window(width, "light")).open(CHAPTER)
    before = gone_to(page, "document.body.scrollHeight / 2")
    page.reload()
    page.wait_for_function(BACK, arg=before)


@windows
def test_another_page_and_back_keeps_the_place(visit, width: int):
    one = visit(**window(width, "light"))
    before = gone_to(one.open(CHAPTER), "document.body.scrollHeight / 2")
    one.page.goto(one.address)
    one.page.go_back()
    one.page.wait_for_function(BACK, arg=before)


def test_find_in_page_finds_what_is_far_away(visit):
    page = visit(**window(360, "light")).open(CHAPTER)
    far = page.locator(f"article > p:not([class]):not({END})")
    texts = far.evaluate_all("all => all.map(p => p.firstChild.data).filter(Boolean)")
    words = " ".join(texts[-1].split()[:4])
    assert page.evaluate("words => find(words)", words)
    page.wait_for_function("""() => {
      const { top } = getSelection().getRangeAt(0).getBoundingClientRect();
      return top > 0 && top < innerHeight;
    }""")


def test_paper_shows_everything(visit):
    page = visit(**window(1280, "light")).open(CHAPTER)
    seen = f"""() => [...document.querySelectorAll("{FAR}")]
        .map(block => getComputedStyle(block).contentVisibility)"""
    assert set(page.evaluate(seen)) == {"auto"}
    page.emulate_media(media="print")
    assert set(page.evaluate(seen)) == {"visible"}


@windows
def test_nothing_shifts_while_a_reader_scrolls(visit, width: int):
    one = visit(**window(width, "light"))
    one.page.add_init_script(NOTE_SHIFTS)
    page = one.open(CHAPTER)
    for k in range(30):
        scrolled(page, f"{k} * 700")
    assert sum(page.evaluate("shifts")) <= 0.003
