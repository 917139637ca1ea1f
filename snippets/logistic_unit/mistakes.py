"""Wrong backward passes of the logistic unit, as people write them."""

import numpy as np

from snippets.shared.activations import sigmoid_slope


# --8<-- [start:mixed_signs]
def mixed_signs(X, y, y_hat):
    """Takes the error as y - y_hat and nothing to make up for it."""
    delta = (y - y_hat) / len(y) * sigmoid_slope(y_hat)
    return X.T @ delta, np.sum(delta)  # (d, n) @ (n,) -> (d,)


# --8<-- [end:mixed_signs]


# --8<-- [start:half_negated]
def half_negated(X, y, y_hat):
    """Puts the lost minus back for the weights, but not for the bias."""
    delta = (y - y_hat) / len(y) * sigmoid_slope(y_hat)
    return -X.T @ delta, np.sum(delta)  # (d, n) @ (n,) -> (d,)


# --8<-- [end:half_negated]


# --8<-- [start:no_slope]
def no_slope(X, y, y_hat):
    """Leaves out the sigmoid's own link."""
    error = (y_hat - y) / len(y)
    return X.T @ error, np.sum(error)  # (d, n) @ (n,) -> (d,)


# --8<-- [end:no_slope]


# --8<-- [start:no_mean]
def no_mean(X, y, y_hat):
    """Leaves out the 1/n that the loss has."""
    delta = (y_hat - y) * sigmoid_slope(y_hat)
    return X.T @ delta, np.sum(delta)  # (d, n) @ (n,) -> (d,)


# --8<-- [end:no_mean]


# --8<-- [start:sum_and_mean]
def sum_and_mean(X, y, y_hat):
    """Sums over the batch for the weights, averages over it for the bias."""
    delta = (y_hat - y) * sigmoid_slope(y_hat)
    return X.T @ delta, np.mean(delta)  # (d, n) @ (n,) -> (d,)


# --8<-- [end:sum_and_mean]
