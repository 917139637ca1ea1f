"""Functions with a kink: on both sides, at the kink, and under a complex step."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.checking_a_gradient.difference_quotients import central_difference, complex_step
from snippets.shared.kinks import absolute, relu, relu_slope

X = np.array([-2.3, -0.4, 0.6, 1.9, 3.2])


def test_values():
    np.testing.assert_array_equal(relu(X), [0, 0, 0.6, 1.9, 3.2])
    np.testing.assert_array_equal(absolute(X), [2.3, 0.4, 0.6, 1.9, 3.2])
    assert relu(0.0) == absolute(0.0) == 0


@pytest.mark.parametrize("measure", [lambda f, x: central_difference(f, x, 1e-6), complex_step])
def test_slopes_away_from_the_kink(measure):
    np.testing.assert_allclose(measure(relu, X), relu_slope(X), rtol=1e-8)
    np.testing.assert_allclose(measure(absolute, X), np.sign(X), rtol=1e-8)


def test_slopes_agree_with_autograd():
    by_autograd = autograd.elementwise_grad(lambda x: anp.maximum(x, 0))(X)
    np.testing.assert_array_equal(relu_slope(X), by_autograd)
    twice = autograd.elementwise_grad(lambda x: x * anp.abs(x))(X)
    np.testing.assert_allclose(complex_step(lambda x: x * absolute(x), X), twice, rtol=1e-14)


def test_at_the_kink_the_methods_differ_as_the_page_says():
    assert relu_slope(np.array(0.0)) == 0
    assert complex_step(relu, 0.0) == 0
    assert complex_step(lambda x: np.maximum(x, 0), 0.0) == 1
    assert central_difference(relu, 0.0, 0.25) == 0.5
    assert complex_step(np.abs, -1.5) == 0
    assert complex_step(lambda x: x * np.abs(x), -1.5) == pytest.approx(1.5)


ODD = np.array([np.nan, -np.inf, -1.0, -0.0, 0.0, 1.0, np.inf])


def test_what_is_not_a_number_passes_on():
    np.testing.assert_array_equal(relu(ODD), [np.nan, 0, 0, 0, 0, 1, np.inf])
    np.testing.assert_array_equal(relu_slope(ODD), [np.nan, 0, 0, 0, 0, 1, 1])
    np.testing.assert_array_equal(absolute(ODD), [np.nan, np.inf, 1, 0, 0, 1, np.inf])


@pytest.mark.parametrize("function", [relu, relu_slope, absolute])
def test_single_and_half_precision_stay(function):
    for kind in (np.float32, np.float16):
        assert function(X.astype(kind)).dtype == kind


@pytest.mark.parametrize("function", [relu, relu_slope, absolute])
def test_bytes_and_text_are_refused(function):
    for odd in (np.array([1, 2], np.uint8), np.array(["1"]), np.array([b"1"])):
        with pytest.raises(TypeError, match=r"^x is .*; give floats$"):
            function(odd)


def test_a_complex_number_is_on_where_its_real_part_is():
    z = np.array([1 - 2j, -1 + 2j, 0j])
    np.testing.assert_array_equal(relu(z), [1 - 2j, 0, 0])
    np.testing.assert_array_equal(relu_slope(z), [1, 0, 0])
