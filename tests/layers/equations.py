"""Elementwise layers: one entry of each, with everything behind it as a loss."""

import numpy as np
from numpy.random import Generator

from snippets.shared.activations import sigmoid
from snippets.shared.kinks import relu
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context


def behind(out: complex) -> complex:
    """All that happens between a layer's output and the loss; without symmetries."""
    return np.exp(out / 3) + out**3 - 2 * out


@context("layers-bill")
def layers_bill(rng: Generator, trial: int) -> Context:
    """The taxi bill, at any numbers."""
    names = ("distance", "rate", "fee", "tax")
    return Context(
        {
            **dict(zip(names, rng.normal(size=4), strict=True)),
            "ride": lambda distance, rate: distance * rate,
            "bill": lambda ride, fee: ride + fee,
            "total": lambda bill, tax: bill * tax,
        }
    )


@context("layers-multiply")
def layers_multiply(rng: Generator, trial: int) -> Context:
    """A product, and a loss behind it."""
    x, y = rng.normal(size=2)
    return Context({"x": x, "y": y, "z": lambda x, y: x * y, "L": lambda z: behind(z)})


@context("layers-add")
def layers_add(rng: Generator, trial: int) -> Context:
    """A sum, and a loss behind it."""
    x, y = rng.normal(size=2)
    return Context({"x": x, "y": y, "z": lambda x, y: x + y, "L": lambda z: behind(z)})


@context("layers-entries")
def layers_entries(rng: Generator, trial: int) -> Context:
    """A function applied to each of five entries; the loss mixes its outputs."""
    weights = rng.normal(size=5)
    return Context(
        {
            "x": rng.normal(size=5),
            "y": lambda x: np.sin(x + 1) + x**2,
            "L": lambda y: np.sum(weights * y**3) + y[0] * y[1] - y[2] * y[3] * y[4],
            "n": 5,
        },
        ranges={"i": 5, "k": 5},
    )


@context("layers-relu", trials=6)
def layers_relu(rng: Generator, trial: int) -> Context:
    """ReLU on both sides of its kink, near it, and at it."""
    return Context(
        {
            "x": [-1.3, 0.7, -0.01, 0.01, 2.1, 0.0][trial],
            "y": lambda x: relu(x),
            "L": lambda y: np.exp(y / 3) + y**3 - 2 * y,
        }
    )


@context("layers-sigmoid")
def layers_sigmoid(rng: Generator, trial: int) -> Context:
    """The sigmoid in four pieces, and a loss behind it."""
    return Context(
        {
            "x": rng.normal(),
            "u": lambda x: -x,
            "v": lambda u: np.exp(u),
            "s": lambda v: 1 + v,
            "y": lambda s: 1 / s,
            "L": lambda y: behind(y),
        },
        functions={"sigma": sigmoid},
    )


@context("layers-weighed")
def layers_weighed(rng: Generator, trial: int) -> Context:
    """Outputs of a layer, weighed by random numbers and added up."""
    return Context(
        {
            "r": rng.normal(size=5),
            "y": rng.normal(size=5),
            "L": lambda r, y: np.sum(r * y),
            "n": 5,
        },
        ranges={"i": 5, "k": 5},
    )
