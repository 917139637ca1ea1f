"""A Korean particle fits the value before it, and stays with the bracket before it."""

import pytest
from particles import chosen, joined, unbroken


@pytest.mark.parametrize(
    ("value", "pair", "said"),
    [
        ("0.5", "은(는)", "는"),
        ("0.6", "은(는)", "은"),
        ("1,000", "이(가)", "이"),
        ("\N{MINUS SIGN}24", "과(와)", "와"),
        ("1", "으로(로)", "로"),
        ("3", "으로(로)", "으로"),
        ("10", "으로(로)", "으로"),
        ("2", "이에요(예요)", "예요"),
        ("98%", "이에요(예요)", "예요"),
        ("세", "을(를)", "를"),
        ("1/9", "을(를)", "을"),
        (r"\frac{2}{3}", "$이(가)", "$가"),
        ("10^{-6}", "$을(를)", "$을"),
        ("1e-09", "과(와)", "과"),
        ("4.8e\N{MINUS SIGN}04", "이에요(예요)", "이에요"),
        ("1e+05", "은(는)", "은"),
    ],
)
def test_a_particle_is_chosen_by_how_the_value_is_read(value: str, pair: str, said: str):
    assert chosen(value, pair) == said


@pytest.mark.parametrize("value", ["", "nan", "x)"])
def test_what_nobody_can_read_keeps_both(value: str):
    assert chosen(value, "은(는)") == "은(는)"


@pytest.mark.parametrize(
    ("before", "piece", "after"),
    [
        ("함수 f(x", ")는", " 커요"),
        ("함수 ", "<code>f(x)</code>는", " 커요"),
        ("가중치 ", "<code>W</code>와", " 같아요"),
        ("식 ", r"\eqref{eq:slope}에서", " 나와요"),
        ("<li>(가", ")와", "</li>"),
    ],
)
def test_a_particle_stays_with_its_bracket(before: str, piece: str, after: str):
    assert joined(before + piece + after) == before + unbroken(piece) + after


def test_every_particle_of_a_page_stays():
    assert joined("(가)와 (나)를") == f"(가{unbroken(')와')} (나{unbroken(')를')}"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "f(x) is large",
        "f(x) 는 커요",
        "<pre><code>f(x)는</code></pre>",
        "<code>f(x)는</code>",
        "<svg><text>f(x)는</text></svg>",
        '<a title="f(x)는">x</a>',
        r'<span class="arithmatex">\(f(x)는\)</span>',
        "<code>the_name_of_a_long_function(x)</code>는",
    ],
)
def test_everything_else_is_left_alone(content: str):
    assert joined(content) == content


def test_a_piece_within_which_no_line_breaks():
    assert unbroken("<b>x</b>는") == '<span class="unbroken"><b>x</b>는</span>'
