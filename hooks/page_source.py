"""Where a piece of a page stands in its Markdown file, and whether it is prose, code or math."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

INCLUDE = re.compile(r'^[ \t]*-+8<-+[ \t]+"(?P<target>[^"\n]+)"[ \t]*$', re.M)
PYTORCH = "what_a_framework_does/pytorch_net.py"  # run by `make bench` only
VALUE = re.compile(r"\{\{ (?P<expression>(?:(?!\}\})[^\n])+?) \}\}")

_SPANS = re.compile(
    r"""
      (?P<fence>^[ \t]*(?P<ticks>`{3,}|~{3,}).*?^[ \t]*(?P=ticks)[ \t]*$)
    | (?P<comment><!--.*?-->)
    | (?P<display>\$\$.*?\$\$)
    | (?P<code>(?P<tick>`+)(?!`).+?(?<!`)(?P=tick)(?!`))
    | (?P<math>(?<![\\$])\$(?=\S)[^$]+?(?<=\S)\$)
    | (?P<reference>\\eqref\{[^}\n]*\})
    | (?P<target>(?<=\])\([^)\s]*\)|(?<=\])\[[^\]]*\])
    | (?P<attributes>\{[:.\#][^}\n]*\})
    | (?P<tag></?[a-zA-Z][^>]*>)
    """,
    re.X | re.S | re.M,
)


@dataclass(frozen=True)
class Span:
    """A run of one kind ("prose", "fence", "display", "math", "code", "comment", …) on a page."""

    kind: str
    text: str
    start: int
    line: int


def spans(markdown: str) -> Iterator[Span]:
    """Split ``markdown`` without remainder into spans, in order; lines count from 1."""
    position, line = 0, 1
    for match in _SPANS.finditer(markdown):
        if match.start() > position:
            text = markdown[position : match.start()]
            yield Span("prose", text, position, line)
            line += text.count("\n")
        yield Span(match.lastgroup or "", match[0], match.start(), line)
        line += match[0].count("\n")
        position = match.end()
    if position < len(markdown):
        yield Span("prose", markdown[position:], position, line)


def line_at(text: str, offset: int) -> int:
    """The line, counted from 1, on which the character at ``offset`` stands."""
    return text.count("\n", 0, offset) + 1


def shown_path(page: Page, config: MkDocsConfig) -> str:
    """The page's Markdown file as an author names it, e.g. ``docs/en/logistic-unit.md``."""
    root = Path(config.config_file_path).parent.resolve()
    return (Path(config.docs_dir).resolve() / page.file.src_uri).relative_to(root).as_posix()


def lines_before(page: Page, config: MkDocsConfig) -> int:
    """How many lines of front matter MkDocs took off the page; hooks never change the count."""
    file = Path(config.docs_dir) / page.file.src_uri
    return file.read_text(encoding="utf-8").count("\n") - (page.markdown or "").count("\n")


def is_notebook(page: Page) -> bool:
    """Whether mkdocs-jupyter renders this page from a notebook instead of from Markdown."""
    return str(page.file.abs_src_path or "").endswith(".ipynb")
