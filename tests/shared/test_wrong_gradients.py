"""The wrong gradients of the course: `diagnose` names them rightly, or says where they are."""

import importlib
import re
from pathlib import Path

import pytest

from tests.shared.groups import HELD_OUT, LOOKED_AT, SEEN, said, verdicts
from tests.shared.more_wrong_gradients import MORE, NO_GRADIENT
from tests.shared.planted_gradients import ANOTHER_FUNCTION, IN_PLACE, NAMED, changing

TESTS = Path(__file__).parent
ROOMS = sorted(file.parent.name for file in TESTS.parents[1].glob("snippets/*/mistakes.py"))
GROUPS = {"looked at": LOOKED_AT, "held out": HELD_OUT}
SEEDS = range(1000, 1004)


@pytest.mark.parametrize("group", GROUPS)
def test_a_wrong_gradient_of_the_course_is_named_rightly_or_not_at_all(group: str):
    for wrong in GROUPS[group]:
        for seed in SEEDS:
            assert said(wrong, seed) in {*wrong.labels, "unknown"}, wrong.name
            without = {*wrong.labels, "unknown", "shape", "no mask"}
            assert said(wrong, seed, told=False) in without, wrong.name


@pytest.mark.parametrize("group", GROUPS)
def test_of_what_the_numbers_tell_four_in_five_are_named(group: str):
    """And of all, more than half, for of many mistakes the numbers do not tell the reason."""
    told = [wrong for wrong in GROUPS[group] if wrong.labels]
    named = verdicts(told, SEEDS)["named"]
    assert named >= 0.8 * len(told) * len(SEEDS)
    assert named >= 0.6 * len(GROUPS[group]) * len(SEEDS)


def test_of_what_the_course_gets_wrong_on_purpose_four_in_five_are_named():
    for group in (SEEN, [*SEEN, *MORE]):
        assert verdicts(group, SEEDS)["named"] >= 0.8 * len(group) * len(SEEDS)


def test_groups_share_nothing_and_hold_a_third_out():
    names = [{wrong.name for wrong in group} for group in (*GROUPS.values(), SEEN)]
    assert not names[0] & names[1]
    assert names[2] < names[0]
    assert len(names[1]) == (len(LOOKED_AT) + len(HELD_OUT)) // 3


@pytest.mark.parametrize("room", ROOMS)
def test_each_mistake_of_a_chapter_is_tried_or_gives_no_gradient(room: str):
    files = [TESTS / f"{one}wrong_gradients.py" for one in ("", "more_")]
    text = "".join(file.read_text(encoding="utf-8") for file in files)
    aliases = re.findall(rf"from snippets.{room} import mistakes as (\w+)", text)
    tried = {name for alias in aliases for name in re.findall(rf"(?<![.\w]){alias}\.(\w+)", text)}
    module = importlib.import_module(f"snippets.{room}.mistakes")
    mistakes = {
        name
        for name, way in vars(module).items()
        if getattr(way, "__module__", "") == module.__name__
    }
    assert mistakes == tried | set(NO_GRADIENT.get(room, "").split())


@pytest.mark.parametrize("place", NAMED)
def test_each_planted_bug_that_changes_a_gradient_is_tried(place: tuple[str, str]):
    known = NAMED[place].keys() | ANOTHER_FUNCTION.get(place, set()) | IN_PLACE.get(place, set())
    assert changing(place) == known
