"""Make a notebook of a page: of each lab, which is shown as one, and of each chapter."""

import re
from pathlib import Path
from textwrap import dedent

import nbformat
from blanks import blanked
from chapters import body
from includes import in_place
from nbformat import v4
from page_source import FOLDED, PROGRAM, PYTORCH, spans
from values import fill, read_record

_FENCE = re.compile(r"\s*(?P<ticks>`{3,})(?P<info>[^\n]*)\n(?P<body>.*)(?P=ticks)\s*", re.S)
_PYTORCH = re.compile(rf'```python(?=\n[ \t]*--8<-- "{PYTORCH}:)')
_HIDDEN = {"jupyter": {"source_hidden": True}, "tags": ["folded"]}
_BLANK = re.compile(r'blank="(?P<names>[^"]+)"')
_KERNEL = {"name": "python3", "display_name": "Python 3", "language": "python"}


def expanded(text: str, src_uri: str, snippets: Path, language: str) -> str:
    """A page with its values and its includes in place.

    PyTorch and whole programs become listings that no notebook runs.
    """
    text = PROGRAM.sub("```py", _PYTORCH.sub("```py", body(text)))
    filled, _ = fill(text, read_record(src_uri, snippets), language)
    return in_place(filled, snippets)


def notebook(text: str) -> nbformat.NotebookNode:
    """A notebook of a page whose includes and values are filled in already.

    Python fences become code cells, closed ones if they stood in a fold; the next ``Output``
    fence becomes its output, also if a question stands between.  ``python blank="backward"`` leaves
    that function to be written.  Raises ValueError where there is none.
    """
    cells: list[nbformat.NotebookNode] = []
    code = None
    for span in spans(text):
        fence = _FENCE.fullmatch(span.text) if span.kind == "fence" else None
        if fence and fence["info"].startswith("python"):
            source = _left_to_write(dedent(fence["body"]), fence["info"])
            marks = _HIDDEN if span.text.startswith(FOLDED) else {}
            code = v4.new_code_cell(source, metadata=marks)
            cells.append(code)
        elif fence and "Output" in fence["info"] and code:
            printed = fence["body"].rstrip("\n") + "\n"
            code.outputs = [v4.new_output("stream", text=printed)]
        elif span.kind != "comment":
            _append_markdown(cells, span.text)
    for number, cell in enumerate(cells):
        cell.update(id=f"cell-{number}", source=cell.source.strip())
    return v4.new_notebook(cells=cells, metadata={"kernelspec": _KERNEL})


def written(book: nbformat.NotebookNode) -> bytes:
    """A notebook as a file holds it."""
    return f"{nbformat.writes(book)}\n".encode()


def _left_to_write(source: str, info: str) -> str:
    blank = _BLANK.search(info)
    return blanked(source, blank["names"]) if blank else source


def _append_markdown(cells: list[nbformat.NotebookNode], text: str) -> None:
    if cells and cells[-1].cell_type == "markdown":
        cells[-1].source += text
    elif text.strip():
        cells.append(v4.new_markdown_cell(text))
