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
    blanks,
    cells,
    left_blank,
    of_chapter,
    sentence,
    ways_of,
)
from tests.proof.runs import runs
from tests.shared.wrong_gradients import SEEN as DIAGNOSED

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


MISTAKES = [(room, mistake) for room in ROOMS for mistake in of_chapter(room)[0]]


def name_of(case: tuple[str, Wrong]) -> str:
    return f"{case[0]}-{case[1].way.__name__}"


@pytest.mark.parametrize("case", MISTAKES, ids=name_of)
def test_a_wrong_way_is_refused_and_named(case: tuple[str, Wrong]):
    room, mistake = case
    lines = answers_to(mistake, ONE_EACH[room])
    assert any(not line.endswith(f": {RIGHT}") for line in lines), lines
    for gradient, finding in mistake.found.items():
        told = [line.removeprefix(f"{gradient}: ") for line in lines if f"{gradient}: " in line]
        assert any(sentence(finding).fullmatch(line) for line in told), lines


@pytest.mark.parametrize("case", MISTAKES, ids=name_of)
def test_what_diagnose_can_name_the_notebook_names(case: tuple[str, Wrong]):
    way = case[1].way.__name__
    known = {name for one in DIAGNOSED if way in one.name.split(".") for name in one.named}
    assert not known or known & set(case[1].found.values()), f"{way}: {known}"


@every_room
def test_every_wrong_way_of_the_chapter_is_tried_or_excused(room: str):
    tried, elsewhere = of_chapter(room)
    assert {mistake.way for mistake in tried} | set(elsewhere) == ways_of(room)
    assert all(elsewhere.values()), "each excuse has a reason"
