"""The two-layer network against finite differences and an independent oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.affine_layer.affine import Affine
from snippets.layers.building_blocks import Chain, ReLU, Sigmoid
from snippets.shared.gradient_check import numeric_gradient
from snippets.softmax_cross_entropy.loss import SoftmaxCrossEntropy
from snippets.two_layer_network.network import (
    RELU,
    SIGMOID,
    Parameters,
    backward,
    forward,
    gradients,
    initialise,
    network_loss,
)

# Sizes that all differ, and never two rows.
N, D, H, C = 7, 5, 4, 3
KINDS = pytest.mark.parametrize("hidden", [SIGMOID, RELU], ids=["sigmoid", "relu"])


@pytest.fixture
def batch() -> tuple[np.ndarray, np.ndarray]:
    """Inputs, and targets that are distributions, but not one-hot."""
    rng = np.random.default_rng(11)
    return rng.normal(size=(N, D)), rng.dirichlet(np.ones(C), size=N)


@pytest.fixture
def params() -> Parameters:
    """Weights and biases, none of them zero."""
    rng = np.random.default_rng(12)
    return Parameters(*(rng.normal(size=s) for s in ((D, H), (H,), (H, C), (C,))))


def oracle_loss(W1, b1, W2, b2, X, Y, hidden):
    """The loss, written anew for autograd; shares no line with the course's code."""
    Z1 = anp.einsum("nd,dh->nh", X, W1) + b1
    A1 = anp.maximum(Z1, 0) if hidden is RELU else 0.5 * (anp.tanh(Z1 / 2) + 1)
    Z2 = anp.einsum("nh,hc->nc", A1, W2) + b2
    log_sum = anp.log(anp.sum(anp.exp(Z2), axis=1))
    return anp.mean(log_sum - anp.sum(Y * Z2, axis=1))


@KINDS
def test_the_flat_network_is_the_one_of_layers(batch, params, hidden):
    X, Y = batch
    bend = ReLU() if hidden is RELU else Sigmoid()
    first, second = Affine(params.W1, params.b1), Affine(params.W2, params.b2)
    net, last = Chain(first, bend, second), SoftmaxCrossEntropy()
    loss = last.forward(net.forward(X), Y)
    net.backward(last.backward())
    assert network_loss(params, X, Y, hidden) == pytest.approx(loss, rel=1e-14)
    layered = (first.grad_W, first.grad_b, second.grad_W, second.grad_b)
    for flat, by_layers in zip(gradients(params, X, Y, hidden), layered, strict=True):
        np.testing.assert_allclose(flat, by_layers, rtol=1e-13, atol=1e-16)


@KINDS
def test_gradients_agree_with_finite_differences(batch, params, hidden):
    grads = gradients(params, *batch, hidden)
    for name in Parameters._fields:
        measured = numeric_gradient(
            lambda v, name=name: network_loss(params._replace(**{name: v}), *batch, hidden),
            getattr(params, name),
        )
        np.testing.assert_allclose(getattr(grads, name), measured, rtol=1e-6, atol=1e-9)


@KINDS
def test_gradients_agree_with_autograd(batch, params, hidden):
    np.testing.assert_allclose(
        network_loss(params, *batch, hidden), oracle_loss(*params, *batch, hidden), rtol=1e-13
    )
    oracle = autograd.grad(oracle_loss, argnum=(0, 1, 2, 3))(*params, *batch, hidden)
    for ours, theirs in zip(gradients(params, *batch, hidden), oracle, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-11, atol=1e-15)


def test_some_relus_are_on_and_some_are_off(batch, params):
    """Or the tests above would see one side of the kink only."""
    A1, _ = forward(params, batch[0], RELU)
    assert 0 < np.count_nonzero(A1) < A1.size
    np.testing.assert_array_equal(RELU.slope(np.array([0.0, 1e-9, 2.0])), [0, 1, 1])


@KINDS
def test_forward_gives_activations_and_logits_in_this_order(batch, params, hidden):
    X, _ = batch
    A1, Z2 = forward(params, X, hidden)
    Z1 = np.einsum("nd,dh->nh", X, params.W1) + params.b1
    expected = np.maximum(Z1, 0) if hidden is RELU else 1 / (1 + np.exp(-Z1))
    np.testing.assert_allclose(A1, expected, rtol=1e-12)
    np.testing.assert_allclose(
        Z2, np.einsum("nh,hc->nc", expected, params.W2) + params.b2, rtol=1e-12
    )


@KINDS
def test_gradients_have_the_shapes_and_the_type_of_the_parameters(batch, params, hidden):
    X, Y = batch
    A1, Z2 = forward(params, X, hidden)
    grads = backward(params, X, Y, A1, Z2, hidden)
    assert [g.shape for g in grads] == [p.shape for p in params]
    small = Parameters(*(p.astype(np.float32) for p in params))
    grads = gradients(small, X.astype(np.float32), Y.astype(np.float32), hidden)
    assert {g.dtype for g in grads} == {np.dtype(np.float32)}


@KINDS
def test_twice_the_same_rows_have_the_same_gradient(batch, params, hidden):
    """The loss is a mean."""
    twice = [np.concatenate([a, a]) for a in batch]
    once, doubled = gradients(params, *batch, hidden), gradients(params, *twice, hidden)
    for a, b in zip(once, doubled, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-12, atol=1e-15)


@KINDS
def test_nothing_writes_into_its_arguments(batch, params, hidden):
    X, Y = batch
    A1, Z2 = forward(params, X, hidden)
    arrays = (X, Y, A1, Z2, *params)
    before = [a.copy() for a in arrays]
    gradients(params, X, Y, hidden)
    backward(params, X, Y, A1, Z2, hidden)
    for now, then in zip(arrays, before, strict=True):
        np.testing.assert_array_equal(now, then)


@pytest.mark.parametrize(
    ("hidden", "limits"),
    [
        (SIGMOID, [np.sqrt(6 / 350), np.sqrt(6 / 57)]),
        (RELU, [np.sqrt(6 / 300), np.sqrt(6 / 50)]),
    ],
    ids=["xavier", "he"],
)
def test_weights_start_as_their_kind_needs_and_biases_at_zero(hidden, limits):
    init = initialise((300, 50, 7), hidden, np.random.default_rng(0))
    assert [p.shape for p in init] == [(300, 50), (50,), (50, 7), (7,)]
    for weights, limit in zip((init.W1, init.W2), limits, strict=True):
        assert 0.97 * limit < np.abs(weights).max() <= limit
    assert not init.b1.any()
    assert not init.b2.any()


def test_the_initial_weights_depend_on_the_generator_alone():
    def init(seed):
        return initialise((D, H, C), RELU, np.random.default_rng(seed))

    for a, b, other in zip(init(3), init(3), init(4), strict=True):
        np.testing.assert_array_equal(a, b)
        assert not a.any() or (a != other).any()


def test_what_does_not_fit_is_refused(params, batch):
    X, Y = batch
    A1, Z2 = forward(params, X, RELU)
    column = params._replace(b1=params.b1[:, None])
    with pytest.raises(ValueError, match=r"^forward: W1 is \(5, 4\), b1 is \(4, 1\), "):
        forward(column, X, RELU)
    with pytest.raises(ValueError, match=r"^forward: .*, X is \(5,\); give W1 \(d, h\), "):
        forward(params, X[0], RELU)
    with pytest.raises(ValueError, match=r"^network_loss: .*, Y is \(3,\); give "):
        network_loss(params, X, Y[0], RELU)
    for odd in (Y[0], Y[:1], Y[:, :1], Y[..., None]):
        with pytest.raises(ValueError, match=r"^backward: .*, Y is \(.*; give W1 \(d, h\)"):
            backward(params, X, odd, A1, Z2, RELU)
    with pytest.raises(TypeError, match=r"^X is uint8; give floats$"):
        forward(params, X.astype(np.uint8), RELU)


def test_one_bad_pixel_shows_in_the_loss_and_in_the_slopes(params, batch):
    """A ReLU that swallowed it would train on, with a finite loss."""
    X, Y = batch
    X[2, 1] = np.nan
    for hidden in (RELU, SIGMOID):
        assert np.isnan(network_loss(params, X, Y, hidden))
        assert all(np.isnan(grad).any() for grad in gradients(params, X, Y, hidden))
