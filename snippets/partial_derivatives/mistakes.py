"""Wrong gradients of two_variables.f and wrong rules, as people write them."""

import numpy as np


# --8<-- [start:everything_moves]
def everything_moves(x, y):
    """Lets the other variable move along: one slope, twice."""
    slope = 2 * x * y + x**2 + 3 * y + 3 * x + 2 * y
    return np.array([slope, slope])


# --8<-- [end:everything_moves]


# --8<-- [start:term_forgotten]
def term_forgotten(x, y):
    """Overlooks that the last term contains y too."""
    return np.array([2 * x * y + 3 * y, x**2 + 3 * x])


# --8<-- [end:term_forgotten]


# --8<-- [start:constants_confused]
def constant_term_kept(x, y):
    """Keeps the term without x, whose slope along x is zero."""
    return np.array([2 * x * y + 3 * y + y**2, x**2 + 3 * x + 2 * y])


def constant_factor_lost(x, y):
    """Drops the factor y, which stands still but does not vanish."""
    return np.array([2 * x + 3, x**2 + 3 * x + 2 * y])


# --8<-- [end:constants_confused]


# --8<-- [start:quotient_swapped]
def quotient_swapped(u: float, v: float, du: float, dv: float) -> float:
    """Takes the two products of the quotient rule in the wrong order."""
    return (u * dv - du * v) / v**2


# --8<-- [end:quotient_swapped]
