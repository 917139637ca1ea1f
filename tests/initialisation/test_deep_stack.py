"""A stack of layers against finite differences, autograd and theory; sizes over many draws."""

from itertools import pairwise

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.initialisation.deep_stack import (
    backward,
    forward,
    mean_square,
    sizes,
    tanh_slope,
)
from snippets.initialisation.random_weights import (
    he_normal,
    he_uniform,
    xavier_normal,
    xavier_uniform,
)
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.kinks import relu, relu_slope

SIZES = (3, 6, 5, 4)
BENDS = {
    "sigmoid": (sigmoid, sigmoid_slope, lambda z: 1 / (1 + anp.exp(-z))),
    "tanh": (np.tanh, tanh_slope, anp.tanh),
    "relu": (relu, relu_slope, lambda z: anp.maximum(0, z)),
}
bends = pytest.mark.parametrize(("activation", "slope", "oracle"), BENDS.values(), ids=BENDS)


def batch(seed: int = 0):
    """Seven rows, three layers, and a gradient that enters at the output."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(7, SIZES[0]))
    weights = [rng.normal(size=size) for size in pairwise(SIZES)]
    return X, weights, rng.normal(size=(7, SIZES[-1]))


@bends
def test_forward_agrees_with_the_oracle(activation, slope, oracle):
    X, weights, _ = batch()
    activations = forward(X, weights, activation)
    assert [a.shape for a in activations] == [(7, size) for size in SIZES]
    expected = X
    np.testing.assert_array_equal(activations[0], X)
    for W, found in zip(weights, activations[1:], strict=True):
        expected = oracle(expected @ W)
        np.testing.assert_allclose(found, expected)


@bends
@pytest.mark.parametrize("layer", range(3))
def test_gradients_agree_with_finite_differences(activation, slope, oracle, layer):
    X, weights, grad_out = batch()
    _, grads_W = backward(forward(X, weights, activation), weights, slope, grad_out)

    def loss(W):
        moved = [*weights[:layer], W, *weights[layer + 1 :]]
        return np.sum(grad_out * forward(X, moved, activation)[-1])

    np.testing.assert_allclose(grads_W[layer], numeric_gradient(loss, weights[layer]), atol=1e-7)


@bends
@pytest.mark.parametrize("start", range(4))
def test_gradients_along_activations_agree_with_autograd(activation, slope, oracle, start):
    X, weights, grad_out = batch(1)
    activations = forward(X, weights, activation)
    grads_A, _ = backward(activations, weights, slope, grad_out)

    def loss(A):
        for W in weights[start:]:
            A = oracle(anp.dot(A, W))
        return anp.sum(grad_out * A)

    assert len(grads_A) == 4
    np.testing.assert_allclose(grads_A[start], autograd.grad(loss)(activations[start]))


def test_nothing_writes_into_its_arguments():
    X, weights, grad_out = batch()
    copies = X.copy(), [W.copy() for W in weights], grad_out.copy()
    backward(forward(X, weights, relu), weights, relu_slope, grad_out)
    np.testing.assert_array_equal(X, copies[0])
    np.testing.assert_array_equal(grad_out, copies[2])
    for W, copy in zip(weights, copies[1], strict=True):
        np.testing.assert_array_equal(W, copy)


def test_relu_on_both_sides_and_at_its_kink():
    z = np.array([-2.0, 0.0, 3.0])
    np.testing.assert_array_equal(relu(z), [0, 0, 3])
    np.testing.assert_array_equal(relu_slope(relu(z)), [0, 0, 1])


def test_mean_square_is_a_mean_of_squares_over_all_entries():
    assert mean_square(np.array([[3.0, -1.0, 2.0], [0.0, 1.0, 1.0]])) == pytest.approx(16 / 6)


def equal(n_in, n_out, rng):
    """Weights that keep every row as it is, so that all sizes are known."""
    return np.eye(n_in, n_out) * 2


def test_sizes_run_from_the_input_to_the_output():
    along_A, along_G = sizes(equal, lambda z: z, np.ones_like, seed=4, width=30, depth=3)
    assert along_A / along_A[0] == pytest.approx([1, 2, 4, 8])
    assert along_G / along_G[-1] == pytest.approx([8, 4, 2, 1])
    assert along_A[0] == pytest.approx(1, rel=0.05)
    assert along_G[-1] == pytest.approx(1, rel=0.05)
    assert along_G[-1] != along_A[0]


def test_sizes_depend_on_the_seed_alone():
    one, same, other = (sizes(he_normal, relu, relu_slope, seed)[0] for seed in (1, 1, 2))
    np.testing.assert_array_equal(one, same)
    assert np.all(one != other)


def test_sizes_are_those_of_ten_layers_of_a_hundred_units():
    seen = []

    def draw(n_in, n_out, rng):
        seen.append((n_in, n_out))
        return he_normal(n_in, n_out, rng)

    assert [len(along) for along in sizes(draw, relu, relu_slope)] == [11, 11]
    assert seen == [(100, 100)] * 10


def ratio(draw, activation, slope) -> float:
    """First over last gradient through ten layers, the geometric mean over ten seeds."""
    along = np.array([sizes(draw, activation, slope, seed)[1] for seed in range(10)])
    return np.exp(np.mean(np.log(along[:, 0] / along[:, -1])))


def test_gradients_through_ten_layers_as_the_page_says():
    assert ratio(xavier_uniform, sigmoid, sigmoid_slope) == pytest.approx(4.8e-7, rel=0.05)
    assert ratio(xavier_uniform, np.tanh, tanh_slope) == pytest.approx(0.27, abs=0.01)
    assert ratio(he_uniform, relu, relu_slope) == pytest.approx(1.0, abs=0.1)


@pytest.mark.parametrize(("n_in", "n_out"), [(40, 90), (90, 40)])
def test_a_sum_of_products_has_the_mean_square_of_the_rule(n_in: int, n_out: int):
    """Inputs that are neither centred nor independent; 400 draws of the weights, to 2 %."""
    rng = np.random.default_rng(7)
    A = rng.uniform(size=(30, 1)) + 0.2 * rng.uniform(size=(30, n_in))
    draws = [mean_square(A @ xavier_normal(n_in, n_out, rng)) for _ in range(400)]
    expected = n_in * 2 / (n_in + n_out) * mean_square(A)
    assert np.mean(draws) == pytest.approx(expected, rel=0.02)


@pytest.mark.parametrize(("n_in", "n_out"), [(40, 90), (90, 40)])
def test_a_gradient_has_the_mean_square_of_the_rule(n_in: int, n_out: int):
    """Through a linear layer, 400 draws, to 2 %."""
    rng = np.random.default_rng(8)
    X, grad_out = rng.normal(size=(30, n_in)), rng.normal(0.5, 1, size=(30, n_out))
    draws = []
    for _ in range(400):
        W = [xavier_uniform(n_in, n_out, rng)]
        grads_A, _ = backward(forward(X, W, np.asarray), W, np.ones_like, grad_out)
        draws.append(mean_square(grads_A[0]))
    expected = n_out * 2 / (n_in + n_out) * mean_square(grad_out)
    assert np.mean(draws) == pytest.approx(expected, rel=0.02)


@pytest.mark.parametrize("draw", [he_normal, he_uniform])
def test_he_keeps_the_mean_square_of_logits_that_relu_halves(draw):
    """Two layers of different sizes, 400 draws, to 2 %."""
    rng = np.random.default_rng(9)
    Z = rng.normal(size=(200, 60))
    assert mean_square(relu(Z)) == pytest.approx(mean_square(Z) / 2, rel=0.03)
    draws = [mean_square(relu(Z) @ draw(60, 25, rng)) for _ in range(400)]
    assert np.mean(draws) == pytest.approx(2 * mean_square(relu(Z)), rel=0.02)


def test_the_mean_square_of_an_even_spread_is_a_third_of_the_squared_limit():
    w = np.random.default_rng(10).uniform(-0.7, 0.7, size=100_000)
    assert mean_square(w) == pytest.approx(0.7**2 / 3, rel=0.01)


def test_bytes_and_other_shapes_are_refused():
    X, weights, grad_out = batch()
    activations = forward(X, weights, np.tanh)
    with pytest.raises(TypeError, match=r"^X is uint8; give floats$"):
        forward(X.astype(np.uint8), weights, np.tanh)
    with pytest.raises(ValueError, match=r"grad_out is \(4,\); give grad_out \(n, h\)$"):
        backward(activations, weights, tanh_slope, grad_out[0])
    with pytest.raises(TypeError, match=r"^values is uint8; give floats$"):
        mean_square(np.array([16], np.uint8))
    with pytest.raises(TypeError, match=r"^values is complex; give real numbers$"):
        mean_square(np.array([1j]))
    with pytest.raises(TypeError, match=r"^a is uint8; give floats$"):
        tanh_slope(np.array([2], np.uint8))


def test_one_bad_entry_shows_in_every_layer_behind_it_and_in_the_gradients():
    X, weights, grad_out = batch()
    X[1, 0] = np.nan
    activations = forward(X, weights, relu)
    assert all(np.isnan(A[1]).all() for A in activations[1:])
    grads_A, grads_W = backward(activations, weights, relu_slope, grad_out)
    assert all(np.isnan(grad).any() for grad in [*grads_A[:-1], *grads_W])
