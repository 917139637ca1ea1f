"""The proof that nothing fits the chapter's three rows better than a flat line."""

import math

import numpy as np
from numpy.random import Generator

from snippets.shared.activations import sigmoid
from snippets.shared.losses import half_mean_squared_error
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context


def _proof(m: float, s: float) -> Context:
    return Context(
        {
            "m": m,
            "s": s,
            "y": np.array([1.0, 0.0, 1.0]),
            "z": lambda m, s: np.array([m - s, m, m + s]),
            "y_hat": sigmoid,
            "L": half_mean_squared_error,
            "q": lambda y_hat: 1 - y_hat,
            "E": lambda m: np.exp(-m),
            "c": lambda s: np.cosh(s),
        },
        functions={"sigma": sigmoid},
        ranges={"i": 3},
    )


@context("three-rows")
def three_rows(rng: Generator, trial: int) -> Context:
    """Any middle, and a slant that is not negative."""
    return _proof(*[(0.4, 0.0), (-0.7, 1.1), (1.2, 0.5), (-0.2, 2.0)][trial])


@context("three-rows-right")
def three_rows_right(rng: Generator, trial: int) -> Context:
    """A middle from zero upwards; at the second point all bounds are attained."""
    return _proof(*[(0.0, 0.6), (math.log(2), 0.0), (1.1, 0.8), (0.4, 1.7)][trial])


@context("three-rows-left")
def three_rows_left(rng: Generator, trial: int) -> Context:
    """A middle below zero; near zero the strict bounds are approached."""
    return _proof(*[(-1e-8, 0.0), (-math.log(2), 0.0), (-1.1, 0.8), (-0.4, 1.7)][trial])
