"""Measured slopes against an independent oracle, and their errors against the derived ones."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.checking_a_gradient.difference_quotients import (
    central_difference,
    complex_step,
    forward_difference,
)

POINTS = np.array([-1.4, 0.3, 0.9])


def smooth(x):
    """No symmetry, and no derivative of it is another."""
    return np.sin(2 * x) * np.exp(x) + x**3


def oracle_slope(x):
    """The slope of ``smooth`` by autograd."""
    return autograd.elementwise_grad(lambda t: anp.sin(2 * t) * anp.exp(t) + t**3)(x)


def oracle_of_order(order, x):
    """A higher derivative of ``smooth`` by autograd."""
    slope = oracle_slope
    for _ in range(order - 1):
        slope = autograd.elementwise_grad(slope)
    return slope(x)


@pytest.mark.parametrize(
    ("method", "h", "tolerance"),
    [
        (forward_difference, 1e-8, 1e-6),
        (central_difference, 1e-5, 1e-8),
        (complex_step, 1e-30, 1e-13),
    ],
)
def test_each_method_finds_the_slope(method, h, tolerance):
    np.testing.assert_allclose(method(smooth, POINTS, h), oracle_slope(POINTS), rtol=tolerance)
    assert method(smooth, 0.3, h) == pytest.approx(oracle_slope(0.3), rel=tolerance)


def test_complex_step_is_tiny_unless_told():
    np.testing.assert_allclose(complex_step(smooth, POINTS), oracle_slope(POINTS), rtol=1e-13)


@pytest.mark.parametrize(
    ("method", "order", "factor", "power"),
    [
        (forward_difference, 2, 1 / 2, 1),
        (central_difference, 3, 1 / 6, 2),
        (complex_step, 3, -1 / 6, 2),
    ],
)
def test_errors_are_led_by_the_derived_term(method, order, factor, power):
    h = 1e-4
    error = method(smooth, POINTS, h) - oracle_slope(POINTS)
    leading = factor * h**power * oracle_of_order(order, POINTS)
    np.testing.assert_allclose(error, leading, rtol=1e-2)


def test_single_precision_stays_single():
    """Or the page would show a wall that is not there."""
    x, h = np.float32(1.3), np.float32(1e-2)
    for method in (forward_difference, central_difference, complex_step):
        assert method(lambda t: t * t * t, x, h).dtype == np.float32
