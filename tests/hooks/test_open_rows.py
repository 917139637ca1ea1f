"""Rows of an equation stand further apart where one of them is tall."""

import pytest
from open_rows import open_rows

from tests.proof.browsing import window

MATRIX = r"\begin{bmatrix} \frac{a}{b} \\ c \end{bmatrix}"


def block(rows: str, env: str = "aligned") -> str:
    return rf"x = \begin{{{env}}} {rows} \end{{{env}}} \label{{eq:name}}"


@pytest.mark.parametrize(
    ("rows", "opened"),
    [
        (r"x &= \frac{a}{b} \\ &= c", r"x &= \frac{a}{b} \\[0.65em] &= c"),
        (r"x &= \sum_i a_i \\ &= c", r"x &= \sum_i a_i \\[1.25em] &= c"),
        (r"x &= c \\ &= \prod_i a_i", r"x &= c \\[0.3em] &= \prod_i a_i"),
        (r"a \\ b \\ \frac{c}{d} \\ e \\ f", r"a \\ b \\[0.3em] \frac{c}{d} \\[0.65em] e \\ f"),
        (rf"x \\ \frac{{y}}{{z}} {MATRIX}", rf"x \\[0.3em] \frac{{y}}{{z}} {MATRIX}"),
    ],
)
def test_a_tall_row_gets_room(rows: str, opened: str):
    assert open_rows(block(rows)) == block(opened)


def test_large_cases_count_as_tall():
    rows = r"\dfrac{a}{b} & (x > 0) \\ 0 & (x \le 0)"
    assert open_rows(block(rows, "cases")) == block(rows.replace(r"\\", r"\\[0.65em]"), "cases")


@pytest.mark.parametrize(
    "tex",
    [
        block(r"x &= a + b \\ &= c"),
        block(r"J &= \begin{bmatrix} a \\ c \end{bmatrix} \\ &= d"),
        block(r"x &= \frac{a}{b} \\[2pt] &= c"),
        block(r"\frac{a}{b} \\ c", "cases"),
        rf"J = \frac{{a}}{{b}} {MATRIX}",
    ],
)
def test_everything_else_is_left_alone(tex: str):
    assert open_rows(tex) == tex


def test_fractions_of_a_page_do_not_touch(visit):
    page = visit(**window(1280, "light")).open("partial-derivatives/")
    bars = page.locator("[id='eq:partial-sum-quotient'] .frac-line")
    size = bars.first.evaluate("bar => parseFloat(getComputedStyle(bar).fontSize)")
    first, second = (bars.nth(k).bounding_box()["y"] for k in (0, 1))
    assert (second - first) / size > 2.6, "in units of the type size"
