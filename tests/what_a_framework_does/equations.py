"""Operations of an engine: each with a loss behind it that has no symmetries."""

import numpy as np
from numpy.random import Generator

from snippets.logistic_unit.unit import forward
from snippets.shared.losses import half_mean_squared_error
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context


@context("framework-product")
def framework_product(rng: Generator, trial: int) -> Context:
    """A product, and a loss computed from it."""
    a, b = rng.normal(size=2)
    return Context(
        {"a": a, "b": b, "c": lambda a, b: a * b, "L": lambda c: np.exp(c / 2) + c**3},
    )


@context("framework-walk")
def framework_walk(rng: Generator, trial: int) -> Context:
    """Two operations, the second of which uses b again."""
    a, b = rng.normal(size=2)
    return Context({"a": a, "b": b, "c": lambda a, b: a + b, "L": lambda c, b: c * b})


@context("framework-ratio")
def framework_ratio(rng: Generator, trial: int) -> Context:
    """A ratio."""
    a, b = rng.normal(), rng.uniform(0.5, 2)
    return Context({"a": a, "b": b, "c": lambda a, b: a / b})


@context("framework-paths")
def framework_paths(rng: Generator, trial: int) -> Context:
    """A value with three users, and a loss that mixes what they make of it."""
    return Context(
        {
            "a": rng.normal(),
            "m": 3,
            "c": lambda a: np.array([a**2 + a, np.sin(a + 1), np.exp(a / 2)]),
            "L": lambda c: c[0] * c[1] + c[2] ** 3 + c[1] / 2,
        },
        ranges={"k": 3},
    )


@context("framework-broadcast")
def framework_broadcast(rng: Generator, trial: int) -> Context:
    """A row added to every row of a batch."""
    weights = rng.normal(size=(4, 3))
    return Context(
        {
            "A": rng.normal(size=(4, 3)),
            "b": rng.normal(size=3),
            "n": 4,
            "Z": lambda A, b: A + b,
            "L": lambda Z: np.sum(weights * Z**2 + np.exp(Z / 3)),
        },
        ranges={"i": 4, "j": 3},
    )


@context("framework-matmul")
def framework_matmul(rng: Generator, trial: int) -> Context:
    """A matrix product, and a loss computed from it."""
    weights = rng.normal(size=(4, 2))
    return Context(
        {
            "A": rng.normal(size=(4, 3)),
            "B": rng.normal(size=(3, 2)),
            "C": lambda A, B: A @ B,
            "L": lambda C: np.sum(weights * C**2 + np.exp(C / 3)),
        },
    )


@context("framework-shards")
def framework_shards(rng: Generator, trial: int) -> Context:
    """A logistic unit on a batch of seven rows, of five and of two."""
    X, y, b = rng.normal(size=(7, 3)), rng.normal(size=7), rng.normal()

    def loss(rows: slice):
        return lambda w: half_mean_squared_error(forward(X[rows], w, b), y[rows])

    return Context(
        {
            "w": rng.normal(size=3),
            "n_1": 5,
            "n_2": 2,
            "L": loss(slice(None)),
            "L_1": loss(slice(5)),
            "L_2": loss(slice(5, None)),
        },
    )
