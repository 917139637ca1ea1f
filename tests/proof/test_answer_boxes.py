"""The answer boxes of a page's Markdown, and how exact an answer has to be."""

import pytest

from tests.proof.answer_boxes import questions, tolerance

MARKDOWN = """Before.

/// html | div.question#half-of-four
Half of four?

{{ four / 2:.0f }}
:   Two halves,
    of two each.

{{ four * 2:.0f }}
:   That is double.
///
"""


def test_a_question_has_an_id_and_its_terms_with_their_lines():
    (question,) = questions(MARKDOWN)
    assert (question.id, question.line) == ("half-of-four", 3)
    assert [term.expressions for term in question.terms] == [["four / 2:.0f"], ["four * 2:.0f"]]
    assert [term.line for term in question.terms] == [6, 10]
    assert question.terms[0].reason == "Two halves,\n    of two each.\n"


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
