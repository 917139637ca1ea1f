"""The comments in ``snippets/`` that name shapes and equations say what their lines do."""

import ast

import pytest

from tests.proof.comments import check
from tests.proof.comments.reading import (
    Claim,
    Comment,
    all_comments,
    by_function,
    read_claim,
    statement_at,
)
from tests.proof.comments.running import traced
from tests.proof.test_pages import refuse

FUNCTIONS = by_function(all_comments())


@pytest.mark.parametrize("place", FUNCTIONS, ids=lambda place: f"{place[1]} {place[2]}")
def test_comments_say_what_their_lines_do(place: tuple[str, str, str]):
    refuse(traced(place[0]).failures)
    found = [message for comment in FUNCTIONS[place] for message in check.complaints(comment)]
    refuse(dict.fromkeys(found))


def test_what_is_not_traced_is_listed_with_reasons_and_little():
    refuse(check.listing_complaints())


ND, DH, NH = ("n", "d"), ("d", "h"), ("n", "h")


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("# (n, d) @ (d, h) -> (n, h)", Claim((ND, DH), "@", NH)),
        ("# eq:net-z1 (n, d) @ (d, h)", Claim((ND, DH), "@")),
        ("# (n, d) -> (n,)", Claim((ND,), "", ("n",))),
        ("# (n,): no error at all", Claim(result=("n",))),
        ("# (h+1, n), eq:fast", Claim(result=("h+1", "n"))),
        ("# once (or twice)", None),
        ("# f(x) of (n)", None),
    ],
)
def test_a_claim_is_read(text: str, claim: Claim | None):
    assert read_claim(text) == claim


@pytest.mark.parametrize(("line", "starts"), [(1, 1), (2, 3), (4, 3), (6, None)])
def test_a_comment_belongs_to_the_statement_around_it_or_below(line: int, starts: int | None):
    statement = statement_at(ast.parse("a = 1\n\nb = (\n    2\n)\n"), line)
    assert (statement and statement.lineno) == starts


def comment(path: str, text: str) -> Comment:
    return next(one for one in all_comments() if one.path == path and text in one.text)


def lie(path: str, text: str, claim: str) -> Comment:
    true = comment(path, text)
    return Comment(path, true.line, true.text, read_claim(claim), true.labels)


def test_a_shape_turned_round_is_told_with_file_line_and_arrays():
    path = "snippets/two_layer_network/network.py"
    turned = lie(path, "eq:net-z1", "(n, d) @ (d, h) -> (h, n)")
    assert check.shape_complaint(turned) == (
        f"{path}:{turned.line}: says (n, d) @ (d, h) -> (h, n), "
        "is (5, 6) @ (6, 4) -> (5, 4) with d = 6, h = 4, n = 5"
    )


def test_of_several_lines_the_one_is_told_that_contradicts_the_others():
    path = "snippets/two_layer_network/network.py"
    turned = lie(path, "eq:net-grad-z2", "(c, n)")
    assert check.shape_complaint(turned).startswith(f"{path}:{turned.line}: says (c, n), is (5, 3)")


def test_another_label_is_told_with_both_values():
    path = "snippets/logistic_unit/unit.py"
    complaint = check.label_complaint(comment(path, "eq:logistic-logits"), "logistic-prediction")
    assert complaint.startswith(f"{path}:")
    assert "says eq:logistic-prediction, which is 0." in complaint
    assert complaint.endswith("… (5,)")


def test_a_label_that_no_page_has_is_told():
    true = comment("snippets/logistic_unit/unit.py", "eq:logistic-logits")
    unknown = Comment(true.path, true.line, "# eq:logits", None, ("logits",))
    (complaint,) = check.complaints(unknown)
    assert complaint.endswith("no English page has an equation eq:logits")
