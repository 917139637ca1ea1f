"""The pieces a reader moves: which ones a page has, the room they take, and their scripts.

``/// html | bbh-downhill[rate="…"]`` puts the piece of ``widgets/downhill`` around a figure. The
script of a piece is one file for both languages; a page asks for it late (assets/pieces.js).
"""

import json
import re
from collections.abc import Iterable
from html import escape
from pathlib import Path

from kept import kept
from node import Node, sources
from origins import digest
from page_source import PIECE

PREFIX = "bbh-"
_TAG = re.compile(rf"<{PREFIX}(?P<name>[a-z]+(?:-[a-z]+)*)[ >]")


def known(root: Path) -> list[str]:
    """The names of all pieces: folders of ``widgets`` with an ``element.js``."""
    return sorted(file.parent.name for file in (root / "widgets").glob("*/element.js"))


def blocks(root: Path) -> dict:
    """Settings of pymdownx.blocks.html: a piece holds blocks of Markdown."""
    return {"custom": [{"tag": PREFIX + name, "mode": "block"} for name in known(root)]}


def in_texts(texts: Iterable[str]) -> list[str]:
    """The names of the pieces in the Markdown of pages."""
    return sorted({name for text in texts for name in PIECE.findall(text)})


def on_page(content: str) -> list[str]:
    """The names of the pieces in the HTML of a page."""
    return sorted(set(_TAG.findall(content)))


def with_graph(content: str, room: Path) -> str:
    """The HTML of a page, in which the walk is given the graphs that are recorded in its room."""
    file = room / "graph.json"
    if not file.is_file():
        return content
    graph = json.dumps(json.loads(file.read_text(encoding="utf-8")), ensure_ascii=False)
    return content.replace("<bbh-walk", f'<bbh-walk graph="{escape(graph)}"')


def space(names: Iterable[str], root: Path) -> str:
    """The style that keeps the pieces' space free until they come, of those that there are."""
    files = (space_file(name, root) for name in names)
    return "".join(file.read_text(encoding="utf-8") for file in files if file.is_file())


def space_file(name: str, root: Path) -> Path:
    """Where a piece says how high it is."""
    return root / "widgets" / name / "space.css"


def script(name: str, root: Path, node: Node, folder: Path) -> str:
    """A piece with all that it imports, as one plain script.  Raises Refused.

    folder: scripts of earlier builds.
    """
    files = sorted(file for file in (root / "widgets").rglob("*") if file.is_file())
    element = root / "widgets" / name / "element.js"
    key = f"{name}-{digest([*files, *sources(root)])}.js"
    return kept(folder / key, lambda: node.bundle(element, root))
