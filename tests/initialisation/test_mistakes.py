"""The wrong starts are wrong exactly where the page says."""

import numpy as np
import pytest

from snippets.initialisation.deep_stack import backward, forward, mean_square
from snippets.initialisation.mistakes import exchanged, unbound, zeros
from snippets.initialisation.random_weights import (
    he_normal,
    he_uniform,
    xavier_normal,
    xavier_uniform,
)
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.shared.kinks import relu
from snippets.shared.losses import half_mean_squared_error

X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
y = np.array([[1.0], [0.0], [1.0]])


def gradients(weights):
    activations = forward(X, weights, sigmoid)
    return backward(activations, weights, sigmoid_slope, (activations[-1] - y) / 3)[1]


def loss(weights):
    return half_mean_squared_error(forward(X, weights, sigmoid)[-1], y)


def trained(weights, steps=3000):
    for _ in range(steps):
        weights = [W - g for W, g in zip(weights, gradients(weights), strict=True)]
    return weights


def test_zeros_are_zeros_of_the_right_shape():
    W = zeros(3, 5, np.random.default_rng(0))
    assert W.shape == (3, 5)
    assert not W.any()


@pytest.mark.parametrize(("value", "end"), [(0.0, 1 / 9), (0.3, 1 / 9), (-0.8, 0.0887)])
def test_equal_units_stay_equal_and_only_climb_or_only_fall(value: float, end: float):
    """So the loss cannot fall below one twelfth, the least for predictions a half, a half, one."""
    W, v = trained([np.full((2, 4), value), np.full((4, 1), value)])
    assert np.ptp(W, axis=1).max() < 1e-12
    assert np.ptp(v) < 1e-12
    assert np.linalg.matrix_rank(W) == 1
    assert loss([W, v]) == pytest.approx(end, abs=1e-4)
    assert loss([W, v]) > 1 / 12


@pytest.mark.parametrize("seed", range(3))
def test_random_units_learn_the_rows_that_one_unit_cannot(seed: int):
    rng = np.random.default_rng(seed)
    W, v = trained([xavier_normal(2, 4, rng), xavier_normal(4, 1, rng)])
    assert loss([W, v]) < 0.01
    assert np.linalg.matrix_rank(W) == 2


def test_the_gradient_at_zeros_is_right():
    weights = [np.zeros((2, 4)), np.array([[0.3], [-0.4], [0.1], [0.7]])]
    measured = numeric_gradient(lambda W: loss([W, weights[1]]), weights[0])
    assert relative_error(gradients(weights)[0], measured) < 1e-6


def test_unbound_knows_two_methods():
    for method, right in (("xavier", xavier_uniform), ("he", he_uniform)):
        expected = right(3, 5, np.random.default_rng(1))
        np.testing.assert_array_equal(unbound(method, 3, 5, np.random.default_rng(1)), expected)


def test_unbound_fails_with_an_unbound_name_for_any_other():
    with pytest.raises(UnboundLocalError, match="limit"):
        unbound("Xavier", 3, 5, np.random.default_rng(1))


def test_exchanged_counts_differ_by_their_ratio_in_layers_that_are_not_square():
    Z = np.random.default_rng(2).normal(size=(500, 200))
    right, wrong = (
        mean_square(relu(Z) @ draw(200, 50, np.random.default_rng(3)))
        for draw in (he_normal, exchanged)
    )
    assert right == pytest.approx(1, rel=0.1)
    assert wrong / right == pytest.approx(200 / 50)


def test_exchanged_counts_do_not_matter_in_a_square_layer_nor_to_xavier():
    one, other = (draw(7, 7, np.random.default_rng(4)) for draw in (he_normal, exchanged))
    np.testing.assert_array_equal(one, other)
    one, other = (xavier_normal(*n, np.random.default_rng(4)) for n in ((7, 3), (3, 7)))
    np.testing.assert_array_equal(one.ravel(), other.ravel())
