"""Downhill's arithmetic, and the chapter's own functions."""

import numpy as np
from numpy.random import Generator

from snippets.gradient_descent.one_bias import mse_slope, ssr_slope, step
from snippets.gradient_descent.two_weights import mse_gradient
from snippets.shared.losses import sum_of_squared_residuals
from tests.widgets.modules import Compared


def rows(rng: Generator) -> tuple:
    return tuple(rng.normal(size=(2, rng.integers(2, 8))))


def three_numbers(rng: Generator) -> tuple:
    return tuple(rng.normal(size=3))


def valley(rng: Generator) -> tuple:
    """Weights, mean squares of the inputs, and the bottom."""
    return rng.normal(size=2), rng.uniform(0.1, 20, size=2), rng.normal(size=2)


def plants(q: np.ndarray, m: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Inputs whose products add up to 0, with these mean squares, and targets that m fits."""
    u = np.sqrt(q[0]) * np.array([1, 1, -1, -1])
    v = np.sqrt(q[1]) * np.array([1, -1, 1, -1])
    return u, v, m[0] * u + m[1] * v


def loss_at(w: np.ndarray, q: np.ndarray, m: np.ndarray) -> float:
    u, v, growth = plants(q, m)
    return sum_of_squared_residuals(w[0] * u + w[1] * v, growth) / 4


def curvature(loss: str, n: int) -> float:
    """How much the slope changes while the bias moves by 1."""
    slope = {"sum": ssr_slope, "mean": mse_slope}[loss]
    return slope(np.full(n, 1.0), np.zeros(n)) - slope(np.zeros(n), np.zeros(n))


def factor(curvature: float, rate: float) -> float:
    """What is left of a distance of 1 after one step."""
    return step(1.0, curvature * 1.0, rate)


def fate(factor: float) -> str:
    """As the distances of a walk of forty steps say."""
    distances = factor ** np.arange(40.0)
    if abs(distances[1]) < 1e-8:
        return "arrives"
    if abs(abs(distances[-1]) - 1) < 1e-6:
        return "swings" if distances[1] < 0 else "stays"
    if abs(distances[-1]) > 1:
        return "runs_away"
    return "zigzags" if distances[1] < 0 else "closes_in"


COMPARED = {
    "arithmetic.js": [
        Compared("sum_of_squared_residuals", rows, sum_of_squared_residuals),
        Compared(
            "mean_of_squared_residuals",
            rows,
            lambda y_hat, y: sum_of_squared_residuals(y_hat, y) / len(y),
        ),
        Compared("ssr_slope", rows, ssr_slope),
        Compared("mse_slope", rows, mse_slope),
        Compared("step", three_numbers, step),
        Compared("minimum", rows, lambda c, y: np.mean(y - c)),
        Compared(
            "curvature",
            lambda rng: (rng.choice(["sum", "mean"]), int(rng.integers(1, 40))),
            curvature,
        ),
        Compared("contraction_factor", lambda rng: (rng.uniform(0, 40), rng.uniform(0, 2)), factor),
        Compared("fate", lambda rng: (rng.choice([rng.normal(), *range(-2, 3)]),), fate),
        Compared("slopes_at", valley, lambda w, q, m: mse_gradient(w, *plants(q, m))),
        Compared("loss_at", valley, loss_at),
        Compared("tile", lambda rng: (rng.normal(size=3), int(rng.integers(1, 9))), np.tile),
    ]
}
