"""Runs a chapter's calls and its page in a process of its own, and hands back what lines did."""

import ast
import atexit
import multiprocessing
import os
import tempfile
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from functools import cache
from multiprocessing.pool import Pool
from pathlib import Path
from unittest.mock import patch

from tests.proof.comments.reading import ROOT, all_comments, comments_of
from tests.proof.comments.recording import RECORDER, Seen, Value
from tests.proof.comments.shapes import passes
from tests.proof.comments.tracing import install, instrumented

Pass = tuple[Seen, ...]
PAGES = "/page.py", "/practice.py"


@dataclass
class Trace:
    """What lines did: by file and setting, the passes; by line and setting, values by trial."""

    passes: dict[tuple[str, str], set[Pass]] = field(default_factory=dict)
    values: dict[tuple[tuple[str, int], str], dict[int, list[Value]]] = field(default_factory=dict)
    failures: list[str] = field(default_factory=list)


@cache
def traced(chapter: str) -> Trace:
    """What the calls and the page of a chapter do."""
    return _process().apply(_trace, (chapter,))


@cache
def _process() -> Pool:
    """One process for all chapters, in which the course is imported anew."""
    with patch.dict(os.environ, OPENBLAS_NUM_THREADS="1"):  # threads would wait for each other
        pool = multiprocessing.get_context("spawn").Pool(1, initializer=_begin)
    atexit.register(pool.terminate)
    return pool


def _begin() -> None:
    os.environ["MNIST_DIR"] = tempfile.gettempdir()  # the small digits do
    install()


def _trace(chapter: str) -> Trace:
    RECORDER.__init__()
    trace = Trace()
    with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        _run_settings(chapter, trace)
        for name in PAGES:
            _run_page(chapter, name)
    for (path, setting, _), seen in RECORDER.scopes.items():
        if path.split("/")[1] == chapter:
            trace.passes.setdefault((path, setting), set()).update(passes(seen))
    trace.values = RECORDER.values
    return trace


def _run_settings(chapter: str, trace: Trace) -> None:
    from tests.proof.comments.calls import settings

    for name, setting in settings(chapter).items():
        for trial, env in enumerate(setting.environments()):
            try:
                arguments = setting.arguments(env)
                RECORDER.on, RECORDER.setting, RECORDER.trial = True, name, trial
                setting.run(*arguments)
            except Exception as error:
                trace.failures.append(f"{name} fails: {type(error).__name__}: {error}")
            RECORDER.on, RECORDER.setting = False, ""


def _run_page(chapter: str, name: str) -> None:
    """Run the chapter's page, if it has such comments, until all of the chapter's have run."""
    path = f"snippets/{chapter}{name}"
    if not (ROOT / path).is_file() or not comments_of(path):
        return
    wanted = {comment.place for comment in all_comments() if comment.chapter == chapter}
    wanted -= {place for place, _ in RECORDER.values if place[0] != path}
    tree = _Hasty().visit(instrumented((ROOT / path).read_text(encoding="utf-8"), path))
    namespace = {"__name__": "__main__", "_recorder": RECORDER}
    RECORDER.on = True
    for statement in tree.body:
        try:
            exec(compile(ast.Module([statement], []), path, "exec"), namespace)
        except Exception:
            continue  # with fewer steps; a commented line that is not reached is told
        if wanted <= RECORDER.places:
            break
    RECORDER.on = False


class _Hasty(ast.NodeTransformer):
    """Trains for a few steps only: shapes do not change."""

    def visit_Call(self, node: ast.Call) -> ast.Call:
        self.generic_visit(node)
        if getattr(node.func, "id", "") == "train":
            numbers = [n for part in (*node.args, *node.keywords) for n in ast.walk(part)]
            for number in numbers:
                if isinstance(number, ast.Constant) and type(number.value) is int:
                    number.value = min(number.value, 20)
        return node
