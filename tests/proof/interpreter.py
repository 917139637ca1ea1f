"""Types the blocks of a page into a fresh interpreter: ``python -I interpreter.py job answers``.

The job says block by block what to run, the answers what it did; both are JSON.  A folded solution
runs in a copy of the namespace it stands in: what it defines or changes is gone below it.
"""

import copy
import json
import linecache
import sys
import traceback
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import numpy as np

_BIG = 1_000_000
_MUTABLE = np.ndarray | list | dict | set | tuple


class Page:
    """The namespace of a page while its blocks run, and the one kept while a solution does."""

    def __init__(self) -> None:
        self.namespace: dict[str, object] = {"__name__": "__main__"}
        self._kept: dict[str, object] = {}
        self._scope = 0

    def answer(self, block: dict) -> dict:
        """What a block printed, how it failed, and what its expressions were after it."""
        self._enter(block["scope"])
        with redirect_stdout(StringIO()) as printed:
            failure = self._failure(block["code"], f"<{block['name']}>")
        answer = {"printed": printed.getvalue(), "failure": failure, "values": {}, "broken": {}}
        for expression, formatted in block["expressions"].items():
            try:
                answer["values"][expression] = eval(formatted, self.namespace)
            except Exception as error:
                answer["broken"][expression] = f"{type(error).__name__}: {error}"
        return answer

    def _failure(self, code: str, name: str) -> str | None:
        linecache.cache[name] = (len(code), None, code.splitlines(True), name)
        try:
            exec(compile(code, name, "exec"), self.namespace)
        except SyntaxError as error:
            return f"SyntaxError: {error.msg} (at `{(error.text or '').strip()}`)"
        except (Exception, SystemExit) as error:
            inner = traceback.extract_tb(error.__traceback__)[-1]
            return f"{type(error).__name__}: {error} (at `{inner.line}`)"
        return None

    def _enter(self, scope: int) -> None:
        if scope == self._scope:
            return
        if self._scope:
            self.namespace.clear()
            self.namespace.update(self._kept)
        if scope:
            self._kept = dict(self.namespace)
            self.namespace.update({name: _copied(value) for name, value in self._kept.items()})
        self._scope = scope


def _copied(value: object) -> object:
    """What a solution may change without changing the page; a big array it may not write to."""
    if isinstance(value, np.ndarray) and value.nbytes > _BIG:
        view = value.view()
        view.flags.writeable = False
        return view
    return copy.deepcopy(value) if isinstance(value, _MUTABLE) else value


def main(job: Path, answers: Path) -> None:
    """Answer block by block, so that the last answer tells how far the page came."""
    page = Page()
    with answers.open("w", encoding="utf-8") as file:
        for block in json.loads(job.read_text(encoding="utf-8")):
            print(json.dumps(page.answer(block)), file=file, flush=True)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
