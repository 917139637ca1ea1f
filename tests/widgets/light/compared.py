"""The gradients of the piece, and those of the course's affine layer and logistic unit."""

import numpy as np
from numpy.random import Generator

from snippets.affine_layer.affine import Affine
from snippets.affine_layer.mistakes import NoTransposeAffine
from snippets.logistic_unit.unit import backward
from snippets.shared.activations import sigmoid_slope
from tests.widgets.modules import Compared

CANCELLED = 1e-3  # of a sum smaller than this, too few digits are left to compare


def batch(rng: Generator, n: int | None = None, d: int | None = None) -> tuple:
    """X, W and G of random sizes, so that no gradient is lost in a sum."""
    while True:
        n, d, h = n or rng.integers(1, 6), d or rng.integers(1, 5), rng.integers(1, 5)
        X, W, G = (rng.normal(size=size) for size in ((n, d), (d, h), (n, h)))
        if min(np.abs(table).min() for table in gradients(X, W, G)) > CANCELLED:
            return X, W, G


def gradients(X, W, G) -> tuple:
    """Along X, W and b, by the chapter's own layer."""
    layer = Affine(W, np.zeros(W.shape[1]))
    layer.forward(X)
    grad_X = layer.backward(G)
    return grad_X, layer.grad_W, layer.grad_b


def square_batch(rng: Generator) -> tuple:
    """As many rows as inputs, so that the wrong product fits."""
    while True:
        n = int(rng.integers(1, 5))
        X, W, G = batch(rng, n, n)
        if np.abs(X @ G).min() > CANCELLED:
            return X, W, G


def without_transpose(X, W, G):
    """What the chapter's wrong layer keeps."""
    layer = NoTransposeAffine(W, np.zeros(W.shape[1]))
    layer.forward(X)
    layer.backward(G)
    return layer.grad_W


def unit(rng: Generator) -> tuple:
    """A batch of a logistic unit with the column of its deltas."""
    while True:
        n, d = rng.integers(1, 6), rng.integers(1, 5)
        X, y, y_hat = rng.normal(size=(n, d)), rng.uniform(size=n), rng.uniform(size=n)
        grad_w, grad_b = backward(X, y, y_hat)
        if np.abs([*grad_w, grad_b]).min() > CANCELLED:
            delta = (y_hat - y) / n * sigmoid_slope(y_hat)
            return X, delta[:, None], y, y_hat


def any_tables(rng: Generator) -> tuple:
    """Two tables that may or may not fit, and an entry of what would be their product."""
    A = rng.normal(size=rng.integers(1, 5, size=2))
    B = rng.normal(size=rng.integers(1, 5, size=2))
    return A, B, int(rng.integers(len(A))), int(rng.integers(B.shape[1]))


def products(A, B, i, k):
    """In pairs, with NaN for what is left over."""
    row, column = A[i], B[:, k]
    length = max(len(row), len(column))
    row, column = (np.pad(x, (0, length - len(x)), constant_values=np.nan) for x in (row, column))
    return row * column


def fits(A, B, i, k) -> bool:
    """Whether NumPy multiplies the tables."""
    try:
        A @ B
    except ValueError:
        return False
    return True


COMPARED = {
    "arithmetic.js": [
        Compared("transpose", lambda rng: batch(rng)[:1], lambda X: X.T),
        Compared("fits", any_tables, fits),
        Compared("products", any_tables, products),
        Compared("sums", lambda rng: (rng.uniform(size=rng.integers(1, 6)),), np.cumsum),
        Compared("matmul", square_batch, without_transpose, "(m, X, W, G) => m.matmul(X, G)"),
        Compared(
            "grad_W",
            batch,
            lambda *tables: gradients(*tables)[1],
            "(m, X, W, G) => m.grad_W(X, G)",
        ),
        Compared(
            "grad_b",
            batch,
            lambda *tables: gradients(*tables)[2],
            "(m, X, W, G) => m.grad_b(G)",
        ),
        Compared(
            "grad_X",
            batch,
            lambda *tables: gradients(*tables)[0],
            "(m, X, W, G) => m.grad_X(G, W)",
        ),
        Compared(
            "grad_W",
            unit,
            lambda X, delta, y, y_hat: [*backward(X, y, y_hat)],
            "(m, X, delta) => [m.grad_W(X, delta).flat(), m.grad_b(delta)[0]]",
        ),
    ]
}
