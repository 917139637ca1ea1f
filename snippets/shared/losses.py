"""Loss functions: each returns one number for a whole batch."""

import numpy as np
from numpy import ndarray

from snippets.shared.checks import same_shape


@same_shape
# --8<-- [start:half_mean_squared_error]
def half_mean_squared_error(y_hat: ndarray, y: ndarray) -> float:
    """Half the mean squared error."""
    return np.mean((y_hat - y) ** 2) / 2  # eq:half-mean-squared-error


# --8<-- [end:half_mean_squared_error]


@same_shape
# --8<-- [start:sum_of_squared_residuals]
def sum_of_squared_residuals(y_hat: ndarray, y: ndarray) -> float:
    """Sum of the squared residuals."""
    return np.sum((y_hat - y) ** 2)  # eq:bias-ssr


# --8<-- [end:sum_of_squared_residuals]
