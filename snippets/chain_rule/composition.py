"""One function inside another, and the slope of the whole.

All functions take a number, or an array of numbers elementwise.
Source: the chain rule of school calculus.
"""


# --8<-- [start:functions]
def inner(x: float) -> float:
    """The function that sees x."""
    return x**2 - 1  # eq:chain-example


def outer(g: float) -> float:
    """The function that sees only what the inner one returns."""
    return g**2 + g  # eq:chain-example


# --8<-- [end:functions]


# --8<-- [start:slopes]
def inner_slope(x: float) -> float:
    """How fast the inner function grows where its input is x."""
    return 2 * x  # eq:chain-links


def outer_slope(g: float) -> float:
    """How fast the outer function grows where its input is g."""
    return 2 * g + 1  # eq:chain-links


# --8<-- [end:slopes]


# --8<-- [start:composed_slope]
def composed_slope(x: float) -> float:
    """How fast outer(inner(x)) grows along x."""
    g = inner(x)
    return outer_slope(g) * inner_slope(x)  # eq:chain-rule-primes


# --8<-- [end:composed_slope]
