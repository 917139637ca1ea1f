"""Plants bugs in copies of snippets/ and runs the tests that have to notice, two or more at a time.

Each run has a process of its own.  What this module imports, each of them imports.
"""

import gc
import os
import shutil
import sys
from collections.abc import Sequence
from contextlib import redirect_stderr, redirect_stdout
from multiprocessing import TimeoutError
from multiprocessing.pool import AsyncResult
from pathlib import Path

import pytest

from tests.proof.workers import workers

ROOT = Path(__file__).resolve().parents[2]
LIMIT = 300  # seconds: a bug without end must not stop everything
_SETTINGS = [
    "-q",
    "-x",
    "--tb=native",
    "--assert=plain",
    "-p",
    "no:cacheprovider",
    "-c",
    os.devnull,
]
_SETTINGS += ["-W", "error::RuntimeWarning"]

Case = tuple[str, str, str, str, str]
"""Chapter, module, what the bug is, old text, new text."""


def outcomes(cases: Sequence[Case], folder: Path) -> list[int | str]:
    """pytest's exit code in each case, 1 where a test fails, or what else went wrong."""
    with workers(calls_each=1) as pool:
        jobs = [
            pool.apply_async(_outcome, (case, folder / str(number)))
            for number, case in enumerate(cases)
        ]
        return [_answer(job) for job in jobs]


def _answer(job: AsyncResult) -> int | str:
    try:
        return job.get(timeout=LIMIT)
    except TimeoutError:
        return f"no end within {LIMIT} seconds, or a crash"


def _outcome(case: Case, folder: Path) -> int | str:
    try:
        _plant(case, folder)
    except ValueError as error:
        return str(error)
    gc.freeze()
    os.chdir(folder)
    os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"
    sys.path.insert(0, str(folder))
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        return int(
            pytest.main([*_SETTINGS, f"--rootdir={folder}", f"tests/{case[0]}/test_{case[1]}.py"])
        )


def _plant(case: Case, folder: Path) -> None:
    """Make ``folder`` a course of links, with one module changed and the module's tests."""
    chapter, module, _, old, new = case
    name = f"snippets/{chapter}/{module}.py"
    text = (ROOT / name).read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"{name}: {old!r} stands {text.count(old)} times, not once")
    left_out = shutil.ignore_patterns("__pycache__")
    shutil.copytree(
        ROOT / "snippets", folder / "snippets", ignore=left_out, copy_function=os.symlink
    )
    (folder / name).unlink()
    (folder / name).write_text(text.replace(old, new), encoding="utf-8")
    (folder / "tests" / chapter).mkdir(parents=True)
    shutil.copy(ROOT / "tests" / chapter / f"test_{module}.py", folder / "tests" / chapter)
