"""What a reader does with Train, and that its runs are those of the course's Python."""

from collections.abc import Callable
from functools import cache
from itertools import islice

import pytest

from snippets.digits.run import HIDDEN, Knobs, run
from snippets.shared.mnist import load_digits
from snippets.softmax_cross_entropy.loss import one_hot
from snippets.two_layer_network.network import forward, network_loss
from snippets.two_layer_network.training import accuracy, pixel_rows
from tests.proof.course import ROOT, SourcePage
from tests.widgets.visiting import Stand, opened, pages_with

PAGES = pages_with("train")
CLOSE = 1e-9
STARTS = {1.0: "fitting", 0.0: "zero", 10.0: "large"}
RUN = {"en": "Run", "ko": "학습하기"}

both_languages = pytest.mark.parametrize("place", PAGES, ids=lambda page: page.path)


@pytest.fixture
def stand(visit: Callable) -> Stand:
    """The piece of the English page."""
    return opened(visit, PAGES[0], "train")


@cache
def digits() -> tuple:
    """Rows and targets to train on, rows and labels to test with."""
    data = load_digits()
    X, X_test = pixel_rows(data.train_images), pixel_rows(data.test_images)
    return X, one_hot(data.train_labels, 10), X_test, data.test_labels


@cache
def scores(knobs: Knobs, steps: tuple[int, ...]) -> list[tuple[float, float]]:
    """Loss and accuracy after so many steps in Python."""
    hidden = HIDDEN[knobs.hidden]
    X, Y, X_test, labels = digits()
    at = dict(enumerate(islice(run(knobs, X, Y), max(steps) + 1)))
    return [
        (
            network_loss(at[step], X, Y, hidden),
            accuracy(forward(at[step], X_test, hidden)[1], labels),
        )
        for step in steps
    ]


def ran(stand: Stand, steps: int, language: str = "en") -> list[dict]:
    """The points of a run of so many steps."""
    stand.host.evaluate("(host, steps) => { host.until = steps; }", steps)
    stand.button(RUN[language]).press("Enter")
    return arrived(stand, steps)


def arrived(stand: Stand, step: int) -> list[dict]:
    """The points of a run that has stopped at this step."""
    stand.page.wait_for_function(
        """([step]) => {
          const { going, run } = document.querySelector("bbh-train");
          return !going && run.at(-1)?.step === step;
        }""",
        arg=[step],
    )
    return stand.host.evaluate("host => host.run")


def agree(points: list[dict], knobs: Knobs) -> None:
    """Refuse a run that is not the one in Python."""
    wanted = scores(knobs, tuple(point["step"] for point in points))
    for point, (loss, share) in zip(points, wanted, strict=True):
        assert point["loss"] == pytest.approx(loss, rel=CLOSE), point
        assert point["accuracy"] == share, point


@both_languages
def test_the_default_run_is_the_one_in_python(place: SourcePage, visit: Callable):
    points = ran(opened(visit, place, "train"), 100, place.language)
    assert [point["step"] for point in points] == [0, 20, 40, 60, 80, 100]
    agree(points, Knobs())


def test_the_whole_run_ends_where_the_page_says(stand: Stand):
    stand.button("Run").press("Enter")
    last = arrived(stand, 1000)[-1]
    printed = (ROOT / "snippets/digits/outputs.txt").read_text(encoding="utf-8")
    assert f"step 1000: loss {last['loss']:.4f}, right {100 * last['accuracy']:.1f} %" in printed
    assert (
        stand.said
        == f"Step 1000: loss {last['loss']:.6g}, {100 * last['accuracy']:.3g} % of "
        + ("the test digits right.")
    )
    assert stand.button("Run").is_disabled()
    assert stand.button("One step").is_disabled()


TURNED = [
    Knobs(seed=7, units=9, batch_size=23),
    Knobs(hidden="sigmoid", rate=0.5),
    Knobs(hidden="sigmoid", start=0.0, rate=0.5),
    Knobs(start=10.0, rate=0.01),
    Knobs(mean=False, rate=0.003),
    Knobs(downhill=False, rate=0.01),
]


def turned(knobs: Knobs) -> str:
    """The settings that are not the usual ones, in their order."""
    usual = Knobs._field_defaults
    return " ".join(f"{name}={v}" for name, v in knobs._asdict().items() if v != usual[name])


@pytest.mark.parametrize("knobs", TURNED, ids=turned)
def test_each_knob_does_what_it_does_in_python(stand: Stand, knobs: Knobs):
    turn(stand, knobs)
    agree(ran(stand, 60), knobs)


def turn(stand: Stand, knobs: Knobs) -> None:
    """Set all knobs, as a reader does."""
    stand.enter("Learning rate", str(knobs.rate))
    stand.enter("Batch", str(knobs.batch_size))
    stand.enter("Hidden units", str(knobs.units))
    stand.enter("Seed", str(knobs.seed))
    stand.host.get_by_role("combobox", name="Activation").select_option(knobs.hidden)
    stand.host.get_by_role("combobox", name="First weights").select_option(STARTS[knobs.start])
    stand.host.get_by_role("checkbox", name="Leave out the mean").set_checked(not knobs.mean)
    stand.host.get_by_role("checkbox", name="Turn the sign").set_checked(not knobs.downhill)


def test_the_same_seed_gives_the_same_run(stand: Stand):
    first = ran(stand, 60)
    stand.button("Restart").press("Enter")
    arrived(stand, 0)
    assert ran(stand, 60) == first
    stand.enter("Seed", "1")
    arrived(stand, 0)
    assert ran(stand, 60) != first


def test_a_pause_changes_nothing(stand: Stand):
    stand.button("Run").press("Enter")
    stand.button("Pause").press("Enter")
    stand.page.wait_for_function("!document.querySelector('bbh-train').going")
    stand.button("One step").press("Enter")
    step = stand.page.wait_for_function(
        "() => { const { run, going } = document.querySelector('bbh-train');"
        " return !going && run.length && run.at(-1).step; }"
    ).json_value()
    agree(stand.host.evaluate("host => host.run"), Knobs())
    assert step < 1000


@both_languages
def test_the_task_is_solved_by_its_solution(place: SourcePage, visit: Callable):
    stand = opened(visit, place, "train")
    full = len(digits()[0]) // Knobs().batch_size
    wanted = ran(stand, full, place.language)[-1]
    stand.board.get_by_role("textbox").first.fill("0.1/32")
    stand.board.get_by_role("textbox").first.press("Enter")
    stand.board.get_by_role("checkbox").first.check()
    arrived(stand, 0)
    found = ran(stand, full, place.language)[-1]
    assert found["loss"] == pytest.approx(wanted["loss"], rel=CLOSE)
    stand.board.get_by_role("button").nth(1).press("Enter")
    found = arrived(stand, full + 1)[-1]
    assert abs(found["loss"] - scores(Knobs(), (full + 1,))[0][0]) > 0.01


def test_a_loss_that_is_no_number_ends_the_run(stand: Stand):
    turn(stand, Knobs(rate=100, downhill=False, start=10.0))
    stand.button("Run").press("Enter")
    stand.host.locator("[role=status]").get_by_text("no number any more").wait_for()
    assert not stand.host.evaluate("host => host.going")
    assert stand.complaints()


@pytest.mark.parametrize(
    ("name", "text"),
    [("Learning rate", "0"), ("Learning rate", "fast"), ("Batch", "2.5"), ("Hidden units", "257")],
)
def test_what_does_not_fit_is_refused_in_one_line(stand: Stand, name: str, text: str):
    before = stand.host.evaluate("host => host.knobs")
    stand.enter(name, text)
    assert stand.said.startswith("Between ")
    assert stand.field(name).get_attribute("aria-invalid") == "true"
    assert stand.host.evaluate("host => host.knobs") == before


def test_the_run_before_stays_as_a_dashed_line(stand: Stand):
    ran(stand, 40)
    lines = [
        stand.board.locator("polyline.run").first,
        stand.board.locator("polyline.before").first,
    ]
    drawn = lines[0].get_attribute("points")
    assert lines[1].get_attribute("points") == ""
    stand.enter("Seed", "5")
    arrived(stand, 0)
    assert lines[1].get_attribute("points") == drawn


def test_digits_that_do_not_come_can_be_asked_for_again(stand: Stand):
    stand.page.route("**/digits-images.js", lambda route: route.abort())
    stand.button("One step").press("Enter")
    stand.host.locator("[role=status]").get_by_text("could not be fetched").wait_for()
    stand.page.unroute("**/digits-images.js")
    stand.button("One step").press("Enter")
    agree(arrived(stand, 1), Knobs())
