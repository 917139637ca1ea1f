"""Softmax with cross-entropy: one row, a batch, and the pairs beside it."""

import numpy as np
from numpy.random import Generator

from snippets.shared.activations import sigmoid
from snippets.softmax_cross_entropy.loss import cross_entropy, softmax
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context, Slope

ROW = {
    "S": lambda z: np.sum(np.exp(z)),
    "y_hat": lambda z: softmax(z),
    "L": lambda y_hat, y: -np.sum(y * np.log(y_hat)),
    "Q": lambda y_hat, y: np.sum((y_hat - y) ** 2) / 2,
    "A": lambda z: np.log(np.sum(np.exp(z))),
    "J": Slope("y_hat", by="z"),
}


@context("softmax-row")
def softmax_row(rng: Generator, trial: int) -> Context:
    """One row of random scores, with targets that are not one-hot, and any number m."""
    return Context(
        {"z": rng.normal(size=4), "y": rng.dirichlet(np.ones(4)), "c": 4, "m": rng.normal()} | ROW,
        ranges={"j": 4, "k": 4},
    )


@context("softmax-two-scores")
def softmax_two_scores(rng: Generator, trial: int) -> Context:
    """Two scores of different classes, and the powers of all the others."""
    return Context(
        {
            "z_j": rng.normal(),
            "z_k": rng.normal(),
            "others": rng.uniform(1, 3),
            "S": lambda z_j, z_k, others: np.exp(z_j) + np.exp(z_k) + others,
            "y_hat_j": lambda z_j, S: np.exp(z_j) / S,
            "y_hat_k": lambda z_k, S: np.exp(z_k) / S,
        }
    )


@context("softmax-post", trials=1)
def softmax_post(rng: Generator, trial: int) -> Context:
    """The chapter's own row."""
    return Context(
        {"z": np.log([3.0, 2.0, 5.0]), "y": np.array([0.0, 1.0, 0.0]), "c": 3} | ROW,
        ranges={"j": 3, "k": 3},
    )


@context("softmax-by-hand", trials=1)
def softmax_by_hand(rng: Generator, trial: int) -> Context:
    """The row of the first exercise."""
    return Context(
        {"z": np.log([1.0, 1.0, 2.0]), "y": np.array([0.0, 0.0, 1.0]), "c": 3} | ROW,
        ranges={"j": 3, "k": 3},
    )


@context("softmax-rows")
def softmax_rows(rng: Generator, trial: int) -> Context:
    """A batch of random rows, with targets that are not one-hot."""
    return Context(
        {
            "Z": rng.normal(size=(5, 3)),
            "Y": rng.dirichlet(np.ones(3), size=5),
            "n": 5,
            "c": 3,
            "Y_hat": lambda Z: softmax(Z),
            "L": lambda Y_hat, Y: cross_entropy(np.log(Y_hat), Y),
        },
        ranges={"i": 5, "j": 3, "k": 3},
    )


@context("softmax-events")
def softmax_events(rng: Generator, trial: int) -> Context:
    """Probabilities of independent events."""
    return Context({"p": rng.uniform(0.1, 0.9, size=5), "n": 5}, ranges={"i": 5})


@context("pair-identity")
def pair_identity(rng: Generator, trial: int) -> Context:
    """A score that is the prediction, and half a square."""
    return Context(
        {
            "z": rng.normal(),
            "y": rng.normal(),
            "y_hat": lambda z: 1.0 * z,
            "L": lambda y_hat, y: (y_hat - y) ** 2 / 2,
        }
    )


@context("pair-sigmoid")
def pair_sigmoid(rng: Generator, trial: int) -> Context:
    """One score, its sigmoid, and the cross-entropy of two answers."""
    return Context(
        {
            "z": rng.normal(),
            "y": rng.uniform(),
            "y_hat": sigmoid,
            "L": lambda y_hat, y: -y * np.log(y_hat) - (1 - y) * np.log(1 - y_hat),
        },
        functions={"sigma": sigmoid},
    )


@context("softmax-unnormalised")
def softmax_unnormalised(rng: Generator, trial: int) -> Context:
    """Targets that add up to s, which is not one."""
    return Context(
        {
            "z": rng.normal(size=4),
            "y": rng.uniform(0.2, 1.4, size=4),
            "c": 4,
            "s": lambda y: np.sum(y),
        }
        | ROW,
        ranges={"j": 4, "k": 4},
    )


@context("softmax-temperature")
def softmax_temperature(rng: Generator, trial: int) -> Context:
    """Scores that are divided by a temperature."""
    return Context(
        {
            "z": rng.normal(size=4),
            "y": rng.dirichlet(np.ones(4)),
            "T": rng.uniform(1.5, 3),
            "u": lambda z, T: z / T,
            "y_hat": lambda u: softmax(u),
            "L": lambda y_hat, y: -np.sum(y * np.log(y_hat)),
        },
        ranges={"j": 4, "k": 4},
    )
