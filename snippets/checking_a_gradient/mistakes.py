"""Wrong gradients of small functions, as people write them."""

import numpy as np
from numpy import ndarray


# --8<-- [start:path_lost]
def path_lost(point: ndarray) -> ndarray:
    """Overlooks that v stands in the exponent too."""
    u, v, w = point
    return np.array([3 * u**2 * v, u**3, v * np.exp(v * w)])


# --8<-- [end:path_lost]


# --8<-- [start:factor_lost]
def factor_lost(point: ndarray) -> ndarray:
    """Loses the factor v of the first slope."""
    u, v, w = point
    return np.array([3 * u**2, u**3 + w * np.exp(v * w), v * np.exp(v * w)])


# --8<-- [end:factor_lost]


# --8<-- [start:swapped]
def swapped(point: ndarray) -> ndarray:
    """Takes v for w and w for v in front of the exponentials."""
    u, v, w = point
    return np.array([3 * u**2 * v, u**3 + v * np.exp(v * w), w * np.exp(v * w)])


# --8<-- [end:swapped]


# --8<-- [start:faint]
def faint(point: ndarray) -> float:
    """A function that hardly notices its third variable."""
    u, v, w = point
    return u**2 * v + 1e-7 * np.sin(w)


def faint_forgotten(point: ndarray) -> ndarray:
    """The gradient of faint by somebody who overlooked w."""
    u, v, _ = point
    return np.array([2 * u * v, u**2, 0.0])


# --8<-- [end:faint]


# --8<-- [start:relu_slopes]
def suspect_a(x: ndarray) -> ndarray:
    return np.maximum(x, 0) / x


def suspect_b(x: ndarray) -> ndarray:
    output = np.maximum(x, 0)
    return np.where(output >= 0, 1.0, 0.0)


def suspect_c(x: ndarray) -> ndarray:
    output = np.maximum(x, 0)
    return np.where(output > 0, 1.0, 0.0)


def suspect_d(x: ndarray) -> ndarray:
    return np.maximum(x, 0)


# --8<-- [end:relu_slopes]
