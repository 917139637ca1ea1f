"""The equations of all pages, in both languages."""

import inspect

import numpy as np
import pytest

from snippets.logistic_unit.unit import forward
from tests.proof.course import SourcePage
from tests.proof.equations.check import complaint
from tests.proof.equations.contexts import CONTEXTS, trials
from tests.proof.equations.pages import corpus, exemption_complaints, of_course, of_page
from tests.proof.test_pages import every_page, refuse


@every_page
def test_all_equations_hold(page: SourcePage):
    refuse(filter(None, map(complaint, of_page(page))))


def test_few_equations_are_exempt():
    refuse(exemption_complaints(of_course()))


def test_every_context_is_in_use():
    used = {equation.context for equation in [*corpus(), *of_course()]}
    assert CONTEXTS.keys() - used == set()


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
