"""Three ways to measure the slope of a function of one number.

Source of the complex step: Squire and Trapp, "Using complex variables to
estimate derivatives of real functions", SIAM Review 40 (1998).
"""

import numpy as np


# --8<-- [start:forward_difference]
def forward_difference(f, x, h):
    """Slope of f at x; the error shrinks like h."""
    return (f(x + h) - f(x)) / h  # eq:forward-difference


# --8<-- [end:forward_difference]


# --8<-- [start:central_difference]
def central_difference(f, x, h):
    """Slope of f at x; the error shrinks like h squared."""
    return (f(x + h) - f(x - h)) / (2 * h)  # eq:symmetric-difference


# --8<-- [end:central_difference]


# --8<-- [start:complex_step]
def complex_step(f, x, h=1e-30):
    """Slope of f at x; f must be smooth, without abs or a comparison."""
    return np.imag(f(x + 1j * h)) / h  # eq:complex-error


# --8<-- [end:complex_step]
