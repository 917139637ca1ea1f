"""The equations of all pages, in both languages."""

import inspect
from collections.abc import Sequence

import numpy as np
import pytest

from snippets.logistic_unit.unit import forward
from tests.proof.course import ROOT, Course
from tests.proof.equations import gate
from tests.proof.equations.contexts import CONTEXTS, trials
from tests.proof.equations.extract import Equation, equations
from tests.proof.equations.pages import course_complaints, course_equations
from tests.proof.equations.still_true import StillTrue, read_list

CORPUS = ROOT / "tests" / "proof" / "equations" / "corpus.md"


@pytest.fixture(scope="module")
def of_pages(course: Course) -> list[Equation]:
    """The equations of docs/en and docs/ko, with their values filled in."""
    return course_equations((p.path, p.markdown, p.first_line) for p in course.pages)


@pytest.fixture(scope="module")
def of_all(of_pages: list[Equation]) -> list[Equation]:
    """The equations of the pages and of the engine's corpus."""
    return [*equations(CORPUS.read_text(encoding="utf-8"), "corpus.md"), *of_pages]


def refuse(complaints: Sequence[str]) -> None:
    if complaints:
        pytest.fail("\n".join(complaints), pytrace=False)


def test_all_equations_hold(of_pages: list[Equation]):
    refuse(course_complaints(of_pages))


def test_no_mutant_survives_unlisted(of_all: list[Equation]):
    refuse(gate.survivor_complaints(of_all, read_list()))


def test_all_listed_mutants_survive(of_all: list[Equation]):
    refuse(gate.unused_complaints(of_all, read_list()))


def test_the_score_adds_up(of_all: list[Equation]):
    score = gate.score(of_all)
    print(score)
    assert score.tried > 20 * score.equations
    assert score.listed < score.tried / 100


def test_every_context_is_in_use(of_all: list[Equation]):
    assert CONTEXTS.keys() - {equation.context for equation in of_all} == set()


@pytest.mark.parametrize("name", [name for name, (_, count) in CONTEXTS.items() if count > 1])
def test_no_context_hides_a_mistake_behind_its_sizes(name: str):
    symbols = trials(name)[0].context.symbols
    assert symbols.get("n") != 2, "two rows hide a lost half"
    for value in symbols.values():
        if np.ndim(value) == 2:
            assert len(set(np.shape(value))) == 2, "a square matrix hides a missing transpose"


def test_the_logistic_contexts_compute_what_the_course_does():
    for env in trials("logistic"):
        expected = forward(*(env[name] for name in inspect.signature(forward).parameters))
        np.testing.assert_allclose(env["y_hat"], expected)


def test_an_unlisted_survivor_is_told_with_the_lines_that_list_it():
    square = Equation("page.md", 3, "(-2)^2 = 4", "arithmetic", None, True)
    (message,) = gate.survivor_complaints([square], [])
    assert message.startswith("page.md:3: still accepted (sign); strengthen the context")
    assert message.endswith("still_true.txt:\n(-2)^2 = 4\n    (+2)^2=4")


def test_an_unused_entry_is_told():
    square = Equation("page.md", 3, "(-2)^2 = 4", "arithmetic", None, True)
    entries = [StillTrue("(-2)^2 = 4", "(+2)^2=4"), StillTrue("(-2)^2 = 4", "(-2)^2=5", line=6)]
    assert gate.unused_complaints([square], entries) == [
        "still_true.txt:6: no longer survives, delete it: (-2)^2=5"
    ]


def test_a_list_without_reasons_is_refused(tmp_path):
    file = tmp_path / "list.txt"
    file.write_text("x = 1\n    x=2\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"list\.txt:2: a mutant needs a reason"):
        read_list(file)
