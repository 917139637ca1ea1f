"""The time that a page takes counts all that takes time, and is told in round numbers."""

import pytest
from reading_time import (
    CODE_LINES_A_MINUTE,
    EQUATION_LINE,
    EXERCISE,
    FIGURE_TO_LOOK_AT,
    FORMULAS_A_MINUTE,
    OUTPUT_LINES_A_MINUTE,
    WORDS_A_MINUTE,
    hours,
    minutes,
    rounded,
    with_hours,
)

CODE = "```python\n" + "x = 1\n\n" * CODE_LINES_A_MINUTE + "```\n"
FOLD = '??? note "Code from earlier chapters"\n\n    ```python\n    x = 1\n    ```\n\n'
SOLUTION = '??? success "Solution"\n\n    Many words.\n\n    $$\n    x = 1\n    $$\n'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("word " * 2 * WORDS_A_MINUTE, 2),
        ("$x$ " * FORMULAS_A_MINUTE, 1),
        ("$$\nx = 1\n$$\n", EQUATION_LINE),
        (
            "$$\n\\begin{aligned} x &= 1 \\\\ &= 2 \\\\[1ex] &= 3 \\end{aligned}\n$$\n",
            3 * EQUATION_LINE,
        ),
        (CODE, 1),
        ('```text title="Output"\n' + "1\n" * OUTPUT_LINES_A_MINUTE + "```\n", 1),
        (FOLD, 6 / WORDS_A_MINUTE),
        (SOLUTION, EXERCISE),
        ("![](figure:slope)", FIGURE_TO_LOOK_AT + 1 / WORDS_A_MINUTE),
        ("---\ndescription: not read\n---\n<!-- nor this -->", 0),
    ],
)
def test_what_takes_time(text: str, expected: float):
    assert minutes(text) == pytest.approx(expected)


def test_exercises_can_be_left_for_later():
    assert minutes(f"{CODE}\n{SOLUTION}", exercises=False) == pytest.approx(1)


def test_a_fold_ends_where_the_text_goes_on():
    words = "word " * WORDS_A_MINUTE
    assert minutes(f"{SOLUTION}\n{words}\n\n{CODE}") == pytest.approx(EXERCISE + 2)


@pytest.mark.parametrize(("spent", "told"), [(0, 10), (14, 10), (16, 20), (94, 90), (96, 100)])
def test_minutes_are_told_in_steps_of_ten(spent: float, told: int):
    assert rounded(spent) == told


@pytest.mark.parametrize(
    ("spent", "told"), [(0, "½"), (44, "½"), (46, "1"), (76, "1½"), (290, "5"), (1240, "21")]
)
def test_hours_are_told_as_one_says_them(spent: float, told: str):
    assert hours(spent) == told


ROUTE = '<span class="hours" data-chapters="{}"{}></span>'


@pytest.mark.parametrize(
    ("names", "alone", "told"),
    [
        ("one three", "", "3"),
        ("one three", " data-alone", "2"),
        ("one .. three", "", "4½"),
        ("two .. two", "", "1½"),
    ],
)
def test_a_route_takes_as_long_as_its_chapters(names: str, alone: str, told: str):
    def spent(name: str, exercises: bool) -> int:
        return {"one": 20, "two": 60, "three": 100}[name] + 30 * exercises

    content = f"<p>{ROUTE.format(names, alone)}</p>"
    said = with_hours(content, ["one", "two", "three"], spent, "about {hours} hours")
    assert said == f'<p><span class="hours">about {told} hours</span></p>'
