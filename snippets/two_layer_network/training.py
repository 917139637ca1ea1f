"""What training needs beside a network: rows, batches, steps and a score."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy import ndarray
from numpy.random import Generator
from tqdm import tqdm

from snippets.shared.checks import as_array, takes
from snippets.softmax_cross_entropy.loss import known
from snippets.two_layer_network.network import PAIRED, Parameters


# --8<-- [start:bytes_only]
def bytes_only(images: ndarray) -> ndarray:
    """The images themselves.  Raises ValueError if they are no such table."""
    images = as_array(images, "images")
    if images.dtype != np.uint8 or images.ndim != 3 or not images.size:
        raise ValueError(
            f"images are {images.shape} of {images.dtype}; "
            "give (n, rows, cols) of uint8"
        )
    return images


# --8<-- [end:bytes_only]


# --8<-- [start:as_rows]
def as_rows(images: ndarray) -> ndarray:
    """Images of bytes (n, rows, cols) as rows (n, rows * cols) in [0, 1].

    Raises ValueError for anything else.
    """
    images = bytes_only(images)
    return images.reshape(len(images), -1) / 255


# --8<-- [end:as_rows]


# --8<-- [start:hold_out]
def hold_out(n: int, held_out: int, rng: Generator) -> tuple[ndarray, ndarray]:
    """Row numbers to train on, and `held_out` random others to choose by.

    Raises ValueError unless both parts have rows.
    """
    if not 0 < held_out < n:
        raise ValueError(f"cannot hold out {held_out} of {n} rows")
    order = rng.permutation(n)
    return order[held_out:], order[:held_out]


# --8<-- [end:hold_out]


# --8<-- [start:batches]
def batches(n: int, batch_size: int, rng: Generator) -> Iterator[ndarray]:
    """Row numbers of one epoch: every row once, in random order, in batches.

    The last batch is smaller if `batch_size` does not divide n.  Raises
    ValueError for a batch without rows.
    """
    if min(n, batch_size) < 1:
        raise ValueError(f"batches of {batch_size} from {n} rows: too few")
    order = rng.permutation(n)
    for start in range(0, n, batch_size):
        yield order[start : start + batch_size]


# --8<-- [end:batches]


@takes(params=PAIRED, grads=PAIRED, learning_rate="()")
# --8<-- [start:sgd_step]
def sgd_step(
    params: Parameters, grads: Parameters, learning_rate: float
) -> Parameters:
    """New parameters, one step downhill; the old ones stay as they were."""
    moved = (p - learning_rate * g for p, g in zip(params, grads, strict=True))
    return Parameters(*moved)  # eq:net-step


# --8<-- [end:sgd_step]


@takes(logits="(n, c)")
# --8<-- [start:scorable]
def scorable(logits: ndarray, labels: ndarray) -> tuple[ndarray, ndarray]:
    """Both as they are.  Raises ValueError if no share can be told."""
    labels, n = known(labels, logits.shape[1]), len(logits)
    if labels.shape != (n,):
        raise ValueError(
            f"logits are {logits.shape}, so labels must be ({n},), "
            f"not {labels.shape}"
        )
    if not np.isfinite(logits).all():
        raise ValueError(f"logits {logits.shape} have NaN or inf among them")
    return logits, labels


# --8<-- [end:scorable]


# --8<-- [start:accuracy]
def accuracy(logits: ndarray, labels: ndarray) -> float:
    """Share of rows (n, c) whose largest entry stands at the label (n,).

    Raises ValueError if labels is not one class a row, a whole number, or if
    a logit is not finite.
    """
    logits, labels = scorable(logits, labels)
    return float(np.mean(logits.argmax(axis=1) == labels))


# --8<-- [end:accuracy]


@takes(X="(n, d)", Y="(n, c)", learning_rate="()")
# --8<-- [start:train]
def train(
    params: Parameters,
    gradients: Callable[[Parameters, ndarray, ndarray], Parameters],
    X: ndarray,
    Y: ndarray,
    *,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: Generator,
) -> Iterator[Parameters]:
    """The parameters after each epoch.

    The progress bar goes to a terminal's error stream, and nowhere else.
    """
    for epoch in range(1, epochs + 1):
        rows = list(batches(len(X), batch_size, rng))
        for batch in tqdm(rows, f"epoch {epoch}", leave=False, disable=None):
            grads = gradients(params, X[batch], Y[batch])
            params = sgd_step(params, grads, learning_rate)
        yield params


# --8<-- [end:train]
