"""Give each chapter its notebook and its code to take home, made from the page's own sections.

What the code reads from its chapter's folder comes along: then both stand in one zip.
"""

import re
import sys
from functools import cache
from importlib.metadata import packages_distributions, version
from pathlib import Path
from posixpath import dirname, join, normpath

import nbformat
from equation_links import Equations
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from notebook_pictures import pictures
from notebook_text import Surroundings, for_jupyter
from notebooks import expanded, notebook
from page_source import spans
from zipped import zipped

_IMPORT = re.compile(r"^[ \t]*(?:import|from(?=.* import )) (?P<module>\w+)", re.M)
_READ = re.compile(r'"(?P<file>snippets/\w+/[\w.]+)"')
_TITLE = re.compile(r"^# .+\n", re.M)
_HEADING = re.compile(r"^#+ (.+)$", re.M)


def on_config(config: MkDocsConfig) -> None:
    """Where there is a repository, its pages can be edited there."""
    if config.repo_url:
        config.edit_uri = f"edit/main/docs/{config.theme['language']}/"


@event_priority(-50)
def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Make the downloads, now that every equation has its number and every figure is drawn."""
    made = config.extra["take_home"] = {}
    for file in files.documentation_pages():
        if file.src_uri in config.extra["chapter_numbers"]:
            made[file.src_uri] = downloads(file, config, files)
            for name, content in made[file.src_uri].items():
                files.append(File.generated(config, join(file.url, name), content=content))


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: object) -> None:
    """Tell the theme the names of the downloads."""
    context["take_home"] = list(config.extra["take_home"].get(page.file.src_uri, []))


def downloads(file: File, config: MkDocsConfig, files: Files) -> dict[str, bytes]:
    """Name -> content of what to take home of one chapter: notebook and code, or a zip of both."""
    text = expanded(file, config)
    needs, name = needed(text, config), Path(file.src_uri).stem
    text_of_cells = for_jupyter(text, _surroundings(file, config, files))
    book = notebook(_TITLE.sub(lambda title: f"{title[0]}\n*{needs}*\n", text_of_cells, count=1))
    made = {
        f"{name}.ipynb": nbformat.writes(book).encode(),
        f"{name}.py": script(book, needs).encode(),
    }
    if not _recorded(text):
        return made
    root = Path(config.config_file_path).parent
    made |= {path: (root / path).read_bytes() for path in _recorded(text)}
    return {f"{name}.zip": zipped({f"{name}/{path}": made[path] for path in made})}


def _recorded(text: str) -> list[str]:
    """The files of recorded results that a page's code reads."""
    return sorted(set(_READ.findall(text)))


def _surroundings(file: File, config: MkDocsConfig, files: Files) -> Surroundings:
    def address(target: str) -> str | None:
        path, hash_sign, anchor = target.partition("#")
        there = files.get_file_from_path(normpath(join(dirname(file.src_uri), path)))
        there = there if path else file
        known = there and config.site_url
        return f"{config.site_url}{there.url}{hash_sign}{anchor}" if known else None

    numbers = _numbers(config.extra["equations"])
    shown = pictures(file.page.content, config)
    return Surroundings(numbers, address, shown, config.extra["texts"])


def _numbers(equations: Equations) -> dict[str, str]:
    english = equations.english.by_label if equations.english else {}
    return {label: found.number for label, found in (english | equations.by_label).items()}


def needed(text: str, config: MkDocsConfig) -> str:
    """What the code of a chapter needs, in a sentence or two."""
    texts, names = config.extra["texts"], packages(text)
    versions = ", ".join(f"{name} {version(name)}" for name in names)
    said = [texts["code_needs"].format(packages=" ".join(names), versions=versions)]
    said += [texts["code_reads"].format(file=path) for path in _recorded(text)]
    return " ".join([f"{config.site_name}.", *said])


def packages(text: str) -> list[str]:
    """What to install for the Python that ``text`` imports, as pip calls it."""
    fences = (span.text for span in spans(text) if span.kind == "fence")
    code = "\n".join(fence for fence in fences if fence.lstrip().startswith("```python"))
    foreign = set(_IMPORT.findall(code)) - sys.stdlib_module_names
    return sorted({_distributions()[module][0] for module in foreign})


@cache
def _distributions() -> dict[str, list[str]]:
    return dict(packages_distributions())


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
