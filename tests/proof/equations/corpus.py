"""Small worlds for the equations of tests/proof/equations/corpus.md, which no page needs yet."""

import numpy as np
from numpy.random import Generator

from snippets.shared.activations import sigmoid
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context, Slope

SIGMA = {"sigma": sigmoid}


def softmax(z: np.ndarray) -> np.ndarray:
    """Probabilities over the last axis."""
    exponentials = np.exp(z)
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def relu(x: float) -> float:
    """The positive part, with slope zero at zero."""
    return np.where(np.real(x) > 0, x, 0)[()]


@context("polynomial")
def polynomial(rng: Generator, trial: int) -> Context:
    """A function of two variables."""
    return Context(
        {"x": rng.normal(), "y": rng.normal()},
        functions={"f": lambda x, y: x * x * y + 3 * x * y + y * y},
    )


@context("chain-rule")
def chain_rule(rng: Generator, trial: int) -> Context:
    """One function inside another; neither is odd, even or its own derivative."""
    return Context(
        {"x": rng.normal(), "y": lambda g: g**3 + g**2},
        functions={"g": lambda x: np.sin(x + 1), "f": lambda g: g**3 + g**2},
    )


@context("squared-residuals")
def squared_residuals(rng: Generator, trial: int) -> Context:
    """A curve that a last bias shifts."""
    return Context(
        {
            "y": rng.normal(size=5),
            "curve": rng.normal(size=5),
            "b_3": rng.normal(),
            "eta": 0.1,
            "n": 5,
            "y_hat": lambda curve, b_3: curve + b_3,
            "SSR": lambda y, y_hat: np.sum((y - y_hat) ** 2),
        },
        ranges={"i": 5},
        updated=lambda b_3, eta, y, y_hat: {"b_3": b_3 + 2 * eta * np.sum(y - y_hat)},
    )


@context("step-size", trials=1)
def step_size(rng: Generator, trial: int) -> Context:
    """Numbers, and a name in words."""
    return Context({"step_size": -15.62 * 0.1})


@context("softmax")
def softmax_row(rng: Generator, trial: int) -> Context:
    """One row; its target is one-hot at the first trial only."""
    one_hot = np.eye(4)[rng.integers(4)]
    return Context(
        {
            "z": rng.normal(size=4),
            "y": rng.dirichlet(np.ones(4)) if trial else one_hot,
            "C": 4,
            "y_hat": lambda z: softmax(z),
            "L": lambda y, y_hat: -np.sum(y * np.log(y_hat)),
        },
        ranges=dict.fromkeys("cijk", 4),
    )


@context("softmax-batch")
def softmax_batch(rng: Generator, trial: int) -> Context:
    """A batch; capital and small letters mean the same matrices."""
    return Context(
        {
            "Z": rng.normal(size=(5, 3)),
            "Y": rng.dirichlet(np.ones(3), size=5),
            "n": 5,
            "C": 3,
            "y": lambda Y: Y,
            "Y_hat": lambda Z: softmax(Z),
            "y_hat": lambda Y_hat: Y_hat,
            "L": lambda Y, Y_hat: -np.sum(Y * np.log(Y_hat)) / 5,
        },
        ranges={"i": 5, "c": 3},
    )


@context("affine")
def affine(rng: Generator, trial: int) -> Context:
    """An affine layer under a loss without symmetries; all three sizes differ."""
    weights = rng.normal(size=(3, 4))
    return Context(
        {
            "X": rng.normal(size=(3, 5)),
            "W": rng.normal(size=(5, 4)),
            "B": rng.normal(size=4),
            "Y": lambda X, W, B: X @ W + B,
            "L": lambda Y: np.sum(np.sin(Y) * weights),
        },
        ranges={"n": 3, "m": 4, "k": 5},
    )


@context("training")
def training(rng: Generator, trial: int) -> Context:
    """A loss to descend, an initial width and the kink of ReLU."""
    return Context(
        {
            "w": rng.normal(size=3),
            "eta": 0.2,
            "L": lambda w: np.sum(w**4),
            "ell": (6 / (7 + 9)) ** 0.5,
            "n_in": 7,
            "n_out": 9,
            "x": [-1.3, 0.0, 0.4, 2.1][trial],
        },
        functions={"ReLU": relu},
        updated=lambda w, eta: {"w": w - eta * 4 * w**3},
    )


@context("calculus")
def calculus(rng: Generator, trial: int) -> Context:
    """One weight, one bias and one positive input."""
    x, w, b, y = abs(rng.normal()) + 0.1, *rng.normal(size=3)
    return Context(
        {
            "x": x,
            "w": w,
            "b": b,
            "y": y,
            "eta": 0.1,
            "L": lambda x, w, b, y: (w * x + b - y) ** 2 / 2,
            "w_old": lambda w: w,
            "w_new": lambda x, w, b, y, eta: w - eta * x * (w * x + b - y),
        },
        functions={
            **SIGMA,
            "sigma": lambda x: sigmoid(x),
            "L": lambda w, b: (w * x + b - y) ** 2 / 2,
        },
    )


@context("difference")
def difference(rng: Generator, trial: int) -> Context:
    """A loss of two parameters that no difference quotient meets exactly."""
    return Context(
        {"w": rng.normal(), "b": rng.normal(), "epsilon": 1e-3},
        functions={"L": lambda w, b: np.sin(w * b) + np.exp(w)},
    )


@context("layers")
def layers(rng: Generator, trial: int) -> Context:
    """Two layers in the column convention; all sizes differ."""
    return Context(
        {
            "x": rng.normal(size=3),
            "W1": rng.normal(size=(4, 3)),
            "b1": rng.normal(size=4),
            "W2": rng.normal(size=(5, 4)),
            "b2": rng.normal(size=5),
            "y": rng.normal(size=5),
            "z1": lambda W1, x, b1: W1 @ x + b1,
            "a1": lambda z1: sigmoid(z1),
            "z2": lambda W2, a1, b2: W2 @ a1 + b2,
            "a2": lambda z2: sigmoid(z2),
            "L": lambda a2, y: np.sum((a2 - y) ** 2) / 2,
            "delta1": Slope("L", by="z1"),
            "delta2": Slope("L", by="z2"),
        },
        functions=SIGMA,
        ranges={"i": 5, "j": 4},
    )


@context("hidden-units")
def hidden_units(rng: Generator, trial: int) -> Context:
    """The hidden layer of ``layers``, one unit against another."""
    return Context(
        {"z1": rng.normal(size=4), "a1": lambda z1: sigmoid(z1)},
        functions=SIGMA,
        ranges={"i": 4, "j": 4},
    )


@context("moments")
def moments(rng: Generator, trial: int) -> Context:
    """Statistics of a sample, and the running means of an optimiser."""
    x = rng.normal(size=5)
    m, v, g = rng.normal(size=3)
    return Context(
        {
            "x": x,
            "n": 5,
            "d": 3,
            "X": rng.normal(size=(5, 3)),
            "m": m,
            "v": v,
            "g": g,
            "beta_1": 0.9,
            "beta_2": 0.99,
            "x_bar": lambda x: np.sum(x) / 5,
            "s": lambda x: np.sqrt(np.sum((x - np.sum(x) / 5) ** 2) / 4),
            "y_hat": float(np.argmax(x) + 1),
        },
        functions={"softmax": softmax},
        ranges=dict.fromkeys("ijk", 5),
        updated=lambda m, v, g: {"m": 0.9 * m + 0.1 * g, "v": 0.99 * v + 0.01 * g**2},
    )
