"""Plants a bug in one module of snippets/ and runs the tests that have to notice it.

Each run has a process of its own, forked from one that has the big packages already; no file is
written. What this module imports, each of them imports.
"""

import gc
import importlib.abc
import importlib.util
import multiprocessing
import os
import resource
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from importlib.machinery import ModuleSpec
from pathlib import Path
from types import ModuleType

import pytest
from _pytest.config import default_plugins

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 120  # seconds of computing: a bug without end must not stop everything, a busy machine may
_PRELOADED = ["autograd.numpy", "pooch", "sklearn.datasets", "tqdm"]
_PRELOADED += [f"_pytest.{plugin}" for plugin in default_plugins]
_SETTINGS = ["-q", "-x", "--tb=no", "--assert=plain", "--noconftest", "-p", "no:cacheprovider"]
_SETTINGS += ["-c", os.devnull, f"--rootdir={ROOT}", "-W", "error::RuntimeWarning"]

Case = tuple[str, str, str, str, str]
"""Chapter, module, what the bug is, old text, new text."""


def outcome(case: Case, limit: int = LIMIT) -> int | str:
    """pytest's exit code with the bug in place, 1 where a test fails; or what else went wrong."""
    chapter, module, _, old, new = case
    file = ROOT / "snippets" / chapter / f"{module}.py"
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        return f"{file.relative_to(ROOT)}: {old!r} stands {text.count(old)} times, not once"
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_PRELOADED)
    planted = Planted(f"snippets.{chapter}.{module}", file, text.replace(old, new))
    test = f"tests/{chapter}/test_{module}.py"
    process = context.Process(target=_judge, args=(planted, test, limit))
    process.start()
    process.join()
    return process.exitcode if process.exitcode >= 0 else f"signal {-process.exitcode}"


def _judge(planted: "Planted", test: str, limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 1))
    gc.freeze()
    os.chdir(ROOT)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.insert(0, str(ROOT))
    sys.meta_path.insert(0, planted)
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        code = int(pytest.main([*_SETTINGS, test]))
    os._exit(code)


class Planted(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    """Gives one module another text than its file has."""

    def __init__(self, name: str, file: Path, text: str):
        self._name, self._file, self._text = name, file, text

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Answer for that module only."""
        if name != self._name:
            return None
        return importlib.util.spec_from_file_location(name, self._file, loader=self)

    def get_filename(self, name: str) -> str:
        """The file that the module says it comes from."""
        return str(self._file)

    def get_data(self, path: str) -> bytes:
        """The text with the bug; what Python has compiled of the file is not looked at."""
        if path != str(self._file):
            raise OSError(path)
        return self._text.encode()
