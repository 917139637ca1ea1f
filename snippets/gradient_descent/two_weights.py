"""Two weights, each with an input of its own, and no bias.

Shapes: w (2,), u, v and y (n,).
Source: the least squares of school, with two unknowns.
"""

import numpy as np
from numpy import ndarray

from snippets.shared.checks import takes


@takes(w="(2,)", u="(n,)", v="(n,)", y="(n,)")
# --8<-- [start:mse_gradient]
def mse_gradient(w: ndarray, u: ndarray, v: ndarray, y: ndarray) -> ndarray:
    """Slopes of the mean of squared residuals along both weights."""
    y_hat = w[0] * u + w[1] * v  # eq:valley-prediction
    slope_1 = np.mean(2 * (y_hat - y) * u)  # eq:valley-slopes
    slope_2 = np.mean(2 * (y_hat - y) * v)  # eq:valley-slopes
    return np.array([slope_1, slope_2])


# --8<-- [end:mse_gradient]
