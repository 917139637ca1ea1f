"""What a reader can take home of a chapter: its cells and its code are the page's blocks.

The tests of the pages run them in this order (tests/proof/runs.py).
"""

import base64
import io
import os
import re
import sys
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import nbformat
import pytest
from chapters import NOTEBOOKS
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page

from tests.proof.course import Course, SourcePage, the_course
from tests.proof.recorded import shown_outputs
from tests.proof.runs import python_blocks, solutions_last
from tests.site.test_site import html_file, read

_COURSE = the_course()
_NUMBERS = _COURSE.configs["en"].extra.get("chapter_numbers", {})
CHAPTERS = [
    page for page in _COURSE.pages if page.src_uri in _NUMBERS or page.src_uri.startswith(NOTEBOOKS)
]


def _named(page: SourcePage) -> str:
    return page.path


every_chapter = pytest.mark.parametrize("page", CHAPTERS, ids=_named)


def unpacked(site: Path, page: SourcePage) -> dict[str, bytes]:
    """Name -> content of the downloads that the built page links to."""
    folder = (site / html_file(page)).parent
    html = read(site, page)
    names = [a["href"] for a in html.select(".take-home a[download]")]
    assert names, f"{page.path}: no downloads"
    if not names[0].endswith(".zip"):
        return {name: (folder / name).read_bytes() for name in names}
    with ZipFile(io.BytesIO((folder / names[0]).read_bytes())) as archive:
        return {name.partition("/")[2]: archive.read(name) for name in archive.namelist()}


def notebook_of(files: dict[str, bytes]) -> nbformat.NotebookNode:
    name = next(name for name in files if name.endswith(".ipynb"))
    return nbformat.reads(files[name].decode(), as_version=4)


def script_of(files: dict[str, bytes]) -> str:
    return next(files[name] for name in files if name.endswith(".py")).decode()


def code_cells(book: nbformat.NotebookNode) -> list[nbformat.NotebookNode]:
    return [cell for cell in book.cells if cell.cell_type == "code"]


def printed(cell: nbformat.NotebookNode) -> str:
    """What a cell shows, progress bars apart; anything but print would be no output of the page."""
    shown = [output for output in cell.outputs if output.get("name") != "stderr"]
    return "".join(output.get("text", str(output)) for output in shown)


def without_numbers(code: str) -> str:
    return re.sub(r"\beq(?::[\w-]+|\. [\d.]+)", "eq", code).strip()


@every_chapter
def test_the_notebook_holds_the_blocks_and_outputs_of_the_page(site: Path, page: SourcePage):
    """All of them, solutions last; so the cells of both languages are the same, too."""
    book = notebook_of(unpacked(site, page))
    nbformat.validate(book)
    outputs = shown_outputs(page)
    expected = [
        (
            without_numbers(block.shown),
            outputs[id(block)].code if id(block) in outputs else "",
        )
        for block in solutions_last(python_blocks(page))
    ]
    found = [(without_numbers(cell.source), printed(cell)) for cell in code_cells(book)]
    assert found == expected, page.path


@every_chapter
def test_the_notebook_says_everything_in_words_that_jupyter_knows(site: Path, page: SourcePage):
    book = notebook_of(unpacked(site, page))
    text = "\n".join(cell.source for cell in book.cells)
    for leftover in (r"\label", r"\eqref", "--8<--", "{{ ", "figure:", "<!--", "???", "!!!", "eq:"):
        assert leftover not in text, f"{page.path}: {leftover} in its notebook"
    assert not re.search(r"\]\([^)]*\.md", text), f"{page.path}: a link to a page in its notebook"
    solutions = page.body.count("\n??? success ")
    assert len(re.findall(r"^### \d+\. \S", text, re.M)) == solutions, page.path


@every_chapter
def test_the_figures_in_the_notebook_stand_alone(site: Path, page: SourcePage):
    book = notebook_of(unpacked(site, page))
    text = "\n".join(cell.source for cell in book.cells)
    pictures = re.findall(r"!\[[^\n]+\]\(data:image/svg\+xml;base64,([\w+/=]+)\)", text)
    assert len(pictures) == page.body.count("](figure:"), page.path
    for picture in pictures:
        svg = base64.b64decode(picture).decode()
        root = ElementTree.fromstring(svg)
        assert root.tag == "{http://www.w3.org/2000/svg}svg", page.path
        assert "var(" not in svg, f"{page.path}: a figure in its notebook wants the page's colours"
        ids = {element.get("id") for element in root.iter()}
        wanted = set(re.findall(r'(?:url\(|href=")#([^")]+)', svg))
        assert wanted <= ids, f"{page.path}: a figure in its notebook lacks {wanted - ids}"


@every_chapter
def test_the_notebook_names_the_packages_that_it_imports(site: Path, page: SourcePage):
    book = notebook_of(unpacked(site, page))
    install = re.search(r"`pip install ([^`]+)`", book.cells[0].source)
    assert install, f"{page.path}: the first cell of its notebook does not say what to install"
    code = "\n".join(cell.source for cell in code_cells(book))
    modules = set(re.findall(r"^\s*(?:import|from(?=.* import )) (\w+)", code, re.M))
    named = {"sklearn": "scikit-learn"}
    foreign = {named.get(module, module) for module in modules - sys.stdlib_module_names}
    assert set(install[1].split()) == foreign, page.path


@every_chapter
def test_the_code_is_that_of_the_notebook(site: Path, page: SourcePage):
    files = unpacked(site, page)
    script = script_of(files)
    compile(script, page.path, "exec")
    pieces = [cell.source for cell in code_cells(notebook_of(files))]
    expected = [line for piece in pieces for line in piece.splitlines() if line]
    heading = re.compile(r"# %% |# \S.*pip install ")
    found = [line for line in script.splitlines() if line and not heading.match(line)]
    assert found == expected, page.path


@pytest.mark.parametrize("language", ["en", "ko"])
def test_where_there_is_a_repository_a_page_can_be_edited(language: str, monkeypatch):
    monkeypatch.setenv("REPO_URL", "https://example.org/somebody/course")
    course = Course()
    config, page = course.configs[language], course.page(language, "logistic-unit.md")
    file = File(page.src_uri, config.docs_dir, config.site_dir, use_directory_urls=True)
    expected = f"https://example.org/somebody/course/edit/main/{page.path}"
    assert Page(None, file, config).edit_url == expected


@every_chapter
def test_without_a_repository_nothing_offers_to_edit_or_to_report(site: Path, page: SourcePage):
    if os.environ.get("REPO_URL"):
        pytest.skip("REPO_URL names a repository")
    html = read(site, page)
    line = html.select_one(".take-home")
    assert len(line.find_all("a")) == len(line.select("a[download]")), page.path
    assert not html.select(".report"), page.path
