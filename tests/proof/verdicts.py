"""Verdicts on what has not changed since they were found: on pages, planted bugs and mutants.

They stand in ``.cache/verdicts``, a file for each thing judged.  In CI none is read that the same
run of the tests did not write.
"""

import json
import os
import sys
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distributions
from pathlib import Path
from typing import Any
from uuid import uuid4

from filelock import FileLock
from kept import cache_folder, replace
from origins import digest

_RUN = "RUN_OF_THE_PROOF"


def begin() -> None:
    """Name this run of the tests; its workers inherit the name."""
    os.environ.setdefault(_RUN, uuid4().hex)


def this_run() -> str:
    """The name of this run of the tests."""
    return os.environ[_RUN]


class Verdicts:
    """Answers by question, true as long as these files and words stay the same."""

    def __init__(self, root: Path, name: str, files: Iterable[Path], *words: str):
        self._file = cache_folder(root) / "verdicts" / f"{name}.json"
        self._file.parent.mkdir(exist_ok=True)
        self._of = digest(files, *words, *tools(), _one_run_only())
        self._known: dict[str, Any] = {}

    def get(self, question: str) -> Any:
        """The answer, or None if it is not known."""
        if question not in self._known:
            self._known = self._read()
        return self._known.get(question)

    def put(self, question: str, answer: Any) -> Any:
        """Keep an answer that is not None, and give it back."""
        with FileLock(self._file.with_suffix(".lock")):
            self._known = self._read() | {question: answer}
            kept = {"of": self._of, "answers": self._known}
            replace(self._file, json.dumps(kept, indent=0).encode())
        return answer

    def alone(self) -> FileLock:
        """A lock for what must not be found out twice at once."""
        return FileLock(self._file.with_suffix(".busy"))

    def _read(self) -> dict[str, Any]:
        if not self._file.is_file():
            return {}
        kept = json.loads(self._file.read_text(encoding="utf-8"))
        return kept["answers"] if kept["of"] == self._of else {}


def _one_run_only() -> str:
    return os.environ.get(_RUN, str(os.getpid())) if os.environ.get("CI") else ""


@cache
def tools() -> tuple[str, ...]:
    """Python and all packages, by version."""
    return sys.version, *sorted(f"{one.name} {one.version}" for one in distributions())
