"""The study post's network, written anew from its description.

float64, arrays made afresh in every step, dictionaries by name, batches by
fancy indexing, parameters changed in place.  Not a model to follow.
"""

import numpy as np
from numpy import ndarray


def forward(params: dict[str, ndarray], X: ndarray) -> dict[str, ndarray]:
    """Everything on the way from the pixels X (n, d) to probabilities."""
    z1 = np.dot(X, params["W1"]) + params["b1"]  # (n, d) @ (d, h) -> (n, h)
    a1 = 1 / (1 + np.exp(-z1))
    z2 = np.dot(a1, params["W2"]) + params["b2"]  # (n, h) @ (h, c) -> (n, c)
    powers = np.exp(z2 - np.max(z2, axis=1, keepdims=True))
    y_hat = powers / np.sum(powers, axis=1, keepdims=True)
    return {"z1": z1, "a1": a1, "z2": z2, "y_hat": y_hat}


def backward(
    params: dict[str, ndarray], cache: dict[str, ndarray], X: ndarray, Y: ndarray
) -> dict[str, ndarray]:
    """The slopes of the mean cross-entropy, by the parameters' names."""
    a1 = cache["a1"]
    dz2 = (cache["y_hat"] - Y) / X.shape[0]
    da1 = np.dot(dz2, params["W2"].T)  # (n, c) @ (c, h) -> (n, h)
    dz1 = da1 * a1 * (1 - a1)
    return {
        "W1": np.dot(X.T, dz1),  # (d, n) @ (n, h) -> (d, h)
        "b1": np.sum(dz1, axis=0, keepdims=True),
        "W2": np.dot(a1.T, dz2),  # (h, n) @ (n, c) -> (h, c)
        "b2": np.sum(dz2, axis=0, keepdims=True),
    }


def train_epoch(
    params: dict[str, ndarray], X: ndarray, Y: ndarray, batches: list[ndarray], rate: float
) -> None:
    """One step for each batch of row numbers; changes params."""
    for rows in batches:
        X_batch, Y_batch = X[rows], Y[rows]
        cache = forward(params, X_batch)
        grads = backward(params, cache, X_batch, Y_batch)
        for name in params:
            params[name] -= rate * grads[name]
