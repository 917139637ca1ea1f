"""The tool that checks gradients is checked on functions whose slopes are known."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.shared.gradient_check import complex_gradient, numeric_gradient, relative_error


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


def test_complex_gradient_has_the_shape_of_its_input():
    x = np.arange(6.0).reshape(2, 3)
    kept = x.copy()
    gradient = complex_gradient(lambda v: np.sum(v**2 * np.array([1, 2, 3])), x)
    np.testing.assert_allclose(gradient, 2 * x * np.array([1, 2, 3]), rtol=1e-14)
    np.testing.assert_array_equal(x, kept)
    assert complex_gradient(lambda v: v**3, 2) == pytest.approx(12, rel=1e-14)


def test_complex_gradient_agrees_with_autograd():
    x = np.random.default_rng(3).normal(size=(2, 3))
    weights = np.array([0.3, -1.2, 0.7])
    oracle = autograd.grad(lambda v: anp.sum(anp.exp(v @ weights) * v[:, 0]))(x)
    measured = complex_gradient(lambda v: np.sum(np.exp(v @ weights) * v[:, 0]), x)
    np.testing.assert_allclose(measured, oracle, rtol=1e-13)


def test_complex_gradient_takes_the_step_it_is_told():
    """For a cube, the imaginary part over h is short by h squared."""
    assert complex_gradient(lambda v: v**3, 2.0, h=0.1) == pytest.approx(12 - 0.01)


def test_complex_gradient_refuses_what_comes_back_real():
    with pytest.raises(TypeError, match="imaginary"):
        complex_gradient(np.linalg.norm, np.array([3.0, 4.0]))
