"""What training needs beside a network: rows, batches, steps and a score."""

from collections.abc import Callable, Iterator

import numpy as np
from numpy import ndarray
from numpy.random import Generator
from tqdm import tqdm

from snippets.two_layer_network.network import Parameters


# --8<-- [start:as_rows]
def as_rows(images: ndarray) -> ndarray:
    """Images of bytes (n, rows, cols) as rows (n, rows * cols) in [0, 1]."""
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
    if batch_size < 1:
        raise ValueError(f"a batch needs at least one row, not {batch_size}")
    order = rng.permutation(n)
    for start in range(0, n, batch_size):
        yield order[start : start + batch_size]


# --8<-- [end:batches]


# --8<-- [start:sgd_step]
def sgd_step(
    params: Parameters, grads: Parameters, learning_rate: float
) -> Parameters:
    """New parameters, one step downhill; the old ones stay as they were."""
    moved = (p - learning_rate * g for p, g in zip(params, grads, strict=True))
    return Parameters(*moved)  # eq:net-step


# --8<-- [end:sgd_step]


# --8<-- [start:accuracy]
def accuracy(logits: ndarray, labels: ndarray) -> float:
    """Share of rows (n, c) whose largest entry stands at the label (n,).

    Raises ValueError if labels is not one whole number a row.
    """
    if labels.shape != logits.shape[:1]:
        raise ValueError(
            f"logits are {logits.shape}, so labels must be "
            f"{logits.shape[:1]}, not {labels.shape}"
        )
    return float(np.mean(logits.argmax(axis=1) == labels))


# --8<-- [end:accuracy]


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
