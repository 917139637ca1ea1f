"""What pieces compute is what the course's Python computes, and a bug in it does not pass."""

import importlib
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.proof.course import ROOT
from tests.widgets.modules import TRIALS, WIDGETS, Compared, Modules

ENOUGH = 5
FEW = 20  # trials that notice most bugs; the others take them all
PIECES = sorted(file.parent.name for file in WIDGETS.glob("*/arithmetic*.js"))
TESTED = sorted(file.parent.name for file in (ROOT / "tests/widgets").glob("*/compared.py"))

COMPARED: list[tuple[str, str, Compared]] = [
    (folder, module, compared)
    for folder in TESTED
    for module, all_of_it in importlib.import_module(
        f"tests.widgets.{folder}.compared"
    ).COMPARED.items()
    for compared in all_of_it
]
BUGS: list[tuple[str, str, str, str, str]] = [
    (folder, module, *bug)
    for folder in TESTED
    for module, bugs in importlib.import_module(f"tests.widgets.{folder}.bugs").BUGS.items()
    for bug in bugs
]


def name_of(case: tuple) -> str:
    what = case[2].name if isinstance(case[2], Compared) else case[2]
    return f"{case[0]}/{case[1]}-{what}".replace(" ", "_")


@pytest.fixture(scope="module")
def modules(browser: Browser) -> Iterator[Modules]:
    """The modules as they are."""
    as_they_are = Modules(browser)
    yield as_they_are
    as_they_are.close()


@pytest.mark.parametrize("case", COMPARED, ids=name_of)
def test_the_function_agrees_with_python(case: tuple[str, str, Compared], modules: Modules):
    folder, module, compared = case
    complaint = next(modules.complaints(f"{folder}/{module}", compared), None)
    assert complaint is None, complaint


@pytest.mark.parametrize("piece", PIECES)
def test_every_function_is_compared(piece: str, modules: Modules):
    for file in sorted((WIDGETS / piece).glob("arithmetic*.js")):
        known = {one.name for folder, name, one in COMPARED if (folder, name) == (piece, file.name)}
        missing = set(modules.exported(f"{piece}/{file.name}")) - known
        assert not missing, f"widgets/{piece}/{file.name}: not in compared.py: {missing}"


@pytest.mark.parametrize("case", BUGS, ids=name_of)
def test_the_bug_is_noticed(case: tuple[str, str, str, str, str], browser: Browser):
    folder, module, what, old, new = case
    text = (WIDGETS / folder / module).read_text(encoding="utf-8")
    assert text.count(old) == 1, (
        f"widgets/{folder}/{module}: {old!r} stands {text.count(old)} times"
    )
    planted = Modules(browser, {f"{folder}/{module}": text.replace(old, new)})
    all_of_it = [one for place, name, one in COMPARED if (place, name) == (folder, module)]
    noticed = any(
        True
        for trials in (FEW, TRIALS)
        for one in all_of_it
        for _ in planted.complaints(f"{folder}/{module}", one, trials)
    )
    planted.close()
    assert noticed, f"tests/widgets/{folder}/compared.py does not notice this bug: {what}"


@pytest.mark.parametrize("piece", PIECES)
def test_there_are_enough_bugs(piece: str):
    assert sum(case[0] == piece for case in BUGS) >= ENOUGH
