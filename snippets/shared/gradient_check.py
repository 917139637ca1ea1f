"""Compare a gradient derived by hand with one measured by small moves."""

from collections.abc import Callable

import numpy as np
from numpy import ndarray

from snippets.shared.checks import as_numbers, as_reals


# --8<-- [start:refusals]
def one_number(loss: float) -> float:
    """The loss itself.  Raises ValueError if it is an array of axes."""
    loss = as_numbers(loss, "the loss")
    if np.shape(loss):
        shape = np.shape(loss)
        raise ValueError(f"the loss is {shape}, which is no single number")
    return loss


def movable(x: ndarray | float, h: float = np.inf) -> ndarray:
    """x as a new array.  Raises ValueError if a step of h is lost in it."""
    x = as_reals(x)
    lost = np.spacing(np.abs(x)) > abs(h) / 100
    if lost.any():
        raise ValueError(f"a step of {h} is lost in {x[lost][0]}; enlarge it")
    return x


def comparable(a: ndarray, b: ndarray) -> tuple[ndarray, ndarray]:
    """Both in one scale, so that no square vanishes and none overflows.

    Raises ValueError if the shapes differ, or if an entry is not finite.
    """
    a, b = np.asarray(as_numbers(a, "a")), np.asarray(as_numbers(b, "b"))
    if a.shape != b.shape:
        raise ValueError(f"a is {a.shape} but b is {b.shape}: give one shape")
    if np.iscomplexobj(a) or np.iscomplexobj(b):
        a, b = np.array([a.real, a.imag]), np.array([b.real, b.imag])
    largest = np.abs([a, b]).max()
    if not np.isfinite(largest):
        raise ValueError("a or b has NaN or inf in it")
    scale = 2.0 ** (np.frexp(largest)[1] - 1)  # a power of two: no rounding
    return a / scale, b / scale


# --8<-- [end:refusals]


# --8<-- [start:numeric_gradient]
def numeric_gradient(
    f: Callable, x: ndarray | float, h: float = 1e-6
) -> ndarray:
    """Slopes of the number f(x) along the entries of x; same shape as x."""
    x = movable(x, h)
    gradient = np.empty_like(x)
    for k in np.ndindex(x.shape):
        nudge = np.zeros_like(x)
        nudge[k] = h
        rise = one_number(f(x + nudge)) - one_number(f(x - nudge))
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
    x = movable(x)
    gradient = np.empty_like(x)
    for k in np.ndindex(x.shape):
        nudge = np.zeros_like(x)
        nudge[k] = h
        value = one_number(f(x + 1j * nudge))
        if not np.iscomplexobj(value):
            raise TypeError("f lost the imaginary part of its input")
        gradient[k] = np.imag(value) / h  # eq:complex-error
    return gradient


# --8<-- [end:complex_gradient]


# --8<-- [start:relative_error]
def relative_error(a: ndarray, b: ndarray) -> float:
    """0 where a and b agree; 1 where they are opposite or only one is zero."""
    a, b = comparable(a, b)
    size = np.linalg.norm(a) + np.linalg.norm(b)
    # eq:relative-error
    return float(np.linalg.norm(a - b) / size) if size else 0.0


# --8<-- [end:relative_error]
