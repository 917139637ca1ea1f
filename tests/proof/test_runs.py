"""A page runs in a fresh interpreter, on two machines, in a folder with the results it reads."""

import subprocess
import sys

import numpy as np
import pytest

from tests.conftest import Planted
from tests.proof import machines
from tests.proof.interpreter import Page
from tests.proof.machines import HERE, MACHINES, OLDER
from tests.proof.recorded import block_complaints
from tests.proof.runs import formatted, python_blocks, runs

CHAPTER = "docs/en/slope.md"


def answers(*blocks: tuple[str, int]) -> list[dict]:
    """What a page of these blocks, each with the scope of its solution, answers."""
    page = Page()
    asked = {"n": "f'''{n}'''"}
    return [
        page.answer({"name": "page", "code": code, "scope": scope, "expressions": asked})
        for code, scope in blocks
    ]


def test_a_solution_runs_in_a_copy_of_the_namespace():
    """What a solution defines or changes is gone below it."""
    found = answers(("n = [1]", 0), ("n.append(2)\nm = 3", 5), ("n.append(m)", 5), ("m", 0))
    assert [answer["values"].get("n") for answer in found] == ["[1]", "[1, 2]", "[1, 2, 3]", "[1]"]
    assert found[-1]["failure"] == "NameError: name 'm' is not defined (at `m`)"


def test_a_solution_cannot_write_into_a_big_array():
    (_, found) = answers(("import numpy as np\nn = np.zeros(200_000)", 0), ("n[0] = 1", 5))
    assert found["failure"].startswith("ValueError: assignment destination is read-only")


@pytest.mark.parametrize(
    ("code", "failure"),
    [
        ("broken = (", "SyntaxError: '(' was never closed (at `broken = (`)"),
        ("n = 1 / 0", "ZeroDivisionError: division by zero (at `n = 1 / 0`)"),
        ("raise SystemExit(3)", "SystemExit: 3 (at `raise SystemExit(3)`)"),
    ],
)
def test_a_failure_names_its_line_of_code(code: str, failure: str):
    assert answers((code, 0))[0]["failure"] == failure


def complaints(planted: Planted, code: str) -> list[str]:
    """What is wrong with the small chapter when its step begins with some code."""
    planted.edit("snippets/slope/page.py", "grad = slope(", f"{code}\ngrad = slope(")
    page = planted.course().page("en", "slope.md")
    (run,) = runs(page, [HERE])
    return [c for block in python_blocks(page) for c in block_complaints(page, run, block)]


def test_an_interpreter_that_breaks_down_is_told_with_page_and_line(planted: Planted):
    found = complaints(planted, "import os; os.write(2, b'no memory'); os._exit(9)")
    place, reason = found[0].split(": ", 1)
    assert place.startswith(CHAPTER)
    assert reason == "[step] fails: the interpreter ended: no memory"


def test_a_page_sees_the_results_it_names_and_nothing_else(planted: Planted):
    (planted.root / "snippets/slope/results.json").write_text("{}", encoding="utf-8")
    code = (
        "from pathlib import Path; import sys\n"
        'found = [str(path) for path in sorted(Path().rglob("*")) if path.is_file()]\n'
        'assert found == ["snippets/slope/results.json"], found\n'
        "assert not any(Path(folder, 'snippets').exists() for folder in sys.path), sys.path"
    )
    assert complaints(planted, code) == []


def test_both_machines_are_asked_until_nothing_is_new(planted: Planted):
    page = planted.course().page("ko", "slope.md")
    first = runs(page)
    assert [run.machine for run in first] == list(MACHINES)
    file = planted.root / ".cache/verdicts/page-slope.json"
    file.write_text(file.read_text(encoding="utf-8").replace("0.25", "0.26"), encoding="utf-8")
    again = runs(page)
    printed = [run.result(python_blocks(page)[1]).printed for run in (*first, *again)]
    assert ["0.25" in text for text in printed] == [True, True, False, False]


def test_the_older_machine_has_no_wide_arithmetic():
    if not machines.wide_features():
        pytest.skip("this processor has none either")
    code = "from tests.proof.machines import wide_features; print(wide_features())"
    environment = {"PYTHONPATH": ":".join(sys.path)} | OLDER.settings
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True
    )
    assert done.stdout.strip() == "[]"
    assert np.__version__ and done.stderr == ""


@pytest.mark.parametrize(
    ("expression", "shown"),
    [("x / 9:frac", "1/9"), ("-x / 4:frac", "-1/4"), ("2 * x:frac", "2"), ("x / 3:.3f", "0.333")],
)
def test_a_value_is_shown_as_its_format_says(expression: str, shown: str):
    assert eval(formatted(expression), {"x": 1.0}) == shown
