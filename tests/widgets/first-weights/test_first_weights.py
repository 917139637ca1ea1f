"""What a reader does with the first weights, and that they are those of the chapter."""

import inspect
from collections.abc import Callable

import numpy as np
import pytest

from snippets.initialisation.deep_stack import backward, forward, mean_square, sizes, tanh_slope
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.kinks import relu, relu_slope
from tests.widgets.visiting import Stand, opened, pages_with

PIECE = "first-weights"
PAGES = pages_with(PIECE)
WORDS = {
    "en": {"spread": "Spread of the weights", "units": "Units in each layer", "stay": "stay"},
    "ko": {"spread": "가중치의 표준편차", "units": "계층마다 유닛 수", "stay": "유지"},
}
PAIRS = {"tanh": (np.tanh, tanh_slope), "relu": (relu, relu_slope)}
PAIRS["sigmoid"] = (sigmoid, sigmoid_slope)
WORK = 10000  # products a layer, for five rows
SMALL, BETWEEN, LARGE = 0.01, 0.1, 1.0  # the three spreads of the page
ANSWER = 900  # units, of the question beside the piece

both_languages = pytest.mark.parametrize("place", PAGES, ids=lambda page: page.path)


@pytest.fixture
def stand(visit: Callable) -> Stand:
    """The piece of the English chapter."""
    return opened(visit, PAGES[0], PIECE)


def of_spread(spread: float) -> Callable:
    """As on the page."""
    return lambda n_in, n_out, rng: rng.normal(0, spread, (n_in, n_out))


def value(stand: Stand, name: str):
    """A property of the piece."""
    return stand.host.evaluate("(host, name) => host[name]", name)


def both_sizes(
    spread: float, name: str, seed: int = 0, width: int = 100, depth: int = 10, work: int = WORK
) -> list:
    """Sizes of activations and gradients as in sizes, of the first rows."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(200, width))
    weights = [of_spread(spread)(width, width, rng) for _ in range(depth)]
    grad_out = rng.normal(size=X.shape)
    activation, slope = PAIRS[name]
    rows = 5 * min(work // width**2, 40)
    activations = forward(X[:rows], weights, activation)
    gradients, _ = backward(activations, weights, slope, grad_out[:rows])
    return [[np.sqrt(mean_square(A)) for A in way] for way in (activations, gradients)]


def shown(stand: Stand) -> list:
    """The sizes in the table of numbers, as the piece has them."""
    of = stand.host.evaluate("host => host.sizes")
    return [of["activations"], of["gradients"]]


def test_all_rows_together_are_the_sizes_of_the_chapter():
    """Then some of them are, too."""
    for name, pair in PAIRS.items():
        assert both_sizes(0.3, name, 5, 20, 3, work=10**6) == pytest.approx(
            np.array(sizes(of_spread(0.3), *pair, 5, 20, 3))
        )


@both_languages
def test_it_begins_with_the_weights_of_the_page(place, visit: Callable):
    stand = opened(visit, place, PIECE)
    as_called = {name: one.default for name, one in inspect.signature(sizes).parameters.items()}
    assert value(stand, "spread") == SMALL
    assert value(stand, "units") == as_called["width"]
    assert value(stand, "layers") == as_called["depth"]
    assert value(stand, "seed") == as_called["seed"]
    for spread in (SMALL, BETWEEN, LARGE):
        stand.enter(WORDS[place.language]["spread"], str(spread))
        np.testing.assert_allclose(shown(stand), both_sizes(spread, "tanh"), rtol=1e-9)
        measured = sizes(of_spread(spread), np.tanh, tanh_slope)
        np.testing.assert_allclose(np.log10(shown(stand)), np.log10(measured), atol=0.6)


@pytest.mark.parametrize("name", PAIRS)
def test_it_computes_what_the_chapter_does(stand: Stand, name: str):
    stand.enter("Spread of the weights", "1/8")
    stand.enter("Units in each layer", "37")
    stand.enter("Layers", "6")
    stand.button("Other weights").press("Enter")
    stand.board.get_by_role("combobox").select_option(name)
    wanted = both_sizes(1 / 8, name, seed=1, width=37, depth=6)
    np.testing.assert_allclose(shown(stand), wanted, rtol=1e-9)
    stand.unfold()
    cells = numbers(stand, "details tbody td")
    np.testing.assert_allclose(cells.reshape(-1, 2).T, wanted, rtol=2e-2)
    ends = [wanted[0][-1], wanted[1][0]]
    np.testing.assert_allclose(numbers(stand, ".ways td:nth-child(2)"), ends, rtol=2e-2)


def numbers(stand: Stand, cells: str) -> np.ndarray:
    """What stands in these cells."""
    texts = stand.host.locator(cells).all_text_contents()
    return np.array([float(text.replace("−", "-")) for text in texts])


@both_languages
def test_the_law_of_the_task_can_be_found(place, visit: Callable):
    """A quarter of the units wants twice the spread."""
    stand = opened(visit, place, PIECE)
    words = WORDS[place.language]
    for units, spread in ((100, 0.1), (25, 0.2)):
        stand.enter(words["units"], str(units))
        stand.enter(words["spread"], str(spread))
        fates = stand.host.locator(".ways td:last-child").all_inner_texts()
        assert fates == 2 * [words["stay"]]
        stand.enter(words["spread"], str(spread / 2))
        fates = stand.host.locator(".ways td:last-child").all_inner_texts()
        assert words["stay"] not in fates


def test_the_answer_of_the_task_cannot_be_tried_but_is_true(stand: Stand):
    assert float(stand.slider("Units in each layer").get_attribute("max")) < ANSWER
    stand.enter("Units in each layer", str(ANSWER))
    assert value(stand, "units") == 100
    wide = sizes(of_spread(1 / 30), np.tanh, tanh_slope, width=ANSWER)
    measured = sizes(of_spread(BETWEEN), np.tanh, tanh_slope)
    np.testing.assert_allclose(wide, measured, rtol=0.15)


@pytest.mark.parametrize(
    ("name", "formula", "spread"),
    [
        ("tanh", "Xavier: √(2 / (50 + 50)) = 0.141", np.sqrt(1 / 50)),
        ("relu", "He: √(2 / 50) = 0.2", 0.2),
        ("sigmoid", "Xavier: √(2 / (50 + 50)) = 0.141, for", np.sqrt(1 / 50)),
    ],
)
def test_the_rule_is_laid_over(stand: Stand, name: str, formula: str, spread: float):
    stand.board.get_by_role("combobox").select_option(name)
    stand.enter("Units in each layer", "50")
    assert stand.host.locator("polyline").count() == 0
    stand.button("Lay the rule over it").press("Enter")
    assert stand.host.locator(".formula").inner_text().startswith(formula)
    assert stand.said.endswith(f"the spread of the rule, {spread:.3g}.")
    promises = stand.host.locator("polyline")
    assert promises.count() == 2
    assert not level(promises.first)
    stand.enter("Spread of the weights", str(spread))
    assert level(promises.first)
    thumb, mark = (stand.host.locator(one).bounding_box() for one in ("#spread", ".mark > span"))
    share = np.log(spread / 0.01) / np.log(2 / 0.01)
    room = thumb["width"] - 24
    assert mark["x"] + mark["width"] / 2 == pytest.approx(thumb["x"] + 12 + share * room, abs=2)
    stand.button("Lay the rule over it").press("Enter")
    assert promises.count() == 0
    assert stand.host.locator(".formula").inner_text() == ""


def level(polyline) -> bool:
    """Whether a line neither climbs nor falls."""
    points = polyline.get_attribute("points").split()
    heights = [float(point.split(",")[1]) for point in points]
    return np.ptp(heights) < 0.5


def test_the_tallest_bin_is_where_the_activations_are(stand: Stand):
    """In the middle with small weights, at both ends with large ones."""
    label = stand.host.get_by_role("img").first.get_attribute("aria-label")
    middle = value(stand, "shares")[-1][10]
    assert middle > 0.99
    assert f"{100 * middle:.0f} % of them lie in the middle bin" in label
    stand.enter("Spread of the weights", "1")
    last = value(stand, "shares")[-1]
    assert last[0] + last[-1] > 0.6
    assert sum(last) == pytest.approx(1)


def test_what_is_no_number_changes_nothing(stand: Stand):
    stand.enter("Spread of the weights", "wide")
    assert value(stand, "spread") == SMALL
    stand.enter("Layers", "2.6")
    assert value(stand, "layers") == 3
    assert stand.field("Layers").input_value() == "3"
