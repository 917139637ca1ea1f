"""Give a page that mkdocs-jupyter rendered the look, weight and anchors of any other page.

JupyterLab's markup brings half a megabyte of CSS along and scripts from other hosts; a lab needs
its text, its code and its outputs, in the markup that the theme knows.
"""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Tag
from formulas import Aside
from markdown.extensions.toc import nest_toc_tokens
from pymdownx.slugs import slugify

_CELLS = ", ".join(
    [".jp-MarkdownOutput", ".jp-InputArea .highlight-ipynb > pre", ".jp-OutputArea-output > pre"]
)
_MATH = re.compile(r"\$\$(?P<display>.+?)\$\$|(?<![\\$])\$(?P<inline>\S(?:[^$\n]*\S)?)\$", re.S)
_UNSEEN = re.compile(r"<(?P<tag>style|script)\b.*?</(?P=tag)>", re.S)
_CODE = re.compile(r"(?<=<pre>)(?:<span></span>)?(?P<code>.*?)(?=</pre>)", re.S)  # slow to parse
_FOLD = {"class": "note", "data-search-exclude": ""}  # found where it is explained
_slug = slugify(case="lower")


def flattened(content: str) -> tuple[str, list[dict]]:
    """The page's HTML without the notebook around it, and its headings as Markdown's toc tokens."""
    aside = Aside()
    shown = _CODE.sub(lambda match: aside.put(match["code"]), _UNSEEN.sub("", content))
    notebook = BeautifulSoup(shown, "html.parser")
    pieces = [_piece(element) for element in notebook.select(_CELLS)]
    page = BeautifulSoup("\n".join(pieces), "html.parser")
    _fold(page)
    tokens = nest_toc_tokens(list(_headings(page)))
    return aside.back(str(page)), tokens


def _piece(element: Tag) -> str:
    if element.name != "pre":
        return _with_math(element.decode_contents())
    code = element.decode_contents()
    if element.find_parent(class_="jp-OutputArea"):
        title = '<span class="filename">Output</span>'
        return f'<div class="language-text highlight">{title}<pre><code>{code}</code></pre></div>'
    folded = " folded" if element.find_parent(class_="celltag_folded") else ""
    return f'<div class="language-python highlight{folded}"><pre><code>{code}</code></pre></div>'


def _fold(page: BeautifulSoup) -> None:
    """Close the code that stood in a fold, behind the line that names it."""
    for code in page.select(".folded"):
        before = code.find_previous_sibling()
        if before.name == "details":
            before.append(code)
        elif before.strong and before.strong.text == before.text:
            before.name = "summary"
            before.strong.unwrap()
            before.wrap(page.new_tag("details", attrs=_FOLD)).append(code)


def _with_math(body: str) -> str:
    """Mark the formulas of a Markdown cell as arithmatex marks those of a page."""

    def mark(match: re.Match[str]) -> str:
        if match["display"]:
            return rf'<div class="arithmatex">\[{match["display"]}\]</div>'
        return rf'<span class="arithmatex">\({match["inline"]}\)</span>'

    pieces = re.split(r"(<code.*?</code>|<pre.*?</pre>)", body, flags=re.S)
    return "".join(p if p.startswith(("<code", "<pre")) else _MATH.sub(mark, p) for p in pieces)


def _headings(page: BeautifulSoup) -> Iterator[dict]:
    for heading in page.find_all(re.compile("^h[1-6]$")):
        for link in heading.select(".anchor-link"):
            link.decompose()
        name = heading.get_text()
        heading["id"] = _slug(name, "-")
        link = page.new_tag("a", href=f"#{heading['id']}", title="Permanent link")
        link["class"], link.string = "headerlink", "¶"
        heading.append(link)
        yield {
            "level": int(heading.name[1]),
            "id": heading["id"],
            "name": name,
            "html": name,
            "data-toc-label": "",
            "children": [],
        }
