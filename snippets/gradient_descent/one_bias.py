"""One bias, moved downhill.

Shapes: y and y_hat (n,), the bias a number.
Source: the example is that of "Neural Networks Pt. 2: Backpropagation Main
Ideas" by Josh Starmer (StatQuest).
"""

import numpy as np
from numpy import ndarray

from snippets.shared.checks import takes


@takes(y_hat="(n,)", y="(n,)")
# --8<-- [start:ssr_slope]
def ssr_slope(y_hat: ndarray, y: ndarray) -> float:
    """Slope of the sum of squared residuals along the bias."""
    return np.sum(2 * (y_hat - y))  # eq:bias-slope


# --8<-- [end:ssr_slope]


# --8<-- [start:step]
def step(b: float, slope: float, rate: float) -> float:
    """The bias after one step downhill."""
    return b - rate * slope  # eq:bias-step


# --8<-- [end:step]


# --8<-- [start:descend]
def descend(slope_at, b, rate, steps):
    """The start b of a walk, and where it is after each of its steps."""
    walk = [b]
    for _ in range(steps):
        b = step(b, slope_at(b), rate)
        walk.append(b)
    return np.array(walk)


# --8<-- [end:descend]


@takes(y_hat="(n,)", y="(n,)")
# --8<-- [start:mse_slope]
def mse_slope(y_hat: ndarray, y: ndarray) -> float:
    """Slope of the mean of squared residuals along the bias."""
    return np.mean(2 * (y_hat - y))  # eq:bias-mean-slope


# --8<-- [end:mse_slope]
