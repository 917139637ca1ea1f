"""Formulas are typeset and put aside; one that cannot be is told and shown as it is written."""

import pytest
from formulas import Aside, inline, marked, rendered, without_comments


class Reader:
    """Renders a page with a typesetter that shows what it is given, and refuses a ``\\bad``."""

    def __init__(self) -> None:
        self.told: list[tuple[str, str]] = []
        self.aside = Aside()

    def before(self, content: str) -> str:
        said = self._typeset, self._refused, self._displayed
        return rendered(marked(content), *said, self.aside, "wrong:")

    def page(self, content: str) -> str:
        return self.aside.back(self.before(content))

    def _typeset(self, tex: str, display: bool) -> str:
        if r"\bad" in tex:
            raise ValueError(r"no \bad")
        return f"<{'D' if display else 'I'}:{tex}>"

    def _refused(self, tex: str, error: ValueError) -> None:
        self.told.append((tex, str(error)))

    def _displayed(self, label: str, body: str) -> str:
        return f"{body}[{label}]"


@pytest.fixture
def reader() -> Reader:
    return Reader()


def span(tex: str) -> str:
    return rf'<span class="arithmatex">\({tex}\)</span>'


def div(tex: str) -> str:
    return f'<div class="arithmatex">\\[\n{tex}\n\\]</div>'


def test_a_formula_in_a_line(reader: Reader):
    assert reader.page(f"<p>{span('x')} is</p>") == (
        '<p><span class="arithmatex" translate="no"><I:x></span> is</p>'
    )


def test_a_displayed_formula(reader: Reader):
    assert reader.page(div("x")) == '<div class="arithmatex" translate="no"><D:x></div>'


WRONG = "<!-- math-wrong: a transpose is missing -->"


@pytest.mark.parametrize("between", ["", "\n", "\n\n"])
def test_a_wrong_formula_says_that_it_is_wrong(reader: Reader, between: str):
    word = '<strong class="wrong-word">wrong:</strong>'
    assert reader.page(f"not {WRONG}{between}{span('x')}.") == (
        f'not {between}<span class="unbroken">'
        f'<span class="arithmatex wrong" translate="no">{word} <I:x></span>.</span>'
    )
    assert reader.page(f"{WRONG}{between}{div('x')}") == (
        f'{between}<div class="arithmatex wrong" translate="no">{word} <D:x></div>'
    )
    labelled = div(r"x\label{eq:a}")
    assert reader.page(f"{WRONG}{between}{labelled}") == (
        f'{between}<div class="arithmatex equation wrong" id="eq:a" translate="no">'
        f"{word} <D:x>[eq:a]</div>"
    )


@pytest.mark.parametrize("comment", ["<!-- math: wrong -->", "<!-- a --><!-- b -->", ""])
def test_other_comments_mark_nothing(comment: str):
    assert marked(f"{comment}{span('x')}") == f"{comment}{span('x')}"


def test_only_the_first_formula_behind_the_comment_is_wrong():
    formulas = span("x") + WRONG + span("y") + span("z")
    assert marked(formulas).count(" wrong") == 1
    assert marked(f"{WRONG}<p>{span('x')} is not</p>").count(" wrong") == 1
    assert marked(f"{WRONG} some words {span('x')}") == f"{WRONG} some words {span('x')}"


def test_a_labelled_formula_has_its_label_as_its_address(reader: Reader):
    assert reader.page(div(r"x \label{eq:a-b}")) == (
        '<div class="arithmatex equation" id="eq:a-b" translate="no"><D:x>[eq:a-b]</div>'
    )


def test_latex_is_read_as_its_author_wrote_it(reader: Reader):
    assert "<I:a < b & c>" in reader.page(span("a &lt; b &amp; c"))


def test_tall_rows_get_room(reader: Reader):
    rows = r"\begin{aligned}\frac{a}{b} \\ c\end{aligned}"
    assert r"\\[0.65em] c" in reader.page(div(rows))


@pytest.mark.parametrize("after", [".", ")", "는", ").", '"라고', "\u201d,"])
def test_no_line_breaks_between_a_formula_and_what_follows_it(reader: Reader, after: str):
    assert reader.page(f"{span('x')}{after} and") == (
        '<span class="unbroken"><span class="arithmatex" translate="no"><I:x></span>'
        f"{after}</span> and"
    )


def test_a_line_may_break_between_a_formula_and_a_word(reader: Reader):
    assert "unbroken" not in reader.page(f"{span('x')} 는 {span('y')}-axis")
    assert "unbroken" not in inline("x", "")


def test_what_follows_a_displayed_formula_stays(reader: Reader):
    assert reader.page(f"{div('x')}.") == '<div class="arithmatex" translate="no"><D:x></div>.'


@pytest.mark.parametrize("formula", [span(r"\bad &lt; y"), div(r"\bad &lt; y")])
def test_a_refused_formula_is_told_and_shown_as_it_is_written(reader: Reader, formula: str):
    assert reader.page(formula) == r"<code>\bad &lt; y</code>"
    assert reader.told == [(r"\bad < y", r"no \bad")]


def test_search_reads_no_formula(reader: Reader):
    before = reader.before(f"<p>Let {span('x')} be {div('y')}</p>")
    assert before.startswith("<p>Let ")
    assert "I:" not in before
    assert "D:" not in before


def test_a_page_without_formulas_is_left_alone(reader: Reader):
    for content in ["", r"<pre><code>\(x\)</code></pre>", '<span class="k">x</span>']:
        assert reader.page(content) == content


def test_pieces_come_back_in_their_places():
    aside = Aside()
    places = [aside.put(f"<b>{k}</b>") for k in range(12)]
    assert len(set(places)) == 12
    assert aside.back(" ".join(reversed(places))).startswith("<b>11</b> <b>10</b>")
    assert Aside().back("<p>nothing</p>") == "<p>nothing</p>"


def test_what_is_written_for_the_tests_is_not_shown():
    assert without_comments("a<!-- math:\nb -->c<!---->d") == "acd"
    assert without_comments("<code>&lt;!-- x --&gt;</code>") == "<code>&lt;!-- x --&gt;</code>"
