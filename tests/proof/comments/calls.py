"""The calls that run commented lines at the points of a context: ``tests/<chapter>/calls.py``.

``@calls("logistic")`` stands above a function whose parameters name symbols or functions of the
context, and which calls the chapter's code with them.  ``a_2=lambda a_1: a_1`` gives a symbol, or
a new one, another value at each point; of a function it is another meaning.  A whole number is a
size that holds wherever the calls lead.  ``page`` runs lines of a chapter's page.
"""

import ast
import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from tests.proof.comments.reading import ROOT, comments_of
from tests.proof.comments.recording import RECORDER
from tests.proof.comments.tracing import instrumented, is_told
from tests.proof.equations.environment import Context, Environment, parameters


@dataclass(frozen=True)
class Setting:
    """Calls, the context at whose points they are made, and the symbols that are set anew."""

    name: str
    context: str
    anew: tuple[tuple[str, Any], ...]
    run: Callable

    def environments(self) -> Iterator[Environment]:
        """The points of the context, with what is set anew."""
        from tests.proof.equations.contexts import trials

        for env in trials(self.context):
            known, functions = env.context.symbols, env.context.functions
            anew = {name: meaning for name, meaning in self.anew if name in functions}
            context = replace(env.context, functions={**functions, **anew})
            there = Environment(replace(context, symbols={**known, **dict(self.anew)}))
            fixed = {name: there[name] for name, _ in self.anew if name not in anew}
            yield Environment(replace(context, symbols={**known, **fixed}))

    @property
    def sizes(self) -> dict[str, int]:
        """The sizes that hold wherever the calls lead."""
        return {name: size for name, size in self.anew if type(size) is int}

    def arguments(self, env: Environment) -> list[Any]:
        """The values, or functions, that the parameters name."""
        return [_meaning(env.context, env, name) for name in parameters(self.run)]


_SETTINGS: dict[str, Setting] = {}


def calls(context: str, **anew: Any) -> Callable:
    """Register a function whose calls are made at the points of this context."""

    def register(function: Callable) -> Callable:
        name = f"{function.__module__}.{function.__qualname__}"
        _SETTINGS[name] = Setting(name, context, tuple(anew.items()), function)
        return function

    return register


def _meaning(context: Context, env: Environment, name: str) -> Any:
    return env[name] if name in context.symbols else context.functions[name]


@cache
def settings(chapter: str) -> dict[str, Setting]:
    """The settings of a chapter, by name."""
    module = f"tests.{chapter}.calls"
    if (ROOT / "tests" / chapter / "calls.py").is_file():
        importlib.import_module("tests.proof.equations.contexts")  # before any chapter's
        importlib.import_module(module)
    return {name: one for name, one in _SETTINGS.items() if one.run.__module__ == module}


def page(chapter: str, *labels: str, **names: Any) -> dict[str, Any]:
    """The names after the statements of a page that have these labels, given others."""
    path = f"snippets/{chapter}/page.py"
    lines = [c.line for c in comments_of(path) if set(c.labels) & set(labels)]
    tree = instrumented((ROOT / path).read_text(encoding="utf-8"), path)
    wanted = [s for s in tree.body if any(_holds(s, line) for line in lines)]
    imports = [s for s in tree.body if isinstance(s, ast.Import | ast.ImportFrom)]
    namespace = {"_recorder": RECORDER, "_scope": RECORDER.begin(path)}
    exec(compile(ast.Module(imports, []), path, "exec"), namespace)
    namespace.update(names)
    exec(compile(ast.Module(wanted, []), path, "exec"), namespace)
    return namespace


def _holds(statement: ast.stmt, line: int) -> bool:
    """Whether what was on this line stands in the statement."""
    told = (n for n in ast.walk(statement) if isinstance(n, ast.Call) and is_told(n))
    return any(n.func.attr == "see" and n.args[1].value == line for n in told)
