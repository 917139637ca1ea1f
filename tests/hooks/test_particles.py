"""No line begins with a Korean particle that belongs to the bracket before it."""

import pytest
from particles import joined, unbroken


@pytest.mark.parametrize(
    ("before", "piece", "after"),
    [
        ("함수 f(x", ")는", " 커요"),
        ("함수 ", "<code>f(x)</code>는", " 커요"),
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
