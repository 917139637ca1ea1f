"""A gate for the engine: every equation of the course, changed on purpose, is refused."""

from collections.abc import Callable

import pytest

from tests.proof.equations import gate
from tests.proof.equations.extract import Equation
from tests.proof.equations.mutants import mutants
from tests.proof.equations.pages import corpus, of_course
from tests.proof.equations.still_true import StillTrue, read_list
from tests.proof.test_pages import refuse

NAMED = gate.by_name([*corpus(), *of_course()])
LISTED = read_list()


def place_of(equations: list[Equation]) -> str:
    return equations[0].label or f"{equations[0].path}:{equations[0].line}"


@pytest.mark.parametrize("equations", NAMED.values(), ids=place_of)
def test_no_mutant_survives_unlisted(equations: list[Equation], record_property: Callable):
    found = [gate.trial(equation) for equation in equations]
    tried, alive = sum(count for count, _ in found), sum(len(alive) for _, alive in found)
    record_property("mutants", [len(equations), tried, alive])
    refuse(gate.survivor_complaints(equations, LISTED))
    refuse(gate.unused_complaints(equations, LISTED))


def test_every_listed_mutant_is_one_of_an_equation():
    refuse(
        f"still_true.txt:{entry.line}: there is no equation {entry.equation}"
        for entry in LISTED
        if entry.equation not in NAMED
    )


def test_many_mutants_are_tried_and_few_are_listed():
    equations = [equation for named in NAMED.values() for equation in named]
    tried = sum(len(mutants(equation.latex, equation.context)) for equation in equations)
    assert tried > 20 * len(equations)
    assert len(LISTED) < tried / 100


SQUARE = Equation("page.md", 3, "(-2)^2 = 4", "arithmetic", None, True)


def test_an_unlisted_survivor_is_told_with_the_lines_that_list_it():
    (message,) = gate.survivor_complaints([SQUARE], [])
    assert message.startswith("page.md:3: still accepted (sign); strengthen the context")
    assert message.endswith("still_true.txt:\n(-2)^2 = 4\n    (+2)^2=4")


def test_an_unused_entry_is_told():
    entries = [StillTrue("(-2)^2 = 4", "(+2)^2=4"), StillTrue("(-2)^2 = 4", "(-2)^2=5", line=6)]
    assert gate.unused_complaints([SQUARE], entries) == [
        "still_true.txt:6: no longer survives, delete it: (-2)^2=5"
    ]


def test_a_list_without_reasons_is_refused(tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("x = 1\n    x=2\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"list\.txt:2: a mutant needs a reason"):
        read_list(file)
