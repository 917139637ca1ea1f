"""A gate for the tests themselves: every planted bug is killed by its own module's tests."""

import os
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.bugs import BUGS
from tests.proof.course import ROOT

CASES = [(module, *bug) for module, bugs in BUGS.items() for bug in bugs]


def planted(module: str, old: str, new: str, folder: Path) -> Path:
    """A copy of snippets/ and of one module's tests, with one bug in it."""
    file = folder / "snippets" / f"{module}.py"
    shutil.copytree(
        ROOT / "snippets", folder / "snippets", ignore=shutil.ignore_patterns("outputs")
    )
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "tests" / f"test_{module}.py", folder / "tests")
    text = file.read_text(encoding="utf-8")
    if text.count(old) != 1:
        raise ValueError(f"snippets/{module}.py: {old!r} stands {text.count(old)} times, not once")
    file.write_text(text.replace(old, new), encoding="utf-8")
    return folder


def outcome(case: tuple[str, str, str, str], folder: Path) -> int | str:
    """pytest's exit code for one module's tests with one bug planted: 1 where they fail."""
    module, _, old, new = case
    try:
        root = planted(module, old, new, folder)
    except ValueError as error:
        return str(error)
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"]
    settings = ["--rootdir", root, "-c", os.devnull, "-W", "error::RuntimeWarning"]
    done = subprocess.run(
        [*command, *settings, root / "tests" / f"test_{module}.py"],
        cwd=root,
        env=os.environ | {"PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
    )
    return done.returncode


@pytest.fixture(scope="module")
def outcomes(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[tuple[str, str, str, str], int | str]:
    """All bugs that this run asks for, two at a time."""
    specs = [getattr(item, "callspec", None) for item in request.session.items]
    cases = [spec.params["case"] for spec in specs if spec and spec.params.get("case") in CASES]
    folder = tmp_path_factory.mktemp("bugs")
    with ThreadPoolExecutor(max_workers=os.cpu_count() or 1) as pool:
        codes = pool.map(outcome, cases, [folder / str(k) for k in range(len(cases))])
        return dict(zip(cases, codes, strict=True))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case[0]}-{case[1]}".replace(" ", "_"))
def test_the_bug_is_killed_by_its_modules_tests(case, outcomes):
    module, what, old, new = case
    assert outcomes[case] == 1, (
        f"tests/test_{module}.py does not notice this bug in snippets/{module}.py: "
        f"{what}: {old!r} became {new!r} (outcome: {outcomes[case]})"
    )


@pytest.mark.parametrize("module", BUGS)
def test_without_a_bug_the_modules_tests_pass(module: str, tmp_path: Path):
    """Or the gate would show nothing."""
    first_line = (ROOT / "snippets" / f"{module}.py").read_text(encoding="utf-8").splitlines()[0]
    assert outcome((module, "no bug", first_line, first_line), tmp_path) == 0


def test_there_are_enough_bugs_and_the_readme_states_the_score():
    assert len(CASES) >= 40
    line = f"> {len(CASES)} bugs planted, {len(CASES)} killed"
    assert line in (ROOT / "README.md").read_text(encoding="utf-8"), f"README.md: write {line!r}"
