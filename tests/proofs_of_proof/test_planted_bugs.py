"""A gate for the tests themselves: every planted bug is killed by its own module's tests."""

import importlib

import pytest

from tests.proof.course import ROOT
from tests.proof.killing import Case, outcomes


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


@pytest.fixture(scope="module")
def outcome_of(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[Case, int | str]:
    """The outcomes of all cases that this run asks for."""
    specs = [getattr(item, "callspec", None) for item in request.session.items]
    asked = [spec.params["case"] for spec in specs if spec and "case" in spec.params]
    cases = [case for case in asked if case in CASES or case in SOUND]
    return dict(zip(cases, outcomes(cases, tmp_path_factory.mktemp("bugs")), strict=True))


def name_of(case: Case) -> str:
    return f"{case[0]}/{case[1]}-{case[2]}".replace(" ", "_")


@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_the_bug_is_killed_by_its_modules_tests(case: Case, outcome_of):
    chapter, module, what, old, new = case
    assert outcome_of[case] == 1, (
        f"tests/{chapter}/test_{module}.py does not notice this bug in {chapter}/{module}.py: "
        f"{what}: {old!r} became {new!r} (outcome: {outcome_of[case]})"
    )


@pytest.mark.parametrize("case", SOUND, ids=name_of)
def test_without_a_bug_the_modules_tests_pass(case: Case, outcome_of):
    assert outcome_of[case] == 0, f"tests/{case[0]}/test_{case[1]}.py: {outcome_of[case]}"


def test_there_are_enough_bugs():
    assert len(CASES) >= 40
