"""Which formulas of a page are found, where, and what their comments say."""

import pytest

from tests.proof.equations.extract import BadPage, equations


def found(markdown: str, first_line: int = 1) -> list[tuple[int, str, str | None]]:
    return [(e.line, e.latex, e.context) for e in equations(markdown, "page.md", first_line)]


def test_displayed_math_on_one_line_and_on_several():
    markdown = "<!-- math: a -->\n$$x = 1$$\n\n$$\ny = 2\n$$\n"
    assert found(markdown) == [(2, "x = 1", "a"), (5, "y = 2", "a")]


def test_lines_count_from_the_given_first_line():
    assert found("\n$$x = 1$$", first_line=10) == [(11, "x = 1", None)]


def test_math_inside_an_admonition():
    markdown = '??? note "Why"\n\n    <!-- math: a -->\n\n    $$\n    x = 1\n    $$\n'
    assert found(markdown) == [(6, "x = 1", "a")]


def test_a_heading_of_any_level_ends_a_context():
    markdown = "<!-- math: a -->\n$x = 1$\n\n#### Next\n\n$y = 2$\n"
    assert [context for *_, context in found(markdown)] == ["a", None]


def test_a_context_in_a_row_of_a_table_holds_for_that_row():
    rows = ["| <!-- math: b -->one | $x = 1$ | $y = 2$ |", "| two | $z = 3$ |"]
    table = "\n".join(["<!-- math: a -->", "", "| | Formula |", "|---|---|", *rows])
    assert [context for *_, context in found(table)] == ["b", "b", "a"]
    assert [context for *_, context in found("\n".join(rows))] == ["b", "b", None]


@pytest.mark.parametrize(
    "formula",
    ["x = 1", r"x \approx 1", r"x \le 1", "x < 1", r"x \in A", r"x \propto y", r"(n,d)\to(d,n)"],
)
def test_inline_math_with_a_relation_is_checked(formula: str):
    assert [latex for _, latex, _ in found(f"so ${formula}$ holds")] == [formula]


@pytest.mark.parametrize("formula", ["X", r"\sum_{i=1}^{n} x_i", r"h \to 0", r"f|_{w=2}"])
def test_inline_math_without_a_relation_is_not(formula: str):
    assert found(f"the ${formula}$ here") == []


@pytest.mark.parametrize(
    "hidden",
    [
        "```python\n$$x = 1$$\n```",
        "~~~text\n$x = 1$\n~~~",
        '!!! note\n\n    ```python\n    "$x = 1$"\n    ```',
        "`$x = 1$`",
        "`<!-- math: a -->`",
        "<!-- $x = 1$ -->",
        r"a price of \$5 = \$5",
    ],
)
def test_code_and_comments_hold_no_math(hidden: str):
    assert found(hidden) == []


def test_a_mark_holds_for_the_formula_directly_behind_it():
    markdown = "<!-- math-wrong: no transpose -->\n$x = 1$, not $y = 2$"
    marked, other = equations(markdown, "page.md")
    assert (marked.claim, marked.reason) == ("false", "no transpose")
    assert (other.claim, other.reason) == ("true", "")


def test_an_exemption_keeps_its_reason():
    (equation,) = equations("<!-- math-exempt: a limit | tests/a.py::b -->\n$$x$$", "page.md")
    assert (equation.claim, equation.reason) == ("exempt", "a limit | tests/a.py::b")


def test_a_label_names_the_equation():
    (equation,) = equations(r"$$x = 1 \label{eq:one}$$", "page.md")
    assert (equation.label, equation.name) == ("one", "one")


@pytest.mark.parametrize(
    ("markdown", "complaint"),
    [
        ("<!-- maths: a -->", "should be"),
        ("<!-- math-worng: a -->", "should be"),
        ("<!-- math-wrong: -->\n$$x = 1$$", "should be"),
        ("<!-- math: two names -->", "should be"),
        ("<!-- math-wrong: a -->\n\n## Next\n", "no equation follows this math-wrong comment"),
        ("<!-- math-wrong: a -->with $x = 1$", "no equation follows this math-wrong comment"),
        ("<!-- math-wrong: a -->$x$, so $x = 1$", "no equation follows this math-wrong comment"),
        ("<!-- math-wrong: a -->\n<!-- math: b -->\n$$x = 1$$", "no equation follows this"),
        ("\\[x = 1\\]", "math stands between dollars"),
        ("\\begin{align}x = 1\\end{align}", "math stands between dollars"),
    ],
)
def test_bad_pages_are_refused_with_file_and_line(markdown: str, complaint: str):
    with pytest.raises(BadPage, match=rf"^page\.md:3: .*{complaint}"):
        equations("\n\n" + markdown, "page.md")
