"""A walk through the desk's states, for test_pieces.py."""

from collections.abc import Callable

from tests.widgets.visiting import Stand, typed

WRONG, FIRST, FAR, STEP, RUN, RESET = range(6)


def press(number: int, times: int = 1) -> Callable[[Stand], None]:
    def act(stand: Stand) -> None:
        for _ in range(times):
            stand.board.get_by_role("button").nth(number).press("Enter")

    return act


def by_square(stand: Stand) -> None:
    stand.board.get_by_role("combobox").select_option("squared_error")


WALK = [
    ("some steps", press(STEP, 2)),
    ("more than half", press(RUN)),
    ("by the squared error", by_square),
    ("a long run", press(RUN)),
    ("the start", press(RESET)),
    ("the numbers", Stand.unfold),
    ("all powers too small", lambda stand: [typed("textbox", k, "-1000")(stand) for k in range(3)]),
    ("the first row", press(FIRST)),
    ("no number", typed("textbox", 0, "much")),
    ("a soft target", typed("textbox", 4, "1/2")),
    ("too large a step", lambda stand: (typed("textbox", 3, "100")(stand), press(STEP, 3)(stand))),
    ("a row of a thousand", press(FAR)),
    ("the largest score", typed("textbox", 1, "12345")),
]
