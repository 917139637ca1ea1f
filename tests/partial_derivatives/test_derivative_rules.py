"""Both rules against a finite difference and against autograd."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.partial_derivatives.derivative_rules import product_slope, quotient_slope
from snippets.shared.gradient_check import numeric_gradient

PLACES = [0.4, 0.9, 1.7, 2.6]


def u(x):
    return anp.sin(x) + x**2


def v(x):
    return anp.cos(2 * x) + 3 * x


RULES = [
    (product_slope, lambda x: u(x) * v(x)),
    (quotient_slope, lambda x: u(x) / v(x)),
]


def parts(x: float) -> tuple[float, float, float, float]:
    """Both values and both slopes; the slopes from autograd."""
    return u(x), v(x), autograd.grad(u)(x), autograd.grad(v)(x)


@pytest.mark.parametrize("x", PLACES)
@pytest.mark.parametrize(("rule", "whole"), RULES, ids=["product", "quotient"])
def test_rules_of_two_functions(rule, whole, x):
    claimed = rule(*parts(x))
    assert claimed == pytest.approx(autograd.grad(whole)(x), rel=1e-12)
    assert claimed == pytest.approx(float(numeric_gradient(whole, x)), rel=1e-7)


def test_rules_work_elementwise_and_write_into_nothing():
    given = [np.array(values) for values in zip(*map(parts, PLACES), strict=True)]
    before = [array.copy() for array in given]
    for rule, _ in RULES:
        expected = [rule(*parts(x)) for x in PLACES]
        np.testing.assert_allclose(rule(*given), expected, rtol=1e-14)
    for now, then in zip(given, before, strict=True):
        np.testing.assert_array_equal(now, then)
