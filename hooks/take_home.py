"""Give each chapter its notebook and its code to take home, made from the page's own sections.

What the code reads of recorded results comes along: then both stand in one zip.
"""

import re
import sys
from importlib.metadata import version
from pathlib import Path

import nbformat
from chapters import practised
from notebook_text import Surroundings, for_jupyter
from notebooks import notebook, written
from page_source import MODULE, OFFERED, PROGRAM, spans
from zipped import zipped

_CALLED = {"PIL": "pillow", "sklearn": "scikit-learn"}  # by pip, where that is another name
_IMPORT = re.compile(r"^[ \t]*(?:import|from(?=.* import )) (?P<module>\w+)", re.M)
_READ = re.compile(r'"(?P<file>snippets/\w+/[\w.]+)"')
_TITLE = re.compile(r"^# .+\n", re.M)
_HEADING = re.compile(r"^#+ (.+)$", re.M)
_MARK = re.compile(rb"^# --8<-- .*\n", re.M)


def name_of(src_uri: str) -> str:
    """What the files of a page are called; no two pages give theirs one name."""
    name = Path(practised(src_uri)).stem
    return name if practised(src_uri) == src_uri else f"{name}-practice"


def downloads(
    name: str, text: str, around: Surroundings, site_name: str, root: Path
) -> dict[str, bytes]:
    """Name -> content of what to take home of one chapter: notebook and code, or a zip of both.

    text: the page with its values and includes in place.
    """
    needs = f"{site_name}. {needed(text, around.texts)}"
    cells = for_jupyter(text, around)
    book = notebook(_TITLE.sub(lambda title: f"{title[0]}\n*{needs}*\n", cells, count=1))
    made = {f"{name}.ipynb": written(book), f"{name}.py": script(book, needs).encode()}
    results = recorded(text)
    if not results:
        return made
    made |= {path: (root / path).read_bytes() for path in results}
    return {f"{name}.zip": zipped({f"{name}/{path}": made[path] for path in made})}


def programs(text: str, snippets: Path) -> dict[str, bytes]:
    """Name -> content of the files that a page shows whole and offers to its readers.

    They are programs, and modules whose section is named after them.
    """
    shown = [*PROGRAM.finditer(text), *MODULE.finditer(text)]
    paths = [snippets / match["file"] for match in shown]
    offered = {match["name"] for match in OFFERED.finditer(text)}
    return {path.name: _MARK.sub(b"", path.read_bytes()) for path in paths if path.name in offered}


def recorded(text: str) -> list[str]:
    """The files of recorded results that a page's code reads."""
    return sorted(set(_READ.findall(text)))


def needed(text: str, texts: dict[str, str]) -> str:
    """What the code of a chapter needs, in a sentence or two."""
    names = packages(text)
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    said = [texts["code_needs"].format(packages=" ".join(names), versions=versions)]
    return " ".join(said + [texts["code_reads"].format(file=path) for path in recorded(text)])


def packages(text: str) -> list[str]:
    """What to install for the Python that ``text`` imports, as pip calls it."""
    fences = (span.text for span in spans(text) if span.kind == "fence")
    code = "\n".join(fence for fence in fences if fence.lstrip().startswith("```python"))
    foreign = set(_IMPORT.findall(code)) - sys.stdlib_module_names
    return sorted({_CALLED.get(module, module) for module in foreign})


def script(book: nbformat.NotebookNode, needs: str) -> str:
    """The code of a notebook as one Python file, with a comment for each heading."""
    pieces = [f"# {needs}"]
    for cell in book.cells:
        if cell.cell_type == "code":
            pieces.append(cell.source)
        else:
            prose = "".join(span.text for span in spans(cell.source) if span.kind != "fence")
            pieces += [f"# %% {heading}" for heading in _HEADING.findall(prose)]
    return "\n\n".join(pieces) + "\n"
