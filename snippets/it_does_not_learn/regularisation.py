"""Dropout and weight decay for the two-layer network of ReLUs.

Shapes: X (n, d), Y (n, c), mask (n, h); parameters as in network.py.
Sources: Srivastava, Hinton, Krizhevsky, Sutskever and Salakhutdinov,
"Dropout: a simple way to prevent neural networks from overfitting" (JMLR
2014); Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 7.1.
"""

import numpy as np

from snippets.shared.checks import takes
from snippets.shared.kinks import relu, relu_slope
from snippets.softmax_cross_entropy.loss import log_softmax, softmax
from snippets.two_layer_network.network import (
    SHAPES,
    Parameters,
    gradients,
    network_loss,
)


# --8<-- [start:draw_mask]
def draw_mask(shape, keep, rng):
    """0 for what is dropped; for what is kept, with chance keep, 1 / keep."""
    return (rng.random(shape) < keep) / keep


# --8<-- [end:draw_mask]


@takes(params=SHAPES, X="(n, d)", mask="(n, h)")
# --8<-- [start:dropout_forward]
def dropout_forward(params, X, mask):
    """Hidden activations, what the mask leaves of them, and logits."""
    W1, b1, W2, b2 = params
    A1 = relu(X @ W1 + b1)  # (n, d) @ (d, h) -> (n, h)
    D1 = A1 * mask  # eq:dropout-forward (n, h)
    Z2 = D1 @ W2 + b2  # (n, h) @ (h, c) -> (n, c)
    return A1, D1, Z2


# --8<-- [end:dropout_forward]


@takes(params=SHAPES, X="(n, d)", Y="(n, c)", mask="(n, h)")
# --8<-- [start:dropout_gradients]
def dropout_gradients(params, X, Y, mask):
    """Slopes of the loss, for the mask that the forward pass had."""
    A1, D1, Z2 = dropout_forward(params, X, mask)
    grad_Z2 = (softmax(Z2) - Y) / len(Y)
    grad_W2 = D1.T @ grad_Z2  # (h, n) @ (n, c) -> (h, c)
    grad_D1 = grad_Z2 @ params.W2.T  # (n, c) @ (c, h) -> (n, h)
    grad_A1 = grad_D1 * mask  # eq:dropout-backward (n, h)
    grad_Z1 = grad_A1 * relu_slope(A1)
    grad_W1 = X.T @ grad_Z1  # (d, n) @ (n, h) -> (d, h)
    return Parameters(
        grad_W1, grad_Z1.sum(axis=0), grad_W2, grad_Z2.sum(axis=0)
    )


# --8<-- [end:dropout_gradients]


@takes(params=SHAPES, X="(n, d)", Y="(n, c)", mask="(n, h)")
# --8<-- [start:dropout_loss]
def dropout_loss(params, X, Y, mask):
    """The cross-entropy with this mask."""
    _, _, Z2 = dropout_forward(params, X, mask)
    return -np.sum(Y * log_softmax(Z2)) / len(Y)


# --8<-- [end:dropout_loss]


# --8<-- [start:decay]
def decayed_loss(params, X, Y, hidden, decay):
    """The cross-entropy, and a price for every weight, but for no bias."""
    squares = np.sum(params.W1**2) + np.sum(params.W2**2)
    loss = network_loss(params, X, Y, hidden)
    return loss + decay / 2 * squares  # eq:decay-loss


def decayed_gradients(params, X, Y, hidden, decay):
    """Slopes of that loss."""
    grads = gradients(params, X, Y, hidden)
    return grads._replace(
        W1=grads.W1 + decay * params.W1,  # eq:decay-grad
        W2=grads.W2 + decay * params.W2,
    )


# --8<-- [end:decay]
decayed_loss = takes(params=SHAPES, X="(n, d)", Y="(n, c)", decay="()")(
    decayed_loss
)
decayed_gradients = takes(params=SHAPES, X="(n, d)", Y="(n, c)", decay="()")(
    decayed_gradients
)
