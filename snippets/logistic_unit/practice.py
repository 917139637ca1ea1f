"""The practice notebook of the logistic unit, in the order of its page."""

import numpy as np

from snippets.logistic_unit.unit import backward, forward
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.losses import half_mean_squared_error
from snippets.shared.notebook import compare, shares

# --8<-- [start:data]
rng = np.random.default_rng(0)
X, y = rng.normal(size=(7, 3)), rng.uniform(size=7)  # (n, d) and (n,)
w, b = rng.normal(size=3), rng.normal()
y_hat = forward(X, w, b)
s = rng.uniform(1, 3, size=7)  # how much each row counts, (n,)


def losses(X, w, b):
    """What each row adds to the loss, (n,)."""
    return (forward(X, w, b) - y) ** 2 / (2 * len(y))


def unit_loss(X, w, b):
    return np.sum(losses(X, w, b))


# What helps to find a mistake: each row's share, and its slope.
slope = numeric_gradient(lambda z: np.sum(sigmoid(z)), X @ w + b)
hints = {
    "grad_w": {
        "paths": shares(lambda w: losses(X, w, b), w),
        "slope": slope[:, None],
    },
    "grad_b": {
        "paths": shares(lambda b: losses(X, w, b), np.array(b)),
        "slope": slope,
    },
}
# --8<-- [end:data]

# --8<-- [start:check_slope]
z = rng.normal(size=5)
compare(
    sigmoid_slope(sigmoid(z)),
    slope=numeric_gradient(lambda z: np.sum(sigmoid(z)), z),
)
# --8<-- [end:check_slope]


# --8<-- [start:check_backward]
compare(
    backward(X, y, y_hat),
    hints,
    grad_w=numeric_gradient(lambda w: unit_loss(X, w, b), w),
    grad_b=numeric_gradient(lambda b: unit_loss(X, w, b), np.array(b)),
)
# --8<-- [end:check_backward]


# --8<-- [start:backward_counted]
def backward_counted(X, y, y_hat, s):
    """Gradients for w (d,) and b, where row i counts s_i times, s (n,)."""
    error = s * (y_hat - y)
    delta = error / len(y) * sigmoid_slope(y_hat)
    return X.T @ delta, np.sum(delta)  # (d, n) @ (n,) -> (d,)


# --8<-- [end:backward_counted]


# --8<-- [start:check_counted]
def counted_loss(w, b):
    return np.mean(s * (forward(X, w, b) - y) ** 2) / 2


compare(
    backward_counted(X, y, y_hat, s),
    grad_w=numeric_gradient(lambda w: counted_loss(w, b), w),
    grad_b=numeric_gradient(lambda b: counted_loss(w, b), np.array(b)),
)
# --8<-- [end:check_counted]


# --8<-- [start:backward_tanh]
def backward_tanh(X, y, y_hat):
    """Gradients for w (d,) and b of a unit with tanh for the sigmoid."""
    delta = (y_hat - y) / len(y) * (1 - y_hat**2)
    return X.T @ delta, np.sum(delta)  # (d, n) @ (n,) -> (d,)


# --8<-- [end:backward_tanh]


# --8<-- [start:check_tanh]
def tanh_loss(w, b):
    return half_mean_squared_error(np.tanh(X @ w + b), y)


compare(
    backward_tanh(X, y, np.tanh(X @ w + b)),
    grad_w=numeric_gradient(lambda w: tanh_loss(w, b), w),
    grad_b=numeric_gradient(lambda b: tanh_loss(w, b), np.array(b)),
)
# --8<-- [end:check_tanh]


# --8<-- [start:backward_inputs]
def backward_inputs(w, y, y_hat):
    """The slopes of the loss along the inputs, (n, d)."""
    delta = (y_hat - y) / len(y) * sigmoid_slope(y_hat)
    return np.outer(delta, w)


# --8<-- [end:backward_inputs]

# --8<-- [start:check_inputs]
compare(
    backward_inputs(w, y, y_hat),
    grad_X=numeric_gradient(lambda X: unit_loss(X, w, b), X),
)
# --8<-- [end:check_inputs]
