"""The wrong ways are wrong exactly where the page says."""

import numpy as np
import pytest

from snippets.shared.gradient_check import numeric_gradient
from snippets.softmax_cross_entropy.loss import log_softmax
from snippets.two_layer_network.mistakes import (
    always_sigmoid,
    backward_with_long_names,
    no_mean,
    step_in_place,
    step_with_short_names,
    unseeded,
)
from snippets.two_layer_network.network import (
    RELU,
    SIGMOID,
    Parameters,
    backward,
    forward,
    gradients,
)
from snippets.two_layer_network.training import sgd_step

N, D, H, C = 7, 5, 4, 3
KINDS = pytest.mark.parametrize("hidden", [SIGMOID, RELU], ids=["sigmoid", "relu"])


@pytest.fixture
def batch() -> tuple[np.ndarray, np.ndarray]:
    """Inputs, and targets that are distributions, but not one-hot."""
    rng = np.random.default_rng(21)
    return rng.normal(size=(N, D)), rng.dirichlet(np.ones(C), size=N)


@pytest.fixture
def params() -> Parameters:
    """Weights and biases, none of them zero."""
    rng = np.random.default_rng(22)
    return Parameters(*(rng.normal(size=s) for s in ((D, H), (H,), (H, C), (C,))))


@KINDS
def test_without_the_mean_all_gradients_are_too_long_by_the_number_of_rows(batch, params, hidden):
    right, wrong = gradients(params, *batch, hidden), no_mean(params, *batch, hidden)
    for good, bad in zip(right, wrong, strict=True):
        np.testing.assert_allclose(bad, N * good, rtol=1e-12, atol=1e-14)


@KINDS
def test_without_the_mean_is_a_learning_rate_in_disguise(batch, params, hidden):
    hasty = sgd_step(params, no_mean(params, *batch, hidden), 0.01)
    right = sgd_step(params, gradients(params, *batch, hidden), 0.01 * N)
    for a, b in zip(hasty, right, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-12)


def test_always_sigmoid_is_right_for_the_sigmoid_and_never_off(batch, params):
    X, _ = batch
    for a, b in zip(always_sigmoid(params, X, RELU), forward(params, X, SIGMOID), strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-14)
    assert (always_sigmoid(params, X, RELU)[0] > 0).all()
    assert (forward(params, X, RELU)[0] == 0).any()


def test_always_sigmoid_with_the_slope_of_relu_is_wrong_in_the_first_layer_only(batch, params):
    X, Y = batch
    grads = backward(params, X, Y, *always_sigmoid(params, X, RELU), RELU)
    for name in Parameters._fields:

        def loss(v, name=name):
            _, Z2 = always_sigmoid(params._replace(**{name: v}), X, RELU)
            return -np.sum(Y * log_softmax(Z2)) / N

        measured = numeric_gradient(loss, getattr(params, name))
        agrees = np.allclose(getattr(grads, name), measured, rtol=1e-5, atol=1e-8)
        assert agrees == name.endswith("2"), name


def test_two_names_meet_in_a_key_error(batch, params):
    grads = backward_with_long_names(params, *batch, RELU)
    assert list(grads) == ["dl_dW1", "dl_db1", "dl_dW2", "dl_db2"]
    np.testing.assert_array_equal(grads["dl_dW2"], gradients(params, *batch, RELU).W2)
    with pytest.raises(KeyError, match="'dW1'"):
        step_with_short_names(params._asdict(), grads, 0.1)


def test_with_one_set_of_names_the_step_is_right(batch, params):
    grads = gradients(params, *batch, RELU)
    short = {f"d{name}": g for name, g in grads._asdict().items()}
    moved = step_with_short_names(params._asdict(), short, 0.1)
    expected = sgd_step(params, grads, 0.1)
    assert list(moved) == list(Parameters._fields)
    for name, value in moved.items():
        np.testing.assert_array_equal(value, getattr(expected, name))


def test_a_step_in_place_is_right_and_destroys_where_it_started(batch, params):
    grads = gradients(params, *batch, RELU)
    kept = Parameters(*(p.copy() for p in params))
    expected = sgd_step(params, grads, 0.1)
    moved = step_in_place(params, grads, 0.1)
    for now, then, wanted, same in zip(params, kept, expected, moved, strict=True):
        assert now is same
        assert (now != then).any()
        np.testing.assert_allclose(now, wanted, rtol=1e-14)


def test_unseeded_weights_differ_from_call_to_call_within_hes_limit():
    first, second = unseeded(24, 5), unseeded(24, 5)
    assert first.shape == (24, 5)
    assert (first != second).any()
    assert 0.8 * np.sqrt(6 / 24) < np.abs(first).max() <= np.sqrt(6 / 24)
