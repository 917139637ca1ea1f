"""A walk through Draw's states, for test_pieces.py."""

from tests.widgets.visiting import Stand

PEN, RUBBER, CLEAR, ASK = range(4)


def press(number: int):
    def act(stand: Stand) -> None:
        stand.board.get_by_role("button").nth(number).press("Enter")

    return act


def ask(stand: Stand) -> None:
    press(ASK)(stand)
    stand.board.locator("li.best").wait_for()


def stroke(stand: Stand) -> None:
    """From the middle of the pad down to its edge, by keys."""
    pad = stand.board.locator(".pad")
    for key in [" ", *["ArrowDown"] * 12, *["ArrowLeft"] * 3]:
        pad.press(key)


def lift(stand: Stand) -> None:
    stand.board.locator(".pad").press(" ")


def wish(stand: Stand) -> None:
    stand.board.get_by_role("combobox").select_option("9")


def signs(stand: Stand) -> None:
    stand.board.get_by_role("checkbox").press(" ")


WALK = [
    ("an answer", ask),
    ("another wish", wish),
    ("no signs", signs),
    ("nothing drawn", press(CLEAR)),
    ("a pen that is down", stroke),
    ("a stroke", lift),
    ("signs again", signs),
    ("a rubber", press(RUBBER)),
]
