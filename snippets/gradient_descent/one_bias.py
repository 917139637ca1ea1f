"""A small network of which only the last bias is still to be found.

Shapes: x, y and y_hat (n,), b_3 a number.
Source: the network, its data and its weights are those of "Neural Networks
Pt. 2: Backpropagation Main Ideas" by Josh Starmer (StatQuest).
"""

from collections.abc import Callable

import numpy as np
from numpy import ndarray

from snippets.shared.activations import softplus
from snippets.shared.checks import takes

# --8<-- [start:predict]
W_1, B_1 = 3.34, -1.43
W_2, B_2 = -3.53, 0.57
W_3, W_4 = -1.22, -2.30


def curve(x: ndarray) -> ndarray:
    """The network without its last bias, for each of n inputs (n,)."""
    first = softplus(W_1 * x + B_1)
    second = softplus(W_2 * x + B_2)
    return W_3 * first + W_4 * second  # eq:bias-curve


def predict(x: ndarray, b_3: float) -> ndarray:
    """Predictions (n,): the curve, lifted by the last bias."""
    return curve(x) + b_3  # eq:bias-prediction


# --8<-- [end:predict]
predict = takes(x="(n,)", b_3="()")(predict)


@takes(y_hat="(n,)", y="(n,)")
# --8<-- [start:ssr_slope]
def ssr_slope(y_hat: ndarray, y: ndarray) -> float:
    """Slope of the sum of squared residuals along the last bias."""
    return np.sum(2 * (y_hat - y))  # eq:bias-slope


# --8<-- [end:ssr_slope]


# --8<-- [start:step]
def step(b_3: float, slope: float, learning_rate: float) -> float:
    """The bias after one step downhill."""
    return b_3 - learning_rate * slope  # eq:bias-step


# --8<-- [end:step]


# --8<-- [start:descend]
def descend(
    slope: Callable,
    x: ndarray,
    y: ndarray,
    b_3: float,
    learning_rate: float,
    steps: int,
) -> ndarray:
    """The steps + 1 biases of a walk that starts at b_3."""
    biases = [b_3]
    for _ in range(steps):
        y_hat = predict(x, biases[-1])
        biases.append(step(biases[-1], slope(y_hat, y), learning_rate))
    return np.array(biases)


# --8<-- [end:descend]


@takes(y_hat="(n,)", y="(n,)")
# --8<-- [start:mse_slope]
def mse_slope(y_hat: ndarray, y: ndarray) -> float:
    """Slope of the mean of squared residuals along the last bias."""
    return np.mean(2 * (y_hat - y))  # eq:bias-mean-slope


# --8<-- [end:mse_slope]
