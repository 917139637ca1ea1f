"""What training needs beside a network: rows, batches, steps and a score."""

import functools
from collections.abc import Callable, Iterator

import numpy as np
from numpy import ndarray
from numpy.random import Generator

from snippets.shared.checks import as_array, takes
from snippets.softmax_cross_entropy.loss import known
from snippets.two_layer_network.network import PAIRED, Parameters


def first(check: Callable) -> Callable:
    """Let `check` see what a function is given, and refuse it or not."""

    def guard(function: Callable) -> Callable:
        @functools.wraps(function)
        def guarded(*args: object, **kwargs: object) -> object:
            check(*args, **kwargs)
            return function(*args, **kwargs)

        return guarded

    return guard


def bytes_only(images: ndarray) -> None:
    """Raises ValueError unless images are a table (n, rows, cols) of bytes."""
    images = as_array(images, "images")
    if images.dtype != np.uint8 or images.ndim != 3 or not images.size:
        raise ValueError(
            f"images are {images.shape} of {images.dtype}; "
            "give (n, rows, cols) of uint8"
        )


@first(bytes_only)
# --8<-- [start:pixel_rows]
def pixel_rows(images: ndarray) -> ndarray:
    """Images (n, height, width) of bytes as rows (n, d), from 0 to 1."""
    return images.reshape(len(images), -1) / 255


# --8<-- [end:pixel_rows]


def both_parts(n: int, held_out: int, rng: Generator) -> None:
    """Raises ValueError unless both parts of n rows have rows."""
    if not 0 < held_out < n:
        raise ValueError(f"cannot hold out {held_out} of {n} rows")


@first(both_parts)
# --8<-- [start:hold_out]
def hold_out(n: int, held_out: int, rng: Generator) -> tuple[ndarray, ndarray]:
    """Row numbers to train on, and `held_out` random others to choose by."""
    order = rng.permutation(n)
    return order[held_out:], order[:held_out]


# --8<-- [end:hold_out]


def some_rows(n: int, batch_size: int, rng: Generator) -> None:
    """Raises ValueError for batches without rows."""
    if min(n, batch_size) < 1:
        raise ValueError(f"batches of {batch_size} from {n} rows: too few")


@first(some_rows)
# --8<-- [start:batches]
def batches(n: int, batch_size: int, rng: Generator) -> Iterator[ndarray]:
    """Row numbers of one epoch: every row once, in random order, in batches."""
    order = rng.permutation(n)
    for k in range(0, n, batch_size):
        yield order[k : k + batch_size]  # the last one may be smaller


# --8<-- [end:batches]


@takes(params=PAIRED, grads=PAIRED, learning_rate="()")
# --8<-- [start:sgd_step]
def sgd_step(params, grads, learning_rate):
    """New parameters, one step downhill; the old ones stay as they were."""
    moved = [p - learning_rate * g for p, g in zip(params, grads)]
    return Parameters(*moved)  # eq:net-step


# --8<-- [end:sgd_step]


def scorable(logits: ndarray, labels: ndarray) -> None:
    """Raises ValueError unless there is one class a row, and no NaN or inf."""
    labels, n = known(labels, logits.shape[1]), len(logits)
    if labels.shape != (n,):
        raise ValueError(
            f"logits are {logits.shape}, so labels must be ({n},), "
            f"not {labels.shape}"
        )
    if not np.isfinite(logits).all():
        raise ValueError(f"logits {logits.shape} have NaN or inf among them")


@takes(logits="(n, c)")
@first(scorable)
# --8<-- [start:accuracy]
def accuracy(logits: ndarray, labels: ndarray) -> float:
    """Share of rows (n, c) whose largest entry stands at the label (n,)."""
    return float(np.mean(logits.argmax(axis=1) == labels))


# --8<-- [end:accuracy]


@takes(X="(n, d)", Y="(n, c)", learning_rate="()")
# --8<-- [start:train]
def train(params, gradients, X, Y, *, epochs, batch_size, learning_rate, rng):
    """The parameters after each epoch."""
    for _ in range(epochs):
        for rows in batches(len(X), batch_size, rng):
            grads = gradients(params, X[rows], Y[rows])
            params = sgd_step(params, grads, learning_rate)
        yield params


# --8<-- [end:train]
