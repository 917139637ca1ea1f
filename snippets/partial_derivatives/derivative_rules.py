"""The rules for slopes that the course uses, one function each.

u and v are the values of two functions at one place, du and dv their slopes
there: numbers, or arrays of numbers elementwise.
Source: school calculus.
"""

import numpy as np


# --8<-- [start:sum_slope]
def sum_slope(du: float, dv: float) -> float:
    """Slope of u + v."""
    return du + dv  # eq:partial-sum-rule


# --8<-- [end:sum_slope]


# --8<-- [start:product_slope]
def product_slope(u: float, v: float, du: float, dv: float) -> float:
    """Slope of u * v."""
    return du * v + u * dv  # eq:partial-product-rule


# --8<-- [end:product_slope]


# --8<-- [start:quotient_slope]
def quotient_slope(u: float, v: float, du: float, dv: float) -> float:
    """Slope of u / v; v must not be zero."""
    return (du * v - u * dv) / v**2  # eq:partial-quotient-rule


# --8<-- [end:quotient_slope]


# --8<-- [start:exp_log_slopes]
def exp_slope(x: float) -> float:
    """Slope of the exponential function at x."""
    return np.exp(x)  # eq:partial-exp-rule


def log_slope(x: float) -> float:
    """Slope of the natural logarithm at x, which must be positive."""
    return 1 / x  # eq:partial-log-rule


# --8<-- [end:exp_log_slopes]
