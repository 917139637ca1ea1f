"""What a reader does with Downhill, and that it shows what the chapter computes."""

from collections.abc import Callable

import numpy as np
import pytest

from snippets.gradient_descent.data import c, growth, n, u, v, y
from snippets.gradient_descent.one_bias import descend, ssr_slope
from snippets.gradient_descent.two_weights import mse_gradient
from snippets.shared.losses import sum_of_squared_residuals
from tests.widgets.visiting import Stand, opened, pages_with

PAGES = pages_with("downhill")
RATE = {"en": "Learning rate η", "ko": "학습률 η"}
STEP = {"en": "Step", "ko": "한 걸음"}
q = np.array([np.mean(u**2), np.mean(v**2)])

both_languages = pytest.mark.parametrize("place", PAGES, ids=lambda page: page.path)


@pytest.fixture
def stand(visit: Callable) -> Stand:
    """The piece of the English chapter."""
    return opened(visit, PAGES[0], "downhill")


def value(stand: Stand, name: str):
    """A property of the piece."""
    return stand.host.evaluate("(host, name) => host[name]", name)


@both_languages
def test_it_begins_with_the_numbers_of_the_page(place, visit: Callable):
    stand = opened(visit, place, "downhill")
    assert value(stand, "outputs") == c.tolist()
    assert value(stand, "targets") == y.tolist()
    assert value(stand, "squares") == q.tolist()
    assert value(stand, "bottom") == [np.mean(u * growth) / q[0], np.mean(v * growth) / q[1]]
    assert value(stand, "rate") == 1 / 20
    factors = stand.host.locator(".factors tbody td:nth-child(3)").all_inner_texts()
    wanted = [1 - 2 * n / 20, *(1 - 2 * q / 20)]
    assert [float(text.replace("−", "-")) for text in factors] == pytest.approx(wanted)


def test_it_walks_as_the_chapter_does(stand: Stand):
    begin = height(stand)
    stand.button("Run").press("Enter")
    walk = value(stand, "walk")
    bias = descend(lambda b: ssr_slope(c + b, y), 0.0, 1 / 20, steps=20)
    weights = descend(lambda w: mse_gradient(w, u, v, growth), np.zeros(2), 1 / 20, steps=20)
    np.testing.assert_allclose([at["b"] for at in walk], bias, rtol=1e-12)
    np.testing.assert_allclose([at["w"] for at in walk], weights, rtol=1e-12)
    assert stand.said.startswith("After step 20: b = 2.607, w = (1.76, 0.75).")
    losses = np.array([
        sum_of_squared_residuals(c + bias[-1], y),
        q @ (weights[-1] - value(stand, "bottom")) ** 2,
    ])  # fmt: skip
    below = stand.host.locator("p.now").all_inner_texts()
    stand.unfold()
    cells = stand.host.locator("details tbody tr:last-child td").all_text_contents()
    for of_bias, of_weights in (below, cells[3::3]):
        shown = [number(of_bias), number(of_weights)]
        assert shown == pytest.approx(losses, rel=5e-3)
    assert height(stand) < begin


def number(text: str) -> float:
    """The last number of a text."""
    return float(text.rpartition(" ")[2].replace("−", "-"))


def height(stand: Stand) -> float:
    """How high the ball is drawn, in px."""
    return -stand.host.locator("circle.now").first.bounding_box()["y"]


@both_languages
def test_the_task_is_solved_by_two_rates(place, visit: Callable):
    stand = opened(visit, place, "downhill")
    for rate in ("1/32", "1/2"):
        stand.enter(RATE[place.language], rate)
        stand.button(STEP[place.language]).press("Enter")
    assert "w₁, w₂" in stand.said


def test_no_place_of_the_slider_solves_it(stand: Stand):
    """Whoever only pushes it never has the first rate."""
    slider = stand.slider(RATE["en"])
    slider.press("Home")
    slider.press("ArrowRight")
    second = stand.host.evaluate("host => host.rate")
    rates = stand.host.evaluate(
        """host => {
          const slider = host.shadowRoot.querySelector("#rate");
          return Array.from({ length: 1001 }, (_, k) => {
            slider.value = k;
            slider.dispatchEvent(new Event("input"));
            return host.rate;
          });
        }"""
    )
    assert rates[1] == second
    assert len(set(rates)) > 900
    assert 1 / 32 not in rates
    stand.enter(RATE["en"], "0.0313")
    stand.button("Step").press("Enter")
    assert "bottom" not in stand.said


def dragged(stand: Stand, mark: str, x: float, y: float) -> None:
    """Drag a mark by so many px."""
    box = stand.host.locator(f".drag:has({mark})").first.bounding_box()
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse = stand.page.mouse
    mouse.move(*at)
    mouse.down()
    mouse.move(at[0] + x / 2, at[1] + y / 2)
    mouse.move(at[0] + x, at[1] + y)
    mouse.up()


def test_what_looks_loose_can_be_dragged(stand: Stand):
    dragged(stand, "circle.now", 40, 0)
    assert 0.8 < value(stand, "start") < 1.2
    before = value(stand, "rate")
    dragged(stand, "svg:first-child .target, .target", 30, 0)
    assert value(stand, "rate") > 1.2 * before
    stand.host.locator("svg").last.scroll_into_view_if_needed()
    across = stand.host.locator("svg").last.locator(".drag").first
    box = across.bounding_box()
    stand.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    stand.page.mouse.down()
    stand.page.mouse.move(box["x"] + box["width"] / 2 + 25, box["y"] + box["height"] / 2)
    stand.page.mouse.up()
    assert value(stand, "squares")[0] == pytest.approx((50 / 75) ** 2, rel=0.1)


def test_a_finger_drags_and_does_not_scroll(visit: Callable):
    stand = opened(visit, PAGES[0], "downhill", 360, has_touch=True, is_mobile=True)
    marks = stand.host.locator(".drag")
    actions = marks.evaluate_all("marks => marks.map(mark => getComputedStyle(mark).touchAction)")
    sizes = marks.evaluate_all(
        "marks => marks.map(mark => mark.querySelector('.finger').getBoundingClientRect().width)"
    )
    assert set(actions) == {"none"}
    assert min(sizes) >= 24


def test_a_run_can_be_stopped(visit: Callable):
    stand = opened(visit, PAGES[0], "downhill", reduced_motion="no-preference")
    stand.button("Run").press("Enter")
    stand.button("Pause").wait_for()
    assert stand.button("Step").is_disabled()
    stand.page.wait_for_function("() => document.querySelector('bbh-downhill').walk.length > 3")
    stand.button("Pause").press("Enter")
    assert stand.button("Run").is_visible()
    assert stand.said.startswith("After step ")


def test_what_is_no_number_changes_nothing(stand: Stand):
    stand.enter(RATE["en"], "a lot")
    assert value(stand, "rate") == 1 / 20
    assert stand.field(RATE["en"]).input_value() == "0.05"
    stand.enter(RATE["en"], "7")
    assert value(stand, "rate") == 2


def test_back_and_reset_lead_to_the_start(stand: Stand):
    stand.button("Step").press("Enter")
    stand.button("Step").press("Enter")
    stand.button("Back").press("Enter")
    assert stand.said.startswith("After step 1:")
    stand.button("Reset").press("Enter")
    assert stand.said.startswith("At the start.")
    assert stand.button("Back").is_disabled()


@pytest.mark.parametrize("name", ["Start of b", "Copies of each row (n = 3)", "Curvature along w₁"])
def test_what_it_said_goes_with_the_walk(name: str, stand: Stand):
    stand.button("Step").press("Enter")
    stand.slider(name).press("ArrowRight")
    assert len(value(stand, "walk")) == 1
    assert stand.said == ""
