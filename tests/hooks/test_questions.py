"""Answer boxes, from Markdown to HTML and to a notebook's words."""

import pytest
from questions import choice, folded, numbers, with_boxes

TEXTS = {"question": "Question", "answer": "Answer"}
MARKDOWN = """
Before.

/// html | div.question#outer-slope
How fast?

{{ a * b:.1f }}
:   They multiply,
    as rates do.

{{ a + b:.1f }}
:   They do not add.
///

After.
"""
CHOICE = """
/// html | div.question#grows
Which?

It *falls* False
:   No.

It grows True
:   Yes.
///
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2", [[2]]),
        ("−0.5", [[-0.5]]),
        ("1/4", [[0.25]]),
        ("[1, 2]", [[1, 2]]),
        ("[[1.0, −2.0], [3.0, 4.0]]", [[1, -2], [3, 4]]),
    ],
)
def test_numbers(text: str, expected: list[list[float]]):
    assert numbers(text) == expected


def test_what_is_no_number_is_refused():
    with pytest.raises(ValueError, match="three"):
        numbers("three")


def test_a_choice_ends_in_its_verdict():
    assert choice("It grows True") == ("It grows", True)
    assert choice("It falls False") == ("It falls", False)
    assert choice("0.25") is None


def box(terms: str) -> str:
    asked = '<div class="question" id="a">\n<p>Asked</p>'
    return with_boxes(f"{asked}\n<dl>{terms}</dl>\n</div>", TEXTS, refuse)


def refuse(name: str, error: ValueError) -> None:
    pytest.fail(f"{name}: {error}")


def test_a_box_with_an_answer_that_is_none_is_told_and_left_as_it_is():
    told = []
    html = '<div class="question" id="a"><dl><dt>soon</dt><dd>No.</dd></dl></div>'
    assert with_boxes(html, TEXTS, lambda name, error: told.append((name, str(error)))) == html
    assert told == [("a", "could not convert string to float: 'soon'")]


def test_the_answer_to_a_number_is_the_first_term():
    html = box("<dt>2.0</dt>\n<dd>Yes.</dd>\n<dt>3.0</dt>\n<dd>No.</dd>")
    assert html.startswith('<div class="question" id="a"><p class="question-title">Question</p>')
    assert '<form class="reply" style="--rows:1"></form>' in html
    assert "<summary>Answer</summary><dl><dt class=right>2.0</dt><dd>Yes.</dd><dt>3.0</dt>" in html


@pytest.mark.parametrize(("answer", "lines"), [("[[1, 2], [3, 4]]", 3), ("[1, 2]", 2), ("[1]", 1)])
def test_a_table_has_room_for_its_rows_and_the_button(answer: str, lines: int):
    assert f"--rows:{lines}" in box(f"<dt>{answer}</dt><dd>Yes.</dd>")


def test_choices_stand_outside_of_the_fold_and_their_verdicts_nowhere():
    html = box("<dt>falls False</dt><dd>No.</dd><dt>grows True</dt><dd>Yes.</dd>")
    assert '<ol class="choices" type="A"><li>falls</li><li>grows</li></ol>' in html
    assert "<dt>A</dt><dd>No.</dd><dt class=right>B</dt><dd>Yes.</dd>" in html
    assert "True" not in html and "False" not in html


def test_other_lists_of_terms_stay():
    other = "<dl><dt>a</dt><dd>b</dd></dl>"
    assert with_boxes(other, TEXTS, refuse) == other


def test_in_a_notebook_the_answer_is_a_solution():
    text = folded(MARKDOWN, TEXTS)
    assert "*Question:* How fast?" in text
    assert "<summary>Answer</summary>\n\n**{{ a * b:.1f }}** They multiply, as rates do.\n" in text
    assert "///" not in text and text.endswith("\nAfter.\n")


def test_in_a_notebook_choices_have_letters():
    text = folded(CHOICE, TEXTS)
    assert "Which?\n\nA. It *falls*\n\nB. It grows" in text
    assert "**A** No.\n\n**B** Yes.\n\n</details>" in text
