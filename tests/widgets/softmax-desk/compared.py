"""The desk's arithmetic, and the chapter's own functions."""

import numpy as np
from numpy.random import Generator

from snippets.softmax_cross_entropy.links import (
    cross_entropy_slope,
    softmax_jacobian,
    squared_error_slope,
)
from snippets.softmax_cross_entropy.loss import cross_entropy, log_softmax, shifted, softmax
from snippets.softmax_cross_entropy.mistakes import naive_softmax
from tests.widgets.modules import Compared

CANCELLED = 1e-3  # of a difference smaller than this, too few digits are left to compare


def scores(rng: Generator) -> np.ndarray:
    """A row of some classes, in one trial of three far from zero."""
    return rng.normal(scale=2, size=rng.integers(2, 6)) + rng.choice([0, 1000, -1000])


def row(rng: Generator) -> tuple:
    return (scores(rng),)


def target_of(c: int, rng: Generator) -> np.ndarray:
    """A target for c classes, soft or one-hot."""
    return rng.dirichlet(np.ones(c)) if rng.random() < 0.5 else np.eye(c)[rng.integers(c)]


def log_of_prediction(rng: Generator) -> tuple:
    """Logarithms of probabilities, in one trial of two with an exact zero, and a target."""
    z = scores(rng)
    y = target_of(len(z), rng)
    if rng.random() < 0.5:
        z, y = np.append(z, -np.inf), np.append(y, 0)
    log_y_hat = log_softmax(z)
    return np.where(np.isinf(log_y_hat), -1e300, log_y_hat), y


def minus_infinity(log_y_hat: np.ndarray) -> np.ndarray:
    """JSON has no infinity: this number stands for it."""
    return np.where(log_y_hat == -1e300, -np.inf, log_y_hat)


def prediction_and_target(rng: Generator) -> tuple:
    y_hat = softmax(scores(rng))
    return y_hat, target_of(len(y_hat), rng)


def row_and_target(rng: Generator) -> tuple:
    """Scores and a target, so that no slope is lost in a difference."""
    while True:
        z = scores(rng)
        y = target_of(len(z), rng)
        slopes = [cross_entropy_slope(z, y), squared_error_slope(z, y)]
        if np.abs(slopes).min() > CANCELLED:
            return z, y


def step_taken(rng: Generator) -> tuple:
    return *rng.normal(size=(2, 3)), rng.uniform(0.1, 10)


def entry_moved(rng: Generator) -> tuple:
    """A target in hundredths, as it is dragged, and a new entry for one class."""
    c = int(rng.integers(2, 6))
    y = rng.multinomial(100, rng.dirichlet(np.ones(c))) / 100
    return y, int(rng.integers(c)), int(rng.integers(101)) / 100


def with_entry(y: np.ndarray, k: int, y_k: float) -> np.ndarray:
    """In whole hundredths: what class k wants is bought from, or left to, those that follow."""
    parts = np.rint(100 * y).astype(int)
    wanted = round(100 * y_k) - parts[k]
    parts[k] += wanted
    for j in [*range(k + 1, len(y)), *range(k)]:
        paid = min(wanted, parts[j])
        parts[j] -= paid
        wanted -= paid
    return parts


COMPARED = {
    "arithmetic.js": [
        Compared("naive_softmax", row, np.errstate(all="ignore")(naive_softmax)),
        Compared("shifted", row, shifted),
        Compared("softmax", row, softmax),
        Compared("log_softmax", row, log_softmax),
        Compared(
            "cross_entropy",
            log_of_prediction,
            lambda log_y_hat, y: cross_entropy(minus_infinity(log_y_hat), y),
            "(m, l, y) => m.cross_entropy(l.map((x) => x === -1e300 ? -Infinity : x), y)",
        ),
        Compared(
            "squared_error",
            prediction_and_target,
            lambda y_hat, y: np.sum((y_hat - y) ** 2) / 2,
        ),
        Compared("softmax_jacobian", lambda rng: (softmax(scores(rng)),), softmax_jacobian),
        Compared("cross_entropy_slope", row_and_target, cross_entropy_slope),
        Compared("squared_error_slope", row_and_target, squared_error_slope),
        Compared("step", step_taken, lambda z, slope, rate: z - rate * slope),
        Compared(
            "with_entry",
            entry_moved,
            with_entry,
            "(m, y, k, y_k) => m.with_entry(y, k, y_k).map((x) => Math.round(100 * x))",
        ),
    ]
}
