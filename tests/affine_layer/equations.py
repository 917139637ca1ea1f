"""The affine layer, for one example and for a batch, and a network of two of them."""

import numpy as np
from numpy.random import Generator

from snippets.affine_layer.affine import Affine
from snippets.shared.activations import sigmoid
from snippets.shared.losses import half_mean_squared_error
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context, Slope

N, D, H, C, P = 5, 3, 4, 6, 7
SHEET = {
    "X": np.array([[1.0, 2.0], [3.0, 1.0]]),
    "W_1": np.array([[1.0, -1.0, -1.0], [-1.0, 2.0, 1.0]]),
    "b_1": np.array([1.0, -1.0, 1.0]),
    "W_2": np.array([[1.0, -1.0], [2.0, 1.0], [-1.0, 2.0]]),
    "b_2": np.array([-1.0, -1.0]),
    "Y": np.array([[1.0, 2.0], [0.0, -1.0]]),
}


def mixed(rng: Generator, *shape: int):
    """A loss without symmetries that mixes all entries of its argument."""
    weights = rng.normal(size=shape)

    def loss(v: np.ndarray) -> float:
        return np.sum(np.sin(v + 1) * weights) + np.sum(weights * v) ** 3 / 20

    return loss


@context("affine-one")
def affine_one(rng: Generator, trial: int) -> Context:
    """One example."""
    loss = mixed(rng, H)
    return Context(
        {
            "x": rng.normal(size=D),
            "W": rng.normal(size=(D, H)),
            "b": rng.normal(size=H),
            "d": D,
            "h": H,
            "z": lambda x, W, b: x @ W + b,
            "L": lambda z: loss(z),
            "g": Slope("L", by="z"),
        },
        ranges={"j": D, "k": H},
    )


@context("affine-batch")
def affine_batch(rng: Generator, trial: int) -> Context:
    """A batch."""
    loss = mixed(rng, N, H)
    return Context(
        {
            "X": rng.normal(size=(N, D)),
            "W": rng.normal(size=(D, H)),
            "b": rng.normal(size=H),
            "n": N,
            "d": D,
            "h": H,
            "Z": lambda X, W, b: X @ W + b,
            "L": lambda Z: loss(Z),
            "G": Slope("L", by="Z"),
        },
        ranges={"i": N, "j": D, "k": H},
    )


NETWORK = {
    "Z_1": lambda X, W_1, b_1: X @ W_1 + b_1,
    "A_1": lambda Z_1: sigmoid(Z_1),
    "Y_hat": lambda A_1, W_2, b_2: A_1 @ W_2 + b_2,
    "L": lambda Y_hat, Y: half_mean_squared_error(Y_hat, Y),
}


def random_network(rng: Generator) -> dict:
    """Leaves of the network's graph, all sizes different."""
    return {
        "X": rng.normal(size=(N, D)),
        "W_1": rng.normal(size=(D, H)),
        "b_1": rng.normal(size=H),
        "W_2": rng.normal(size=(H, C)),
        "b_2": rng.normal(size=C),
        "Y": rng.normal(size=(N, C)),
        "n": N,
        "c": C,
    }


@context("affine-network")
def affine_network(rng: Generator, trial: int) -> Context:
    """Affine, sigmoid, affine, and half the mean squared error."""
    return Context(
        random_network(rng) | NETWORK,
        functions={"sigma": sigmoid},
        ranges={"i": N, "k": C},
    )


@context("affine-sheet", trials=1)
def affine_sheet(rng: Generator, trial: int) -> Context:
    """The chapter's own worksheet."""
    return Context(
        SHEET | NETWORK | {"n": 2, "c": 2},
        functions={"sigma": sigmoid},
        ranges={"i": 2, "k": 2},
    )


@context("affine-collapse")
def affine_collapse(rng: Generator, trial: int) -> Context:
    """Two affine layers and nothing between them."""
    chain = {"Y_hat": lambda X, W_1, b_1, W_2, b_2: Affine(W_2, b_2).forward(X @ W_1 + b_1)}
    return Context(random_network(rng) | chain)


@context("affine-last-axis")
def affine_last_axis(rng: Generator, trial: int) -> Context:
    """A block of numbers with three axes, mapped along the last one."""
    loss = mixed(rng, N, P, H)
    return Context(
        {
            "X": rng.normal(size=(N, P, D)),
            "W": rng.normal(size=(D, H)),
            "b": rng.normal(size=H),
            "n": N,
            "p": P,
            "d": D,
            "h": H,
            "Z": lambda X, W, b: X @ W + b,
            "L": lambda Z: loss(Z),
            "G": Slope("L", by="Z"),
        },
        ranges={"i": N, "t": P, "j": D, "k": H},
    )
