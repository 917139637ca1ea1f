"""A page falls into spans of one kind each, without remainder, and every span knows its line."""

import pytest
from page_source import FIGURE, INCLUDE, PIECE, VALUE, line_at, room, spans

PAGE = r"""# Slopes

The slope of `f(x)` is $2x$, by \eqref{eq:slope} of [the rules](rules.md#slope).
<!-- math: slope -->

$$
y = 2x \label{eq:slope}
$$

````text title="Output"
```
````
{.wide} <figure>
"""


def kinds(text: str) -> list[tuple[str, str]]:
    return [(span.kind, span.text) for span in spans(text) if span.kind != "prose"]


def test_every_kind_is_told_apart():
    assert kinds(PAGE) == [
        ("code", "`f(x)`"),
        ("math", "$2x$"),
        ("reference", r"\eqref{eq:slope}"),
        ("target", "(rules.md#slope)"),
        ("comment", "<!-- math: slope -->"),
        ("display", "$$\ny = 2x \\label{eq:slope}\n$$"),
        ("fence", '````text title="Output"\n```\n````'),
        ("attributes", "{.wide}"),
        ("tag", "<figure>"),
    ]


@pytest.mark.parametrize("text", [PAGE, "", "\n", "$", "```python\nnever closed", "`` ` ``"])
def test_nothing_is_lost(text: str):
    assert "".join(span.text for span in spans(text)) == text


def test_every_span_knows_where_it_stands():
    lines = PAGE.split("\n")
    for span in spans(PAGE):
        assert PAGE.startswith(span.text, span.start)
        assert span.text.split("\n")[0] in lines[span.line - 1]


@pytest.mark.parametrize("text", ["costs $5 and $ 6", r"costs \$5 and \$6"])
def test_a_price_is_no_formula(text: str):
    assert kinds(text) == []


def test_a_piece_begins_and_ends_on_a_line_of_its_own():
    page = '/// html | bbh-downhill[rate="{{ eta }}"]\n\nText, a // b.\n\n///\n'
    assert kinds(page) == [
        ("block", '/// html | bbh-downhill[rate="{{ eta }}"]'),
        ("block", "///"),
    ]
    assert PIECE.findall(page + "/// html | bbh-first-weights\n") == ["downhill", "first-weights"]
    assert PIECE.findall("/// html | div.question\n///\n") == []


def test_math_in_code_is_code():
    assert kinds("`$x$`") == [("code", "`$x$`")]
    assert kinds("~~~\n$$ x $$\n~~~") == [("fence", "~~~\n$$ x $$\n~~~")]


def test_a_fence_may_be_indented():
    assert kinds("- x\n\n    ```\n    $y$\n    ```\n") == [("fence", "    ```\n    $y$\n    ```")]


@pytest.mark.parametrize(("offset", "line"), [(0, 1), (1, 1), (2, 2), (3, 3), (4, 3)])
def test_lines_count_from_one(offset: int, line: int):
    assert line_at("a\n\nb", offset) == line


@pytest.mark.parametrize(
    ("page", "name"),
    [("logistic-unit.md", "logistic_unit"), ("labs/turn-the-knobs.md", "turn_the_knobs")],
)
def test_a_page_has_a_room(page: str, name: str):
    assert room(page) == name


def test_what_a_page_takes_from_elsewhere_is_found():
    assert INCLUDE.findall('  --8<-- "unit.py:step"\n--8<-- unit.py\n') == ["unit.py:step"]
    assert FIGURE.findall("![A slope.](figure:slope) ![](slope.png)") == ["slope"]
    assert VALUE.findall("{{ x:.2f }}, {{ {1: 2}[1] }}, {{x}}") == ["x:.2f", "{1: 2}[1]"]
