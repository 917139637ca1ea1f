"""Slopes of a function of two variables along any direction."""

from collections.abc import Callable

import numpy as np
from numpy import ndarray

from snippets.shared.checks import takes


@takes(angles="(m,)")
# --8<-- [start:unit_directions]
def unit_directions(angles: ndarray) -> ndarray:
    """Directions of length one (m, 2) for angles (m,) in radians."""
    return np.column_stack([np.cos(angles), np.sin(angles)])


# --8<-- [end:unit_directions]


@takes(gradient="(d,)", directions="(m, d)")
# --8<-- [start:directional_slopes]
def directional_slopes(gradient: ndarray, directions: ndarray) -> ndarray:
    """Slopes (m,) along the rows of directions (m, d), from gradient (d,)."""
    # eq:partial-directional
    return directions @ gradient  # (m, d) @ (d,) -> (m,)


# --8<-- [end:directional_slopes]


@takes(x="()", y="()", directions="(m, 2)", t="()")
# --8<-- [start:measured_slopes]
def measured_slopes(
    f: Callable, x: float, y: float, directions: ndarray, t: float = 1e-6
) -> ndarray:
    """Slopes (m,) of f at (x, y): one step t ahead and one step t back."""
    a, b = directions.T
    ahead, back = f(x + t * a, y + t * b), f(x - t * a, y - t * b)
    return (ahead - back) / (2 * t)


# --8<-- [end:measured_slopes]
