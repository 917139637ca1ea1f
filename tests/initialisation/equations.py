"""Sizes of random sums: finite lists of equally likely values, so that every mean is exact."""

from itertools import product

import numpy as np
from numpy.random import Generator

from snippets.initialisation import random_weights as initialisation
from snippets.initialisation.deep_stack import forward, mean_square
from snippets.shared.activations import sigmoid
from snippets.shared.kinks import relu
from snippets.shared.losses import half_mean_squared_error
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context, Slope


def variance(values: np.ndarray) -> float:
    """The variance of a list; a row is no list."""
    if np.ndim(values) != 1:
        raise ValueError("not a list")
    return float(np.var(values))


class Recorder:
    """Stands in for a generator and tells what the course's code asks it for."""

    def uniform(self, low: float, high: float, size: tuple[int, int]) -> float:
        """The limit of evenly spread weights."""
        assert low == -high
        return high

    def normal(self, mean: float, spread: float, size: tuple[int, int]) -> float:
        """The spread of weights from a bell curve."""
        assert mean == 0
        return spread


def centred(rng: Generator, size: int) -> np.ndarray:
    """Random values with mean zero."""
    values = rng.normal(size=size)
    return values - values.mean()


def all_worlds(values: np.ndarray, inputs: np.ndarray) -> np.ndarray:
    """The sum of inputs times weights, for every choice of the weights among the values."""
    return np.array(list(product(values, repeat=len(inputs)))) @ inputs


def bent(z):
    """An activation without symmetries."""
    return sigmoid(z) + 0.1 * z**2


@context("init-hidden")
def hidden_layer(rng: Generator, trial: int) -> Context:
    """A hidden layer, then one output unit with half the mean squared error."""
    n, d, h = 5, 3, 4
    return Context(
        {
            "n": n,
            "d": d,
            "h": h,
            "X": rng.normal(size=(n, d)),
            "W": rng.normal(size=(d, h)),
            "v": rng.normal(size=h),
            "y": rng.uniform(size=n),
            "Z": lambda X, W: X @ W,
            "A": lambda Z: bent(Z),
            "z": lambda A, v: A @ v,
            "y_hat": lambda z: sigmoid(z),
            "L": half_mean_squared_error,
            "delta": Slope("L", by="z"),
        },
        functions={"f": bent},
        ranges={"i": n, "j": d, "k": h},
    )


@context("init-lists")
def lists(rng: Generator, trial: int) -> Context:
    """A list of equally likely values, whose mean is not zero."""
    return Context(
        {
            "a": rng.normal(0.7, 1, size=5),
            "m": 5,
            "a_bar": lambda a: a.mean(),
            "q_a": lambda a: mean_square(a),
        },
        functions={"Var": variance},
        ranges={"t": 5},
    )


@context("init-pairs")
def pairs(rng: Generator, trial: int) -> Context:
    """Two inputs, and a list of weights whose mean is not zero."""
    return Context(
        {
            "a": rng.normal(size=2),
            "w": rng.normal(0.4, 1, size=5),
            "p": 5,
            "w_bar": lambda w: w.mean(),
            "q_w": lambda w: mean_square(w),
        },
        ranges={"s": 5, "t": 5},
    )


@context("init-layer")
def layer(rng: Generator, trial: int) -> Context:
    """Three inputs with any mean, and every choice of weights from a list with mean zero."""
    a, w = rng.normal(0.7, 1, size=3), centred(rng, 4)
    return Context(
        {
            "a": a,
            "n_in": 3,
            "q_a": mean_square(a),
            "q_w": mean_square(w),
            "q_z": mean_square(all_worlds(w, a)),
        },
        ranges={"j": 3},
    )


@context("init-layer-back")
def layer_backward(rng: Generator, trial: int) -> Context:
    """Gradients of three logits: for one matrix W, and for every choice of weights from a list."""
    n_in, n_out = 4, 3
    w, W = centred(rng, 5), rng.normal(size=(n_in, n_out))
    delta = rng.normal(0.7, 1, size=n_out)
    return Context(
        {
            "W": W,
            "delta": delta,
            "n_out": n_out,
            "q_w": mean_square(w),
            "q_delta": mean_square(delta),
            "q_g": mean_square(all_worlds(w, delta)),
            "g": Slope("L", by="a"),
            "a": rng.normal(size=n_in),
            "L": lambda a: a @ W @ delta,
        },
        ranges={"j": n_in, "k": n_out},
    )


@context("init-ten")
def ten_layers(rng: Generator, trial: int) -> Context:
    """Ten layers that all multiply the mean square as one layer does, without an activation."""
    n = 3
    w = centred(rng, 4)
    a = rng.normal(0.7, 1, size=n)
    factor = mean_square(all_worlds(w, a)) / mean_square(a)
    sizes = forward(mean_square(a) * np.ones((1, 1)), [np.full((1, 1), factor)] * 10, np.asarray)
    return Context(
        {"n": n, "q_w": mean_square(w), "q_0": mean_square(a), "q_10": sizes[-1].item()},
    )


def keeping(rng: Generator, terms: int) -> float:
    """Mean square of weights that are scaled until a sum of so many terms keeps the size of one."""
    values, inputs = centred(rng, 4), rng.normal(0.7, 1, size=terms)
    return mean_square(values) * mean_square(inputs) / mean_square(all_worlds(values, inputs))


@context("init-keep-forward")
def keep_forward(rng: Generator, trial: int) -> Context:
    """Weights that keep the mean square on the way forward."""
    n_in = 2 + trial
    return Context({"q_w": keeping(rng, n_in), "n_in": n_in})


@context("init-keep-backward")
def keep_backward(rng: Generator, trial: int) -> Context:
    """Weights that keep the mean square on the way back."""
    n_out = 2 + trial
    return Context({"q_w": keeping(rng, n_out), "n_out": n_out})


def sizes_of_layers(trial: int) -> tuple[int, int]:
    """Inputs and outputs, never equal."""
    return [(5, 2), (3, 7), (11, 4), (6, 13)][trial]


@context("init-xavier")
def xavier(rng: Generator, trial: int) -> Context:
    """The variance that the course's own code asks for."""
    n_in, n_out = sizes_of_layers(trial)
    spread = initialisation.xavier_normal(n_in, n_out, Recorder())
    return Context(
        {"n_in": n_in, "n_out": n_out, "w": np.array([-spread, spread])},
        functions={"Var": variance},
    )


@context("init-he")
def he(rng: Generator, trial: int) -> Context:
    """The variance and the limit that the course's own code asks for."""
    n_in, n_out = sizes_of_layers(trial)
    spread = initialisation.he_normal(n_in, n_out, Recorder())
    return Context(
        {
            "n_in": n_in,
            "n_out": n_out,
            "w": np.array([-spread, spread]),
            "ell": initialisation.he_uniform(n_in, n_out, Recorder()),
        },
        functions={"Var": variance},
    )


@context("init-xavier-limit")
def xavier_limit(rng: Generator, trial: int) -> Context:
    """The limit that the course's own code asks for."""
    n_in, n_out = sizes_of_layers(trial)
    limit = initialisation.xavier_uniform(n_in, n_out, Recorder())
    return Context({"n_in": n_in, "n_out": n_out, "ell": limit})


@context("init-uniform")
def evenly_spread(rng: Generator, trial: int) -> Context:
    """A range, and its mean square by Simpson's rule, which is exact for cubic curves."""
    ell = rng.uniform(0.3, 3)
    mean = (ell**2 + 4 * 0**2 + ell**2) / 6
    return Context({"ell": ell, "w": rng.uniform(0.1, ell), "q_w": mean})


@context("init-tanh")
def tanh_at_a_number(rng: Generator, trial: int) -> Context:
    """A number: where tanh is steepest, and on both sides."""
    return Context({"z": [0.0, -1.3, 0.7, 2.1][trial], "a": lambda z: np.tanh(z)})


@context("init-relu")
def relu_at_a_number(rng: Generator, trial: int) -> Context:
    """A number on either side of the kink."""
    return Context({"z": [0.0, -1.3, 0.7, 2.1][trial]}, functions={"ReLU": relu})


def mirrored(z: np.ndarray) -> np.ndarray:
    """Each value with its negative: a symmetric list."""
    return np.concatenate([z, -z])


@context("init-half")
def half_lost(rng: Generator, trial: int) -> Context:
    """Logits in pairs, of which z holds one each, and what ReLU makes of both."""
    return Context(
        {
            "z": rng.normal(size=5),
            "m": 5,
            "q_z": lambda z: mean_square(mirrored(z)),
            "q_a": lambda z: mean_square(relu(mirrored(z))),
        },
        ranges={"t": 5},
    )


@context("init-he-layer")
def he_layer(rng: Generator, trial: int) -> Context:
    """Three inputs that ReLU makes of logits in pairs, each independent of the others."""
    pairs, w = mirrored(rng.normal(size=2)), centred(rng, 3)
    inputs = [relu(np.array(z)) for z in product(pairs, repeat=3)]
    following = np.concatenate([all_worlds(w, a) for a in inputs])
    return Context(
        {
            "n_in": 3,
            "q_w": mean_square(w),
            "q_z": mean_square(pairs),
            "q_a": mean_square(relu(pairs)),
            "q_next": mean_square(following),
        },
    )


@context("init-leaky")
def leaky(rng: Generator, trial: int) -> Context:
    """Logits in pairs, and what a leaky ReLU makes of both."""
    alpha = rng.uniform(0.1, 0.9)

    def passed(z: np.ndarray) -> np.ndarray:
        both = mirrored(z)
        return np.where(both > 0, both, alpha * both)

    return Context(
        {
            "z": rng.normal(size=5),
            "m": 5,
            "alpha": alpha,
            "q_z": lambda z: mean_square(mirrored(z)),
            "q_a": lambda z: mean_square(passed(z)),
        },
        ranges={"t": 5},
    )


@context("init-by-hand", trials=1)
def by_hand(rng: Generator, trial: int) -> Context:
    """Numbers only."""
    return Context({})
