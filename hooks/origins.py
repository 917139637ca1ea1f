"""Names for what something is made from: files, and a Python module with what it imports."""

import ast
import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

RECORDS = ("*/results.json", "*/*.npz")


def digest(files: Iterable[Path], *words: str) -> str:
    """A short name for these files, as they are called and what is in them, and for these words."""
    summary = hashlib.sha256()
    for file in files:
        summary.update(file.name.encode() + b"\0" + _hash_of(file, file.stat().st_mtime_ns))
    for word in words:
        summary.update(word.encode() + b"\0")
    return summary.hexdigest()[:16]


def files_behind(module: Path, root: Path) -> list[Path]:
    """A module of ``snippets``, those of the course that it imports, and the records they read."""
    snippets = root / "snippets"
    found: set[Path] = set()
    todo = [module]
    while todo:
        file = todo.pop()
        if file not in found:
            found.add(file)
            todo += _imported(file, file.stat().st_mtime_ns, root)
    reads = snippets / "shared" / "records.py" in found
    records = [file for pattern in RECORDS if reads for file in snippets.glob(pattern)]
    return sorted([*found, *records])


@cache
def _hash_of(file: Path, changed: int) -> bytes:
    return hashlib.sha256(file.read_bytes()).digest()


@cache
def _imported(file: Path, changed: int, root: Path) -> list[Path]:
    paths = (root.joinpath(*name.split(".")).with_suffix(".py") for name in _names(file))
    return [path for path in paths if path.is_file()]


def _names(file: Path) -> Iterator[str]:
    try:
        tree = ast.parse(file.read_text(encoding="utf-8"))
    except SyntaxError:  # who runs the file is told on which line
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
