"""The practice notebook of the two-layer network, in the page's order."""

# --8<-- [start:imports]
from collections.abc import Callable
from typing import NamedTuple

# --8<-- [end:imports]
import numpy as np

from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.notebook import compare
from snippets.softmax_cross_entropy.loss import log_softmax, softmax
from snippets.two_layer_network.network import (
    RELU,
    SIGMOID,
    Parameters,
    backward,
    forward,
)
from snippets.two_layer_network.training import sgd_step

# --8<-- [start:data]
rng = np.random.default_rng(0)
X, Y = rng.normal(size=(7, 5)), np.eye(3)[[0, 2, 1, 1, 0, 2, 2]]
sizes = Parameters((5, 4), 4, (4, 3), 3)
params = Parameters(*[rng.normal(size=size) for size in sizes])
for p in params:
    p.flags.writeable = False  # whoever writes into old parameters fails


def passed(params, hidden):
    """What a forward pass returns, for the checks."""
    A1 = hidden.activate(X @ params.W1 + params.b1)
    return A1, A1 @ params.W2 + params.b2


def mean_loss(Z2):
    return -np.sum(Y * log_softmax(Z2)) / len(Y)


def loss_of(hidden):
    return lambda params: mean_loss(passed(params, hidden)[1])


def measured(loss):
    """By name, the slopes of loss(params) along each of the parameters."""

    def along(name):
        return lambda p: loss(params._replace(**{name: p}))

    return {
        f"grad_{name}": numeric_gradient(along(name), p)
        for name, p in params._asdict().items()
    }


# --8<-- [end:data]

# --8<-- [start:check_forward]
for hidden in (RELU, SIGMOID):
    A1, Z2 = passed(params, hidden)
    compare(forward(params, X, hidden), A1=A1, Z2=Z2)
# --8<-- [end:check_forward]

# --8<-- [start:check_backward]
for hidden in (RELU, SIGMOID):
    A1, Z2 = passed(params, hidden)
    compare(
        backward(params, X, Y, A1, Z2, hidden),
        **measured(loss_of(hidden)),
    )
# --8<-- [end:check_backward]

# --8<-- [start:check_step]
ones = Parameters(*[np.ones(p.shape) for p in params])
compare(
    sgd_step(params, ones, 0.1),
    W1=params.W1 - 0.1,
    b1=params.b1 - 0.1,
    W2=params.W2 - 0.1,
    b2=params.b2 - 0.1,
)
# --8<-- [end:check_step]


# --8<-- [start:backward_squared]
def backward_squared(params, X, Y, A1, Z2, hidden):
    """Slopes of half the mean, over the rows, of the squared errors Z2 - Y."""
    grad_Z2 = (Z2 - Y) / len(Y)  # (n, c)
    grad_Z1 = grad_Z2 @ params.W2.T * hidden.slope(A1)  # (n, c) @ (c, h)
    grad_W1 = X.T @ grad_Z1  # (d, n) @ (n, h) -> (d, h)
    grad_W2 = A1.T @ grad_Z2  # (h, n) @ (n, c) -> (h, c)
    grad_b1, grad_b2 = grad_Z1.sum(axis=0), grad_Z2.sum(axis=0)
    return Parameters(grad_W1, grad_b1, grad_W2, grad_b2)


# --8<-- [end:backward_squared]


# --8<-- [start:check_squared]
def squared_loss(p):
    return np.sum((passed(p, SIGMOID)[1] - Y) ** 2) / (2 * len(Y))


A1, Z2 = passed(params, SIGMOID)
compare(
    backward_squared(params, X, Y, A1, Z2, SIGMOID),
    **measured(squared_loss),
)
# --8<-- [end:check_squared]


# --8<-- [start:backward_sparse]
def backward_sparse(params, X, Y, A1, Z2, hidden, strength):
    """As backward, with strength times half the mean of the rows' sums of
    squares of A1 added to the loss."""
    grad_Z2 = (softmax(Z2) - Y) / len(Y)  # (n, c)
    grad_A1 = grad_Z2 @ params.W2.T  # (n, c) @ (c, h) -> (n, h)
    grad_A1 = grad_A1 + strength * A1 / len(Y)
    grad_Z1 = grad_A1 * hidden.slope(A1)
    grad_W1 = X.T @ grad_Z1  # (d, n) @ (n, h) -> (d, h)
    grad_W2 = A1.T @ grad_Z2  # (h, n) @ (n, c) -> (h, c)
    grad_b1, grad_b2 = grad_Z1.sum(axis=0), grad_Z2.sum(axis=0)
    return Parameters(grad_W1, grad_b1, grad_W2, grad_b2)


# --8<-- [end:backward_sparse]


# --8<-- [start:check_sparse]
def sparse_loss(p):
    A1, Z2 = passed(p, SIGMOID)
    return mean_loss(Z2) + 0.5 * np.sum(A1**2) / (2 * len(Y))


compare(
    backward_sparse(params, X, Y, A1, Z2, SIGMOID, 0.5),
    **measured(sparse_loss),
)
# --8<-- [end:check_sparse]


# --8<-- [start:grad_shortcut]
def grad_shortcut(X, Y, Z2):
    """Gradient for V (d, c), where X @ V is added to the logits Z2 (n, c)."""
    grad_Z2 = (softmax(Z2) - Y) / len(Y)  # (n, c)
    return X.T @ grad_Z2  # (d, n) @ (n, c) -> (d, c)


# --8<-- [end:grad_shortcut]

# --8<-- [start:check_shortcut]
V, (A1, Z2) = rng.normal(size=(5, 3)), passed(params, RELU)
compare(
    grad_shortcut(X, Y, Z2 + X @ V),
    grad_V=numeric_gradient(lambda V: mean_loss(Z2 + X @ V), V),
)
# --8<-- [end:check_shortcut]
