"""The tool that checks gradients is checked on functions whose slopes are known."""

import numpy as np
import pytest

from snippets.gradient_check import numeric_gradient, relative_error


def test_numeric_gradient_has_the_shape_of_its_input():
    x = np.arange(6.0).reshape(2, 3)
    gradient = numeric_gradient(lambda v: np.sum(v**2 * np.array([1, 2, 3])), x)
    np.testing.assert_allclose(gradient, 2 * x * np.array([1, 2, 3]), rtol=1e-8, atol=1e-8)
    assert numeric_gradient(lambda v: v**3, 2.0) == pytest.approx(12)


def test_relative_error_runs_from_zero_to_one():
    a = np.array([3.0, -4.0])
    assert relative_error(a, a) == 0
    assert relative_error(a, -a) == 1
    assert relative_error(a, 0 * a) == 1
    assert relative_error(a, 3 * a) == pytest.approx(0.5)
    assert relative_error(0 * a, 0 * a) == 0


def test_numeric_gradient_of_integers():
    np.testing.assert_allclose(numeric_gradient(lambda v: np.sum(v**2), np.array([1, 2])), [2, 4])


def test_numeric_gradient_is_central():
    """The error of a central difference of a cubic is h squared; a one-sided one has h itself."""
    slope = numeric_gradient(lambda v: v**3, 0.0, h=1e-3)
    assert slope == pytest.approx(1e-6)


def test_relative_error_does_not_depend_on_the_order():
    a, b = np.array([1.0, 2.0]), np.array([4.0, -1.0])
    assert relative_error(a, b) == relative_error(b, a)
