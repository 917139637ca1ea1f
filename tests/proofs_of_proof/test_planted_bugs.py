"""A gate for the tests themselves: every planted bug is killed by its own module's tests."""

import importlib
import json
from collections.abc import Callable
from functools import cache

import pytest
from origins import files_behind

from tests.proof import killing
from tests.proof.course import ROOT
from tests.proof.killing import Case, outcome
from tests.proof.verdicts import Verdicts


def unchanged(chapter: str, module: str) -> Case:
    """A bug that is none: without it the module's tests pass, or the gate would show nothing."""
    file = ROOT / "snippets" / chapter / f"{module}.py"
    first_line = file.read_text(encoding="utf-8").splitlines()[0]
    return chapter, module, "no bug", first_line, first_line


BUGS: dict[tuple[str, str], list[tuple[str, str, str]]] = {
    (file.parent.name, module): bugs
    for file in sorted((ROOT / "tests").glob("*/bugs.py"))
    for module, bugs in importlib.import_module(f"tests.{file.parent.name}.bugs").BUGS.items()
}
CASES: list[Case] = [(*place, *bug) for place, bugs in BUGS.items() for bug in bugs]
SOUND: list[Case] = [unchanged(*place) for place in BUGS]


@cache
def verdicts(chapter: str, module: str) -> Verdicts:
    """What is known of the bugs of a module: while it, what it uses, and its test stay the same."""
    files = [
        ROOT / "snippets" / chapter / f"{module}.py",
        ROOT / "tests" / chapter / f"test_{module}.py",
    ]
    behind = {file for one in files for file in files_behind(one, ROOT)}
    return Verdicts(
        ROOT, f"bugs-{chapter}-{module}", [*sorted(behind), ROOT / "tests/proof/killing.py"]
    )


def known_outcome(case: Case) -> int | str:
    """The outcome of a case, found now unless nothing has changed since it was."""
    known, question = verdicts(*case[:2]), json.dumps(case[3:])
    answer = known.get(question)
    return known.put(question, outcome(case)) if answer is None else answer


def name_of(case: Case) -> str:
    return f"{case[0]}/{case[1]}-{case[2]}".replace(" ", "_")


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_bug_is_killed_by_its_modules_tests(case: Case, record_property: Callable):
    record_property("bug", name_of(case))
    chapter, module, what, old, new = case
    found = known_outcome(case)
    assert found == 1, (
        f"tests/{chapter}/test_{module}.py does not notice this bug in {chapter}/{module}.py: "
        f"{what}: {old!r} became {new!r} (outcome: {found})"
    )


@pytest.mark.parametrize("case", SOUND, ids=name_of)
def test_without_a_bug_the_modules_tests_pass(case: Case):
    assert known_outcome(case) == 0, f"tests/{case[0]}/test_{case[1]}.py"


def test_there_are_enough_bugs():
    assert len(CASES) >= 40


LOSSES = ("shared", "losses")
WITHOUT_END = (*LOSSES, "no end", "import numpy as np\n", "import numpy as np\nwhile True: pass\n")


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ((*LOSSES, "no such text", "no such line", ""), "stands 0 times, not once"),
        ((*LOSSES, "unseen", "import numpy as np\n", "import numpy as np\n\nlost = 1\n"), "0"),
        ((*LOSSES, "does not import", "import numpy as np\n", "import nampy as np\n"), "2"),
        (WITHOUT_END, "signal 24"),
    ],
    ids=["gone", "unseen", "broken", "endless"],
)
def test_only_a_failing_test_kills_a_bug(case: Case, expected: str):
    assert expected in str(killing.outcome(case, limit=1))
