"""The matrix product and its slopes, entry by entry, as the indices say it."""

import numpy as np
from numpy import ndarray

from snippets.shared.checks import takes


@takes(X="real (n, d)", W="real (d, h)")
# --8<-- [start:product_by_sums]
def product_by_sums(X: ndarray, W: ndarray) -> ndarray:
    """The product (n, h) of X (n, d) and W (d, h), one entry at a time."""
    n, d = X.shape
    h = W.shape[1]
    Z = np.zeros((n, h))
    for i, k in np.ndindex(n, h):
        for j in range(d):
            Z[i, k] += X[i, j] * W[j, k]  # eq:batch-product-entry
    return Z


# --8<-- [end:product_by_sums]


@takes(X="real (n, d)", grad_Z="real (n, h)")
# --8<-- [start:grad_W_by_paths]
def grad_W_by_paths(X: ndarray, grad_Z: ndarray) -> ndarray:
    """The gradient (d, h) for W, from grad_Z (n, h), path by path."""
    n, d = X.shape
    h = grad_Z.shape[1]
    grad_W = np.zeros((d, h))
    for j, k in np.ndindex(d, h):
        for i, q in np.ndindex(n, h):
            link = X[i, j] * (q == k)  # eq:batch-link-w
            grad_W[j, k] += grad_Z[i, q] * link  # eq:batch-paths-w
    return grad_W


# --8<-- [end:grad_W_by_paths]
