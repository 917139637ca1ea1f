"""A rendered notebook looks like any other page: text, code and outputs, without JupyterLab."""

import pytest
from notebook_html import flattened


def text(body: str) -> str:
    return f'<div class="jp-Cell"><div class="jp-MarkdownOutput">{body}</div></div>'


def code(source: str, output: str = "") -> str:
    shown = f'<div class="jp-OutputArea-output"><pre>{output}</pre></div>' if output else ""
    return (
        '<div class="jp-InputArea"><div class="highlight-ipynb">'
        f"<pre><span></span>{source}</pre></div></div>"
        f'<div class="jp-OutputArea">{shown}</div>'
    )


def page(content: str) -> str:
    return flattened(f"<style>a {{}}</style><script>x()</script>{content}")[0]


def test_text_stays_and_the_notebook_around_it_goes():
    assert page(text("<p>One.</p>") + text("<p>Two.</p>")) == "<p>One.</p>\n<p>Two.</p>"


def test_code_and_output_have_the_markup_of_a_page():
    source = '<span class="n">x</span> &lt; 1'
    assert page(code(source, "1\n")) == (
        f'<div class="language-python highlight"><pre><code>{source}</code></pre></div>\n'
        '<div class="language-text highlight"><span class="filename">Output</span>'
        "<pre><code>1\n</code></pre></div>"
    )


def test_code_without_output_has_none():
    assert "Output" not in page(code("x = 1"))


def folded(source: str) -> str:
    return f'<div class="jp-CodeCell celltag_folded">{code(source)}</div>'


def test_folded_code_is_closed_behind_its_name():
    html = page(text("<p><strong>Tools</strong></p>") + folded("x") + folded("y") + code("z"))
    inside = '<div class="language-python highlight folded"><pre><code>{}</code></pre></div>'
    assert html.replace("\n", "") == (
        '<details class="note" data-search-exclude=""><summary>Tools</summary>'
        f"{inside.format('x')}{inside.format('y')}"
        '</details><div class="language-python highlight"><pre><code>z</code></pre></div>'
    )


def test_folded_code_without_a_name_above_it_is_open():
    assert "details" not in page(text("<p>A <strong>bold</strong> word.</p>") + folded("x"))


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("<p>$x$ and $a &lt; b$</p>", r"<p>{\(x\)} and {\(a &lt; b\)}</p>"),
        ("<p>$5 and 6</p>", "<p>$5 and 6</p>"),
        (r"<p>\$5 and \$6</p>", r"<p>\$5 and \$6</p>"),
        ("<p><code>$x$</code></p>", "<p><code>$x$</code></p>"),
        ("<pre>$x$</pre>", "<pre>$x$</pre>"),
    ],
)
def test_formulas_are_marked_as_on_a_page(body: str, marked: str):
    marked = marked.replace("{", '<span class="arithmatex">').replace("}", "</span>")
    assert page(text(body)) == marked


def test_a_displayed_formula_is_marked():
    assert page(text("$$x\ny$$")) == '<div class="arithmatex">\\[x\ny\\]</div>'


HEADINGS = (
    '<h1 id="x">Lab<a class="anchor-link" href="#x">¶</a></h1>'
    "<h2>First try</h2><h3>Deeper</h3><h2>기울기</h2>"
)


def test_headings_have_the_anchors_of_a_page():
    html, _ = flattened(text(HEADINGS))
    link = '<a class="headerlink" href="#first-try" title="Permanent link">¶</a>'
    assert f'<h2 id="first-try">First try{link}</h2>' in html
    assert "anchor-link" not in html


def test_headings_make_the_table_of_contents():
    _, [lab] = flattened(text(HEADINGS))
    assert (lab["name"], lab["id"], lab["level"]) == ("Lab", "lab", 1)
    assert [token["name"] for token in lab["children"]] == ["First try", "기울기"]
    assert [token["id"] for token in lab["children"][0]["children"]] == ["deeper"]


def test_an_empty_notebook_is_an_empty_page():
    assert flattened("") == ("", [])
    assert flattened(text("")) == ("", [])
