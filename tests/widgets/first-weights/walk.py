"""A walk through the states of the first weights, for test_pieces.py."""

from collections.abc import Callable

from tests.widgets.visiting import Stand, typed

OTHERS, LAY = range(2)
SPREAD, UNITS, LAYERS = range(3)


def press(number: int) -> Callable[[Stand], None]:
    return lambda stand: stand.board.get_by_role("button").nth(number).press("Enter")


def activation(name: str) -> Callable[[Stand], None]:
    return lambda stand: stand.board.get_by_role("combobox").select_option(name)


WALK = [
    ("the spread in between", typed("textbox", SPREAD, "0.1")),
    ("the rule", press(LAY)),
    ("the numbers", Stand.unfold),
    ("too large a spread", typed("textbox", SPREAD, "2")),
    ("ReLU", activation("relu")),
    ("ReLU explodes", typed("textbox", SPREAD, "1.5")),
    ("other weights", press(OTHERS)),
    ("sigmoids", activation("sigmoid")),
    ("few units", typed("textbox", UNITS, "10")),
    ("one layer", typed("textbox", LAYERS, "1")),
    ("no number", typed("textbox", SPREAD, "wide")),
    ("without the rule", press(LAY)),
    ("the smallest spread", typed("textbox", SPREAD, "0")),
]
