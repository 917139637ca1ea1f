"""A walk through the desk's states, for test_pieces.py."""

from collections.abc import Callable

from tests.widgets.visiting import Stand

WRONG, FIRST, FAR, STEP, RUN, RESET = range(6)


def press(number: int, times: int = 1) -> Callable[[Stand], None]:
    def act(stand: Stand) -> None:
        for _ in range(times):
            stand.board.get_by_role("button").nth(number).press("Enter")

    return act


def typed(number: int, text: str) -> Callable[[Stand], None]:
    """Into one of the fields: three scores, the rate, three targets."""

    def act(stand: Stand) -> None:
        field = stand.board.get_by_role("textbox").nth(number)
        field.fill(text)
        field.press("Enter")

    return act


def by_square(stand: Stand) -> None:
    stand.board.get_by_role("combobox").select_option("squared_error")


def fold(stand: Stand) -> None:
    stand.board.locator("summary").press("Enter")


WALK = [
    ("some steps", press(STEP, 2)),
    ("more than half", press(RUN)),
    ("by the squared error", by_square),
    ("a long run", press(RUN)),
    ("the start", press(RESET)),
    ("the numbers", fold),
    ("all powers too small", lambda stand: [typed(k, "-1000")(stand) for k in range(3)]),
    ("the first row", press(FIRST)),
    ("no number", typed(0, "much")),
    ("a soft target", typed(4, "1/2")),
    ("too large a step", lambda stand: (typed(3, "100")(stand), press(STEP, 3)(stand))),
    ("a row of a thousand", press(FAR)),
    ("the largest score", typed(1, "12345")),
]
