"""What a reader lights, and that it is what the chapters compute."""

from collections.abc import Callable
from types import SimpleNamespace

import numpy as np
import pytest

from snippets.affine_layer.affine import Affine
from snippets.from_one_number_to_a_batch import page as orders
from tests.proof.course import ROOT
from tests.widgets.visiting import Stand, opened, pages_with

PAGES = [page for page in pages_with("light") if "logistic-unit" in page.path]
LAYERS = [page for page in pages_with("light") if "affine-layer" in page.path]
BATCHES = [page for page in pages_with("light") if "from-one-number" in page.path]
WITHOUT = {"en": "Without the transpose", "ko": "전치 없이"}

both_languages = pytest.mark.parametrize("place", PAGES, ids=lambda page: page.path)

on_the_layer = pytest.mark.parametrize("place", LAYERS, ids=lambda page: page.path)

on_the_batch = pytest.mark.parametrize("place", BATCHES, ids=lambda page: page.path)


@pytest.fixture(scope="module")
def unit() -> SimpleNamespace:
    """The code of the page on the logistic unit as far as its gradients; then it trains."""
    file = ROOT / "snippets/logistic_unit/page.py"
    code = file.read_text(encoding="utf-8")
    names: dict[str, object] = {}
    exec(compile(code[: code.index("# --8<-- [end:backward]")], file, "exec"), names)
    return SimpleNamespace(**names)


@pytest.fixture
def stand(visit: Callable) -> Stand:
    """The piece of the English page on the logistic unit."""
    return opened(visit, next(page for page in PAGES if page.language == "en"), "light")


def shown(stand: Stand, group: int) -> list[float]:
    """The numbers in the fields or buttons of one of the six tables."""
    table = stand.host.locator(".grid").nth(group)
    texts = table.locator("button").all_inner_texts() or [
        field.input_value() for field in table.locator("input").all()
    ]
    return [float(text.replace("−", "-")) for text in texts]


def marked(stand: Stand, side: str) -> list[str]:
    """The names of the fields that are lit."""
    fields = stand.host.locator(f"input.{side}")
    return [field.get_attribute("aria-label") for field in fields.all()]


def enter(stand: Stand, table: int, numbers: list[float]) -> None:
    """Type the numbers of a table, row by row."""
    for place, number in enumerate(numbers):
        field = stand.host.locator(".grid").nth(table).locator("input").nth(place)
        field.fill(str(number))
        field.press("Enter")


@both_languages
def test_it_begins_with_the_numbers_of_the_page(place, visit: Callable, unit: SimpleNamespace):
    stand = opened(visit, place, "light")
    wanted = [unit.X, unit.delta, unit.w, unit.grad_w, unit.grad_b, np.outer(unit.delta, unit.w)]
    for group, numbers in enumerate(wanted):
        assert shown(stand, group) == pytest.approx(np.ravel(numbers), rel=5e-3)


def test_a_touched_weight_lights_its_column_and_adds_up(stand: Stand, unit: SimpleNamespace):
    stand.button("∂L/∂w, row 1, column 1: −0.125").click()
    assert marked(stand, "left") == [f"X, row {i}, column 1" for i in (1, 2, 3)]
    assert marked(stand, "right") == [f"δ, row {i}, column 1" for i in (1, 2, 3)]
    cells = stand.host.locator("tbody td:last-child").all_inner_texts()
    so_far = np.cumsum(unit.X[:, 0] * unit.delta)
    assert [float(cell.replace("−", "-")) for cell in cells] == pytest.approx(so_far, rel=5e-3)
    assert stand.said == "∂L/∂w₁: (−0.0417) + 0.125 + (−0.208) = −0.125."


def test_focus_lights_without_a_word(stand: Stand):
    stand.button("∂L/∂b, row 1, column 1: −0.0417").focus()
    assert marked(stand, "left") == []
    assert marked(stand, "right") == [f"δ, row {i}, column 1" for i in (1, 2, 3)]
    assert stand.said == ""


def test_an_input_meets_the_weights(stand: Stand, unit: SimpleNamespace):
    stand.button("∂L/∂X, row 3, column 2: 0").press("Enter")
    assert marked(stand, "left") == ["δ, row 3, column 1"]
    assert marked(stand, "right") == ["w, row 2, column 1"]
    enter(stand, 2, [0, 6])
    assert shown(stand, 5)[-1] == pytest.approx(6 * unit.delta[2], rel=5e-3)
    assert stand.said == "∂L/∂X₃₂: (−0.25) = −0.25."


@both_languages
def test_without_the_transpose_nothing_fits(place, visit: Callable, unit: SimpleNamespace):
    stand = opened(visit, place, "light")
    stand.button(WITHOUT[place.language]).press("Enter")
    text = stand.host.locator(".results").inner_text()
    assert "(3, 2) @ (3, 1): 2 ≠ 3" in text
    assert "(3, 1) @ (2, 1): 1 ≠ 2" in text
    assert text.count("✗") == 6
    assert len(marked(stand, "left")) == 2
    assert len(marked(stand, "right")) == 3
    with pytest.raises(ValueError, match="matmul"):
        unit.X @ unit.delta


def test_two_rows_hide_it(stand: Stand, unit: SimpleNamespace):
    stand.button("Without the transpose").press("Enter")
    stand.host.get_by_role("combobox").select_option("2")
    assert shown(stand, 3) == pytest.approx(unit.X[:2] @ unit.delta[:2], rel=5e-3)
    assert stand.said.startswith("It fits, and the shape is right. The sums are wrong.")
    enter(stand, 0, [1, 3, 3, 4])
    assert "even give the right sums" in stand.said


@both_languages
def test_the_task_is_solved_by_its_solution_and_its_neighbours(place, visit: Callable):
    stand = opened(visit, place, "light")
    for deltas in ([-2, 1, 0], [-1, -1, 1]):
        enter(stand, 1, deltas)
        assert shown(stand, 3) == [1, 0]
        assert shown(stand, 4) == [-1]


def test_what_is_no_number_changes_nothing(stand: Stand, unit: SimpleNamespace):
    enter(stand, 0, [""])
    assert shown(stand, 0) == unit.X.ravel().tolist()
    assert shown(stand, 3) == pytest.approx(unit.backward(unit.X, unit.y, unit.y_hat)[0], rel=5e-3)


@on_the_layer
def test_it_shows_what_the_layer_computes(place, visit: Callable):
    stand = opened(visit, place, "light")
    tables = stand.host.evaluate("({ inputs, weights, slopes }) => [inputs, weights, slopes]")
    inputs, weights, slopes = map(np.array, tables)
    layer = Affine(weights, np.zeros(weights.shape[1]))
    layer.forward(inputs)
    grad_X = layer.backward(slopes)
    for group, gradient in enumerate((layer.grad_W, layer.grad_b, grad_X), start=3):
        assert shown(stand, group) == gradient.ravel().tolist()


@on_the_layer
@pytest.mark.parametrize("numbers", [[1, 3, 3, 1], [1, 2, 2, 1]])
def test_one_number_hides_the_missing_transpose(place, numbers, visit: Callable):
    stand = opened(visit, place, "light")
    stand.host.get_by_role("combobox").select_option("2")
    stand.button(WITHOUT[place.language]).press("Enter")
    wrong = shown(stand, 3)
    enter(stand, 0, numbers)
    enter(stand, 1, [7, -5, 2])
    hidden = shown(stand, 3)
    stand.button(WITHOUT[place.language]).press("Enter")
    assert shown(stand, 3) == hidden != wrong


@on_the_batch
def test_it_begins_with_the_orders_of_the_page(place, visit: Callable):
    stand = opened(visit, place, "light")
    given = [orders.X, orders.grad_Z, orders.W]
    for group, numbers in enumerate([*given, orders.grad_W, orders.grad_b, orders.grad_X]):
        assert shown(stand, group) == numbers.ravel().tolist()


@on_the_batch
def test_all_sizes_differ_so_nothing_fits_but_with_two_orders(place, visit: Callable):
    stand = opened(visit, place, "light")
    stand.button(WITHOUT[place.language]).press("Enter")
    text = stand.host.locator(".results").inner_text()
    assert "(4, 2) @ (4, 3): 2 ≠ 4" in text
    assert "(4, 3) @ (2, 3): 3 ≠ 2" in text
    stand.host.get_by_role("combobox").select_option("2")
    wrong = orders.X[:2] @ orders.grad_Z[:2]
    assert shown(stand, 3) == wrong.ravel().tolist()
    assert not np.array_equal(wrong, orders.X[:2].T @ orders.grad_Z[:2])


@on_the_batch
def test_errors_that_no_price_can_mend(place, visit: Callable):
    stand = opened(visit, place, "light")
    errors = np.array([-5, 1, 2, 2])
    enter(stand, 1, np.column_stack([errors, orders.grad_Z[:, 1:]]).ravel().tolist())
    assert [shown(stand, 3)[k] for k in (0, 3)] == [0, 0]
    assert shown(stand, 4)[0] == 0
    assert np.linalg.matrix_rank(np.column_stack([orders.X, np.ones(4)])) == 3  # no others do it
