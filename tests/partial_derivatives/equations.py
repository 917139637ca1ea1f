"""A landscape of two variables, the rules for slopes, and the gradient."""

import math

import numpy as np
from numpy.random import Generator

from snippets.partial_derivatives.two_variables import f
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context, Slope

TINY = 1e-30


def slope_towards(x: float, y: float, a: float, b: float) -> float:
    """How fast f rises on a walk that goes a along x for each b along y."""
    return np.imag(f(x + 1j * TINY * a, y + 1j * TINY * b)) / TINY


SLOPES = {
    "p": Slope("f", by="x"),
    "q": Slope("f", by="y"),
    "s": slope_towards,
}
UPHILL = {
    "a": lambda p, q: p / math.hypot(p, q),
    "b": lambda p, q: q / math.hypot(p, q),
}


def place(rng: Generator) -> dict[str, float]:
    """A point of the landscape, and two lengths that are not small."""
    x, y = rng.normal(size=2)
    return {"x": x, "y": y, "h": rng.uniform(0.3, 0.9), "t": rng.uniform(0.3, 0.9)}


def direction(rng: Generator) -> dict[str, float]:
    """A direction of length one."""
    angle = rng.uniform(0, 2 * np.pi)
    return {"a": math.cos(angle), "b": math.sin(angle)}


@context("landscape")
def landscape(rng: Generator, trial: int) -> Context:
    """Any point, and a step of any length."""
    return Context(place(rng), functions={"f": f})


@context("landscape-point")
def landscape_point(rng: Generator, trial: int) -> Context:
    """The chapter's point, where y is two; the step varies, and in the slice x as well."""
    at = place(rng) | {"x": 1.0, "y": 2.0}
    return Context(
        at | SLOPES | UPHILL,
        functions={"f": f, "g": lambda x: f(x, 2.0)},
    )


@context("landscape-slice")
def landscape_slice(rng: Generator, trial: int) -> Context:
    """Any place on the slice where y is two."""
    return Context(place(rng), functions={"f": f, "g": lambda x: f(x, 2.0)})


@context("rules")
def rules(rng: Generator, trial: int) -> Context:
    """Two functions without symmetries, and a run for which no quotient is a slope yet."""
    u, v = (lambda x: x * x * x + 2 * x * x + np.sin(x)), (lambda x: np.cos(x) + 3 * x + 1)
    return Context(
        {
            "x": rng.uniform(0.5, 1.5),
            "h": rng.uniform(0.3, 0.9),
            "w": lambda x: np.log(x),
            "k": lambda x, h: np.log(1 + h / x),
        },
        functions={"u": u, "v": v, "q": lambda x: u(x) / v(x)},
    )


@context("directions")
def directions(rng: Generator, trial: int) -> Context:
    """Any point and any direction of length one."""
    return Context(place(rng) | direction(rng) | SLOPES, functions={"f": f})


@context("directions-tight")
def directions_tight(rng: Generator, trial: int) -> Context:
    """Any direction, and once that of the gradient, where the bound is reached."""
    towards = direction(rng) if trial else UPHILL
    return Context(place(rng) | towards | SLOPES, functions={"f": f})


@context("steepest")
def steepest(rng: Generator, trial: int) -> Context:
    """Any point, and the direction of the gradient there."""
    return Context(place(rng) | UPHILL | SLOPES, functions={"f": f})


@context("mixed")
def mixed(rng: Generator, trial: int) -> Context:
    """Two positive numbers."""
    return Context({"x": rng.uniform(0.5, 3), "y": rng.uniform(0.5, 2)})


@context("any-two-vectors")
def any_two_vectors(rng: Generator, trial: int) -> Context:
    """Four numbers without any relation between them."""
    return Context(dict(zip("abpq", rng.normal(size=4), strict=True)))


@context("any-size")
def any_size(rng: Generator, trial: int) -> Context:
    """A gradient and a direction of any length."""
    g, r = rng.normal(size=(2, 5))
    return Context(
        {"g": g, "r": r, "d": 5, "s": lambda g, r: np.sum(g * r)},
        ranges={"i": 5},
    )
