"""Wrong slopes of the sum of squared residuals, as people write them."""

import numpy as np
from numpy import ndarray


# --8<-- [start:flipped]
def flipped(y_hat: ndarray, y: ndarray) -> float:
    """Takes the residual for the error and forgets the minus."""
    return np.sum(2 * (y - y_hat))


# --8<-- [end:flipped]


# --8<-- [start:suspects]
def suspect_a(y_hat: ndarray, y: ndarray) -> float:
    return -2 * np.sum(y - y_hat)


def suspect_b(y_hat: ndarray, y: ndarray) -> float:
    return 2 * np.sum(y_hat) - np.sum(y)


def suspect_c(y_hat: ndarray, y: ndarray) -> float:
    return 2 * len(y) * np.mean(y_hat - y)


def suspect_d(y_hat: ndarray, y: ndarray) -> float:
    return np.sum(-2 * y - y_hat)


def suspect_e(y_hat: ndarray, y: ndarray) -> float:
    return 2 * np.sum(np.abs(y_hat - y))


# --8<-- [end:suspects]
