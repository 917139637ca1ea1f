"""The activations: their formulas, their slopes, and what they survive."""

import numpy as np
import pytest

from snippets.shared.activations import sigmoid, sigmoid_slope, softplus
from snippets.shared.gradient_check import numeric_gradient


def test_sigmoid_is_its_formula_where_the_formula_works():
    z = np.linspace(-30, 30, 121)
    np.testing.assert_allclose(sigmoid(z), 1 / (1 + np.exp(-z)), rtol=1e-14)
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


def test_softplus_is_its_formula_where_the_formula_works():
    z = np.linspace(-30, 30, 121)
    np.testing.assert_allclose(softplus(z), np.log1p(np.exp(z)), rtol=1e-14)


def test_softplus_does_not_overflow():
    with np.errstate(all="raise", under="ignore"):
        ramp = softplus(np.array([-800.0, 800.0]))
    np.testing.assert_array_equal(ramp, [0.0, 800.0])


@pytest.mark.parametrize("z", [-5.0, -1.3, 0.0, 0.4, 3.0])
def test_the_slope_of_softplus_is_the_sigmoid(z):
    np.testing.assert_allclose(numeric_gradient(softplus, z), sigmoid(z), rtol=1e-7)


@pytest.mark.parametrize("function", [sigmoid, sigmoid_slope, softplus])
def test_bytes_would_wrap_around_and_are_refused(function):
    """In bytes, minus 200 is 56, and 1 - 200 is 57."""
    with pytest.raises(TypeError, match=r"^\w+ is uint8; give floats$"):
        function(np.array([0, 200], np.uint8))
    for text in ("1.5", np.array(["1.5"])):
        with pytest.raises(TypeError, match=r"; give floats$"):
            function(text)


@pytest.mark.parametrize("function", [sigmoid, sigmoid_slope, softplus])
def test_what_is_not_a_number_passes_on(function):
    with np.errstate(invalid="ignore"):
        assert np.isnan(function(np.array([np.nan, 1.0]))).tolist() == [True, False]


def test_softplus_has_no_complex_numbers():
    with pytest.raises(TypeError, match=r"^z is complex; give real numbers$"):
        softplus(np.array([1j]))
