"""The answer boxes of a page's Markdown, and how exact an answer has to be."""

import pytest

from tests.proof.answer_boxes import questions, tolerance

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


def test_a_question_has_an_id_and_its_terms_with_their_lines():
    (question,) = questions(MARKDOWN)
    assert (question.id, question.line) == ("outer-slope", 4)
    assert [term.expressions for term in question.terms] == [["a * b:.1f"], ["a + b:.1f"]]
    assert [term.line for term in question.terms] == [7, 11]
    assert question.terms[0].reason == "They multiply,\n    as rates do.\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0.25", 0.01),
        ("[1.5, 2.25]", 0.01),
        ("−1.5e−05", 1e-6),
        ("12", 0.012),
        ("1/4", 0.00025),
        ("0", 0),
    ],
)
def test_the_digits_shown_say_how_exact_an_answer_has_to_be(text: str, expected: float):
    assert tolerance(text) == pytest.approx(expected)
