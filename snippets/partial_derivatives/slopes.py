"""Slopes measured by small steps, and slopes in any direction.

All functions take numbers, or arrays of numbers elementwise.
"""

import numpy as np


# --8<-- [start:measured_slope]
def measured_slope(function, x, h=1e-6):
    """Rise over run, from one step before x to one step after it."""
    return (function(x + h) - function(x - h)) / (2 * h)


# --8<-- [end:measured_slope]


# --8<-- [start:measured_gradient]
def measured_gradient(f, x, y):
    """Both slopes of f at the point (x, y), measured."""
    along_x = measured_slope(lambda x: f(x, y), x)
    along_y = measured_slope(lambda y: f(x, y), y)
    return np.array([along_x, along_y])


# --8<-- [end:measured_gradient]


# --8<-- [start:slope_towards]
def slope_towards(a, b, gradient):
    """Slope in the direction (a, b), which has length one."""
    p, q = gradient
    return a * p + b * q  # eq:partial-directional


# --8<-- [end:slope_towards]
