"""A wrong slope of the sum of squared residuals, as people write it."""

import numpy as np
from numpy import ndarray


# --8<-- [start:flipped]
def flipped(y_hat: ndarray, y: ndarray) -> float:
    """Takes the residual for the error and forgets the minus."""
    return np.sum(2 * (y - y_hat))


# --8<-- [end:flipped]
