"""Wrong ways to write or to train the two-layer network, as people do."""

import numpy as np
from numpy import ndarray

from snippets.shared.activations import sigmoid
from snippets.softmax_cross_entropy.loss import softmax
from snippets.two_layer_network.network import (
    Parameters,
    forward,
    gradients,
)


# --8<-- [start:no_mean]
def no_mean(params, X, Y, hidden):
    """Leaves out the 1/n that the loss has."""
    A1, Z2 = forward(params, X, hidden)
    grad_Z2 = softmax(Z2) - Y  # (n, c)
    grad_A1 = grad_Z2 @ params.W2.T  # (n, c) @ (c, h) -> (n, h)
    grad_Z1 = grad_A1 * hidden.slope(A1)
    return Parameters(
        X.T @ grad_Z1,  # (d, n) @ (n, h) -> (d, h)
        grad_Z1.sum(axis=0),
        A1.T @ grad_Z2,  # (h, n) @ (n, c) -> (h, c)
        grad_Z2.sum(axis=0),
    )


# --8<-- [end:no_mean]


# --8<-- [start:always_sigmoid]
def always_sigmoid(params, X, hidden):
    """A forward pass that takes the sigmoid, whatever `hidden` says."""
    A1 = sigmoid(X @ params.W1 + params.b1)  # (n, d) @ (d, h) -> (n, h)
    return A1, A1 @ params.W2 + params.b2  # (n, h) @ (h, c) -> (n, c)


# --8<-- [end:always_sigmoid]


# --8<-- [start:two_names]
def backward_with_long_names(*batch):
    """The gradients, named as one half of a program calls them."""
    grads = gradients(*batch)
    return {f"dl_d{name}": g for name, g in grads._asdict().items()}


def step_with_short_names(params, grads, learning_rate):
    """A step that looks the gradients up as the other half calls them."""
    return {
        name: p - learning_rate * grads[f"d{name}"]
        for name, p in params.items()
    }


# --8<-- [end:two_names]


# --8<-- [start:step_in_place]
def step_in_place(params, grads, learning_rate):
    """Changes the caller's arrays and returns them, as if they were new."""
    for p, g in zip(params, grads):
        p -= learning_rate * g
    return params


# --8<-- [end:step_in_place]


# --8<-- [start:unseeded]
def unseeded(n_in: int, n_out: int) -> ndarray:
    """He's uniform weights from the random state that all code shares."""
    limit = np.sqrt(6 / n_in)
    return np.random.uniform(-limit, limit, size=(n_in, n_out))


# --8<-- [end:unseeded]
