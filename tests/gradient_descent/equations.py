"""A curve that its last bias lifts, fitted by steps."""

import numpy as np
from numpy.random import Generator

from snippets.gradient_descent.one_bias import (
    B_1,
    B_2,
    W_1,
    W_2,
    W_3,
    W_4,
    curve,
    descend,
    mse_slope,
    predict,
    ssr_slope,
    step,
)
from snippets.shared.activations import softplus
from snippets.shared.losses import sum_of_squared_residuals
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context

N = 5
WEIGHTS = {"w_1": W_1, "w_2": W_2, "w_3": W_3, "w_4": W_4, "b_1": B_1, "b_2": B_2}
LIFTED = {
    "c": curve,
    "y_hat": predict,
    "r": lambda y, y_hat: y - y_hat,
    "m": lambda y, c: np.mean(y - c),
    "e": lambda c, a, y: c + a - y,
    "s": lambda c, m, y: sum_of_squared_residuals(c + m, y),
    "SSR": sum_of_squared_residuals,
    "MSE": lambda y_hat, y: np.mean((y_hat - y) ** 2),
    "d_0": lambda b_3, m: b_3 - m,
}


def lifted(rng: Generator, trial: int, slope) -> Context:
    """Random rows and a random bias; ``slope`` drives the steps."""

    def after_one(b_3, y_hat, y, eta):
        return step(b_3, slope(y_hat, y), eta)

    def distance_at_the_end(x, y, b_3, eta, k, m):
        return descend(slope, x, y, b_3, eta, k)[-1] - m

    leaves = {
        "x": rng.uniform(size=N),
        "y": rng.normal(size=N),
        "b_3": rng.uniform(-1, 4),
        "a": rng.normal(),
        "eta": rng.uniform(0.02, 0.3),
        "n": N,
        "k": trial + 2,
    }
    return Context(
        {
            **leaves,
            **WEIGHTS,
            **LIFTED,
            "b_bar": after_one,
            "d_k": distance_at_the_end,
        },
        functions={"softplus": softplus},
        ranges={"i": N},
        updated=lambda b_3, y_hat, y, eta: {"b_3": after_one(b_3, y_hat, y, eta)},
    )


@context("one-bias")
def one_bias(rng: Generator, trial: int) -> Context:
    """Steps along the slope of the sum of squares."""
    return lifted(rng, trial, ssr_slope)


@context("one-bias-mean")
def one_bias_mean(rng: Generator, trial: int) -> Context:
    """Steps along the slope of the mean of squares."""
    return lifted(rng, trial, mse_slope)


@context("softplus")
def softplus_at_a_number(rng: Generator, trial: int) -> Context:
    """One number, on both sides of zero."""
    return Context({"z": [-1.3, -0.2, 0.7, 2.1][trial]}, functions={"softplus": softplus})


@context("small-rates")
def small_rates(rng: Generator, trial: int) -> Context:
    """Rates between zero and one over n, and close to either end."""
    return Context({"n": N, "eta": [1e-8, 0.05, 0.13, 1 / N - 1e-8][trial]})
