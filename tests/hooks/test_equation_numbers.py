"""Equations have numbers; prose and code lead to them, and they to their code."""

from equation_numbers import Equation, PageEquations, numbered

KNOWN = {
    "eq:slope": Equation("slopes/", "2.1"),
    "eq:rest": Equation("slopes/", "2.2"),
    "eq:chain": Equation("ko/chain/", "3.1"),
}


def display(label: str) -> str:
    return rf"$$ y = 2x \label{{{label}}} $$"


def comment(text: str) -> str:
    return f'<span class="c1"># {text}</span>'


def on_page(path: str = "slopes/") -> tuple[PageEquations, list[tuple[str, str]]]:
    """The references on a page, and what is said of those that lead nowhere."""
    told: list[tuple[str, str]] = []
    return PageEquations(KNOWN, path, lambda *what: told.append(what), "code"), told


def test_a_chapter_numbers_its_equations_in_order():
    pages = [("slopes.md", f"{display('eq:slope')} and then {display('eq:rest')}")]
    assert numbered(pages, {"slopes.md": 2}, "en") == {
        "eq:slope": Equation("slopes/", "2.1"),
        "eq:rest": Equation("slopes/", "2.2"),
    }


def test_a_page_that_is_no_chapter_counts_from_one():
    pages = [("appendix/sheet.md", display("eq:sheet"))]
    assert numbered(pages, {"slopes.md": 2}, "en") == {"eq:sheet": Equation("appendix/sheet/", "1")}


def test_a_korean_equation_stands_on_the_korean_page():
    known = numbered([("slopes.md", display("eq:slope"))], {}, "ko")
    assert known["eq:slope"].path == "ko/slopes/"


def test_only_a_displayed_label_is_numbered():
    label = r"\label{eq:no}"
    hidden = f"<!-- $$ {label} $$ -->\n\n`$${label}$$` $x {label}$\n\n```\n$$ {label} $$\n```\n"
    assert numbered([("slopes.md", f"{hidden}\n{display('eq:slope')}")], {}, "en") == {
        "eq:slope": Equation("slopes/", "1")
    }


def test_an_empty_page_has_no_equations():
    assert numbered([("slopes.md", "")], {"slopes.md": 1}, "en") == {}


def test_prose_leads_to_an_equation_on_the_page():
    page, told = on_page()
    linked = page.linked(r"<p>By \eqref{eq:slope}, done.</p>")
    assert linked == '<p>By <a class="eq-ref" href="#eq:slope">(2.1)</a>, done.</p>'
    assert told == []


def test_prose_leads_to_another_page_and_another_language():
    page, _ = on_page("labs/one/")
    assert 'href="../../slopes/#eq:slope"' in page.linked(r"\eqref{eq:slope}")
    assert 'href="../../ko/chain/#eq:chain"' in page.linked(r"\eqref{eq:chain}")


def test_a_reference_that_leads_nowhere_is_told_as_it_is_written():
    page, told = on_page()
    assert page.linked(rf"\eqref{{eq:none}} {comment('eq:never')}") == (
        f"eq:none {comment('eq:never')}"
    )
    assert sorted(told) == [("eq:never", "eq:never"), ("eq:none", r"\eqref{eq:none}")]


def test_a_comment_in_code_leads_to_its_equation_and_the_first_can_be_found():
    page, _ = on_page()
    link = '<a class="eq-ref" href="#eq:slope">eq. 2.1</a>'
    first = f'<span class="eq-place" id="code-slope">{link}</span>'
    assert page.linked(comment("eq:slope") * 2) == f"{comment(first)}{comment(link)}"


def test_code_of_another_page_is_not_the_place_of_an_equation():
    page, _ = on_page("chain/")
    assert "eq-place" not in page.linked(comment("eq:slope"))
    assert "eq-code" not in page.displayed("eq:slope", "y")


def test_only_a_comment_is_read_in_code():
    page, told = on_page()
    code = '<span class="s2">"eq:slope eq:none"</span>'
    assert page.linked(code) == code
    assert told == []


def test_an_equation_shows_its_number_and_leads_to_its_code():
    page, _ = on_page()
    number = '<a class="eq-number" href="#eq:slope">(2.1)</a>'
    assert page.displayed("eq:slope", "<b>y</b>") == (
        f'<b>y</b><span class="eq-links">{number}</span>'
    )
    page.linked(comment("eq:slope"))
    code = '<a class="eq-code" href="#code-slope" aria-label="code (2.1)">code</a>'
    assert page.displayed("eq:slope", "<b>y</b>") == (
        f'<b>y</b><span class="eq-links">{number} {code}</span>'
    )
