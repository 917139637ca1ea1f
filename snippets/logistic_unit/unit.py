"""One logistic unit with half the mean squared error as its loss.

Shapes: X (n, d), y and y_hat (n,), w (d,), b a number.
Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.5,
for a net of one unit.
"""

import numpy as np
from numpy import ndarray

from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.checks import takes
from snippets.shared.losses import half_mean_squared_error


@takes(X="(n, d)", w="(d,)", b="()")
# --8<-- [start:forward]
def forward(X: ndarray, w: ndarray, b: float) -> ndarray:
    """Predictions (n,) for the rows of X (n, d), by weights w (d,)."""
    z = X @ w + b  # eq:logistic-logits (n, d) @ (d,) -> (n,)
    return sigmoid(z)  # eq:logistic-prediction


# --8<-- [end:forward]


@takes(X="(n, d)", y="(n,)", y_hat="(n,)")
# --8<-- [start:backward]
def backward(X: ndarray, y: ndarray, y_hat: ndarray) -> tuple:
    """Gradients of half the mean squared error: (d,) for w, one for b."""
    error = y_hat - y  # (n,)
    delta = error / len(y) * sigmoid_slope(y_hat)  # eq:logistic-delta (n,)
    grad_w = X.T @ delta  # eq:logistic-grad-w (d, n) @ (n,) -> (d,)
    grad_b = np.sum(delta)  # eq:logistic-grad-b
    return grad_w, grad_b


# --8<-- [end:backward]


@takes(w="(d,)", b="()", gradients=("(d,)", "()"), learning_rate="()")
# --8<-- [start:step]
def step(w, b, gradients, learning_rate):
    """New parameters, one step downhill; the old ones stay as they were."""
    grad_w, grad_b = gradients
    new_w = w - learning_rate * grad_w  # eq:logistic-step (d,)
    new_b = b - learning_rate * grad_b
    return new_w, new_b


# --8<-- [end:step]


# --8<-- [start:train]
def train(X, y, w, b, backward, learning_rate, steps):
    """Parameters after `steps` full-batch steps, and the steps + 1 losses."""
    losses = []
    for _ in range(steps):
        y_hat = forward(X, w, b)
        losses.append(half_mean_squared_error(y_hat, y))
        w, b = step(w, b, backward(X, y, y_hat), learning_rate)
    losses.append(half_mean_squared_error(forward(X, w, b), y))
    return w, b, np.array(losses)


# --8<-- [end:train]
