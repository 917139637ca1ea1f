"""What only a page can show is said in words that Jupyter knows."""

import pytest
from notebook_text import Surroundings, flat, for_jupyter

TEXTS = {
    "solutions": "Solutions",
    "questions": {"question": "Question", "answer": "Answer"},
    "solution_below": "Solution {number} stands at the end.",
    "wrong": "wrong:",
}


def address(target: str) -> str | None:
    return None if target.startswith("draft") else f"https://example.org/{target}"


AROUND = Surroundings({"eq:slope": "2.1"}, address, "data:{}".format, TEXTS)


def said(text: str) -> str:
    return for_jupyter(text, AROUND)


@pytest.mark.parametrize(
    ("page", "notebook"),
    [
        (r"$$ y = 2x \label{eq:slope} $$", r"$$ y = 2x \tag{2.1} $$"),
        (r"By \eqref{eq:slope}.", "By (2.1)."),
        ("```python\nx = 1  # eq:slope\n```", "```python\nx = 1  # eq. 2.1\n```"),
        (r"By \eqref{eq:none}.", "By (eq:none)."),
    ],
)
def test_equations_keep_their_numbers(page: str, notebook: str):
    assert said(f"{page}\n").strip() == notebook


@pytest.mark.parametrize(
    ("page", "notebook"),
    [
        ("[Rules](rules.md#sum)", "[Rules](https://example.org/rules.md#sum)"),
        ("[`f[0]`](../rules.md)", "[`f[0]`](https://example.org/../rules.md)"),
        ("[here](#below)", "[here](https://example.org/#below)"),
        ("[soon](draft.md)", "soon"),
        ("[far](https://example.com/)", "[far](https://example.com/)"),
    ],
)
def test_links_lead_to_the_site(page: str, notebook: str):
    assert said(f"{page}\n") == f"{notebook}\n"


def test_a_wrong_formula_has_a_word_before_it():
    assert said("not <!-- math-wrong: no $x$ -->$x = y$, no\n") == "not **wrong:** $x = y$, no\n"
    assert said("<!-- math-wrong: no -->\n\n$$\nx = y\n$$\n") == "**wrong:**\n\n$$\nx = y\n$$\n"
    assert said("<!-- math: wrong -->$x = y$\n") == "$x = y$\n"


def test_a_figure_is_the_picture_itself():
    assert said("![A [small] slope.](figure:slope)\n") == "![A [small] slope.](data:slope)\n"


def test_of_a_piece_only_its_figure_is_left():
    page = '/// html | bbh-walk[rate="0.1"]\n\n![A walk.](figure:walk)\n\n///\n\nOn.\n'
    assert said(page).split() == ["![A", "walk.](data:walk)", "On."]


def test_what_no_notebook_shows_is_left_out():
    page = "Text{.wide}.<!-- math -->\n<figure>x<figcaption>y</figcaption></figure>\n"
    assert said(page) == "Text.\n\nx\ny\n\n\n"


def test_a_box_is_a_quote():
    assert said('!!! note "Careful"\n    One.\n\n    Two.\n\nText.\n') == (
        "> **Careful**\n> \n> One.\n> \n> Two.\n\nText.\n"
    )


def test_a_fold_is_open_and_its_code_is_marked():
    page = '??? info "More"\n    ```python\n    x = 1\n    ```\n\nText.\n'
    assert said(page) == "**More**\n\n```python folded\nx = 1\n```\n\nText.\n"


def test_solutions_go_to_the_end_under_the_names_of_their_exercises():
    page = (
        "## Practice\n\n**Walk back.** Do it.\n\n"
        '??? success "Solution"\n    Left.\n\n'
        '### Without a hint\n\n??? success "Solution"\n    ```python\n    x = 1\n    ```\n'
    )
    assert said(page) == (
        "## Practice\n\n**Walk back.** Do it.\n\n"
        "*Solution 1 stands at the end.*\n\n"
        "### Without a hint\n\n*Solution 2 stands at the end.*\n\n\n"
        "## Solutions\n\n"
        "### 1. Walk back\n\nLeft.\n\n"
        "### 2. Without a hint\n\n```python\nx = 1\n```\n"
    )


def test_a_page_without_solutions_has_no_such_heading():
    assert said("Text.\n") == "Text.\n"
    assert said("") == "\n"


def test_a_lab_has_its_solutions_at_the_end_and_its_references_as_they_were():
    page = '**Try.** By \\eqref{eq:slope}.\n\n??? success "Solution"\n    Left.\n'
    assert flat(page, TEXTS) == (
        "**Try.** By \\eqref{eq:slope}.\n\n*Solution 1 stands at the end.*\n\n\n"
        "## Solutions\n\n### 1. Try\n\nLeft.\n"
    )
