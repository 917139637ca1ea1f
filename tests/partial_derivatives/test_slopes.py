"""Measured slopes, and slopes along directions, against autograd and powers of the step."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.partial_derivatives.slopes import measured_gradient, measured_slope, slope_towards

ANGLES = np.array([0.0, 0.3, 1.1, 2.0, 2.9, 4.4, 5.8])
AT = 0.4, -0.7


def hill(x, y):
    """A function that is no polynomial."""
    return anp.sin(x) * y + anp.exp(x - y)


@pytest.mark.parametrize("x", [-1.3, 0.2, 2.4])
def test_a_slope_agrees_with_autograd(x):
    def function(x):
        return anp.sin(2 * x) * anp.exp(x)

    assert measured_slope(function, x) == pytest.approx(autograd.grad(function)(x), rel=1e-8)


def test_the_measurement_is_central():
    """The error of a cubic is h squared; that of a one-sided quotient of a square is h."""
    assert measured_slope(lambda x: x**3, 0.0, 1e-3) == pytest.approx(1e-6)
    assert measured_slope(lambda x: x**2, 1.0, 0.5) == pytest.approx(2)


def test_the_gradient_agrees_with_autograd():
    expected = autograd.grad(hill, argnum=(0, 1))(*AT)
    assert measured_gradient(hill, *AT).shape == (2,)
    np.testing.assert_allclose(measured_gradient(hill, *AT), expected, rtol=1e-8)


def test_slopes_in_all_directions_agree_with_measurement_and_autograd():
    a, b = np.cos(ANGLES), np.sin(ANGLES)
    gradient = np.array(autograd.grad(hill, argnum=(0, 1))(*AT))
    along = [
        autograd.grad(lambda t, a=a, b=b: hill(AT[0] + t * a, AT[1] + t * b))(0.0)
        for a, b in zip(a, b, strict=True)
    ]
    np.testing.assert_allclose(slope_towards(a, b, gradient), along, rtol=1e-12)
    measured = measured_slope(lambda t: hill(AT[0] + t * a, AT[1] + t * b), 0.0)
    np.testing.assert_allclose(measured, along, rtol=1e-7)


def test_nothing_writes_into_its_arguments():
    a, b, gradient = np.cos(ANGLES), np.sin(ANGLES), np.array([2.0, -3.0])
    slope_towards(a, b, gradient)
    measured_slope(np.exp, a)
    np.testing.assert_array_equal(a, np.cos(ANGLES))
    np.testing.assert_array_equal(b, np.sin(ANGLES))
    np.testing.assert_array_equal(gradient, [2, -3])
