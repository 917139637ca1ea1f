"""The wrong ways are wrong exactly where the page says."""

import numpy as np
import pytest

from snippets.it_does_not_learn.mistakes import (
    broadcast_accuracy,
    decay_everything,
    naive_accuracy,
    naive_loss,
    second_mask,
    shuffled_apart,
    step_thrown_away,
    unscaled_mask,
)
from snippets.it_does_not_learn.regularisation import (
    decayed_gradients,
    draw_mask,
    dropout_gradients,
)
from snippets.it_does_not_learn.symptoms import finite_accuracy
from snippets.two_layer_network.network import RELU, Parameters, gradients, network_loss

N, D, H, C = 7, 5, 4, 3


@pytest.fixture
def batch() -> tuple[np.ndarray, np.ndarray]:
    """Inputs, and targets that are distributions, but not one-hot."""
    rng = np.random.default_rng(41)
    return rng.normal(size=(N, D)), rng.dirichlet(np.ones(C), size=N)


@pytest.fixture
def params() -> Parameters:
    """Weights and biases, none of them zero."""
    rng = np.random.default_rng(42)
    return Parameters(*(rng.normal(size=s) for s in ((D, H), (H,), (H, C), (C,))))


def test_naive_accuracy_is_right_for_numbers_and_says_class_zero_for_nan():
    rng = np.random.default_rng(0)
    logits, labels = rng.normal(size=(50, C)), rng.integers(C, size=50)
    assert naive_accuracy(logits, labels) == finite_accuracy(logits, labels)
    nothing = np.full((50, C), np.nan)
    assert naive_accuracy(nothing, labels) == np.mean(labels == 0)


def test_naive_loss_is_right_for_small_logits_and_nan_for_large_ones(batch, params):
    np.testing.assert_allclose(
        naive_loss(params, *batch, RELU), network_loss(params, *batch, RELU), rtol=1e-12
    )
    large = params._replace(W2=3000 * params.W2)
    with np.errstate(all="ignore"):
        assert np.isnan(naive_loss(large, *batch, RELU))
    assert np.isfinite(network_loss(large, *batch, RELU))


def test_a_step_thrown_away_leaves_the_parameters_where_they_are(batch, params):
    seen = []

    def slopes(params, X, Y):
        seen.append(X)
        return gradients(params, X, Y, RELU)

    order = [np.array([0, 2]), np.array([1, 3, 4])]
    end = step_thrown_away(params, slopes, *batch, order, 0.1)
    assert [len(X) for X in seen] == [2, 3]
    for now, then in zip(end, params, strict=True):
        np.testing.assert_array_equal(now, then)


def test_shuffled_apart_keeps_all_rows_and_loses_the_pairs():
    X, Y = np.arange(60.0).reshape(20, 3), np.arange(40.0).reshape(20, 2)
    X_apart, Y_apart = shuffled_apart(X, Y, np.random.default_rng(0))
    for before, now in ((X, X_apart), (Y, Y_apart)):
        assert (now != before).any()
        np.testing.assert_array_equal(np.sort(now, axis=0), before)
    assert np.mean(X_apart[:, 0] / 3 == Y_apart[:, 0] / 2) < 0.3


def test_broadcast_accuracy_is_right_for_a_row_and_chance_for_a_column():
    rng = np.random.default_rng(1)
    labels = rng.integers(C, size=40)
    logits = np.eye(C)[labels] + rng.uniform(0, 0.9, size=(40, C))
    right = finite_accuracy(logits, labels)
    assert broadcast_accuracy(logits, labels) == right > 0.5
    shares = np.bincount(labels, minlength=C) / 40
    said = np.bincount(logits.argmax(axis=1), minlength=C) / 40
    np.testing.assert_allclose(broadcast_accuracy(logits, labels[:, None]), shares @ said)


def test_a_second_mask_is_wrong_before_the_mask_only(batch, params):
    rng = np.random.default_rng(2)
    mask, other = (draw_mask((N, H), 0.5, rng) for _ in range(2))
    right, wrong = (
        dropout_gradients(params, *batch, mask),
        second_mask(params, *batch, mask, other),
    )
    for name in Parameters._fields:
        same = np.allclose(getattr(right, name), getattr(wrong, name), rtol=1e-12, atol=1e-15)
        assert same == name.endswith("2"), name
    for a, b in zip(right, second_mask(params, *batch, mask, mask), strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("keep", [0.5, 0.8])
def test_an_unscaled_mask_makes_numbers_smaller_by_what_it_keeps(keep):
    scaled, unscaled = (
        draw((40, 30), keep, np.random.default_rng(3)) for draw in (draw_mask, unscaled_mask)
    )
    assert unscaled.dtype == float
    np.testing.assert_allclose(unscaled, keep * scaled, rtol=1e-15)


def test_decay_of_everything_is_wrong_for_the_biases_only(batch, params):
    right = decayed_gradients(params, *batch, RELU, 0.3)
    wrong = decay_everything(params, *batch, RELU, 0.3)
    for name, value in params._asdict().items():
        extra = 0.3 * value if name.startswith("b") else 0 * value
        np.testing.assert_allclose(
            getattr(wrong, name) - getattr(right, name), extra, rtol=1e-9, atol=1e-15
        )
