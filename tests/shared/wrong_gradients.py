"""The wrong gradients of the course's chapters, beside the true ones, on random numbers."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.random import Generator

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
from snippets.softmax_cross_entropy import mistakes as softmax_wrong
from snippets.softmax_cross_entropy.loss import softmax

Made = tuple[np.ndarray, np.ndarray, dict]


@dataclass(frozen=True)
class WrongGradient:
    """A wrong way, what it computes beside the truth, and the finding that names it rightly."""

    name: str
    named: str
    make: Callable[[Generator], Made]


WRONG: list[WrongGradient] = []


def wrong(named: str) -> Callable:
    """Add a wrong way, and the finding that names it rightly."""

    def add(make: Callable[[Generator], Made]) -> Callable:
        WRONG.append(WrongGradient(make.__name__, named, make))
        return make

    return add


# --- two and three variables ----------------------------------------------------------------------


def at_a_point(yours: Callable, true: Callable, named: str, size: int) -> None:
    """A gradient of a few entries, at a random point."""

    def make(rng: Generator) -> Made:
        point = rng.uniform(0.5, 2, size)
        given = (point,) if size == 3 else point
        return np.asarray(yours(*given)), np.asarray(true(*given)), {}

    WRONG.append(WrongGradient(yours.__name__, named, make))


at_a_point(partial.everything_moves, grad_f, "unknown", 2)
at_a_point(partial.term_forgotten, grad_f, "there", 2)
at_a_point(partial.constant_term_kept, grad_f, "there", 2)
at_a_point(partial.constant_factor_lost, grad_f, "there", 2)
at_a_point(small.path_lost, three_variables, "there", 3)
at_a_point(small.factor_lost, three_variables, "there", 3)
at_a_point(small.swapped, three_variables, "there", 3)


@wrong("times 1 negated")
def flipped(rng: Generator) -> Made:
    y_hat, y = rng.normal(size=(2, 6))
    return np.asarray(downhill.flipped(y_hat, y)), np.asarray(ssr_slope(y_hat, y)), {}


# --- a graph --------------------------------------------------------------------------------------


@wrong("only path")
def path_overwritten(rng: Generator) -> Made:
    a, b, s = rng.normal(size=3)
    yours, true = graph.path_overwritten(a, b, s)[0], worked_graph(a, b, s)[0]
    return yours, true, {"paths": [true - yours, yours]}


@wrong("some")
def link_added(rng: Generator) -> Made:
    a, b, s = rng.normal(size=3)
    return np.array(graph.link_added(a, b, s)), np.array(worked_graph(a, b, s)), {}


# --- a batch --------------------------------------------------------------------------------------


def batch_of(rng: Generator) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """X, W and grad_Z of five rows, three inputs and two outputs."""
    return rng.normal(size=(5, 3)), rng.normal(size=(3, 2)), rng.normal(size=(5, 2))


def in_a_batch(yours: Callable, named: str, which: int) -> None:
    def make(rng: Generator) -> Made:
        given = batch_of(rng)
        return yours(*given)[which], batch_backward(*given)[which], {}

    WRONG.append(WrongGradient(yours.__name__, named, make))


in_a_batch(batch.wrong_axis, "shape", 2)
in_a_batch(batch.suspect_b, "part n", 2)
in_a_batch(batch.suspect_d, "unknown", 1)
in_a_batch(batch.suspect_e, "same rows", 0)


# --- the logistic unit ----------------------------------------------------------------------------


def in_the_unit(yours: Callable, named: str, which: int) -> None:
    def make(rng: Generator) -> Made:
        X, y, y_hat = rng.normal(size=(7, 3)), rng.normal(size=7), rng.uniform(0.1, 0.9, 7)
        return np.asarray(yours(X, y, y_hat)[which]), unit_backward(X, y, y_hat)[which], {}

    WRONG.append(WrongGradient(f"unit.{yours.__name__}.{which}", named, make))


in_the_unit(unit.mixed_signs, "times 1 negated", 0)
in_the_unit(unit.mixed_signs, "times 1 negated", 1)
in_the_unit(unit.half_negated, "times 1 negated", 1)
in_the_unit(unit.no_mean, "times n", 0)
in_the_unit(unit.no_mean, "times n", 1)
in_the_unit(unit.sum_and_mean, "times n", 0)
in_the_unit(unit.no_slope, "unknown", 0)


@wrong("no slope")
def unit_no_slope_of_z(rng: Generator) -> Made:
    error, slope = rng.normal(size=7), rng.uniform(0.1, 0.25, 7)
    return error, error * slope, {"slope": slope}


# --- layers ---------------------------------------------------------------------------------------


@wrong("some")
def gradient_mask(rng: Generator) -> Made:
    x, grad_out = rng.normal(size=(2, 4, 5))
    layer = layers.GradientMaskReLU()
    layer.forward(x)
    return layer.backward(grad_out), np.where(x > 0, grad_out, 0), {}


def in_the_affine_layer(layer: type, named: str, which: str) -> None:
    def make(rng: Generator) -> Made:
        X, W, grad_out = batch_of(rng)
        X = X[:3] if layer is affine.NoTransposeAffine else X
        grad_out = grad_out[: len(X)]
        found = []
        for kind in (layer, Affine):
            one = kind(W, np.zeros(2))
            one.forward(X)
            one.backward(grad_out)
            found.append(getattr(one, which))
        return *found, {}

    WRONG.append(WrongGradient(f"{layer.__name__}.{which}", named, make))


in_the_affine_layer(affine.NoSumAffine, "no sum", "grad_b")
in_the_affine_layer(affine.NoTransposeAffine, "unknown", "grad_W")


# --- softmax --------------------------------------------------------------------------------------


def in_softmax(yours: Callable, named: str, upstream: float, shape: tuple) -> None:
    def make(rng: Generator) -> Made:
        y_hat = softmax(rng.normal(size=shape))
        Y = np.eye(shape[-1])[rng.integers(shape[-1], size=shape[:-1])]
        rows = Y[..., 0].size
        return yours(y_hat, Y, upstream), upstream * (y_hat - Y) / rows, {}

    WRONG.append(WrongGradient(yours.__name__, named, make))


in_softmax(softmax_wrong.deaf, "part 2", 2.0, (5, 4))
in_softmax(softmax_wrong.deaf, "times n", 0.25, (5, 4))
in_softmax(softmax_wrong.by_length, "part n", 1.0, (4,))
in_softmax(softmax_wrong.by_length, "times n", 1.0, (2, 5, 4))
in_softmax(softmax_wrong.entry_by_entry, "some", 1.0, (5, 4))
