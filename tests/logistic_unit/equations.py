"""One logistic unit, with half the mean squared error."""

import numpy as np
from numpy.random import Generator

from snippets.logistic_unit.unit import backward, forward, step
from snippets.shared.activations import sigmoid
from snippets.shared.losses import half_mean_squared_error
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context, Slope

UNIT = {
    "z": lambda X, w, b: X @ w + b,
    "y_hat": sigmoid,
    "L": half_mean_squared_error,
    "delta": Slope("L", by="z"),
}
ROWS = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
TARGETS = np.array([1.0, 0.0, 1.0])


def one_step(X, y, y_hat, w, b, eta):
    """The parameters after one step of the course's own code."""
    return dict(zip(("w", "b"), step(w, b, backward(X, y, y_hat), eta), strict=True))


def random_batch(rng: Generator, n: int, d: int) -> dict:
    """Leaves of the unit's graph, with targets that are not one-hot."""
    return {
        "X": rng.normal(size=(n, d)),
        "y": rng.uniform(size=n),
        "w": rng.normal(size=d),
        "b": rng.normal(),
        "n": n,
        "d": d,
        "eta": 0.3,
        "ones": np.ones(n),
    }


@context("logistic")
def logistic(rng: Generator, trial: int) -> Context:
    """A batch of random rows."""
    return Context(
        random_batch(rng, n=5, d=3) | UNIT,
        functions={"sigma": sigmoid},
        ranges={"i": 5, "j": 3},
        updated=one_step,
    )


@context("logistic-data", trials=1)
def logistic_data(rng: Generator, trial: int) -> Context:
    """The chapter's own three rows, with all parameters at zero."""
    start = {"w": np.zeros(2), "b": 0.0, "n": 3, "d": 2, "eta": 0.1}
    return Context(
        {"X": ROWS, "y": TARGETS, **start, **UNIT},
        functions={"sigma": sigmoid},
        ranges={"i": 3, "j": 2},
        updated=one_step,
    )


@context("logistic-post", trials=1)
def logistic_post(rng: Generator, trial: int) -> Context:
    """The chapter's own three rows, with the predictions of an old post."""
    y_hat = np.array([0.8, 0.3, 0.4])
    z = np.log(y_hat / (1 - y_hat))
    return Context(
        {"y": TARGETS, "z": z, "b": 0.0, "n": 3} | {k: UNIT[k] for k in ("y_hat", "L", "delta")}
    )


@context("logistic-cross-entropy")
def logistic_cross_entropy(rng: Generator, trial: int) -> Context:
    """Five logits and their targets, with binary cross-entropy as the loss."""
    return Context(
        {
            "y": rng.uniform(size=5),
            "z": rng.normal(size=5),
            "y_hat": sigmoid,
            "L": lambda y_hat, y: -np.mean(y * np.log(y_hat) + (1 - y) * np.log(1 - y_hat)),
            "delta": Slope("L", by="z"),
            "n": 5,
        },
        functions={"sigma": sigmoid},
        ranges={"i": 5},
    )


@context("logistic-line")
def logistic_line(rng: Generator, trial: int) -> Context:
    """The chapter's own three rows, with random parameters."""
    return Context(
        {"X": ROWS, "y": TARGETS, "w": rng.normal(size=2), "b": rng.normal(), **UNIT},
        functions={"sigma": sigmoid},
        ranges={"i": 3, "j": 2},
    )


@context("sigmoid")
def sigmoid_at_a_number(rng: Generator, trial: int) -> Context:
    """The sigmoid at one number: where it is steepest, and on both sides."""
    return Context(
        {"z": [0.0, -1.3, 0.7, 2.1][trial]},
        functions={"sigma": sigmoid},
    )


@context("sigmoid-limits")
def sigmoid_limits(rng: Generator, trial: int) -> Context:
    """The sigmoid far out, where it comes near its bounds."""
    return Context({"z": [-16.0, -0.4, 0.9, 16.0][trial]}, functions={"sigma": sigmoid})


@context("not-negative")
def not_negative(rng: Generator, trial: int) -> Context:
    """Numbers for which the text says: for z at least zero."""
    return Context({"z": [0.0, 0.3, 1.1, 2.5][trial]}, functions={"sigma": sigmoid})


@context("negative")
def negative(rng: Generator, trial: int) -> Context:
    """Numbers for which the text says: for z below zero."""
    return Context({"z": [-1e-8, -0.3, -1.1, -2.5][trial]}, functions={"sigma": sigmoid})


@context("one-square")
def one_square(rng: Generator, trial: int) -> Context:
    """One prediction and its target."""
    return Context({"y": rng.normal(), "y_hat": rng.normal()})


@context("central-difference")
def central_difference(rng: Generator, trial: int) -> Context:
    """The loss as a function of the first weight alone."""
    batch = random_batch(rng, n=5, d=3) | UNIT
    X, y, w, b = (batch[name] for name in ("X", "y", "w", "b"))

    def loss(w_1: float) -> float:
        return half_mean_squared_error(forward(X, np.array([w_1, *w[1:]]), b), y)

    return Context(batch | {"h": 1e-3}, functions={"L": loss}, ranges={"j": 1})


@context("arithmetic", trials=1)
def arithmetic(rng: Generator, trial: int) -> Context:
    """Numbers only."""
    return Context({})
