"""Functions of a table that leave the table as it was."""

import numpy as np
from numpy import ndarray

from snippets.shared.checks import takes


@takes(X="(n, d)")
# --8<-- [start:row_shares]
def row_shares(X: ndarray) -> ndarray:
    """Each row of X (n, d) divided by its sum.

    Raises ValueError if a row adds up to zero.
    """
    totals = X.sum(axis=1, keepdims=True)  # (n, d) -> (n, 1)
    if not totals.all():
        raise ValueError("a row adds up to zero, so it has no shares")
    return X / totals  # eq:batch-row-shares (n, d) / (n, 1) -> (n, d)


# --8<-- [end:row_shares]


@takes(X="(n, d)")
# --8<-- [start:without_column]
def without_column(X: ndarray, j: int) -> ndarray:
    """A copy of X (n, d) with zeros in column j."""
    result = X.copy()
    result[:, j] = 0
    return result


# --8<-- [end:without_column]


@takes(X="(n, d)", s="(d,)")
# --8<-- [start:scaled]
def scaled(X: ndarray, s: ndarray) -> ndarray:
    """X (n, d) with column j multiplied by entry j of s (d,)."""
    return X * s  # eq:batch-scaled (n, d) * (d,) -> (n, d)


def scaled_backward(
    X: ndarray, s: ndarray, grad_Z: ndarray
) -> tuple[ndarray, ndarray]:
    """Slopes along X (n, d) and s (d,), from grad_Z (n, d)."""
    grad_X = grad_Z * s  # (n, d) * (d,) -> (n, d)
    grad_s = np.sum(X * grad_Z, axis=0)  # eq:batch-grad-s (n, d) -> (d,)
    return grad_X, grad_s


# --8<-- [end:scaled]
scaled_backward = takes(X="(n, d)", s="(d,)", grad_Z="(n, d)")(scaled_backward)
