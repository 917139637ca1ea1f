"""What earlier builds made and this one can use again, in a folder ``.cache``."""

import json
import logging
import os
import tempfile
from collections.abc import Callable
from functools import cache, cached_property
from pathlib import Path

log = logging.getLogger("mkdocs.hooks.kept")


@cache
def cache_folder(root: Path) -> Path:
    """``.cache`` in the checkout; where that cannot be written, a temporary folder, and a word."""
    folder = root / ".cache"
    try:
        folder.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return folder
    except OSError as error:
        elsewhere = Path(tempfile.mkdtemp(prefix="backprop-by-hand-"))
        log.info("%s cannot be written (%s): caches go to %s", folder, error.strerror, elsewhere)
        return elsewhere


def replace(path: Path, content: bytes) -> None:
    """Write a file whole, and only then put it in the place of the old one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f"{path.name}.{os.getpid()}")
    unfinished.write_bytes(content)
    unfinished.replace(path)


def kept(file: Path, make: Callable[[], str]) -> str:
    """The text of a file, made now if it is not there yet."""
    if not file.is_file():
        replace(file, make().encode())
    return file.read_text(encoding="utf-8")


class KeptTogether:
    """Many short texts by name in one file: read at the first question, written at the end."""

    def __init__(self, file: Path):
        self._file = file
        self._new = False

    @cached_property
    def _texts(self) -> dict[str, str]:
        try:
            return json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}

    def get(self, name: str, make: Callable[[], str]) -> str:
        """The text of that name, made now if it is not there yet."""
        if name not in self._texts:
            self._texts[name] = make()
            self._new = True
        return self._texts[name]

    def write(self) -> None:
        """Keep what was made."""
        if self._new:
            replace(self._file, json.dumps(self._texts, ensure_ascii=False).encode())
