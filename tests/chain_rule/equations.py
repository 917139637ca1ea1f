"""Compositions, values with several paths, and a graph in which an input is used twice."""

import numpy as np
from numpy.random import Generator

from snippets.chain_rule.composition import inner, outer
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context

COMPOSITION = {"g": inner, "y": outer}
FUNCTIONS = {"g": lambda x: inner(x), "f": lambda g: outer(g)}


@context("chain-example")
def chain_example(rng: Generator, trial: int) -> Context:
    """The chapter's own two functions, at any place."""
    return Context({"x": rng.normal(), **COMPOSITION}, functions=FUNCTIONS)


@context("chain-at-two", trials=1)
def chain_at_two(rng: Generator, trial: int) -> Context:
    """The chapter's own two functions, where the text computes with them."""
    return Context({"x": 2.0, **COMPOSITION}, functions=FUNCTIONS)


@context("chain-general")
def chain_general(rng: Generator, trial: int) -> Context:
    """Other functions, without symmetries; the moves k and m are measured, not derived.

    r is how far the outer rate is from the outer slope.
    """
    x, h = rng.normal(size=2)

    def g(x: float) -> float:
        return np.sin(x + 1) + x**2

    def f(g: float) -> float:
        return g**3 + np.exp(g / 2)

    def remainder(k: float) -> float:
        return (f(g(x) + k) - f(g(x))) / k - (3 * g(x) ** 2 + np.exp(g(x) / 2) / 2)

    return Context(
        {
            "x": x,
            "h": h,
            "g": g,
            "y": f,
            "k": g(x + h) - g(x),
            "m": f(g(x + h)) - f(g(x)),
        },
        functions={"g": g, "f": f, "r": remainder},
    )


@context("chain-longer")
def chain_longer(rng: Generator, trial: int) -> Context:
    """Three functions in a row; none is odd, even or its own derivative."""
    return Context(
        {
            "x": rng.normal(),
            "u": lambda x: np.sin(x + 1),
            "v": lambda u: u**3 + u**2,
            "y": lambda v: v**2 + np.exp(v / 2),
        }
    )


@context("two-paths")
def two_paths(rng: Generator, trial: int) -> Context:
    """The product of two values that are both made from x."""
    return Context(
        {
            "x": rng.normal(),
            "u": lambda x: x**2,
            "v": lambda x: 2 * x - 1,
            "p": lambda u, v: u * v,
        }
    )


@context("rectangle")
def rectangle(rng: Generator, trial: int) -> Context:
    """Two sides, and by how much each of them grows."""
    return Context(dict(zip("uvkm", rng.normal(size=4), strict=True)))


@context("two-stages")
def two_stages(rng: Generator, trial: int) -> Context:
    """A function of two inputs without symmetries, and a move of each input."""
    return Context(
        {
            **dict(zip("uvkm", rng.normal(size=4), strict=True)),
            "u_bar": lambda u, k: u + k,
            "v_bar": lambda v, m: v + m,
        },
        functions={"f": lambda u, v: np.sin(u * v) + u**2 - np.exp(v)},
    )


@context("many-paths")
def many_paths(rng: Generator, trial: int) -> Context:
    """Four values that are made from x, each in its own way, and meet in y."""
    rates, weights = rng.normal(size=(2, 4))
    return Context(
        {
            "x": rng.normal(),
            "u": lambda x: np.sin(rates * x) + weights * x**2,
            "y": lambda u: np.sum(weights * u**3) + u[0] * u[1] * u[2] * u[3],
            "n": 4,
        },
        ranges={"i": 4},
    )


GRAPH = {
    "p": lambda a_1, b: a_1 * b,
    "s": lambda p, a_2: p + a_2,
    "L": lambda s: s**2,
}


@context("graph")
def graph(rng: Generator, trial: int) -> Context:
    """The worked graph; each use of a has a name of its own."""
    a, b = rng.normal(size=2)
    return Context({"a": a, "b": b, "a_1": lambda a: a, "a_2": lambda a: a, **GRAPH})


@context("graph-task")
def graph_task(rng: Generator, trial: int) -> Context:
    """The worked graph with the inputs that the task asks for."""
    return Context({"a": 2.0, "b": 3.0, "a_1": 2.0, "a_2": 2.0, **GRAPH})


@context("graph-boxes")
def graph_boxes(rng: Generator, trial: int) -> Context:
    """Its boxes, with different numbers for the two uses, so that they cannot be confused."""
    return Context(dict(zip(("a_1", "a_2", "b"), rng.normal(size=3), strict=True)) | GRAPH)


@context("own-graph")
def own_graph(rng: Generator, trial: int) -> Context:
    """The graph that the reader writes."""
    return Context(
        {
            **dict(zip("ab", rng.normal(size=2), strict=True)),
            "c": lambda a, b: a + b,
            "d": lambda b: b + 1,
            "L": lambda c, d: c * d,
        }
    )


@context("upstream")
def upstream(rng: Generator, trial: int) -> Context:
    """One box, and behind it everything else."""
    return Context(
        {
            "x": rng.normal(),
            "z": lambda x: np.sin(x + 1) + x**2,
            "L": lambda z: np.exp(z / 3) + z**3,
        }
    )


@context("chain-exercise")
def chain_exercise(rng: Generator, trial: int) -> Context:
    """The composition that the reader differentiates."""
    return Context({"t": rng.normal(), "v": lambda t: 3 * t - 1, "q": lambda v: v**3})
