"""Dropout and weight decay against finite differences and an independent oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.it_does_not_learn.regularisation import (
    decayed_gradients,
    decayed_loss,
    draw_mask,
    dropout_forward,
    dropout_gradients,
    dropout_loss,
)
from snippets.shared.gradient_check import numeric_gradient
from snippets.two_layer_network.network import (
    RELU,
    SIGMOID,
    Parameters,
    forward,
    gradients,
    network_loss,
)

# Sizes that all differ, and never two rows.
N, D, H, C = 7, 5, 4, 3
DECAY = 0.3
KINDS = pytest.mark.parametrize("hidden", [SIGMOID, RELU], ids=["sigmoid", "relu"])


@pytest.fixture
def batch() -> tuple[np.ndarray, np.ndarray]:
    """Inputs, and targets that are distributions, but not one-hot."""
    rng = np.random.default_rng(31)
    return rng.normal(size=(N, D)), rng.dirichlet(np.ones(C), size=N)


@pytest.fixture
def params() -> Parameters:
    """Weights and biases, none of them zero."""
    rng = np.random.default_rng(32)
    return Parameters(*(rng.normal(size=s) for s in ((D, H), (H,), (H, C), (C,))))


@pytest.fixture
def mask() -> np.ndarray:
    """Zeros, and factors of many sizes."""
    rng = np.random.default_rng(33)
    return rng.uniform(0.5, 3, size=(N, H)) * (rng.random((N, H)) < 0.6)


def oracle(W1, b1, W2, b2, X, Y, mask, activate):
    """The loss, written anew for autograd; shares no line with the course's code."""
    A1 = activate(anp.einsum("nd,dh->nh", X, W1) + b1)
    Z2 = anp.einsum("nh,nh,hc->nc", A1, mask, W2) + b2
    log_sum = anp.log(anp.sum(anp.exp(Z2), axis=1))
    return anp.mean(log_sum - anp.sum(Y * Z2, axis=1))


def decayed_oracle(W1, b1, W2, b2, X, Y, activate):
    loss = oracle(W1, b1, W2, b2, X, Y, np.ones((N, H)), activate)
    weights = anp.concatenate([anp.reshape(W1, -1), anp.reshape(W2, -1)])
    return loss + DECAY * anp.dot(weights, weights) / 2


def measured(loss, params: Parameters):
    for name in Parameters._fields:
        yield numeric_gradient(
            lambda v, name=name: loss(params._replace(**{name: v})), getattr(params, name)
        )


def test_dropout_agrees_with_autograd_and_with_differences(batch, params, mask):
    def activate(Z):
        return anp.maximum(Z, 0)

    ours = dropout_gradients(params, *batch, mask)
    loss = dropout_loss(params, *batch, mask)
    np.testing.assert_allclose(loss, oracle(*params, *batch, mask, activate), rtol=1e-13)
    theirs = autograd.grad(oracle, argnum=(0, 1, 2, 3))(*params, *batch, mask, activate)
    for a, b in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-11, atol=1e-15)
    for a, b in zip(ours, measured(lambda p: dropout_loss(p, *batch, mask), params), strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-6, atol=1e-9)


def test_some_relus_are_on_and_some_are_off(batch, params, mask):
    A1, D1, _ = dropout_forward(params, batch[0], mask)
    assert 0 < np.count_nonzero(A1) < A1.size
    assert np.count_nonzero(D1) < np.count_nonzero(A1)


def test_a_mask_of_ones_is_the_network_itself(batch, params):
    ones = np.ones((N, H))
    A1, D1, Z2 = dropout_forward(params, batch[0], ones)
    for a, b in zip((A1, Z2), forward(params, batch[0], RELU), strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-13)
    np.testing.assert_array_equal(A1, D1)
    plain = gradients(params, *batch, RELU)
    for a, b in zip(dropout_gradients(params, *batch, ones), plain, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-12)


@pytest.mark.parametrize("keep", [0.5, 0.8, 1.0])
def test_a_mask_keeps_its_share_and_the_mean(keep):
    mask = draw_mask((300, 200), keep, np.random.default_rng(0))
    assert mask.shape == (300, 200)
    assert set(np.unique(mask)) <= {0, 1 / keep}
    np.testing.assert_allclose(np.mean(mask > 0), keep, atol=0.01)
    np.testing.assert_allclose(mask.mean(), 1, atol=0.02)


def test_a_mask_depends_on_the_generator_alone():
    first, again, other = (draw_mask((N, H), 0.5, np.random.default_rng(s)) for s in (0, 0, 1))
    np.testing.assert_array_equal(first, again)
    assert (first != other).any()


@KINDS
def test_decay_agrees_with_autograd_and_with_differences(batch, params, hidden):
    def activate(Z):
        return anp.maximum(Z, 0) if hidden is RELU else 0.5 * (anp.tanh(Z / 2) + 1)

    loss = decayed_loss(params, *batch, hidden, DECAY)
    np.testing.assert_allclose(loss, decayed_oracle(*params, *batch, activate), rtol=1e-13)
    theirs = autograd.grad(decayed_oracle, argnum=(0, 1, 2, 3))(*params, *batch, activate)
    ours = decayed_gradients(params, *batch, hidden, DECAY)
    for a, b in zip(ours, theirs, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-11, atol=1e-15)
    for a, b in zip(
        ours, measured(lambda p: decayed_loss(p, *batch, hidden, DECAY), params), strict=True
    ):
        np.testing.assert_allclose(a, b, rtol=1e-6, atol=1e-9)


def test_biases_do_not_decay(batch, params):
    decayed, plain = decayed_gradients(params, *batch, RELU, DECAY), gradients(params, *batch, RELU)
    np.testing.assert_array_equal(decayed.b1, plain.b1)
    np.testing.assert_array_equal(decayed.b2, plain.b2)
    assert decayed_loss(params, *batch, RELU, 0.0) == network_loss(params, *batch, RELU)


def test_nothing_writes_into_its_arguments(batch, params, mask):
    arrays = (*batch, *params, mask)
    before = [a.copy() for a in arrays]
    dropout_gradients(params, *batch, mask)
    dropout_loss(params, *batch, mask)
    decayed_gradients(params, *batch, RELU, DECAY)
    decayed_loss(params, *batch, RELU, DECAY)
    for now, then in zip(arrays, before, strict=True):
        np.testing.assert_array_equal(now, then)


def test_what_does_not_fit_is_refused(batch, params, mask):
    X, Y = batch
    for wrong in (mask[:1], mask[0], mask[:, :1]):
        with pytest.raises(ValueError, match=r"^dropout_forward: .*mask \(n, h\)"):
            dropout_forward(params, X, wrong)
        with pytest.raises(ValueError, match=r"^dropout_gradients: .*mask \(n, h\)"):
            dropout_gradients(params, X, Y, wrong)
        with pytest.raises(ValueError, match=r"^dropout_loss: .*mask \(n, h\)"):
            dropout_loss(params, X, Y, wrong)
    for odd in (Y[0], Y[:1], Y[:, :1]):
        with pytest.raises(ValueError, match=r"^dropout_gradients: "):
            dropout_gradients(params, X, odd, mask)
        with pytest.raises(ValueError, match=r"^dropout_loss: "):
            dropout_loss(params, X, odd, mask)
        with pytest.raises(ValueError, match=r"^decayed_gradients: "):
            decayed_gradients(params, X, odd, RELU, DECAY)
        with pytest.raises(ValueError, match=r"^decayed_loss: "):
            decayed_loss(params, X, odd, RELU, DECAY)
    for function in (decayed_gradients, decayed_loss):
        with pytest.raises(ValueError, match=r"decay is \(3,\)"):
            function(params, X, Y, RELU, np.ones(C))
