"""A function of two variables, and its slopes derived by hand.

All functions take numbers, or arrays of numbers elementwise.
Source: the example of the study post that the course grew out of.
"""

import numpy as np


# --8<-- [start:f]
def f(x: float, y: float) -> float:
    """The height of the landscape at (x, y)."""
    return x**2 * y + 3 * x * y + y**2  # eq:partial-landscape


# --8<-- [end:f]


# --8<-- [start:partials]
def df_dx(x: float, y: float) -> float:
    """Slope of f along x; y stands still."""
    return 2 * x * y + 3 * y  # eq:partial-along-x


def df_dy(x: float, y: float) -> float:
    """Slope of f along y; x stands still."""
    return x**2 + 3 * x + 2 * y  # eq:partial-along-y


# --8<-- [end:partials]


# --8<-- [start:grad_f]
def grad_f(x, y):
    """Both slopes of f at the point (x, y); shape (2,)."""
    return np.array([df_dx(x, y), df_dy(x, y)])  # eq:partial-gradient


# --8<-- [end:grad_f]
