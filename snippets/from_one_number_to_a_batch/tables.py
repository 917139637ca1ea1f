"""Functions of a table that leave the table as it was."""

import functools
from collections.abc import Callable

import numpy as np
from numpy import ndarray

from snippets.shared.checks import takes


def no_empty_row(shares: Callable) -> Callable:
    """Let a function take no table with a row that adds up to zero."""

    @functools.wraps(shares)
    def guarded(X: ndarray) -> ndarray:
        if not X.sum(axis=1).all():
            raise ValueError("a row adds up to zero, so it has no shares")
        return shares(X)

    return guarded


@takes(X="(n, d)")
@no_empty_row
# --8<-- [start:row_shares]
def row_shares(X: ndarray) -> ndarray:
    """Each row of X (n, d) divided by its sum."""
    totals = X.sum(axis=1, keepdims=True)  # (n, d) -> (n, 1)
    return X / totals  # eq:batch-row-shares (n, d) / (n, 1) -> (n, d)


# --8<-- [end:row_shares]


@takes(X="(n, d)", s="(d,)")
# --8<-- [start:scaled]
def scaled(X: ndarray, s: ndarray) -> ndarray:
    """X (n, d) with column j multiplied by entry j of s (d,)."""
    return X * s  # eq:batch-scaled (n, d) * (d,) -> (n, d)


def scaled_backward(X, s, grad_Z):
    """Gradients for X (n, d) and s (d,), from grad_Z (n, d)."""
    grad_X = grad_Z * s  # (n, d) * (d,) -> (n, d)
    grad_s = np.sum(X * grad_Z, axis=0)  # eq:batch-grad-s (n, d) -> (d,)
    return grad_X, grad_s


# --8<-- [end:scaled]
scaled_backward = takes(X="(n, d)", s="(d,)", grad_Z="(n, d)")(scaled_backward)
