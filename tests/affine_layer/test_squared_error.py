"""The loss layer against finite differences, complex steps and an independent oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.affine_layer.squared_error import HalfMeanSquaredError
from snippets.shared.gradient_check import complex_gradient, numeric_gradient

SHAPE = (5, 3)
RNG = np.random.default_rng(7)
Y_HAT, Y = RNG.normal(size=(2, *SHAPE))


def oracle(y_hat):
    """Half the mean, written anew as two sums."""
    return anp.sum(anp.sum((y_hat - Y) ** 2, axis=0)) / (2 * 5 * 3)


def backward(grad_out: float | None = None) -> np.ndarray:
    layer = HalfMeanSquaredError()
    layer.forward(Y_HAT, Y)
    return layer.backward() if grad_out is None else layer.backward(grad_out)


def test_forward_agrees_with_the_oracle():
    loss = HalfMeanSquaredError().forward(Y_HAT, Y)
    assert np.shape(loss) == ()
    np.testing.assert_allclose(loss, oracle(Y_HAT))


def test_backward_agrees_with_differences_complex_steps_and_autograd():
    def loss(y_hat):
        return HalfMeanSquaredError().forward(y_hat, Y)

    np.testing.assert_allclose(backward(), numeric_gradient(loss, Y_HAT), rtol=1e-6)
    np.testing.assert_allclose(backward(), complex_gradient(loss, Y_HAT), rtol=1e-12)
    np.testing.assert_allclose(backward(), autograd.grad(oracle)(Y_HAT), rtol=1e-12)


def test_the_upstream_gradient_is_honoured():
    np.testing.assert_allclose(backward(-2.5), -2.5 * backward())


def test_one_example_of_three_outputs_is_divided_by_three():
    layer = HalfMeanSquaredError()
    assert layer.forward(np.array([1.0, 2.0, 5.0]), np.zeros(3)) == pytest.approx(5)
    np.testing.assert_allclose(layer.backward(), [1 / 3, 2 / 3, 5 / 3])


def test_callers_may_write_between_forward_and_backward():
    y_hat, y = Y_HAT.copy(), Y.copy()
    layer = HalfMeanSquaredError()
    layer.forward(y_hat, y)
    y_hat[:], y[:] = 0, 1
    np.testing.assert_array_equal(layer.backward(), backward())


def test_nothing_writes_into_its_arguments():
    y_hat, y = Y_HAT.copy(), Y.copy()
    for array in (y_hat, y):
        array.flags.writeable = False
    layer = HalfMeanSquaredError()
    layer.forward(y_hat, y)
    first = layer.backward()
    first[:] = 0
    np.testing.assert_array_equal(layer.backward(), backward())


def test_shapes_that_would_broadcast_are_refused():
    with pytest.raises(ValueError, match="give one shape"):
        HalfMeanSquaredError().forward(np.zeros((5, 1)), np.zeros(5))


def test_gradients_that_are_no_number_are_refused():
    with pytest.raises(ValueError, match="HalfMeanSquaredError: grad_out is"):
        backward(np.ones(SHAPE))


def test_backward_before_forward_is_refused():
    with pytest.raises(RuntimeError, match="call forward before backward"):
        HalfMeanSquaredError().backward()
