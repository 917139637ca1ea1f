"""A walk through Train's states, for test_pieces.py."""

from tests.widgets.visiting import Stand

RUN, STEP, AGAIN = range(3)
RATE, UNTIL = 0, 4


def press(number: int):
    def act(stand: Stand) -> None:
        stand.board.get_by_role("button").nth(number).press("Enter")

    return act


def enter(number: int, text: str):
    def act(stand: Stand) -> None:
        field = stand.board.get_by_role("textbox").nth(number)
        field.fill(text)
        field.press("Enter")

    return act


def until(step: int, act):
    """Do it, and wait until the run has come so far."""

    def acted(stand: Stand) -> None:
        act(stand)
        reached = f"host => !host.going && host.run.at(-1)?.step >= {step}"
        stand.page.wait_for_function(f"({reached})(document.querySelector('bbh-train'))")

    return acted


def wrong(stand: Stand) -> None:
    for box in stand.board.get_by_role("checkbox").all():
        box.press(" ")


def choose(stand: Stand) -> None:
    for number, choice in enumerate(("sigmoid", "large")):
        stand.board.get_by_role("combobox").nth(number).select_option(choice)


WALK = [
    ("a step", until(1, press(STEP))),
    ("the numbers", Stand.unfold),
    ("an end", enter(UNTIL, "40")),
    ("a run", until(40, press(RUN))),
    ("another rate, and the run before", enter(RATE, "1/2")),
    ("what is no rate", enter(RATE, "fast")),
    ("choices", choose),
    ("all wrong", wrong),
    ("a run that is wrong", until(20, press(RUN))),
    ("the start", press(AGAIN)),
]
