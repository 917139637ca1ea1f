"""A batch through Z = X @ W + b, a loss of Z, and all gradients."""

import numpy as np
from numpy import ndarray

from snippets.shared.checks import same_shape, takes


@takes(X="(n, d)", W="(d, h)", b="(h,)")
# --8<-- [start:forward]
def forward(X: ndarray, W: ndarray, b: ndarray) -> ndarray:
    """Outputs (n, h) for the rows of X."""
    return X @ W + b  # eq:batch-affine (n, d) @ (d, h) -> (n, h)


# --8<-- [end:forward]


@same_shape
# --8<-- [start:loss]
def half_sum_of_squares(Z: ndarray, Y: ndarray) -> float:
    """Half the sum of squared errors of two tables (n, h)."""
    return np.sum((Z - Y) ** 2) / 2  # eq:batch-loss


# --8<-- [end:loss]


@takes(X="(n, d)", W="(d, h)", grad_Z="(n, h)")
# --8<-- [start:backward]
def backward(X, W, grad_Z):
    """Gradients for X (n, d), W (d, h) and b (h,), from grad_Z (n, h)."""
    grad_X = grad_Z @ W.T  # eq:batch-grad-x (n, h) @ (h, d) -> (n, d)
    grad_W = X.T @ grad_Z  # eq:batch-grad-w (d, n) @ (n, h) -> (d, h)
    grad_b = grad_Z.sum(axis=0)  # eq:batch-grad-b (n, h) -> (h,)
    return grad_X, grad_W, grad_b


# --8<-- [end:backward]
