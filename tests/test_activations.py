"""The sigmoid: its formula, its slope, and what it survives."""

import numpy as np
import pytest

from snippets.activations import naive_sigmoid, sigmoid, sigmoid_slope


def test_sigmoid_is_its_formula_where_the_formula_works():
    z = np.linspace(-30, 30, 121)
    np.testing.assert_allclose(sigmoid(z), naive_sigmoid(z), rtol=1e-14)
    np.testing.assert_allclose(sigmoid(-z), 1 - sigmoid(z), atol=1e-15)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_sigmoid_never_overflows_and_keeps_precision(dtype):
    z = np.array([-1e4, -800, -89, -1, 0, 1, 89, 800, 1e4], dtype=dtype)
    with np.errstate(all="raise", under="ignore"):
        y_hat = sigmoid(z)
    assert y_hat.dtype == dtype
    assert ((y_hat >= 0) & (y_hat <= 1)).all()
    assert (np.diff(y_hat) >= 0).all()


def test_sigmoid_slope_is_the_slope_of_sigmoid():
    z = np.array([-5.0, -1.3, 0.0, 0.4, 3.0])
    by_complex_step = sigmoid(z + 1e-30j).imag / 1e-30
    np.testing.assert_allclose(sigmoid_slope(sigmoid(z)), by_complex_step, rtol=1e-14)


def test_sigmoid_slope_leaves_its_argument_alone():
    y_hat = np.array([0.2, 0.5])
    sigmoid_slope(y_hat)
    np.testing.assert_array_equal(y_hat, [0.2, 0.5])
