"""Refuse an include that names no file or no section, with the page and the line.

pymdownx.snippets refuses it too, but says neither; this hook looks first.
"""

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page
from page_source import INCLUDE, is_notebook, line_at, lines_before, shown_path

SECTION = re.compile(r"^\s*#\s*--8<--\s*\[start:\s*(?P<name>[\w-]+)\s*\]\s*$", re.M)
_LOOKS_LIKE_INCLUDE = re.compile(r"^[ \t;]*-+8<.*$", re.M)


def snippets_dir(config: MkDocsConfig) -> Path:
    """The folder that includes are resolved in."""
    return Path(config.config_file_path).parent / "snippets"


def sections(file: Path) -> list[str]:
    """Names of the sections of a snippet file, in order."""
    return SECTION.findall(file.read_text(encoding="utf-8"))


def included_file(name: str, snippets: Path) -> Path:
    """The file that a page includes as ``name``."""
    return snippets / name


def complaint(target: str, snippets: Path) -> str | None:
    """What is wrong with the include of ``target`` (``file`` or ``file:section``), if anything."""
    name, _, section = target.partition(":")
    file = included_file(name, snippets)
    if not file.is_file():
        hint = " (run `make outputs`)" if name.endswith("/outputs.txt") else ""
        return f"includes {file.relative_to(snippets.parent)}, which does not exist{hint}"
    if section and section not in sections(file):
        known = ", ".join(sections(file)) or "none"
        place = file.relative_to(snippets.parent)
        hint = " (run `make outputs`)" if name.endswith("/outputs.txt") else ""
        return f'includes section "{section}", but {place} has: {known}{hint}'
    return None


def complaints(markdown: str, snippets: Path) -> list[tuple[int, str]]:
    """Every include of a page that leads nowhere, as (line, reason)."""
    found = []
    for match in _LOOKS_LIKE_INCLUDE.finditer(markdown):
        include = INCLUDE.fullmatch(match[0])
        reason = (
            complaint(include["target"], snippets)
            if include
            else f'malformed include {match[0].strip()!r}; write --8<-- "file.py:section"'
        )
        if reason:
            found.append((line_at(markdown, match.start()), reason))
    return found


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: object) -> None:
    """Stop the build when an include of ``page`` leads nowhere."""
    if is_notebook(page):
        return
    wrong = complaints(markdown, snippets_dir(config))
    if wrong:
        path, before = shown_path(page, config), lines_before(page, config)
        raise PluginError("\n".join(f"{path}:{line + before}: {reason}" for line, reason in wrong))
