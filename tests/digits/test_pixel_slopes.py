"""Slopes along the inputs against finite differences and an independent oracle."""

import autograd
import numpy as np
import pytest

from snippets.digits.pixel_slopes import pixel_slopes
from snippets.shared.gradient_check import numeric_gradient
from snippets.two_layer_network.network import RELU, SIGMOID, Parameters, network_loss
from tests.two_layer_network.test_network import oracle_loss

N, D, H, C = 7, 5, 4, 3
KINDS = pytest.mark.parametrize("hidden", [SIGMOID, RELU], ids=["sigmoid", "relu"])


@pytest.fixture
def batch() -> tuple[Parameters, np.ndarray, np.ndarray]:
    """Parameters, inputs, and targets that are distributions, but not one-hot."""
    rng = np.random.default_rng(21)
    params = Parameters(*(rng.normal(size=s) for s in ((D, H), (H,), (H, C), (C,))))
    return params, rng.normal(size=(N, D)), rng.dirichlet(np.ones(C), size=N)


@KINDS
def test_slopes_are_the_measured_ones(batch, hidden):
    params, X, Y = batch
    measured = numeric_gradient(lambda moved: network_loss(params, moved, Y, hidden), X)
    np.testing.assert_allclose(pixel_slopes(params, X, Y, hidden), measured, atol=1e-9)


@KINDS
def test_slopes_are_those_of_autograd(batch, hidden):
    params, X, Y = batch
    wanted = autograd.grad(oracle_loss, argnum=4)(*params, X, Y, hidden)
    np.testing.assert_allclose(pixel_slopes(params, X, Y, hidden), wanted, rtol=1e-12, atol=1e-15)


def test_nothing_of_the_caller_changes(batch):
    params, X, Y = batch
    before = [a.copy() for a in (*params, X, Y)]
    pixel_slopes(params, X, Y, RELU)
    for one, other in zip((*params, X, Y), before, strict=True):
        np.testing.assert_array_equal(one, other)


def test_targets_of_another_shape_are_refused(batch):
    params, X, Y = batch
    with pytest.raises(ValueError, match="pixel_slopes: "):
        pixel_slopes(params, X, Y[0], RELU)
