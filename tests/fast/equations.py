"""The fast network: ones beside the rows, the rate in the error, columns that are zero."""

import numpy as np
from numpy.random import Generator

from snippets.shared.activations import sigmoid
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context
from tests.two_layer_network.equations import RANGES, network

N, D, H = 5, 6, 4


@context("fast-count")
def fast_count(rng: Generator, trial: int) -> Context:
    """Sizes that all differ."""
    n, d, h, c = rng.permutation(np.arange(3, 40))[:4]
    return Context({"n": int(n), "d": int(d), "h": int(h), "c": int(c)})


@context("fast-ones")
def fast_ones(rng: Generator, trial: int) -> Context:
    """A first layer, alone and with its bias as a row of its weights."""
    return Context(
        {
            "X": rng.normal(size=(N, D)),
            "W": rng.normal(size=(D, H)),
            "b": rng.normal(size=H),
            "T": rng.normal(size=(N, H)),
            "n": N,
            "d": D,
            "X_tilde": lambda X: np.column_stack([np.ones(N), X]),
            "W_tilde": lambda W, b: np.vstack([b, W]),
            "Z": lambda X, W, b: X @ W + b,
            "L": lambda Z, T: np.sum((Z - T) ** 3) / 3,
            "Delta": lambda X, W, b, T: (X @ W + b - T) ** 2,
        },
        ranges={"i": N, "j": D, "k": H},
    )


@context("fast-stacked")
def fast_stacked(rng: Generator, trial: int) -> Context:
    """The same layer from its joined matrices on."""
    return Context(
        {
            "X_tilde": np.column_stack([np.ones(N), rng.normal(size=(N, D))]),
            "W_tilde": rng.normal(size=(D + 1, H)),
            "T": rng.normal(size=(N, H)),
            "L": lambda X_tilde, W_tilde, T: np.sum((X_tilde @ W_tilde - T) ** 3) / 3,
            "Delta": lambda X_tilde, W_tilde, T: (X_tilde @ W_tilde - T) ** 2,
        }
    )


@context("fast-slope")
def fast_slope(rng: Generator, trial: int) -> Context:
    """The sigmoid's slope by half of a hyperbolic tangent."""
    symbols = {"z": rng.normal(), "q": lambda z: np.tanh(z / 2) / 2}
    return Context(symbols, functions={"sigma": sigmoid})


@context("fast-reach")
def fast_reach(rng: Generator, trial: int) -> Context:
    """A batch without ink beyond some column."""
    X, r = rng.normal(size=(N, D)), 2 + trial % 3
    X[:, r:] = 0
    return Context(
        {"X": X, "W": rng.normal(size=(D, H)), "r": r, "d": D}, ranges={"i": N, "j": D, "k": H}
    )


@context("fast")
def fast(rng: Generator, trial: int) -> Context:
    """The two-layer network with sigmoid units."""
    return Context(network(rng, sigmoid), ranges=RANGES)
