"""The worked graph against finite differences, complex steps and an independent oracle."""

import autograd
import numpy as np
import pytest

from snippets.chain_rule.worked_graph import backward, forward
from snippets.shared.gradient_check import numeric_gradient

PAIRS = np.random.default_rng(7).normal(size=(5, 2))
EVERYWHERE = pytest.mark.parametrize(("a", "b"), [*map(tuple, PAIRS), (0.0, 1.3), (1.3, 0.0)])


def oracle(a, b):
    """The closed form; shares no line with the course's code."""
    return (a * (b + 1)) * (b + 1) * a


@EVERYWHERE
def test_forward_is_the_closed_form(a, b):
    expected = a * b, a * (b + 1), oracle(a, b)
    assert forward(a, b) == pytest.approx(expected)


@EVERYWHERE
def test_backward_agrees_with_finite_differences(a, b):
    by_moves = numeric_gradient(lambda v: forward(*v)[-1], np.array([a, b]))
    np.testing.assert_allclose(backward(a, b, forward(a, b)[1]), by_moves, rtol=1e-7, atol=1e-9)


@EVERYWHERE
def test_backward_agrees_with_complex_steps(a, b):
    grad_a, grad_b = backward(a, b, forward(a, b)[1])
    assert grad_a == pytest.approx(forward(a + 1e-30j, b)[-1].imag / 1e-30, rel=1e-13)
    assert grad_b == pytest.approx(forward(a, b + 1e-30j)[-1].imag / 1e-30, rel=1e-13)


@EVERYWHERE
def test_backward_agrees_with_autograd(a, b):
    by_autograd = autograd.grad(oracle, argnum=(0, 1))(a, b)
    np.testing.assert_allclose(backward(a, b, forward(a, b)[1]), by_autograd, rtol=1e-12)


@EVERYWHERE
def test_backward_honours_its_upstream_gradient(a, b):
    """With one more box behind L, whose slope there is the upstream gradient."""
    L = forward(a, b)[-1]
    by_autograd = autograd.grad(lambda a, b: oracle(a, b) ** 3 - oracle(a, b), argnum=(0, 1))(a, b)
    ours = backward(a, b, forward(a, b)[1], 3 * L**2 - 1)
    np.testing.assert_allclose(ours, by_autograd, rtol=1e-10, atol=1e-14)
