"""A network of two affine layers, with softmax and cross-entropy at its end.

Shapes: X (n, d), Y (n, c), W1 (d, h), b1 (h,), W2 (h, c), b2 (c,).
Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.5.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy import ndarray
from numpy.random import Generator

from snippets.initialisation.random_weights import he_uniform, xavier_uniform
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.checks import takes
from snippets.shared.kinks import relu, relu_slope
from snippets.softmax_cross_entropy.loss import log_softmax, softmax


# --8<-- [start:parameters]
class Parameters(NamedTuple):
    """Weights and biases, or anything that has one entry for each of them."""

    W1: ndarray  # (d, h)
    b1: ndarray  # (h,)
    W2: ndarray  # (h, c)
    b2: ndarray  # (c,)


# --8<-- [end:parameters]
SHAPES = Parameters("(d, h)", "(h,)", "(h, c)", "(c,)")
PAIRED = Parameters("(...W1)", "(...b1)", "(...W2)", "(...b2)")  # any shapes


# --8<-- [start:hidden]
class Hidden(NamedTuple):
    """A kind of hidden unit; its slope is written in its own output."""

    init: Callable  # (n_in, n_out, rng) -> weights (n_in, n_out)
    activate: Callable
    slope: Callable


SIGMOID = Hidden(xavier_uniform, sigmoid, sigmoid_slope)
RELU = Hidden(he_uniform, relu, relu_slope)  # slope 1 where output > 0
# --8<-- [end:hidden]


# --8<-- [start:initialise]
def initialise(sizes: tuple, hidden: Hidden, rng: Generator) -> Parameters:
    """Random weights and zero biases; sizes are (d, h, c)."""
    d, h, c = sizes
    W1 = hidden.init(d, h, rng)
    W2 = hidden.init(h, c, rng)
    return Parameters(W1, np.zeros(h), W2, np.zeros(c))


# --8<-- [end:initialise]


@takes(params=SHAPES, X="(n, d)")
# --8<-- [start:forward]
def forward(params, X, hidden):
    """Hidden activations (n, h) and logits (n, c) for the rows of X (n, d)."""
    W1, b1, W2, b2 = params
    Z1 = X @ W1 + b1  # eq:net-z1 (n, d) @ (d, h) -> (n, h)
    A1 = hidden.activate(Z1)  # eq:net-a1 (n, h)
    Z2 = A1 @ W2 + b2  # eq:net-z2 (n, h) @ (h, c) -> (n, c)
    return A1, Z2


# --8<-- [end:forward]


@takes(params=SHAPES, X="(n, d)", Y="(n, c)")
# --8<-- [start:network_loss]
def network_loss(params, X, Y, hidden):
    """The mean over the batch of the cross-entropy."""
    _, Z2 = forward(params, X, hidden)
    return -np.sum(Y * log_softmax(Z2)) / len(Y)  # eq:net-loss


# --8<-- [end:network_loss]


@takes(params=SHAPES, X="(n, d)", Y="(n, c)", A1="(n, h)", Z2="(n, c)")
# --8<-- [start:backward]
def backward(params, X, Y, A1, Z2, hidden):
    """Slopes of the loss with respect to all parameters."""
    grad_Z2 = (softmax(Z2) - Y) / len(Y)  # eq:net-grad-z2 (n, c)
    grad_W2 = A1.T @ grad_Z2  # eq:net-grad-w2 (h, n) @ (n, c) -> (h, c)
    grad_b2 = grad_Z2.sum(axis=0)  # eq:net-grad-b2 (n, c) -> (c,)
    grad_A1 = grad_Z2 @ params.W2.T  # eq:net-grad-a1 (n, c) @ (c, h) -> (n, h)
    grad_Z1 = grad_A1 * hidden.slope(A1)  # eq:net-grad-z1 (n, h)
    grad_W1 = X.T @ grad_Z1  # eq:net-grad-w1 (d, n) @ (n, h) -> (d, h)
    grad_b1 = grad_Z1.sum(axis=0)  # eq:net-grad-b1 (n, h) -> (h,)
    return Parameters(grad_W1, grad_b1, grad_W2, grad_b2)


# --8<-- [end:backward]


# --8<-- [start:gradients]
def gradients(params, X, Y, hidden):
    """One pass forward and one back."""
    A1, Z2 = forward(params, X, hidden)
    return backward(params, X, Y, A1, Z2, hidden)


# --8<-- [end:gradients]
