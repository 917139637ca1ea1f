"""Two neurons in a row, one weight each."""

import numpy as np
from numpy.random import Generator

from snippets.two_neurons.neurons import half_squared_error, sigmoid
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context, Slope


@context("two-neurons")
def two_neurons(rng: Generator, trial: int) -> Context:
    """One input, one target, two weights."""
    x, y, w_1, w_2 = rng.normal(size=4)
    return Context(
        {
            "x": x,
            "y": y,
            "w_1": w_1,
            "w_2": w_2,
            "z_1": lambda w_1, x: w_1 * x,
            "a_1": lambda z_1: sigmoid(z_1),
            "z_2": lambda w_2, a_1: w_2 * a_1,
            "y_hat": lambda z_2: sigmoid(z_2),
            "L": half_squared_error,
            "delta_2": Slope("L", by="z_2"),
            "delta_1": Slope("L", by="z_1"),
            "z": lambda z_1: z_1,
        },
        functions={"sigma": sigmoid},
    )


@context("sigmoid-links")
def sigmoid_links(rng: Generator, trial: int) -> Context:
    """The sigmoid in two links, its denominator u and its output s."""
    return Context(
        {
            "z": [0.0, -1.3, 0.7, 2.1][trial],
            "u": lambda z: 1 + np.exp(-z),
            "s": lambda u: 1 / u,
        },
        functions={"sigma": sigmoid},
    )


@context("two-count")
def two_count(rng: Generator, trial: int) -> Context:
    """Chains of several lengths."""
    n = [1, 2, 5, 100][trial]
    return Context({"n": n}, ranges={"k": n})


@context("two-by-hand", trials=1)
def two_by_hand(rng: Generator, trial: int) -> Context:
    """The numbers of the exercise."""
    return Context(
        {
            "x": 1.0,
            "y": 1.0,
            "w_1": 0.0,
            "w_2": 2.0,
            "z_1": lambda w_1, x: w_1 * x,
            "a_1": lambda z_1: sigmoid(z_1),
            "z_2": lambda w_2, a_1: w_2 * a_1,
            "y_hat": lambda z_2: sigmoid(z_2),
            "L": half_squared_error,
            "delta_2": Slope("L", by="z_2"),
            "delta_1": Slope("L", by="z_1"),
        },
        functions={"sigma": sigmoid},
    )


@context("sigmoid-slope-bound")
def sigmoid_slope_bound(rng: Generator, trial: int) -> Context:
    """Outputs of a sigmoid: the middle of the range, where the bound is reached, and others."""
    return Context({"s": [0.5, 0.1, 0.37, 0.92][trial]})


@context("deep-chain")
def deep_chain(rng: Generator, trial: int) -> Context:
    """A chain of three neurons with one weight between all of them."""
    w, a_0 = rng.normal(), rng.normal()

    def logits(w: float, a_0: float) -> np.ndarray:
        z = [w * a_0]
        for _ in range(2):
            z.append(w * sigmoid(z[-1]))
        return np.array(z)

    return Context(
        {
            "w": w,
            "a_0": a_0,
            "n": 3,
            "z": logits,
            "a_n": lambda z: sigmoid(z[-1]),
        },
        functions={"sigma": sigmoid},
        ranges={"k": 3},
    )
