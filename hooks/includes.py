"""The sections of code and output that a page includes.

pymdownx.snippets puts them in, but of one that is missing it says neither page nor line.
"""

import re
from functools import cache
from pathlib import Path
from textwrap import dedent, indent

from page_source import INCLUDE, line_at

_MARK = re.compile(r"^\s*#\s*--8<--\s*\[(?P<edge>start|end):\s*(?P<name>[\w-]+)\s*\]\s*$")
_LOOKS_LIKE_INCLUDE = re.compile(r"^[ \t;]*-+8<.*$", re.M)


def sections(file: Path) -> list[str]:
    """Names of the sections of a snippet file, in order."""
    return [name for name in _texts(file, file.stat().st_mtime_ns) if name]


@cache
def _texts(file: Path, changed: int) -> dict[str, str]:
    """Section -> its text, without the marks of sections; under "" that of the whole file."""
    texts, growing = {"": ""}, [""]
    for line in file.read_text(encoding="utf-8").splitlines(True):
        mark = _MARK.match(line)
        if not mark:
            texts |= {name: texts[name] + line for name in growing}
        elif mark["edge"] == "start":
            texts[mark["name"]] = ""
            growing.append(mark["name"])
        elif mark["name"] in growing:
            growing.remove(mark["name"])
    return {name: dedent(text).removesuffix("\n") for name, text in texts.items()}


def in_place(markdown: str, snippets: Path) -> str:
    """The page with the text of each section that it includes."""

    def text(include: re.Match[str]) -> str:
        space = include[0][: -len(include[0].lstrip())]
        return indent(section_text(include["target"], snippets), space)

    return INCLUDE.sub(text, markdown)


def section_text(target: str, snippets: Path) -> str:
    """What an include shows, without the marks of sections; nothing where it leads nowhere."""
    name, _, section = target.partition(":")
    file = snippets / name
    return _texts(file, file.stat().st_mtime_ns).get(section, "") if file.is_file() else ""


def complaint(target: str, snippets: Path) -> str | None:
    """What is wrong with the include of ``target`` (``file`` or ``file:section``), if anything."""
    name, _, section = target.partition(":")
    file, place = snippets / name, f"{snippets.name}/{name}"
    hint = " (run `make outputs`)" if name.endswith("/outputs.txt") else ""
    if not file.is_file():
        return f"includes {place}, which does not exist{hint}"
    known = sections(file)
    if section and section not in known:
        return f'includes section "{section}", but {place} has: {", ".join(known) or "none"}{hint}'
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
