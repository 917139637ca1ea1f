"""A batch through an affine map, a loss of it, and tables with their sums."""

import numpy as np
from numpy.random import Generator

from snippets.from_one_number_to_a_batch.batch_gradients import half_sum_of_squares
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context, Slope

N, D, H = 5, 3, 4
RANGES = {"i": N, "p": N, "j": D, "m": D, "k": H, "q": H}
ORDERS = np.array([[1.0, 2.0], [3.0, 0.0], [1.0, 1.0], [0.0, 4.0]])
BATCH = {"Z": lambda X, W, b: X @ W + b, "G": Slope("L", by="Z")}


def leaves(rng: Generator) -> dict:
    """What a batch is computed from; the three sizes differ."""
    return {
        "X": rng.normal(size=(N, D)),
        "W": rng.normal(size=(D, H)),
        "b": rng.normal(size=H),
        "n": N,
        "d": D,
        "h": H,
    }


@context("batch")
def batch(rng: Generator, trial: int) -> Context:
    """A loss without symmetries that mixes all of its entries."""
    weights = rng.normal(size=(N, H))

    def loss(Z: np.ndarray) -> float:
        return np.sum(np.sin(Z + 1) * weights) + np.sum(weights * Z) ** 3 / 20

    return Context(leaves(rng) | BATCH | {"L": loss}, ranges=RANGES)


@context("batch-squares")
def batch_squares(rng: Generator, trial: int) -> Context:
    """Half the sum of squared errors."""
    return Context(
        leaves(rng) | BATCH | {"Y": rng.normal(size=(N, H)), "L": half_sum_of_squares},
        ranges=RANGES,
    )


@context("batch-sums")
def batch_sums(rng: Generator, trial: int) -> Context:
    """A table and its sums."""
    return Context(
        {
            "X": rng.normal(size=(N, D)),
            "n": N,
            "d": D,
            "s": lambda X: X.sum(axis=0),
            "t": lambda X: X.sum(axis=1),
        },
        ranges={"i": N, "j": D},
    )


@context("batch-shares")
def batch_shares(rng: Generator, trial: int) -> Context:
    """A table of positive numbers, and the shares of its rows."""
    return Context(
        {
            "X": rng.uniform(0.5, 2, size=(N, D)),
            "t": lambda X: X.sum(axis=1),
            "P": lambda X: np.array([row / sum(row) for row in X]),
        },
        ranges={"i": N, "j": D},
    )


@context("batch-data", trials=1)
def batch_data(rng: Generator, trial: int) -> Context:
    """The chapter's own orders and prices."""
    return Context(
        {
            "X": ORDERS,
            "W": np.array([[2.0, 3.0, 1.0], [1.0, 2.0, 4.0]]),
        }
    )


@context("batch-by-hand", trials=1)
def batch_by_hand(rng: Generator, trial: int) -> Context:
    """The chapter's own orders, prices, fees and bills."""
    return Context(
        {
            "X": ORDERS,
            "W": np.array([[2.0, 3.0, 1.0], [1.0, 2.0, 4.0]]),
            "b": np.array([3.0, 1.0, 2.0]),
            "Y": np.array([[8.0, 6, 9], [8, 8, 7], [6, 5, 6], [10, 6, 13]]),
            "Z": lambda X, W, b: X @ W + b,
            "L": half_sum_of_squares,
        }
    )


@context("batch-one-error")
def batch_one_error(rng: Generator, trial: int) -> Context:
    """The chapter's own orders, with any errors but one."""
    G = rng.normal(size=(4, 3))
    G[1, 0] = 1
    return Context(
        {
            "X": ORDERS,
            "W": rng.normal(size=(2, 3)),
            "b": rng.normal(size=3),
            "G": G,
            "Z": lambda X, W, b: X @ W + b,
            "L": lambda Z, G: np.sum(G * Z),
        }
    )


@context("batch-scaled")
def batch_scaled(rng: Generator, trial: int) -> Context:
    """A factor for each column, and a loss that mixes all entries."""
    weights = rng.normal(size=(N, D))
    return Context(
        {
            "X": rng.normal(size=(N, D)),
            "s": rng.normal(size=D),
            "n": N,
            "Z": lambda X, s: np.stack([row * s for row in X]),
            "L": lambda Z: np.sum(np.sin(Z + 1) * weights) + np.sum(weights * Z) ** 3 / 20,
            "G": Slope("L", by="Z"),
        },
        ranges={"i": N, "j": D},
    )
