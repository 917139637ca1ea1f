"""What scrolls sideways on a phone can be reached by keyboard, and nothing else stops a reader."""

import pytest
from tab_stops import equation, with_tab_stops

STOP = ' tabindex="0"'


def code(text: str, stop: str = "") -> str:
    return (
        f'<div class="highlight"><pre><span></span><code{stop} class="x">{text}</code></pre></div>'
    )


def test_a_table_has_a_stop():
    assert with_tab_stops("<p>x</p><table><tr></tr></table>") == (
        f"<p>x</p><table{STOP}><tr></tr></table>"
    )


@pytest.mark.parametrize(
    "text",
    [
        "x" * 31,
        f"short\n{'x' * 31}\nshort",
        f'<span class="k">{"x" * 15}</span>{"&lt;" * 16}',
        "가" * 31,
    ],
)
def test_code_with_a_line_of_31_characters_has_a_stop(text: str):
    assert with_tab_stops(code(text)) == code(text, STOP)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x" * 30,
        f"{'x' * 30}\n{'y' * 30}",
        f'<span class="a very long class of its own">{"x" * 30}</span>',
        "&lt;" * 30,
    ],
)
def test_code_with_lines_of_30_characters_has_none(text: str):
    assert with_tab_stops(code(text)) == code(text)


def test_each_block_is_judged_by_its_own_lines():
    page = code("x" * 30) + code("y" * 31) + code("z")
    assert with_tab_stops(page) == code("x" * 30) + code("y" * 31, STOP) + code("z")


@pytest.mark.parametrize("content", ["", f"<p><code>{'x' * 99}</code></p>", '<table class="x">'])
def test_everything_else_is_left_alone(content: str):
    assert with_tab_stops(content) == content


SHOWN = '<span class="katex-display"><span>y</span></span>'


@pytest.mark.parametrize("tex", ["x" * 31, rf"a \\ {'x' * 31}", r"\alpha + " * 16])
def test_a_long_equation_has_a_stop(tex: str):
    assert equation(tex, SHOWN) == f'<span class="katex-display"{STOP}><span>y</span></span>'


@pytest.mark.parametrize(
    "tex",
    [
        "",
        "x" * 30,
        rf"{'x' * 30} \\ {'y' * 30}",
        rf"\begin{{aligned}} {'x' * 16} \end{{aligned}}",
        r"\text{" + "x" * 30 + "}",
        " + ".join([r"\gamma"] * 15),
    ],
)
def test_an_equation_whose_rows_are_short_has_none(tex: str):
    assert equation(tex, SHOWN) == SHOWN
