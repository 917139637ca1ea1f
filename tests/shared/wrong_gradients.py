"""The wrong gradients of the course, beside the true ones, on random numbers of random sizes.

These thirty were looked at while diagnose was written; more_wrong_gradients.py has the others.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator, default_rng

from snippets.affine_layer import mistakes as affine
from snippets.affine_layer.affine import Affine
from snippets.chain_rule import mistakes as graph
from snippets.chain_rule.worked_graph import backward as worked_graph
from snippets.checking_a_gradient import mistakes as small
from snippets.checking_a_gradient.three_variables import grad_f as three_variables
from snippets.from_one_number_to_a_batch import mistakes as batch
from snippets.from_one_number_to_a_batch.batch_gradients import backward as batch_backward
from snippets.gradient_descent import mistakes as downhill
from snippets.gradient_descent.one_bias import ssr_slope
from snippets.layers import mistakes as layers
from snippets.logistic_unit import mistakes as unit
from snippets.logistic_unit.unit import backward as unit_backward
from snippets.partial_derivatives import mistakes as partial
from snippets.partial_derivatives.two_variables import grad_f
from snippets.shared.activations import sigmoid_slope
from snippets.softmax_cross_entropy import mistakes as softmax_wrong
from snippets.softmax_cross_entropy.loss import softmax

Made = tuple[np.ndarray, np.ndarray, dict]
"""What somebody computed, the truth, and what else diagnose is told."""


@dataclass(frozen=True)
class WrongGradient:
    """A wrong way of the course.

    labels: what diagnose may call it, if it names it, with "path" before what is wrong in the share
    of one path; nothing where the numbers do not tell.
    """

    name: str
    labels: frozenset[str]
    make: Callable[[Generator], Made]

    @property
    def named(self) -> set[str]:
        """The labels as names of the texts of diagnose."""
        return {label.removeprefix("path ") for label in self.labels}

    @np.errstate(all="ignore")
    def made(self, seed: int) -> Made:
        """A wrong gradient: some mistakes need several tries until they show."""
        rng = default_rng(seed)
        while True:
            yours, true, extras = self.make(rng)
            if np.shape(yours) != np.shape(true) or not np.allclose(yours, true, rtol=1e-9, atol=0):
                return yours, true, extras


class Collected(list):
    """Wrong gradients, in the order in which they are added."""

    def add(self, named: str, make: Callable[[Generator], Made], name: str = "") -> None:
        """named: one name, or several with a bar between them."""
        labels = frozenset(named.split("|")) - {""}
        self.append(WrongGradient(name or make.__name__, labels, make))

    def named(self, named: str) -> Callable:
        """Add what a function makes."""

        def decorate(make: Callable[[Generator], Made]) -> Callable:
            self.add(named, make)
            return make

        return decorate


SEEN = Collected()


def sizes(rng: Generator) -> tuple[int, int, int, int]:
    """Rows n, inputs d, hidden units h and outputs c, all different."""
    return (int(rng.integers(7, 12)), *map(int, rng.permutation([3, 4, 5])))


# --- two and three variables ----------------------------------------------------------------------


def terms_of_two(x: float, y: float) -> list:
    """The gradients of the three terms of two_variables.f."""
    return [np.array([2 * x * y, x**2]), np.array([3 * y, 3 * x]), np.array([0, 2 * y])]


def terms_of_three(point: np.ndarray) -> list:
    """The gradients of the two terms of three_variables.f."""
    u, v, w = point
    return [
        np.array([3 * u**2 * v, u**3, 0]),
        np.array([0, w * np.exp(v), np.exp(v)]),
    ]


def in_two_variables(yours: Callable, named: str) -> None:
    def make(rng: Generator) -> Made:
        x, y = rng.uniform(0.5, 2, 2)
        extras = {"paths": terms_of_two(x, y), "slope": [y, 1]}  # y is a factor along x
        return yours(x, y), grad_f(x, y), extras

    SEEN.add(named, make, yours.__name__)


def in_three_variables(yours: Callable, named: str) -> None:
    def make(rng: Generator) -> Made:
        point = rng.uniform(0.5, 2, 3)
        extras = {"paths": terms_of_three(point), "slope": [point[1], 1, 1]}  # v, along u
        return yours(point), three_variables(point), extras

    SEEN.add(named, make, yours.__name__)


in_two_variables(partial.everything_moves, "summed")
in_two_variables(partial.term_forgotten, "path zero")
in_two_variables(partial.constant_term_kept, "")
in_two_variables(partial.constant_factor_lost, "no slope")
in_three_variables(small.path_lost, "only path|path zero")
in_three_variables(small.factor_lost, "no slope")
in_three_variables(small.swapped, "")


@SEEN.named("negated")
def flipped(rng: Generator) -> Made:
    y_hat, y = rng.normal(size=(2, sizes(rng)[0]))
    return downhill.flipped(y_hat, y), ssr_slope(y_hat, y), {}


# --- a graph --------------------------------------------------------------------------------------


@SEEN.named("only path|path zero")
def path_overwritten(rng: Generator) -> Made:
    a, b, upstream = rng.normal(size=3)
    s = a * b + a
    grad_s = 2 * s * upstream
    yours = graph.path_overwritten(a, b, s, upstream)[0]
    return yours, worked_graph(a, b, s, upstream)[0], {"paths": [grad_s, grad_s * b]}


@SEEN.named("path slope added")
def link_added(rng: Generator) -> Made:
    a, b, upstream = rng.normal(size=3)
    s = a * b + a
    grad_s = 2 * s * upstream
    extras = {"paths": [grad_s, grad_s * b], "slope": [1, b]}
    return graph.link_added(a, b, s, upstream)[0], worked_graph(a, b, s, upstream)[0], extras


# --- a batch --------------------------------------------------------------------------------------


def batch_of(rng: Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """X, W and grad_Z."""
    n, d, h, _ = sizes(rng)
    return rng.normal(size=(n, d)), rng.normal(size=(d, h)), rng.normal(size=(n, h))


def shares_of_rows(X: np.ndarray, grad_Z: np.ndarray) -> dict[str, np.ndarray]:
    """What each row of a batch adds to the gradients of the weights and of the bias."""
    return {"W": X[:, :, None] * grad_Z[:, None, :], "b": grad_Z}


def in_a_batch(yours: Callable, named: str, which: int) -> None:
    def make(rng: Generator) -> Made:
        X, W, grad_Z = batch_of(rng)
        shares = shares_of_rows(X, grad_Z)
        extras = [{}, {"paths": shares["W"]}, {"paths": shares["b"]}]
        return yours(X, W, grad_Z)[which], batch_backward(X, W, grad_Z)[which], extras[which]

    SEEN.add(named, make, yours.__name__)


in_a_batch(batch.wrong_axis, "shape|other axis", 2)
in_a_batch(batch.suspect_b, "part n", 2)
in_a_batch(batch.suspect_d, "rank one", 1)
in_a_batch(batch.suspect_e, "same rows", 0)


# --- the logistic unit ----------------------------------------------------------------------------


def in_the_unit(yours: Callable, named: str, which: int, into: Collected = SEEN) -> None:
    def make(rng: Generator) -> Made:
        n, d, _, _ = sizes(rng)
        X, y, y_hat = rng.normal(size=(n, d)), rng.normal(size=n), rng.uniform(0.1, 0.9, n)
        slope = sigmoid_slope(y_hat)
        delta = (y_hat - y) / n * slope
        extras = [
            {"paths": X * delta[:, None], "slope": slope[:, None]},
            {"paths": delta, "slope": slope},
        ]
        return yours(X, y, y_hat)[which], unit_backward(X, y, y_hat)[which], extras[which]

    into.add(named, make, f"unit.{yours.__name__}.{'wb'[which]}")


in_the_unit(unit.mixed_signs, "negated", 0)
in_the_unit(unit.mixed_signs, "negated", 1)
in_the_unit(unit.half_negated, "negated", 1)
in_the_unit(unit.no_mean, "times n", 0)
in_the_unit(unit.no_mean, "times n", 1)
in_the_unit(unit.sum_and_mean, "times n", 0)
in_the_unit(unit.no_slope, "no slope", 0)


@SEEN.named("no slope")
def unit_no_slope_of_z(rng: Generator) -> Made:
    error, slope = rng.normal(size=7), rng.uniform(0.1, 0.25, 7)
    return error, error * slope, {"slope": slope}


# --- layers ---------------------------------------------------------------------------------------


@SEEN.named("own sign")
def gradient_mask(rng: Generator) -> Made:
    x, grad_out = rng.normal(size=(2, *sizes(rng)[:2]))
    layer = layers.GradientMaskReLU()
    layer.forward(x)
    return layer.backward(grad_out), np.where(x > 0, grad_out, 0), {"slope": x > 0}


def in_the_affine_layer(layer: type, named: str, which: str) -> None:
    def make(rng: Generator) -> Made:
        X, W, grad_out = batch_of(rng)
        if layer is affine.NoTransposeAffine:
            X, grad_out = X[: len(W)], grad_out[: len(W)]
        found = []
        for kind in (layer, Affine):
            one = kind(W, np.zeros(W.shape[1]))
            one.forward(X)
            one.backward(grad_out)
            found.append(getattr(one, f"grad_{which}"))
        return *found, {"paths": shares_of_rows(X, grad_out)[which]}

    SEEN.add(named, make, f"{layer.__name__}.{which}")


in_the_affine_layer(affine.NoSumAffine, "no sum", "b")
in_the_affine_layer(affine.NoTransposeAffine, "", "W")


# --- softmax --------------------------------------------------------------------------------------


def in_softmax(yours: Callable, named: str, upstream: float, axes: str) -> None:
    def make(rng: Generator) -> Made:
        n, k, _, c = sizes(rng)
        shape = tuple({"n": n, "k": k, "c": c}[axis] for axis in axes)
        y_hat = softmax(rng.normal(size=shape))
        Y = np.eye(c)[rng.integers(c, size=shape[:-1])]
        rows = Y[..., 0].size
        return yours(y_hat, Y, upstream), upstream * (y_hat - Y) / rows, {}

    SEEN.add(named, make, f"{yours.__name__}.{upstream}.{axes}")


in_softmax(softmax_wrong.deaf, "part 2", 2.0, "nc")
in_softmax(softmax_wrong.deaf, "times n", 0.25, "nc")
in_softmax(softmax_wrong.by_length, "part n", 1.0, "c")
in_softmax(softmax_wrong.by_length, "times n", 1.0, "knc")
in_softmax(softmax_wrong.entry_by_entry, "zero", 1.0, "nc")
