"""What a reader does at the softmax desk, and that it shows what the chapter computes."""

from collections.abc import Callable

import numpy as np
import pytest

from snippets.softmax_cross_entropy.links import cross_entropy_slope, squared_error_slope, walk
from snippets.softmax_cross_entropy.page import far, wait, y, z, z_slopes, z_wrong
from tests.widgets.visiting import Stand, opened, pages_with

PAGES = pages_with("softmax-desk")
SCORES = {"en": "Score z", "ko": "점수 z"}
SLOPES = {"cross_entropy": cross_entropy_slope, "squared_error": squared_error_slope}

both_languages = pytest.mark.parametrize("place", PAGES, ids=lambda page: page.path)


@pytest.fixture
def stand(visit: Callable) -> Stand:
    """The piece of the English chapter."""
    return opened(visit, PAGES[0], "softmax-desk")


def value(stand: Stand, name: str):
    """A property of the piece."""
    return stand.host.evaluate("(host, name) => host[name]", name)


def column(stand: Stand, number: int) -> list[str]:
    """A column of the table of slopes, without the losses below it."""
    cells = stand.host.locator(f".slopes tbody td:nth-child({number})").all_inner_texts()
    return [text.replace("−", "-") for text in cells]


@both_languages
def test_it_begins_with_the_numbers_of_the_page(place, visit: Callable):
    stand = opened(visit, place, "softmax-desk")
    assert value(stand, "rows") == [z_wrong.tolist(), z.tolist(), far.tolist()]
    assert value(stand, "target") == y.tolist()
    assert value(stand, "z") == z_wrong.tolist()
    for number, slope in ((4, cross_entropy_slope), (5, squared_error_slope)):
        wanted = slope(z_wrong, y)
        assert [float(text) for text in column(stand, number)] == pytest.approx(wanted, rel=5e-3)


@pytest.mark.parametrize("loss", SLOPES)
@pytest.mark.parametrize("score", [4.0, 6.0])
def test_a_run_waits_as_long_as_the_chapter_says(stand: Stand, loss: str, score: float):
    stand.enter("Score z₁", str(score))
    stand.board.get_by_role("combobox").select_option(loss)
    stand.button("Run").press("Enter")
    steps = int(wait(SLOPES[loss], score, 1.0))
    assert value(stand, "steps") == steps
    right = walk(SLOPES[loss], np.array([score, 0.0, 0.0]), y, 1.0, steps)
    assert float(column(stand, 2)[1]) == pytest.approx(right[-1], rel=5e-3)
    assert stand.said.startswith(f"After step {steps}, ")
    assert stand.said.endswith("ŷ₂ has more than half!")
    assert stand.button("Run").is_disabled()


@both_languages
def test_the_task_is_solved_by_logarithms(place, visit: Callable):
    stand = opened(visit, place, "softmax-desk")
    for index, score in zip("₁₂₃", z_slopes, strict=True):
        stand.enter(SCORES[place.language] + index, f"{score:.4f}")
    assert column(stand, 4) == ["0.5", "-0.75", "0.25"]
    naive = stand.host.locator("details table").first.locator("tbody td:last-child")
    assert naive.all_inner_texts() == ["nan"] * 3


def test_no_place_of_the_sliders_solves_it(stand: Stand):
    """Their scores are tenths, and log 2 is none."""
    assert stand.host.locator(".scores [type=range]").evaluate_all(
        "sliders => sliders.map(({ step, min, max }) => [step, min, max].map(Number))"
    ) == 3 * [[0.1, -10, 10]]
    for score in ("-0.7", "-0.69"):
        for index in "₁₂₃":
            stand.enter(f"Score z{index}", "0" if index == "₁" else score)
        assert column(stand, 4) != ["0.5", "-0.75", "0.25"]


def test_a_row_of_a_thousand_is_opened_and_cured(stand: Stand):
    fold = stand.host.locator("details")
    assert fold.get_attribute("open") is None
    stand.button("a row of a thousand").press("Enter")
    assert fold.get_attribute("open") is not None
    naive, stable = (
        table.locator("tbody td:last-child").all_inner_texts()
        for table in fold.locator("table").all()
    )
    assert naive == ["nan", "nan", "0"]
    assert stable == ["0.731", "0.269", "0"]
    assert stand.said.endswith("As the formula reads, ŷ is no number.")


def dragged(stand: Stand, number: int, y: float) -> None:
    """Drag the end of a target's bar by so many px."""
    mark = stand.host.locator(".drag").nth(number)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    at = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    mouse = stand.page.mouse
    mouse.move(*at)
    mouse.down()
    mouse.move(at[0], at[1] + y / 2)
    mouse.move(at[0], at[1] + y)
    mouse.up()


def test_a_target_can_be_dragged_and_stays_one_in_all(stand: Stand):
    dragged(stand, 0, -45)
    first, second, third = value(stand, "target")
    assert 0.4 < first < 0.6
    assert first + second == pytest.approx(1)
    assert third == 0
    dragged(stand, 1, 500)
    assert value(stand, "target") == pytest.approx([first, 0, 1 - first])


def test_a_finger_drags_and_does_not_scroll(visit: Callable):
    stand = opened(visit, PAGES[0], "softmax-desk", 360, has_touch=True, is_mobile=True)
    marks = stand.host.locator(".drag")
    actions = marks.evaluate_all("marks => marks.map(mark => getComputedStyle(mark).touchAction)")
    sizes = marks.evaluate_all(
        "marks => marks.map(mark => mark.querySelector('.finger').getBoundingClientRect().width)"
    )
    assert set(actions) == {"none"}
    assert min(sizes) >= 24


def test_a_run_can_be_stopped(visit: Callable):
    stand = opened(visit, PAGES[0], "softmax-desk", reduced_motion="no-preference")
    stand.board.get_by_role("combobox").select_option("squared_error")
    stand.enter("Score z₁", "10")
    stand.button("Run").press("Enter")
    stand.page.wait_for_function("() => document.querySelector('bbh-softmax-desk').steps > 3")
    assert stand.button("Step").is_disabled()
    stand.button("Pause").press("Enter")
    assert stand.button("Run").is_visible()
    assert stand.said.startswith("After step ")


def test_what_is_no_number_changes_nothing(stand: Stand):
    stand.enter("Score z₁", "much")
    assert value(stand, "z") == z_wrong.tolist()
    assert stand.field("Score z₁").input_value() == "6"
    stand.enter("Target y₂", "7")
    assert value(stand, "target") == [0, 1, 0]


def test_another_loss_and_reset_lead_to_the_start(stand: Stand):
    stand.button("Step").press("Enter")
    stand.board.get_by_role("combobox").select_option("squared_error")
    assert value(stand, "z") == z_wrong.tolist()
    assert stand.said == ""
    stand.button("Step").press("Enter")
    assert stand.said.startswith("After step 1, squared error:")
    stand.button("Reset").press("Enter")
    assert value(stand, "z") == z_wrong.tolist()
    assert stand.said.startswith("At the start:")
