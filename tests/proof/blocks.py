"""Collect the code fences of a page exactly as the site's own configuration parses them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import markdown
from blanks import blanked
from markdown.preprocessors import Preprocessor
from mkdocs.config.defaults import MkDocsConfig
from page_source import INCLUDE

# Marks that survive Markdown's clean-up of a fence; no page contains these characters.
_OPEN, _CLOSE = "\ue000", "\ue001"
_FENCE_MARK = re.compile(rf"{_OPEN}fence (?P<line>\d+) (?P<scope>\d+){_CLOSE}")
_INCLUDE_MARK = re.compile(rf"{_OPEN}include (?P<line>\d+) (?P<target>[^{_CLOSE}]+){_CLOSE}")
_END_MARK = f"{_OPEN}end{_CLOSE}"

_FENCE_EDGE = re.compile(r"^(?P<indent>[ \t]*)(?P<ticks>`{3,}|~{3,})(?P<info>.*)$")
_SOLUTION = re.compile(r"^[ \t]*\?\?\?\+?[ \t]+success\b")


@dataclass
class Block:
    """One code fence of a page.

    line: of the opening fence.  includes: (line, target) of each include.  typed: (line, text) of
    lines that stand in the fence itself.  scope: line of the folded solution around it, 0 if none.
    blank: the functions that a practice notebook leaves to be written.
    """

    language: str
    title: str | None
    line: int
    scope: int
    code: str
    blank: str = ""
    includes: list[tuple[int, str]] = field(default_factory=list)
    typed: list[tuple[int, str]] = field(default_factory=list)

    @property
    def is_output(self) -> bool:
        """Whether this fence shows what the code above it prints."""
        return self.title == "Output"

    @property
    def shown(self) -> str:
        """The code as a page has it, with what is left blank."""
        return blanked(self.code, self.blank) if self.blank else self.code

    @property
    def key(self) -> str:
        """The last include of the block; its name on the page."""
        return self.includes[-1][1] if self.includes else ""

    @property
    def section(self) -> str:
        """The last included section, e.g. ``forward``."""
        return self.key.partition(":")[2]


class _Marker(Preprocessor):
    """Runs before the snippets are expanded and notes on which line everything stands."""

    def __init__(self, first_line: int):
        self._first_line = first_line
        super().__init__()

    def run(self, lines: list[str]) -> list[str]:
        return list(self._marked(lines))

    def _marked(self, lines: list[str]) -> Iterator[str]:
        open_ticks, scope, scope_indent = "", 0, 0
        for number, line in enumerate(lines, start=self._first_line):
            solution, edge = _SOLUTION.match(line), _FENCE_EDGE.match(line)
            if scope and line.strip() and _indent(line) <= scope_indent:
                scope = 0
            if solution and not open_ticks:
                scope, scope_indent = number, _indent(line)
            include = INCLUDE.fullmatch(line)
            if include:
                space = line[: _indent(line)]
                yield f"{space}{_OPEN}include {number} {include['target']}{_CLOSE}"
                yield line
                yield space + _END_MARK
                continue
            yield line
            if edge and not open_ticks:
                open_ticks = edge["ticks"]
                yield f"{edge['indent']}{_OPEN}fence {number} {scope}{_CLOSE}"
            elif edge and edge["ticks"] == open_ticks and not edge["info"].strip():
                open_ticks = ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _block(source: str, language: str, title: str | None) -> Block:
    lines = source.split("\n")
    place = _FENCE_MARK.fullmatch(lines[0].strip())
    line, scope = (int(place["line"]), int(place["scope"])) if place else (0, 0)
    block = Block(language, title, line, scope, "")
    kept: list[str] = []
    number, inside = line, False
    for text in lines[1:] if place else lines:
        include = _INCLUDE_MARK.fullmatch(text.strip())
        if include:
            number, inside = int(include["line"]), True
            block.includes.append((number, include["target"]))
        elif text.strip() == _END_MARK:
            inside = False
        else:
            kept.append(text)
            number += not inside
            if not inside and text.strip():
                block.typed.append((number, text))
    block.code = "\n".join(kept).strip("\n") + "\n"
    return block


def collect(text: str, config: MkDocsConfig, first_line: int = 1) -> list[Block]:
    """All fences of a page's Markdown, in order, whatever their language.

    text: the Markdown after the hooks' ``on_page_markdown``.  first_line: its line in the file.
    """
    found: list[Block] = []

    def grab(
        source: str, language: str, css_class: str, options: dict, md: object, **_: object
    ) -> str:
        block = _block(source, language or "", options.get("title"))
        block.blank = options.get("blank", "")
        found.append(block)
        return ""

    def accept(language: str, inputs: dict, options: dict, attrs: dict, md: object) -> bool:
        options.update(inputs)
        return True

    configs = dict(config.mdx_configs)
    fence = {"name": "*", "class": "", "format": grab, "validator": accept}
    configs["pymdownx.superfences"] = {"custom_fences": [fence]}
    reader = markdown.Markdown(extensions=config.markdown_extensions, extension_configs=configs)
    reader.preprocessors.register(_Marker(first_line), "proof-marker", 33)
    reader.convert(text)
    return found
