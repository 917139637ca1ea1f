"""A walk through the states of the piece, for test_pieces.py."""

from collections.abc import Callable

from tests.widgets.visiting import Stand, typed

WITHOUT = 0


def press(number: int) -> Callable[[Stand], None]:
    """One of the buttons: the switch, then the entries of the gradients; -1 is the last."""

    def act(stand: Stand) -> None:
        stand.board.get_by_role("button").nth(number).press("Enter")

    return act


def rows(count: int) -> Callable[[Stand], None]:
    return lambda stand: stand.board.get_by_role("combobox").select_option(str(count))


WALK = [
    ("a weight", press(1)),
    ("an input", press(-1)),
    ("another number", typed("spinbutton", 0, "-12.345")),
    ("no number", typed("spinbutton", 1, "")),
    ("without the transpose", press(WITHOUT)),
    ("an entry that has no sum", press(1)),
    ("an input that has no sum", press(-1)),
    ("the wrong product fits", rows(2)),
    ("a wrong sum", press(1)),
    ("numbers that hide it", lambda stand: [typed("spinbutton", k, "1")(stand) for k in range(4)]),
    ("a single row", rows(1)),
    ("the transpose is back", press(WITHOUT)),
    (
        "the largest numbers",
        lambda stand: [typed("spinbutton", k, "-987.654")(stand) for k in range(5)],
    ),
]
