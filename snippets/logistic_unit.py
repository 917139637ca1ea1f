"""One logistic unit: z = X @ beta + b, y_hat = sigmoid(z), half the mean squared error.

Shapes: X (n, d), y and y_hat (n,), beta (d,), b a number.
Source: the gradients are those of Goodfellow, Bengio and Courville, "Deep Learning" (2016),
section 6.5, for a net of one unit.
"""

from collections.abc import Callable

import numpy as np

from snippets.activations import sigmoid, sigmoid_slope
from snippets.losses import half_mean_squared_error


# --8<-- [start:forward]
def forward(X: np.ndarray, beta: np.ndarray, b: float) -> np.ndarray:
    """Predictions y_hat, shape (n,), of a unit with weights beta (d,) for the rows of X (n, d)."""
    z = X @ beta + b  # eq:logistic-logits (n, d) @ (d,) -> (n,)
    return sigmoid(z)  # eq:logistic-prediction


# --8<-- [end:forward]


# --8<-- [start:backward]
def backward(
    X: np.ndarray, y: np.ndarray, y_hat: np.ndarray
) -> tuple[np.ndarray, float]:
    """Gradients of half the mean squared error: by beta, shape (d,), and by b, a number."""
    error = (y_hat - y) / len(y)  # eq:logistic-link-loss (n,)
    delta = error * sigmoid_slope(y_hat)  # eq:logistic-delta (n,)
    grad_beta = X.T @ delta  # eq:logistic-grad-beta (d, n) @ (n,) -> (d,)
    grad_b = np.sum(delta)  # eq:logistic-grad-b
    return grad_beta, grad_b


# --8<-- [end:backward]


# --8<-- [start:step]
def step(
    beta: np.ndarray,
    b: float,
    gradients: tuple[np.ndarray, float],
    learning_rate: float,
) -> tuple[np.ndarray, float]:
    """New parameters, one step downhill; the old ones are left as they were."""
    grad_beta, grad_b = gradients
    return (
        beta - learning_rate * grad_beta,
        b - learning_rate * grad_b,
    )  # eq:logistic-step


# --8<-- [end:step]


# --8<-- [start:train]
def train(
    X: np.ndarray,
    y: np.ndarray,
    beta: np.ndarray,
    b: float,
    backward: Callable,
    learning_rate: float,
    steps: int,
) -> tuple[np.ndarray, float, np.ndarray]:
    """Parameters after so many steps on the whole batch, and the steps + 1 losses on the way."""
    losses = []
    for _ in range(steps):
        y_hat = forward(X, beta, b)
        losses.append(half_mean_squared_error(y_hat, y))
        beta, b = step(beta, b, backward(X, y, y_hat), learning_rate)
    losses.append(half_mean_squared_error(forward(X, beta, b), y))
    return beta, b, np.array(losses)


# --8<-- [end:train]
