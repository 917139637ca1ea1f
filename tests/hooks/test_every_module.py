"""The build's two seams: only one file knows MkDocs, and every other is tested here on texts."""

import ast
from pathlib import Path

import pytest

from tests.proof.course import ROOT

ADAPTER = "adapter"
TESTED_WITH = {"node_packages": "node"}

MODULES = {file.stem: file for file in sorted((ROOT / "hooks").glob("*.py"))}


def imported(file: Path) -> set[str]:
    """The first parts of the names of all modules that a file imports, anywhere in it."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add(node.module or "")
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize("name", MODULES)
def test_only_the_adapter_knows_mkdocs(name: str):
    knows = "mkdocs" in imported(MODULES[name])
    assert knows == (name == ADAPTER), (
        f"hooks/{name}.py imports mkdocs; what needs it goes into hooks/{ADAPTER}.py"
    )


@pytest.mark.parametrize("name", [name for name in MODULES if name != ADAPTER])
def test_every_module_is_tested(name: str):
    """The adapter is tested by the built site, in tests/site and tests/proofs_of_proof."""
    test = Path(__file__).with_name(f"test_{TESTED_WITH.get(name, name)}.py")
    where = f"tests/hooks/{test.name}"
    assert test.is_file(), f"hooks/{name}.py has no tests: write {where}"
    assert name in imported(test), f"{where} does not import {name}"


def test_every_test_is_of_a_module():
    tested = {file.stem.removeprefix("test_") for file in Path(__file__).parent.glob("test_*.py")}
    assert tested <= {*MODULES, "every_module"}, "a module of hooks/ has gone or has a new name"
