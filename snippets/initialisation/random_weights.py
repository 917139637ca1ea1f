"""Random weights of the right size: Xavier's and He's, uniform and normal.

Sources: Glorot and Bengio, "Understanding the difficulty of training deep
feedforward neural networks" (AISTATS 2010); He, Zhang, Ren and Sun, "Delving
deep into rectifiers" (ICCV 2015).
"""

import functools
from collections.abc import Callable

import numpy as np
from numpy import ndarray
from numpy.random import Generator


def sizes_from_one(draw: Callable) -> Callable:
    """Let a function draw weights for sizes of at least one only."""

    @functools.wraps(draw)
    def guarded(n_in: int, n_out: int, rng: Generator) -> ndarray:
        if not (range(n_in) and range(n_out)):
            sizes = f"sizes {n_in} and {n_out}"
            raise ValueError(f"{sizes}: each must be at least 1")
        return draw(n_in, n_out, rng)

    return guarded


@sizes_from_one
# --8<-- [start:xavier_uniform]
def xavier_uniform(n_in: int, n_out: int, rng: Generator) -> ndarray:
    """Weights (n_in, n_out) for tanh and sigmoid, evenly spread."""
    limit = np.sqrt(6 / (n_in + n_out))  # eq:init-xavier-limit
    return rng.uniform(-limit, limit, size=(n_in, n_out))


# --8<-- [end:xavier_uniform]


@sizes_from_one
# --8<-- [start:xavier_normal]
def xavier_normal(n_in: int, n_out: int, rng: Generator) -> ndarray:
    """Weights (n_in, n_out) for tanh and sigmoid, from a bell curve."""
    spread = np.sqrt(2 / (n_in + n_out))  # eq:init-xavier
    return rng.normal(0, spread, size=(n_in, n_out))


# --8<-- [end:xavier_normal]


@sizes_from_one
# --8<-- [start:he_uniform]
def he_uniform(n_in: int, n_out: int, rng: Generator) -> ndarray:
    """Weights (n_in, n_out) for ReLU, evenly spread."""
    limit = np.sqrt(6 / n_in)  # eq:init-he-limit
    return rng.uniform(-limit, limit, size=(n_in, n_out))


# --8<-- [end:he_uniform]


@sizes_from_one
# --8<-- [start:he_normal]
def he_normal(n_in: int, n_out: int, rng: Generator) -> ndarray:
    """Weights (n_in, n_out) for ReLU, from a bell curve."""
    spread = np.sqrt(2 / n_in)  # eq:init-he
    return rng.normal(0, spread, size=(n_in, n_out))


# --8<-- [end:he_normal]


def known_method(draw: Callable) -> Callable:
    """Let a function draw weights by the methods that there are only."""

    @functools.wraps(draw)
    def guarded(method: str, n_in: int, n_out: int, rng: Generator) -> ndarray:
        if method not in METHODS:
            raise ValueError(
                f"unknown method {method!r}: choose one of {', '.join(METHODS)}"
            )
        return draw(method, n_in, n_out, rng)

    return guarded


# --8<-- [start:initialise]
METHODS = {
    "xavier_uniform": xavier_uniform,
    "xavier_normal": xavier_normal,
    "he_uniform": he_uniform,
    "he_normal": he_normal,
}


def initialise(method: str, n_in: int, n_out: int, rng: Generator) -> ndarray:
    """Weights (n_in, n_out) by the method of that name."""
    return METHODS[method](n_in, n_out, rng)


# --8<-- [end:initialise]
initialise = known_method(initialise)
