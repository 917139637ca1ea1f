"""What earlier builds made and this one can use again, in a folder ``.cache``."""

import logging
import os
import tempfile
from collections.abc import Callable
from functools import cache
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


class Kept:
    """Texts by name in a folder: made once, then read."""

    def __init__(self, folder: Path):
        self._folder = folder

    def get(self, name: str, make: Callable[[], str]) -> str:
        """The text of that name, made now if it is not there yet."""
        file = self._folder / name
        if not file.is_file():
            replace(file, make().encode())
        return file.read_text(encoding="utf-8")
