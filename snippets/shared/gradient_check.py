"""Compare a gradient derived by hand with one measured by small moves."""

import functools
from collections.abc import Callable

import numpy as np
from numpy import ndarray

from snippets.shared.checks import as_numbers, as_reals


def one_number(loss: float, imaginary: bool = False) -> float:
    """The loss itself.  Raises ValueError if it is an array of axes.

    Raises TypeError if it is real and should be complex, as norms are not.
    """
    loss = as_numbers(loss, "the loss")
    if np.shape(loss):
        shape = np.shape(loss)
        raise ValueError(f"the loss is {shape}, which is no single number")
    if imaginary and not np.iscomplexobj(loss):
        raise TypeError("f lost the imaginary part of its input")
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


def small_steps(gradient: Callable, imaginary: bool = False) -> Callable:
    """Let f return one number, and x hold floats that a real step moves."""
    default = gradient.__defaults__[0]

    @functools.wraps(gradient)
    def guarded(f: Callable, x: ndarray | float, h: float = default) -> ndarray:
        x = movable(x) if imaginary else movable(x, h)
        return gradient(lambda moved: one_number(f(moved), imaginary), x, h)

    return guarded


def in_one_scale(compare: Callable) -> Callable:
    """Let a function compare two arrays of one shape, in one scale."""

    @functools.wraps(compare)
    def guarded(a: ndarray, b: ndarray) -> float:
        return compare(*comparable(a, b))

    return guarded


@small_steps
# --8<-- [start:numeric_gradient]
def numeric_gradient(f, x, h=1e-6):
    """Slopes of the number f(x) along the entries of x; same shape as x."""
    gradient = np.zeros(x.shape)
    for k in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[k] = h
        # eq:symmetric-difference
        gradient[k] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return gradient


# --8<-- [end:numeric_gradient]


@functools.partial(small_steps, imaginary=True)
# --8<-- [start:complex_gradient]
def complex_gradient(f, x, h=1e-30):
    """Slopes of the number f(x) along the entries of x, by complex steps."""
    gradient = np.zeros(x.shape)
    for k in np.ndindex(x.shape):
        nudge = np.zeros(x.shape)
        nudge[k] = h
        gradient[k] = np.imag(f(x + 1j * nudge)) / h  # eq:complex-error
    return gradient


# --8<-- [end:complex_gradient]


@in_one_scale
# --8<-- [start:relative_error]
def relative_error(a, b):
    """0 where a and b agree; 1 where they are opposite or only one is zero."""
    size = np.linalg.norm(a) + np.linalg.norm(b)
    # eq:relative-error
    return float(np.linalg.norm(a - b) / size) if size else 0.0


# --8<-- [end:relative_error]
