"""A function of three variables, and its gradient derived by hand."""

import numpy as np


# --8<-- [start:f]
def f(point):
    """u^3 v + w e^v at the point (u, v, w)."""
    u, v, w = point
    return u**3 * v + w * np.exp(v)  # eq:three-variables


# --8<-- [end:f]


# --8<-- [start:grad_f]
def grad_f(point):
    """Slopes of f along u, v and w at a point (3,); shape (3,)."""
    u, v, w = point
    along_u = 3 * u**2 * v  # eq:three-variables-gradient
    along_v = u**3 + w * np.exp(v)
    along_w = np.exp(v)
    return np.array([along_u, along_v, along_w])


# --8<-- [end:grad_f]
