"""Three ways to measure the slope of a function of one number.

Source of the complex step: Squire and Trapp, "Using complex variables to
estimate derivatives of real functions", SIAM Review 40 (1998).
"""

from collections.abc import Callable

import numpy as np
from numpy import ndarray


# --8<-- [start:forward_difference]
def forward_difference(
    f: Callable, x: ndarray | float, h: float
) -> ndarray | float:
    """Slope of f at x, elementwise; the error shrinks like h."""
    return (f(x + h) - f(x)) / h  # eq:forward-difference


# --8<-- [end:forward_difference]


# --8<-- [start:central_difference]
def central_difference(
    f: Callable, x: ndarray | float, h: float
) -> ndarray | float:
    """Slope of f at x, elementwise; the error shrinks like h squared."""
    return (f(x + h) - f(x - h)) / (2 * h)  # eq:symmetric-difference


# --8<-- [end:central_difference]


# --8<-- [start:complex_step]
def complex_step(
    f: Callable, x: ndarray | float, h: float = 1e-30
) -> ndarray | float:
    """Slope of f at x, elementwise, to the last digit.

    f must be smooth arithmetic all the way: an absolute value, a norm or a
    comparison inside it can make the result wrong without a warning.
    """
    return np.imag(f(x + 1j * h)) / h  # eq:complex-error


# --8<-- [end:complex_step]
