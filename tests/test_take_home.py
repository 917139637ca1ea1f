"""What a reader can take home of a chapter: its notebook runs, and its code is the page's code."""

import base64
import io
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import nbformat
import pytest
from bs4 import BeautifulSoup
from jupyter_client.manager import KernelManager, start_new_kernel
from nbclient import NotebookClient

from tests.proof.course import Course, SourcePage
from tests.proof.execution import PageRun, python_blocks
from tests.proof.real_data import uses_mnist
from tests.proof.recorded import shown_outputs

_COURSE = Course()
_NUMBERS = _COURSE.configs["en"].extra.get("chapter_numbers", {})
CHAPTERS = [page for page in _COURSE.pages if page.src_uri in _NUMBERS]
ENGLISH = [page for page in CHAPTERS if page.language == "en"]


def _named(page: SourcePage) -> str:
    return page.path


every_chapter = pytest.mark.parametrize("page", CHAPTERS, ids=_named)


def unpacked(site: Path, page: SourcePage) -> dict[str, bytes]:
    """Name -> content of the downloads that the built page links to."""
    folder = site / ("" if page.language == "en" else "ko") / page.src_uri.removesuffix(".md")
    html = BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser")
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
    """What a cell shows; anything but print would be no output of the page."""
    return "".join(output.get("text", str(output)) for output in cell.outputs)


def without_numbers(code: str) -> str:
    return re.sub(r"\beq(?::[\w-]+|\. [\d.]+)", "eq", code).strip()


@every_chapter
def test_the_notebook_holds_the_blocks_and_outputs_of_the_page(site: Path, page: SourcePage):
    """All of them, solutions last; so the cells of both languages are the same, too."""
    book = notebook_of(unpacked(site, page))
    nbformat.validate(book)
    outputs = shown_outputs(page)
    blocks = sorted(python_blocks(page), key=lambda block: block.scope > 0)
    expected = [
        (without_numbers(b.code), outputs[id(b)].code if id(b) in outputs else "") for b in blocks
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
    modules = set(re.findall(r"^\s*(?:from|import) (\w+)", code, re.M)) - sys.stdlib_module_names
    named = {"sklearn": "scikit-learn"}
    assert set(install[1].split()) == {named.get(module, module) for module in modules}, page.path


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


def test_the_code_runs_in_an_empty_folder(site: Path, tmp_path: Path, course: Course):
    """One chapter stands for all: the cells of all are run, and the code is the same."""
    page = course.page("en", "logistic-unit.md")
    files = unpacked(site, page)
    file = tmp_path / "code.py"
    file.write_text(script_of(files), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", file], cwd=tmp_path, text=True, capture_output=True
    )
    assert done.returncode == 0, f"{page.path}: its code fails: {done.stderr}"
    assert done.stdout == "".join(printed(cell) for cell in code_cells(notebook_of(files)))


@pytest.fixture(scope="module")
def kernel() -> Iterator[KernelManager]:
    """One Jupyter kernel for all notebooks; each starts with an empty namespace."""
    manager, client = start_new_kernel(kernel_name="python3")
    client.stop_channels()
    yield manager
    manager.shutdown_kernel(now=True)


@pytest.mark.parametrize("page", ENGLISH, ids=_named)
def test_the_notebook_runs_and_prints_what_the_page_prints(
    site: Path, page: SourcePage, kernel: KernelManager, tmp_path: Path, monkeypatch
):
    """From top to bottom, in a folder that holds nothing but what was downloaded.

    A page on MNIST takes the small digits here, and so does the page that it is compared with.
    """
    files = unpacked(site, page)
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(files[name])
    monkeypatch.setenv("MNIST_DIR", str(tmp_path)) if uses_mnist(page) else None
    book = notebook_of(files)
    expected = [printed(cell) for cell in code_cells(book)]
    if uses_mnist(page):
        run = PageRun(page)
        results = [(block.scope > 0, run.result(block)) for block in python_blocks(page)]
        expected = [result.printed for _, result in sorted(results, key=lambda pair: pair[0])]
    _run(book, kernel, tmp_path)
    shown = [printed(cell) for cell in code_cells(book)]
    assert shown == expected, page.path


def _run(book: nbformat.NotebookNode, kernel: KernelManager, folder: Path) -> None:
    data = os.environ.get("MNIST_DIR", "")
    clean = f"%reset -f\nimport os\nos.chdir({str(folder)!r})\nos.environ['MNIST_DIR'] = {data!r}"
    first = nbformat.v4.new_code_cell(clean + "\ndel os")
    whole = nbformat.v4.new_notebook(cells=[first, *book.cells], metadata=book.metadata)
    client = NotebookClient(whole, km=kernel, timeout=300)
    client.execute(reset_kc=True, cleanup_kc=True)
