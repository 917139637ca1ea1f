"""Two neurons in a row against finite differences and against an independent oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.shared.activations import sigmoid as stable_sigmoid
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.two_neurons import neurons as two_neurons
from snippets.two_neurons.neurons import backward, forward, half_squared_error, sigmoid

POINTS = [(1.7, 0.3, -0.8, 2.2), (-0.6, 0.9, 1.3, -0.4), (2.0, 0.0, 0.5, 1.5)]
at_points = pytest.mark.parametrize(("x", "y", "w_1", "w_2"), POINTS)


def oracle(w, x, y):
    """The loss, written anew for autograd."""
    a_1 = 1 / (1 + anp.exp(-w[0] * x))
    return 0.5 * (1 / (1 + anp.exp(-w[1] * a_1)) - y) ** 2


def test_sigmoid_agrees_with_the_one_that_does_not_overflow():
    z = np.linspace(-30, 30, 121)
    np.testing.assert_allclose(sigmoid(z), stable_sigmoid(z), rtol=1e-14)
    assert sigmoid(0) == 0.5


@at_points
def test_forward_and_loss(x, y, w_1, w_2):
    a_1, y_hat = forward(x, w_1, w_2)
    assert a_1 == pytest.approx(1 / (1 + np.exp(-w_1 * x)))
    assert half_squared_error(y_hat, y) == pytest.approx(oracle(np.array([w_1, w_2]), x, y))


@at_points
def test_backward_agrees_with_finite_differences(x, y, w_1, w_2):
    slopes = backward(x, y, w_2, *forward(x, w_1, w_2))
    by_steps = numeric_gradient(
        lambda w: half_squared_error(forward(x, *w)[1], y), np.array([w_1, w_2])
    )
    np.testing.assert_allclose(slopes, by_steps, rtol=1e-7)


@at_points
def test_backward_agrees_with_autograd(x, y, w_1, w_2):
    slopes = backward(x, y, w_2, *forward(x, w_1, w_2))
    np.testing.assert_allclose(slopes, autograd.grad(oracle)(np.array([w_1, w_2]), x, y))


@pytest.mark.parametrize("name", ["lost_slope", "same_slope", "update_too_early"])
def test_mistakes_are_wrong_along_the_far_weight_only(name: str):
    x, y, w_1, w_2 = POINTS[0]
    values = forward(x, w_1, w_2)
    shown = getattr(two_neurons, name)(x, y, w_2, *values)
    right = backward(x, y, w_2, *values)
    assert relative_error(shown[0], right[0]) > 1e-3
    assert shown[1] == right[1]


def test_lost_slope_is_too_long_by_the_slope_of_the_hidden_sigmoid():
    x, y, w_1, w_2 = POINTS[0]
    a_1, y_hat = forward(x, w_1, w_2)
    lost = two_neurons.lost_slope(x, y, w_2, a_1, y_hat)[0]
    assert lost * a_1 * (1 - a_1) == pytest.approx(backward(x, y, w_2, a_1, y_hat)[0])


def test_same_slope_has_the_outputs_slope_twice():
    x, y, w_1, w_2 = POINTS[0]
    a_1, y_hat = forward(x, w_1, w_2)
    wrong = two_neurons.same_slope(x, y, w_2, a_1, y_hat)[0]
    right = backward(x, y, w_2, a_1, y_hat)[0]
    assert wrong / right == pytest.approx(y_hat * (1 - y_hat) / (a_1 * (1 - a_1)))


def test_update_too_early_uses_the_weight_after_a_step_of_rate_one():
    x, y, w_1, w_2 = POINTS[0]
    a_1, y_hat = forward(x, w_1, w_2)
    early = two_neurons.update_too_early(x, y, w_2, a_1, y_hat)
    right = backward(x, y, w_2, a_1, y_hat)
    assert early[0] / right[0] == pytest.approx((w_2 - right[1]) / w_2)
