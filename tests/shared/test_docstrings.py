"""A guard, which no reader sees, and the words that readers see, give the same shapes."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.proof.course import ROOT

FILES = [file for file in sorted((ROOT / "snippets").glob("*/*.py")) if "takes" in file.read_text()]


def guarded(tree: ast.Module) -> Iterator[tuple[str, dict[str, str]]]:
    """Name of each function with a guard above it or below it, and the shapes that it takes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            calls = node.decorator_list
            names = [node.name] * len(calls)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            calls, names = [node.value.func], [ast.unparse(node.targets[0]).rpartition(".")[2]]
        else:
            continue
        for name, call in zip(names, calls, strict=True):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "takes":
                shapes = {k.arg: k.value.value for k in call.keywords if "value" in k.value._fields}
                yield name, {arg: shape for arg, shape in shapes.items() if isinstance(shape, str)}


def other_shapes(file: Path) -> Iterator[str]:
    """Shapes in a docstring that are not those of the guard."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = {n.name: n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}
    for name, shapes in guarded(tree):
        function = functions[name]
        for arg, shape in shapes.items():
            for said in re.findall(rf"\b{arg} (\([^()]*\))", ast.get_docstring(function) or ""):
                if said not in shape:
                    place = f"{file.relative_to(ROOT).as_posix()}:{function.lineno}"
                    yield f"{place}: {name} says {arg} {said}, and takes {arg} {shape}"


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_docstring_gives_the_shapes_of_the_guard(file: Path):
    found = list(other_shapes(file))
    assert not found, "\n".join(found)
