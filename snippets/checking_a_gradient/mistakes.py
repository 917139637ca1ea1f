"""Wrong gradients of small functions, as people write them."""

import numpy as np


# --8<-- [start:path_lost]
def path_lost(point):
    """Overlooks that v is in the exponent too."""
    u, v, _ = point
    return np.array([3 * u**2 * v, u**3, np.exp(v)])


# --8<-- [end:path_lost]


# --8<-- [start:factor_lost]
def factor_lost(point):
    """Loses the factor v of the first slope."""
    u, v, w = point
    return np.array([3 * u**2, u**3 + w * np.exp(v), np.exp(v)])


# --8<-- [end:factor_lost]


# --8<-- [start:swapped]
def swapped(point):
    """Takes v for w and w for v in the second term."""
    u, v, w = point
    return np.array([3 * u**2 * v, u**3 + v * np.exp(w), np.exp(w)])


# --8<-- [end:swapped]


# --8<-- [start:faint]
def faint(point):
    """A function that hardly notices its third variable."""
    u, v, w = point
    return u**2 * v + 1e-7 * np.sin(w)


def faint_forgotten(point):
    """The gradient of faint by somebody who overlooked w."""
    u, v, _ = point
    return np.array([2 * u * v, u**2, 0.0])


# --8<-- [end:faint]
