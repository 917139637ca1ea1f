"""The composed slope against finite differences and against an independent oracle."""

import autograd
import numpy as np

from snippets.chain_rule.composition import composed_slope, inner, inner_slope, outer, outer_slope
from snippets.shared.gradient_check import numeric_gradient

POINTS = np.random.default_rng(7).normal(size=5)


def oracle(x):
    """The composition multiplied out by hand; shares no line with the course's code."""
    return x * x * x * x - x * x


def test_the_composition_is_what_multiplying_out_gives():
    np.testing.assert_allclose(outer(inner(POINTS)), oracle(POINTS), atol=1e-14)


def test_values_at_two():
    assert (inner(2.0), outer(3.0)) == (3, 12)


def test_the_slopes_agree_with_finite_differences():
    for x in POINTS:
        np.testing.assert_allclose(inner_slope(x), numeric_gradient(inner, x), rtol=1e-7)
        np.testing.assert_allclose(outer_slope(x), numeric_gradient(outer, x), rtol=1e-7)
        by_moves = numeric_gradient(lambda v: outer(inner(v)), x)
        np.testing.assert_allclose(composed_slope(x), by_moves, rtol=1e-7)


def test_the_composed_slope_agrees_with_autograd():
    by_autograd = autograd.elementwise_grad(oracle)(POINTS)
    np.testing.assert_allclose(composed_slope(POINTS), by_autograd, rtol=1e-12)


def test_nothing_writes_into_its_argument():
    x = POINTS.copy()
    for function in (inner, outer, inner_slope, outer_slope, composed_slope):
        function(x)
    np.testing.assert_array_equal(x, POINTS)
