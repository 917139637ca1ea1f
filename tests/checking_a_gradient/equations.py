"""Difference quotients, Taylor's formula and the rounding wall."""

import numpy as np
from numpy.random import Generator

from snippets.checking_a_gradient.three_variables import f
from snippets.shared.gradient_check import relative_error
from snippets.shared.kinks import relu
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context


def smooth(x: complex) -> complex:
    """A smooth function all of whose derivatives differ."""
    return np.sin(2 * x) + np.exp(x) + x * x * x * x * x


def fourth_slope(x: complex) -> complex:
    """The fourth derivative of ``smooth``, by hand."""
    return 16 * np.sin(2 * x) + np.exp(x) + 120 * x


def remainder(x: float, h: complex) -> complex:
    """What Taylor's polynomial of degree three misses, by its integral (not by subtraction)."""
    nodes, weights = np.polynomial.legendre.leggauss(30)
    t = (nodes + 1) / 2
    return h**4 * np.sum(weights / 2 * (1 - t) ** 3 / 6 * fourth_slope(x + h * t))


@context("three-variables")
def three_variables(rng: Generator, trial: int) -> Context:
    """A point whose entries differ."""
    u, v, w = rng.normal(size=3)
    return Context(
        {"u": u, "v": v, "w": w},
        functions={"f": lambda u, v, w: f(np.array([u, v, w]))},
    )


@context("forward-step")
def forward_step(rng: Generator, trial: int) -> Context:
    """A step for which a forward difference is good and not exact."""
    return Context({"x": rng.uniform(0.2, 0.6), "h": 1e-6}, functions={"f": smooth})


@context("central-step")
def central_step(rng: Generator, trial: int) -> Context:
    """A step for which a central difference is good and a forward one is not."""
    return Context({"x": rng.uniform(0.2, 0.6), "h": 1e-3}, functions={"f": smooth})


@context("cube-quotients")
def cube_quotients(rng: Generator, trial: int) -> Context:
    """Any two numbers."""
    return Context({"x": rng.normal(), "h": rng.uniform(0.5, 1.5)})


@context("taylor-polynomial")
def taylor_polynomial(rng: Generator, trial: int) -> Context:
    """A polynomial with random coefficients."""
    c_0, c_1, c_2, c_3, h = rng.normal(size=5)
    return Context(
        {
            "h": h,
            "c_0": c_0,
            "c_1": c_1,
            "c_2": c_2,
            "c_3": c_3,
            "p": lambda h: c_0 + h * (c_1 + h * (c_2 + h * c_3)),
        }
    )


@context("taylor")
def taylor(rng: Generator, trial: int) -> Context:
    """A step so wide that every term and the remainder matter."""
    x = rng.uniform(0.2, 1.2)
    return Context(
        {"x": x, "h": rng.uniform(0.4, 0.9)},
        functions={"f": smooth, "r": lambda h: remainder(x, h)},
    )


@context("complex-taylor")
def complex_taylor(rng: Generator, trial: int) -> Context:
    """The same, with steps along the imaginary axis."""
    x = rng.uniform(0.2, 1.2)
    return Context(
        {"x": x, "h": rng.uniform(0.4, 0.9), "i": 1j},
        functions={"f": smooth, "r": lambda h: remainder(x, h), "Im": np.imag},
    )


@context("rounding-wall")
def rounding_wall(rng: Generator, trial: int) -> Context:
    """A coarse rounding, so that no term is negligible."""
    return Context(
        {
            "epsilon": rng.uniform(0.01, 0.1),
            "h": rng.uniform(0.1, 0.9),
            "E_1": lambda h, epsilon: (epsilon + epsilon + h * h / 2) / h,
            "E_2": lambda h, epsilon: (6 * epsilon + h * h * h) / (6 * h),
        }
    )


@context("relative-error")
def relative(rng: Generator, trial: int) -> Context:
    """Two gradients of three entries."""
    return Context(
        {
            "a": rng.normal(size=3),
            "b": rng.normal(size=3),
            "rho": lambda a, b: relative_error(a, b),
        }
    )


@context("relu-kink", trials=6)
def relu_kink(rng: Generator, trial: int) -> Context:
    """Points within one step of the kink, outside, and at both seams."""
    return Context(
        {"x": [-1.7, -0.7, -0.2, 0.5, 0.7, 1.6][trial], "h": 0.7},
        functions={"ReLU": relu},
    )


@context("reciprocal")
def reciprocal(rng: Generator, trial: int) -> Context:
    """A number and a step that is smaller."""
    return Context({"x": rng.uniform(1, 3), "h": rng.uniform(0.2, 0.8)})
