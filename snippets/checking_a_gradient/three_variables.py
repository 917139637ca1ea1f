"""A function of three variables, and its gradient derived by hand."""

import numpy as np
from numpy import ndarray


# --8<-- [start:f]
def f(point: ndarray) -> float:
    """u^3 v + e^(v w) at the point (u, v, w)."""
    u, v, w = point
    return u**3 * v + np.exp(v * w)  # eq:three-variables


# --8<-- [end:f]


# --8<-- [start:grad_f]
def grad_f(point: ndarray) -> ndarray:
    """Slopes of f along u, v and w at a point (3,); shape (3,)."""
    u, v, w = point
    along_u = 3 * u**2 * v  # eq:three-variables-gradient
    along_v = u**3 + w * np.exp(v * w)
    along_w = v * np.exp(v * w)
    return np.array([along_u, along_v, along_w])


# --8<-- [end:grad_f]
