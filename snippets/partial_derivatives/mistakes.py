"""Wrong gradients of two_variables.f and wrong rules, as people write them."""

import numpy as np
from numpy import ndarray


# --8<-- [start:everything_moves]
def everything_moves(x: float, y: float) -> ndarray:
    """Lets the other variable move along: one slope, twice."""
    slope = 2 * x * y + x**2 + 3 * y + 3 * x + 2 * y
    return np.array([slope, slope])


# --8<-- [end:everything_moves]


# --8<-- [start:term_forgotten]
def term_forgotten(x: float, y: float) -> ndarray:
    """Overlooks that the last term contains y too."""
    return np.array([2 * x * y + 3 * y, x**2 + 3 * x])


# --8<-- [end:term_forgotten]


# --8<-- [start:constants_confused]
def constant_term_kept(x: float, y: float) -> ndarray:
    """Keeps the term without x, whose slope along x is zero."""
    return np.array([2 * x * y + 3 * y + y**2, x**2 + 3 * x + 2 * y])


def constant_factor_lost(x: float, y: float) -> ndarray:
    """Drops the factor y, which stands still but does not vanish."""
    return np.array([2 * x + 3, x**2 + 3 * x + 2 * y])


# --8<-- [end:constants_confused]


# --8<-- [start:quotient_swapped]
def quotient_swapped(u: float, v: float, du: float, dv: float) -> float:
    """Takes the two products of the quotient rule in the wrong order."""
    return (u * dv - du * v) / v**2


# --8<-- [end:quotient_swapped]


# --8<-- [start:four_suspects]
def suspect_a(u: float, v: float, du: float, dv: float) -> float:
    return (du * v - u * dv) / v


def suspect_b(u: float, v: float, du: float, dv: float) -> float:
    return du / v - u * dv / v**2


def suspect_c(u: float, v: float, du: float, dv: float) -> float:
    return du / dv


def suspect_d(u: float, v: float, du: float, dv: float) -> float:
    return (du * v + u * dv) / v**2


# --8<-- [end:four_suspects]
