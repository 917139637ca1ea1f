"""Labs: a Markdown page under ``labs/`` is made into a notebook, which mkdocs-jupyter renders.

The notebook holds the same sections and recorded outputs as any page, so labs are proven like
chapters, and a reader can download one and run it.
"""

import logging
import re
from pathlib import Path, PurePosixPath

import markdown
import nbformat
from includes import complaints, snippets_dir
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc
from mkdocs.utils import get_relative_url, meta
from notebook_html import flattened
from page_source import PYTORCH, spans
from values import fill, read_record

log = logging.getLogger("mkdocs.hooks.notebooks")

FOLDER = "labs/"

_FENCE = re.compile(r"\s*(?P<ticks>`{3,})(?P<info>[^\n]*)\n(?P<body>.*)(?P=ticks)\s*", re.S)
_PYTORCH = re.compile(rf'```python(?=\n[ \t]*--8<-- "{PYTORCH}:)')
_LINK = re.compile(r'href="(?P<target>[^":#]+\.md)(?P<anchor>#[^"]*)?"')


def notebook(text: str) -> nbformat.NotebookNode:
    """A notebook of a page whose includes and values are filled in already.

    Python fences become code cells; the ``Output`` fence after one becomes its output.
    """
    cells: list[nbformat.NotebookNode] = []
    for span in spans(text):
        fence = _FENCE.fullmatch(span.text) if span.kind == "fence" else None
        if fence and fence["info"].startswith("python"):
            cells.append(nbformat.v4.new_code_cell(fence["body"].rstrip()))
        elif fence and "Output" in fence["info"]:
            cells[-1].outputs = [
                nbformat.v4.new_output("stream", name="stdout", text=_printed(fence["body"]))
            ]
        elif span.kind != "comment" and span.text.strip():
            _append_markdown(cells, span.text)
    kept = [cell for cell in cells if cell.source.strip()]
    for number, cell in enumerate(kept):
        cell.id = f"cell-{number}"
        cell.source = cell.source.strip()
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    return nbformat.v4.new_notebook(cells=kept, metadata={"kernelspec": kernel})


def _printed(body: str) -> str:
    return body.rstrip("\n") + "\n"


def _append_markdown(cells: list[nbformat.NotebookNode], text: str) -> None:
    if cells and cells[-1].cell_type == "markdown":
        cells[-1].source += text
    else:
        cells.append(nbformat.v4.new_markdown_cell(text))


def expanded(file: File, config: MkDocsConfig) -> str:
    """The text of a page with its values and its includes in place.  Raises PluginError.

    Its PyTorch becomes a listing that no notebook runs.
    """
    text = meta.get_data(Path(file.abs_src_path).read_text(encoding="utf-8"))[0]
    text = _PYTORCH.sub("```py", text)
    wrong = complaints(text, snippets_dir(config))
    if wrong:
        raise PluginError("\n".join(f"{file.src_uri}:{line}: {reason}" for line, reason in wrong))
    record = read_record(file.src_uri, snippets_dir(config))
    filled, _ = fill(meta.get_data(text)[0], record, config.theme["language"])
    reader = markdown.Markdown(
        extensions=["pymdownx.snippets"],
        extension_configs={"pymdownx.snippets": config.mdx_configs["pymdownx.snippets"]},
    )
    return "\n".join(reader.preprocessors["snippet"].run(filled.split("\n")))


@event_priority(50)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put a notebook in the place of each lab, before mkdocs-jupyter looks."""
    for file in files.documentation_pages():
        if file.src_uri.startswith(FOLDER):
            path = notebook_path(file.src_uri, config)
            path.parent.mkdir(parents=True, exist_ok=True)
            nbformat.write(notebook(expanded(file, config)), path)
            files.remove(file)
            files.append(File.generated(config, file.src_uri, abs_src_path=str(path)))
    return files


def notebook_path(src_uri: str, config: MkDocsConfig) -> Path:
    """Where the notebook of a lab is kept between builds."""
    cache = Path(config.config_file_path).parent / ".cache/labs" / config.theme["language"]
    return cache / PurePosixPath(src_uri).with_suffix(".ipynb").name


def on_nav(nav: object, config: MkDocsConfig, files: Files) -> None:
    """Tell mkdocs-jupyter's own file objects where the notebooks stand; they forget it."""
    for file in files:
        if file.src_uri.startswith(FOLDER) and file.is_documentation_page():
            file.abs_src_path = str(notebook_path(file.src_uri, config))


@event_priority(50)
def on_page_content(content: str, page: Page, config: MkDocsConfig, files: Files) -> str | None:
    """Make mkdocs-jupyter's page one of ours, with links that lead to pages, not to files."""
    if not str(page.file.abs_src_path).endswith(".ipynb"):
        return None
    content, tokens = flattened(content)
    page.toc = get_toc(tokens)

    def link(match: re.Match[str]) -> str:
        target = PurePosixPath(page.file.src_uri).parent / match["target"]
        parts: list[str] = []
        for part in target.parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        file = files.get_file_from_path("/".join(parts))
        if file is None:
            log.warning("%s: links to %s, which does not exist", page.file.src_uri, match["target"])
            return match[0]
        return f'href="{get_relative_url(file.url, page.url)}{match["anchor"] or ""}"'

    return _LINK.sub(link, content)


def on_page_context(context: dict, page: Page, config: MkDocsConfig, nav: object) -> None:
    """Tell the theme about the notebook behind the page."""
    if str(page.file.abs_src_path).endswith(".ipynb"):
        context["notebook"] = PurePosixPath(page.file.abs_src_path).name
