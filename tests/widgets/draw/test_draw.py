"""What a reader does with Draw, and that it answers what the course's Python answers."""

import importlib
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from numpy import ndarray
from playwright.sync_api import Browser
from site_zip import NAME

from snippets.digits.pixel_slopes import pixel_slopes
from snippets.digits.stored import stored
from snippets.shared.mnist import load_dataset
from snippets.softmax_cross_entropy.loss import one_hot, softmax
from snippets.two_layer_network.network import RELU, forward, network_loss
from tests.proof.browsing import Visit, settle, window
from tests.proof.course import SourcePage
from tests.widgets.visiting import Stand, opened, pages_with

PAGES = pages_with("draw")
PARAMS = stored()
SIDE, PICTURES = 28, 500
ANSWER = """host => {
  const { seen, A1, y_hat, loss, slopes } = host.state;
  const list = (x) => x && Array.from(x);
  const pixels = list(seen?.pixels);
  return { pixels, A1: list(A1), y_hat: list(y_hat), loss, slopes: list(slopes) };
}"""
PAINT = """(host, pictures) => pictures.map((picture) => {
  host.paint(picture);
  return { pixels: Array.from(host.state.seen.pixels), y_hat: Array.from(host.state.y_hat) };
})"""

both_languages = pytest.mark.parametrize("place", PAGES, ids=lambda page: page.path)


@pytest.fixture(scope="module")
def digits() -> ModuleType:
    """The code of the page, which reads the pictures when it is imported."""
    return importlib.import_module("snippets.digits.page")


def asked(visit: Callable, place: SourcePage = PAGES[0], **settings: object) -> Stand:
    """The piece, when its weights have come."""
    stand = opened(visit, place, "draw", **settings)
    stand.board.get_by_role("button").last.press("Enter")
    stand.board.locator("li.best").wait_for()
    return stand


def answer(stand: Stand) -> dict:
    """What the piece knows, as arrays."""
    settle(stand.page)
    found = stand.host.evaluate(ANSWER).items()
    return {name: np.array(x) if isinstance(x, list) else x for name, x in found}


def best(stand: Stand) -> str:
    """The digit with the longest bar."""
    settle(stand.page)
    return stand.board.locator("li.best span").first.inner_text()


def agree(found: dict, digit: int) -> None:
    """Refuse an answer that is not NumPy's on the same pixels."""
    X, Y = found["pixels"][None], one_hot(np.array([digit]), 10)
    A1, logits = forward(PARAMS, X, RELU)
    slopes = pixel_slopes(PARAMS, X, Y, RELU)[0]
    np.testing.assert_allclose(found["A1"], A1[0], rtol=1e-12, atol=1e-12)
    np.testing.assert_allclose(found["y_hat"], softmax(logits)[0], rtol=1e-10)
    assert found["loss"] == pytest.approx(network_loss(PARAMS, X, Y, RELU), rel=1e-12)
    np.testing.assert_allclose(found["slopes"], slopes, rtol=0, atol=1e-12 * np.abs(slopes).max())


@both_languages
def test_it_begins_with_the_picture_and_the_numbers_of_the_page(
    place, visit: Callable, digits: ModuleType
):
    stand = asked(visit, place)
    found = answer(stand)
    np.testing.assert_allclose(found["pixels"], digits.X_three[0], rtol=1e-13)
    agree(found, digits.target)
    facts = stand.board.locator(".facts").inner_text().replace("−", "-")
    lowest = found["slopes"].argmin()
    for text in (f"{found['loss']:.4g}", f"{found['slopes'][lowest]:.4g}"):
        assert text in facts
    assert all(str(place) in facts for place in divmod(int(lowest), SIDE))
    assert str(np.count_nonzero(found["A1"])) in facts
    assert best(stand) == str(found["y_hat"].argmax()) == "3"


@both_languages
def test_the_wish_moves_the_signs(place, visit: Callable):
    stand = asked(visit, place)
    before = stand.board.locator("path.more").get_attribute("d")
    stand.board.get_by_role("combobox").select_option("5")
    agree(answer(stand), 5)
    assert stand.board.locator("path.more").get_attribute("d") != before
    stand.board.get_by_role("checkbox").uncheck()
    assert stand.board.locator("path").count() == 0


@pytest.fixture(scope="module")
def pictures() -> tuple[ndarray, ndarray]:
    """Test images of MNIST and their labels; without MNIST the test is skipped, but not in CI."""
    data = load_dataset()
    if data.name != "MNIST":
        assert not os.environ.get("CI"), "CI needs MNIST: set MNIST_DIR"
        pytest.skip("MNIST is not here: set MNIST_DIR or connect once")
    rows = np.random.default_rng(0).choice(len(data.test_images), PICTURES, replace=False)
    return data.test_images[rows], data.test_labels[rows]


def test_it_reads_pictures_as_numpy_does(visit: Callable, pictures: tuple[ndarray, ndarray]):
    images, labels = pictures
    found = asked(visit).host.evaluate(PAINT, [image.tobytes().hex() for image in images])
    X = np.array([one["pixels"] for one in found])
    y_hat = np.array([one["y_hat"] for one in found])
    logits = forward(PARAMS, X, RELU)[1]
    np.testing.assert_array_equal(y_hat.argmax(axis=1), logits.argmax(axis=1))
    np.testing.assert_allclose(y_hat, softmax(logits), rtol=1e-9)
    original = forward(PARAMS, images.reshape(PICTURES, -1) / 255, RELU)[1].argmax(axis=1)
    lost = np.mean(original == labels) - np.mean(y_hat.argmax(axis=1) == labels)
    assert lost <= 0.01


def test_nothing_is_fetched_before_a_reader_asks(visit: Callable):
    stand = opened(visit, PAGES[0], "draw")
    weights = "performance.getEntriesByType('resource').filter(r => r.name.includes('digits-'))"
    assert stand.page.evaluate(f"{weights}.length") == 0
    stand.button("Ask the network").press("Enter")
    stand.board.locator("li.best").wait_for()
    assert stand.page.evaluate(f"{weights}.length") == 1


def test_weights_that_do_not_come_can_be_asked_for_again(visit: Callable):
    stand = opened(visit, PAGES[0], "draw")
    stand.page.route("**/digits-weights.js", lambda route: route.abort())
    stand.button("Ask the network").press("Enter")
    stand.host.get_by_text("The weights could not be fetched.").wait_for()
    stand.page.unroute("**/digits-weights.js")
    stand.button("Ask the network").press("Enter")
    stand.board.locator("li.best").wait_for()
    assert stand.said == "It reads 3, with 100.0 %."


def middle(stand: Stand) -> tuple[float, float, float]:
    """The middle of the pad, and its width."""
    pad = stand.board.locator(".pad")
    pad.evaluate("pad => pad.scrollIntoView({ block: 'center' })")
    box = pad.bounding_box()
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2, box["width"]


def test_a_mouse_draws(visit: Callable, digits: ModuleType):
    stand = asked(visit)
    stand.button("Clear").press("Enter")
    assert answer(stand)["pixels"] is None
    assert stand.said == "The pad is empty."
    x, y, width = middle(stand)
    mouse = stand.page.mouse
    mouse.move(x - 0.25 * width, y - 0.3 * width)
    mouse.down()
    mouse.move(x + 0.2 * width, y - 0.3 * width, steps=5)
    mouse.move(x, y + 0.35 * width, steps=5)
    mouse.up()
    assert best(stand) == "7"
    agree(answer(stand), digits.target)
    assert stand.said.startswith("It reads 7, with ")


def test_the_first_stroke_asks(visit: Callable):
    stand = opened(visit, PAGES[0], "draw")
    x, y, _ = middle(stand)
    stand.page.mouse.click(x, y)
    stand.board.locator("li.best").wait_for()


def test_a_rubber_takes_ink_away(visit: Callable):
    stand = asked(visit)
    before = stand.host.evaluate("host => host.ink.levels().reduce((sum, ink) => sum + ink)")
    stand.button("Rubber").press("Enter")
    x, y, width = middle(stand)
    stand.page.mouse.move(x, y)
    stand.page.mouse.down()
    stand.page.mouse.move(x, y + 0.3 * width, steps=5)
    stand.page.mouse.up()
    after = stand.host.evaluate("host => host.ink.levels().reduce((sum, ink) => sum + ink)")
    assert after < 0.9 * before


def test_keys_draw(visit: Callable):
    stand = asked(visit)
    pad = stand.board.locator(".pad")
    pad.press("Delete")
    for key in [*["ArrowUp"] * 9, " ", *["ArrowDown"] * 18]:
        pad.press(key)
    assert stand.said == "The pen is down."
    pad.press(" ")
    assert best(stand) == "1"
    assert stand.said.startswith("It reads 1, with ")
    pad.press("ArrowLeft")
    assert best(stand) == "1"


def test_the_pen_stays_on_the_pad(visit: Callable):
    stand = opened(visit, PAGES[0], "draw")
    pad = stand.board.locator(".pad")
    for key in ("ArrowLeft", "ArrowUp") * 40:
        pad.press(key)
    assert stand.host.evaluate("({ pen }) => [pen.x, pen.y]") == [0, 0]


def test_a_finger_draws_and_does_not_scroll(visit: Callable):
    stand = asked(visit, width=360, has_touch=True)
    stand.button("Clear").tap()
    x, y, width = middle(stand)
    scrolled = stand.page.evaluate("scrollY")
    session = stand.page.context.new_cdp_session(stand.page)
    for kind, share in [("Start", -0.35), *(("Move", k / 20) for k in range(-6, 7)), ("End", 0)]:
        points = [] if kind == "End" else [{"x": x, "y": y + share * width}]
        session.send("Input.dispatchTouchEvent", {"type": f"touch{kind}", "touchPoints": points})
    assert best(stand) == "1"
    assert stand.page.evaluate("scrollY") == scrolled


def test_a_form_far_from_a_digit_is_read_too(visit: Callable, digits: ModuleType):
    """A dot in a corner: as large as a digit, and inside the picture."""
    stand = asked(visit)
    stand.button("Clear").press("Enter")
    x, y, width = middle(stand)
    stand.page.mouse.click(x - 0.49 * width, y - 0.49 * width)
    found = answer(stand)
    agree(found, digits.target)
    assert found["pixels"].max() == pytest.approx(1)


def test_it_answers_from_the_unpacked_zip(site: Path, tmp_path: Path, browser: Browser):
    shutil.unpack_archive(site / NAME, tmp_path)
    one = Visit(browser, f"{(tmp_path / Path(NAME).stem).as_uri()}/", **window(1280, "light"))
    page = one.open(f"{PAGES[0].address}index.html")
    page.locator("bbh-draw").scroll_into_view_if_needed()
    page.get_by_role("button", name="Ask the network").press("Enter")
    page.locator("bbh-draw li.best").wait_for()
    page.locator("bbh-train").scroll_into_view_if_needed()
    page.get_by_role("button", name="One step").press("Enter")
    page.get_by_text("Step 1: loss 2.3").first.wait_for()
    one.context.close()
    assert one.errors + one.foreign == []
