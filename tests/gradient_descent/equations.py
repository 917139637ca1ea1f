"""Outputs that a bias lifts, and two weights with inputs that do not disturb each other."""

import numpy as np
from numpy.random import Generator

from snippets.gradient_descent.one_bias import descend, mse_slope, ssr_slope, step
from snippets.shared.losses import sum_of_squared_residuals
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context

N = 5
LIFTED = {
    "y_hat": lambda c, b: c + b,
    "r": lambda y, y_hat: y - y_hat,
    "m": lambda y, c: np.mean(y - c),
    "e": lambda c, a, y: c + a - y,
    "s": lambda c, m, y: sum_of_squared_residuals(c + m, y),
    "SSR": sum_of_squared_residuals,
    "MSE": lambda y_hat, y: np.mean((y_hat - y) ** 2),
    "d_0": lambda b, m: b - m,
}


def lifted(rng: Generator, trial: int, slope) -> Context:
    """Random rows and a random bias; ``slope`` drives the steps."""

    def after_one(b, y_hat, y, eta):
        return step(b, slope(y_hat, y), eta)

    def distance_at_the_end(c, y, b, eta, k, m):
        return descend(lambda b: slope(c + b, y), b, eta, k)[-1] - m

    leaves = {
        "c": rng.normal(size=N),
        "y": rng.normal(size=N),
        "b": rng.uniform(-1, 4),
        "a": rng.normal(),
        "eta": rng.uniform(0.02, 0.3),
        "n": N,
        "k": trial + 2,
    }
    return Context(
        {**leaves, **LIFTED, "b_bar": after_one, "d_k": distance_at_the_end},
        ranges={"i": N},
        updated=lambda b, y_hat, y, eta: {"b": after_one(b, y_hat, y, eta)},
    )


@context("one-bias")
def one_bias(rng: Generator, trial: int) -> Context:
    """Steps along the slope of the sum of squares."""
    return lifted(rng, trial, ssr_slope)


@context("one-bias-mean")
def one_bias_mean(rng: Generator, trial: int) -> Context:
    """Steps along the slope of the mean of squares."""
    return lifted(rng, trial, mse_slope)


@context("small-rates")
def small_rates(rng: Generator, trial: int) -> Context:
    """Rates between zero and one over n, and close to either end."""
    return Context({"n": N, "eta": [1e-8, 0.05, 0.13, 1 / N - 1e-8][trial]})


def two_weights(rng: Generator, u: np.ndarray, v: np.ndarray) -> Context:
    """Random weights and targets for two inputs."""
    w_1, w_2 = rng.normal(size=2)
    return Context(
        {
            "u": u,
            "v": v,
            "y": rng.normal(size=N),
            "w_1": w_1,
            "w_2": w_2,
            "n": N,
            "eta": rng.uniform(0.02, 0.3),
            "y_hat": lambda w_1, w_2, u, v: w_1 * u + w_2 * v,
            "MSE": lambda y_hat, y: np.mean((y_hat - y) ** 2),
            "q_1": lambda u: np.mean(u**2),
            "q_2": lambda v: np.mean(v**2),
            "m_1": lambda u, y: np.mean(u * y) / np.mean(u**2),
            "m_2": lambda v, y: np.mean(v * y) / np.mean(v**2),
        },
        ranges={"i": N},
    )


@context("any-valley")
def any_valley(rng: Generator, trial: int) -> Context:
    """Any two inputs."""
    return two_weights(rng, *rng.normal(size=(2, N)))


@context("valley")
def valley(rng: Generator, trial: int) -> Context:
    """Two inputs whose products add up to nothing."""
    u, v = rng.normal(size=(2, N))
    return two_weights(rng, u, v - u * (u @ v) / (u @ u))


@context("best-rate")
def best_rate(rng: Generator, trial: int) -> Context:
    """Two curvatures, and the rate that serves both best."""
    q_1, q_2 = rng.uniform(0.3, 3, size=2)
    return Context({"q_1": q_1, "q_2": q_2, "eta": lambda q_1, q_2: 1 / (q_1 + q_2)})
