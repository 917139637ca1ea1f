"""A walk through Downhill's states, for test_pieces.py."""

from tests.widgets.visiting import Stand


def step(stand: Stand) -> None:
    stand.board.get_by_role("button").first.press("Enter")


WALK = [("a step", step)]
