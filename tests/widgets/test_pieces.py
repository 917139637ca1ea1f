"""What holds for every piece: it comes late and unseen, in two languages, for keys and for ears."""

import gzip
import importlib
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from pieces import known
from playwright.sync_api import Browser, Locator, Route
from site_zip import NAME

from tests.proof.browsing import Visit, settle, window
from tests.proof.course import ROOT, SourcePage
from tests.widgets.modules import Modules
from tests.widgets.visiting import Stand, opened, pages_with

LIGHT = 30  # KiB of gzip
PIECES = known(ROOT)
PLACES = [(piece, page) for piece in PIECES for page in pages_with(piece)]
LOOKS = [(1280, "light"), (1280, "dark"), (360, "light"), (360, "dark")]
SHOWN = [
    (piece, page, *look)
    for piece in PIECES
    for number, page in enumerate(pages_with(piece))
    for look in (LOOKS if number == 0 else LOOKS[-1:])
]
WIDTHS = [1280, 768, 360]
SETTLED = 1  # px
TWO_SCREENS = 1600
TABBED = """host => {
  const { activeElement: now } = host.shadowRoot;
  if (!now) return null;
  const { outlineStyle } = getComputedStyle(now);
  return { html: now.outerHTML.slice(0, 90), seen: outlineStyle !== "none" };
}"""
CONTROLS = "button:enabled, input:enabled, select:enabled, summary, [tabindex='0']"
REST = """host => host.nextElementSibling.getBoundingClientRect().top
    - host.previousElementSibling.getBoundingClientRect().bottom"""
WORDS = """module => import(module).then(({ texts }) => {
  const keys = (words, path) => Object.entries(words).flatMap(([key, value]) =>
    typeof value === "object" ? keys(value, `${path}.${key}`) : `${path}.${key}: ${typeof value}`);
  return [keys(texts.en, ""), keys(texts.ko, "")];
})"""

Place = tuple[str, SourcePage]


def name_of(place: Place) -> str:
    return f"{place[0]}-{place[1].path}"


every_piece = pytest.mark.parametrize("piece", PIECES)
every_place = pytest.mark.parametrize("place", PLACES, ids=name_of)


@every_piece
def test_it_stands_on_a_page_in_both_languages_and_is_tested(piece: str):
    languages = {page.language for page in pages_with(piece)}
    assert languages, f"widgets/{piece}: no page has it"
    folder = ROOT / "tests/widgets" / piece
    wanted = ["walk.py", *(["compared.py", "bugs.py"] if arithmetic(piece) else [])]
    missing = [name for name in wanted if not (folder / name).is_file()]
    assert not missing, f"tests/widgets/{piece} lacks {', '.join(missing)}"


def arithmetic(piece: str) -> list[Path]:
    return list((ROOT / "widgets" / piece).glob("arithmetic*.js"))


@every_piece
def test_both_languages_have_the_same_words(piece: str, browser: Browser):
    modules = Modules(browser)
    english, korean = modules.evaluate(WORDS, f"{piece}/texts.js")
    modules.close()
    assert korean == english


@every_piece
def test_it_is_light(piece: str, site: Path):
    script = (site / f"assets/pieces/{piece}.js").read_bytes()
    size = len(gzip.compress(script, 6)) / 1024
    assert size <= LIGHT, f"assets/pieces/{piece}.js has {size:.1f} KiB"
    assert (site / f"ko/assets/pieces/{piece}.js").read_bytes() == script


@dataclass
class Arrival(Stand):
    """A piece that came while somebody looked at its place."""

    piece: str
    too_early: bool
    free: list[float]
    taken: list[float]


@pytest.fixture(scope="module", params=PLACES, ids=name_of)
def stand(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Arrival]:
    """A piece that has come, for the tests that leave it as it was."""
    piece, source = request.param
    one = Visit(browser, address, **window(WIDTHS[0], "light"))
    held: list[Route] = []
    one.page.route(f"**/assets/pieces/{piece}.js", lambda route: held.append(route))
    page = one.open(source.address)
    host = page.locator(f"bbh-{piece}").first
    settle(page)
    too_early = bool(held) and host.bounding_box()["y"] >= TWO_SCREENS
    host.scroll_into_view_if_needed()
    while not held:
        page.wait_for_timeout(20)
    free = [room_for(host, width) for width in WIDTHS]
    held[0].continue_()
    host.locator(".board").wait_for()
    taken = [room_for(host, width) for width in WIDTHS]
    page.set_viewport_size({"width": WIDTHS[0], "height": 800})
    page.emulate_media(reduced_motion="reduce")  # nothing takes time from here
    yield Arrival(one, host, piece, too_early, free, taken)
    one.context.close()


def test_it_comes_late_and_nothing_moves(stand: Arrival):
    assert not stand.too_early
    for width, free, taken in zip(WIDTHS, stand.free, stand.taken, strict=True):
        kept = f"at {width} px it keeps {free:.0f} px free for {taken:.0f}"
        assert abs(taken - free) <= SETTLED, f"widgets/{stand.piece}/space.css: {kept}"
    assert stand.visit.errors == []


def room_for(host: Locator, width: int) -> float:
    """The height between what stands above a piece and what stands below it."""
    host.page.set_viewport_size({"width": width, "height": 800})
    host.scroll_into_view_if_needed()
    settle(host.page)
    return host.evaluate(REST)


@pytest.fixture(scope="session")
def folder(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole site as a reader has it who unpacked its zip."""
    there = tmp_path_factory.mktemp("unpacked")
    shutil.unpack_archive(site / NAME, there)
    return there / Path(NAME).stem


@every_place
def test_it_comes_from_a_folder_too(place: Place, folder: Path, browser: Browser):
    piece, source = place
    one = Visit(browser, f"{folder.as_uri()}/", **window(1280, "light"))
    page = one.open(f"{source.address}index.html")
    page.locator(f"bbh-{piece}").first.scroll_into_view_if_needed()
    page.locator(f"bbh-{piece} .board").first.wait_for()
    one.context.close()
    assert one.errors + one.foreign == []


@pytest.mark.parametrize("shown", SHOWN, ids=lambda s: f"{s[0]}-{s[1].path}-{s[2]}-{s[3]}")
def test_every_state_of_its_walk_is_accessible(
    shown: tuple[str, SourcePage, int, str], visit: Callable
):
    """tests/widgets/<piece>/walk.py goes through the piece: a list of (what, action)."""
    piece, source, width, scheme = shown
    stand = opened(visit, source, piece, width, scheme, has_touch=width < 500)
    found = [f"at first: {text}" for text in stand.complaints()]
    for what, act in importlib.import_module(f"tests.widgets.{piece}.walk").WALK:
        act(stand)
        settle(stand.page)
        found += [f"{what}: {text}" for text in stand.complaints()]
    assert found == []


def test_on_paper_the_figure_stands_there(stand: Stand):
    assert not stand.host.locator("svg.figure").first.is_visible()
    stand.page.emulate_media(media="print")
    assert stand.host.locator("svg.figure").first.is_visible()
    assert not stand.board.is_visible()
    stand.page.emulate_media(media="screen")


def test_the_tab_key_reaches_every_control(stand: Stand):
    controls = stand.board.locator(CONTROLS).filter(visible=True).count()
    seen = list(tabbed(stand))
    assert len(seen) == controls
    assert [control["html"] for control in seen if not control["seen"]] == []


def tabbed(stand: Stand) -> Iterator[dict]:
    """The controls, in the order in which the Tab key goes through them."""
    stand.host.evaluate("host => { host.tabIndex = -1; host.focus(); }")
    stand.page.keyboard.press("Tab")
    while control := stand.host.evaluate(TABBED):
        yield control
        stand.page.keyboard.press("Tab")


def test_it_does_not_chatter_while_a_slider_moves(stand: Stand):
    before = stand.said
    for slider in stand.host.get_by_role("slider").all():
        slider.press("ArrowRight")
        slider.press("ArrowRight")
        assert stand.said == before
