"""A walk through Downhill's states, for test_pieces.py."""

from tests.widgets.visiting import Stand

STEP, RUN, BACK, RESET = range(4)


def press(number: int, times: int = 1):
    def act(stand: Stand) -> None:
        for _ in range(times):
            stand.board.get_by_role("button").nth(number).press("Enter")

    return act


def rate(text: str):
    def act(stand: Stand) -> None:
        field = stand.board.get_by_role("textbox").first
        field.fill(text)
        field.press("Enter")

    return act


def mean(stand: Stand) -> None:
    stand.board.get_by_role("combobox").select_option("mean")


def narrow(stand: Stand) -> None:
    stand.board.get_by_role("slider").last.press("End")


WALK = [
    ("a step", press(STEP)),
    ("some more, and one back", lambda stand: (press(STEP, 3)(stand), press(BACK)(stand))),
    ("the numbers", Stand.unfold),
    ("too large a rate", rate("1/5")),
    ("a run that leaves the drawings", press(RUN)),
    ("the largest rate", rate("2")),
    ("no number", rate("two")),
    ("the mean", mean),
    ("the narrowest valley", narrow),
    ("a run", press(RUN)),
    ("the start", press(RESET)),
]
