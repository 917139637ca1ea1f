"""A walk through the walk's states, for test_pieces.py."""

from collections.abc import Callable

from tests.widgets.visiting import Stand

STEP, FORWARD, BACKWARD, UPDATE, BACK, RESET = range(6)


def press(*numbers: int) -> Callable[[Stand], None]:
    def act(stand: Stand) -> None:
        for number in numbers:
            stand.board.locator(".buttons button").nth(number).press("Enter")

    return act


def mistake(number: int) -> Callable[[Stand], None]:
    def act(stand: Stand) -> None:
        if (ways := stand.board.locator("#way")).count():
            ways.select_option(index=number)
        press(RESET, FORWARD, BACKWARD)(stand)

    return act


def arrow(number: int) -> Callable[[Stand], None]:
    return lambda stand: stand.board.locator(".chip").nth(number).press("Enter")


def predict(stand: Stand) -> None:
    press(RESET, FORWARD)(stand)
    if (checkbox := stand.board.get_by_role("checkbox")).count():
        checkbox.check()


def answer(text: str) -> Callable[[Stand], None]:
    def act(stand: Stand) -> None:
        if (field := stand.board.locator("#answer")).count():
            field.fill(text)
            field.press("Enter")

    return act


def far(stand: Stand) -> None:
    for slider in stand.board.get_by_role("slider").all():
        slider.press("End")


def last_graph(stand: Stand) -> None:
    graphs = stand.board.locator("#graph option").count()
    if graphs:
        stand.board.locator("#graph").select_option(index=graphs - 1)
    press(FORWARD, BACKWARD)(stand)


WALK = [
    ("an arrow before its time", arrow(0)),
    ("a value", press(STEP)),
    ("all values", press(FORWARD)),
    ("a slope", press(STEP)),
    ("all slopes", press(BACKWARD)),
    ("the first arrow", arrow(0)),
    ("one back", press(BACK)),
    ("a step downhill", press(BACKWARD, UPDATE)),
    ("the first wrong way", mistake(1)),
    ("a fork in it", arrow(1)),
    ("the second", mistake(2)),
    ("the last graph", last_graph),
    ("a question", predict),
    ("no number", answer("much")),
    ("a wrong one", answer("1234")),
    ("as far as the inputs go", far),
    ("the start", press(RESET)),
]
