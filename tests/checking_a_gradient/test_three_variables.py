"""The chapter's function of three variables against differences and an oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.checking_a_gradient.three_variables import f, grad_f
from snippets.shared.gradient_check import complex_gradient, numeric_gradient


@pytest.fixture(params=[1, 2, 3])
def point(request) -> np.ndarray:
    """A point whose entries differ."""
    return np.random.default_rng(request.param).normal(size=3)


def oracle_f(p):
    """The function, written anew for autograd."""
    return p[0] ** 3 * p[1] + p[2] * anp.exp(p[1])


def test_f_at_numbers_done_by_hand():
    assert f(np.array([2.0, 3.0, 0.0])) == 24
    assert f(np.array([0.0, 1.0, 2.0])) == pytest.approx(2 * np.e)


def test_gradient_agrees_with_differences(point):
    np.testing.assert_allclose(grad_f(point), numeric_gradient(f, point), rtol=1e-6)
    np.testing.assert_allclose(grad_f(point), complex_gradient(f, point), rtol=1e-13)


def test_function_and_gradient_agree_with_autograd(point):
    assert f(point) == pytest.approx(oracle_f(point))
    np.testing.assert_allclose(grad_f(point), autograd.grad(oracle_f)(point), rtol=1e-12)


def test_nothing_writes_into_its_argument(point):
    before = point.copy()
    f(point)
    assert grad_f(point).shape == (3,)
    np.testing.assert_array_equal(point, before)
