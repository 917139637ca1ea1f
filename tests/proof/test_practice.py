"""The practice notebooks: empty they ask, filled in they praise, and wrong ways they know."""

import subprocess
import sys

import pytest

from tests.proof.course import SourcePage
from tests.proof.practice import (
    NOT_YET,
    PAGES,
    RIGHT,
    Wrong,
    answers,
    answers_to,
    answers_to_altered,
    blanks,
    cells,
    elsewhere,
    left_blank,
    sentence,
    ways_of,
    wrong_ways,
)
from tests.proof.runs import runs
from tests.shared.groups import WRONG as DIAGNOSED

ROOMS = sorted({page.room for page in PAGES})
ONE_EACH = {page.room: page for page in PAGES if page.language == "en"}
every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path)
every_room = pytest.mark.parametrize("room", ROOMS)
NUMPY_ALONE = """
import sys


class NumPyAlone:
    def find_spec(self, name, path=None, target=None):
        first = name.partition(".")[0]
        if first != "numpy" and first not in sys.stdlib_module_names:
            raise ImportError(f"{first} is neither NumPy nor of Python")


sys.meta_path.insert(0, NumPyAlone())
"""


@every_page
def test_as_downloaded_it_asks_for_everything_and_needs_numpy_alone(page: SourcePage):
    code = "\n\n".join([NUMPY_ALONE, *(cell.shown for cell in cells(page))])
    done = subprocess.run([sys.executable, "-I", "-c", code], text=True, capture_output=True)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    assert lines and all(line.endswith(f": {NOT_YET}") for line in lines), done.stdout


@every_page
def test_with_the_chapters_code_and_the_solutions_all_is_right(page: SourcePage):
    for run in runs(page):
        lines = "".join(run.result(cell).printed for cell in cells(page)).splitlines()
        assert lines
        assert [line for line in lines if not line.endswith(f": {RIGHT}")] == []


@pytest.mark.parametrize(
    ("page", "number"),
    [(page, number) for page in PAGES for number in range(len(blanks(page)))],
    ids=lambda value: getattr(value, "path", value),
)
def test_each_function_is_asked_for_by_itself(page: SourcePage, number: int):
    """Only then may another that calls it fail."""
    where, name = blanks(page)[number]
    said = "".join(answers(left_blank(page, name, where)))
    assert f": {NOT_YET}\n" in said.partition("Error: ")[0], f"{name}: {said}"


MISTAKES = [mistake for room in ROOMS for mistake in wrong_ways(room)]
every_mistake = pytest.mark.parametrize(
    "mistake", MISTAKES, ids=lambda mistake: f"{mistake[0]}-{mistake[1].__name__}"
)


@every_mistake
def test_a_wrong_way_is_refused_and_what_diagnose_can_name_is_named(mistake: Wrong):
    room, way, _ = mistake
    lines = answers_to(mistake, ONE_EACH[room])
    assert any(not line.endswith(f": {RIGHT}") for line in lines), lines
    known = {n for one in DIAGNOSED if way.__name__ in one.name.split(".") for n in one.named}
    named = [name for name in known for line in lines if sentence(name).search(line)]
    refused_by_numpy = "Error: " in lines[-1]
    assert named or not known or refused_by_numpy, f"none of {known} in {lines}"


NOT_YET_WRONG = [
    (page, number)
    for room, page in ONE_EACH.items()
    for number, (_, name) in enumerate(blanks(page))
    if name not in {place for _, _, place in wrong_ways(room)}
]


@pytest.mark.parametrize(
    ("page", "number"), NOT_YET_WRONG, ids=lambda value: getattr(value, "path", value)
)
def test_no_check_is_content_with_other_numbers(page: SourcePage, number: int):
    """As one would be that compares a function with itself."""
    where, name = blanks(page)[number]
    lines = answers_to_altered(name, where, page)
    line = f"{page.path}:{where.line}"
    assert any(not said.endswith(f": {RIGHT}") for said in lines), f"{line}: {name}: {lines}"


@every_room
def test_every_wrong_way_of_the_chapter_is_tried_or_excused(room: str):
    tried = {way for _, way, _ in wrong_ways(room)}
    assert ways_of(room) <= tried | set(elsewhere(room))
    assert all(elsewhere(room).values()), "each excuse has a reason"
