"""Compare a gradient derived by hand with one measured by small moves."""

from collections.abc import Callable

import numpy as np
from numpy import ndarray


# --8<-- [start:numeric_gradient]
def numeric_gradient(
    f: Callable, x: ndarray | float, h: float = 1e-6
) -> ndarray:
    """Slopes of the number f(x) along the entries of x; same shape as x."""
    x = np.asarray(x, dtype=float)
    gradient = np.empty_like(x)
    for k in np.ndindex(x.shape):
        nudge = np.zeros_like(x)
        nudge[k] = h
        rise = f(x + nudge) - f(x - nudge)
        gradient[k] = rise / (2 * h)  # eq:central-difference
    return gradient


# --8<-- [end:numeric_gradient]


# --8<-- [start:complex_gradient]
def complex_gradient(
    f: Callable, x: ndarray | float, h: float = 1e-30
) -> ndarray:
    """Slopes of the number f(x) along the entries of x, by complex steps.

    Raises TypeError if f returns a real number, as norms do.
    """
    x = np.asarray(x, dtype=float)
    gradient = np.empty_like(x)
    for k in np.ndindex(x.shape):
        nudge = np.zeros_like(x)
        nudge[k] = h
        value = f(x + 1j * nudge)
        if not np.iscomplexobj(value):
            raise TypeError("f lost the imaginary part of its input")
        gradient[k] = np.imag(value) / h  # eq:complex-error
    return gradient


# --8<-- [end:complex_gradient]


# --8<-- [start:relative_error]
def relative_error(a: ndarray, b: ndarray) -> float:
    """0 where a and b agree; 1 where they are opposite or only one is zero."""
    size = np.linalg.norm(a) + np.linalg.norm(b)  # eq:relative-error
    return float(np.linalg.norm(a - b) / size) if size else 0.0


# --8<-- [end:relative_error]
