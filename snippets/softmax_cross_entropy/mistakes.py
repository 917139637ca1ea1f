"""Wrong ways with softmax and cross-entropy, as people write them."""

import numpy as np


# --8<-- [start:naive_softmax]
def naive_softmax(z):
    """The softmax as its formula reads; overflows for large scores."""
    powers = np.exp(z)
    return powers / powers.sum()  # eq:softmax-definition


# --8<-- [end:naive_softmax]


# --8<-- [start:naive_cross_entropy]
def naive_cross_entropy(y_hat, y):
    """The loss of a row as its formula reads; 0 * log(0) is no number."""
    return -np.sum(y * np.log(y_hat))  # eq:softmax-surprise


# --8<-- [end:naive_cross_entropy]


# --8<-- [start:deaf]
def deaf(y_hat, Y, grad_out):
    """Does not listen to its upstream gradient."""
    return (y_hat - Y) / Y[..., 0].size


# --8<-- [end:deaf]


# --8<-- [start:by_length]
def by_length(y_hat, Y, grad_out):
    """Takes the length of whatever comes for the number of rows."""
    return grad_out * (y_hat - Y) / Y.shape[0]


# --8<-- [end:by_length]


# --8<-- [start:entry_by_entry]
def entry_by_entry(y_hat, Y, grad_out):
    """Takes softmax for a function of each score alone, as sigmoid is."""
    link = -Y / y_hat / Y[..., 0].size
    return grad_out * link * y_hat * (1 - y_hat)


# --8<-- [end:entry_by_entry]


# --8<-- [start:by_size]
def by_size(y_hat, targets):
    """Takes targets for one-hot when they have as many entries as y_hat."""
    n = len(y_hat)
    if targets.size == y_hat.size:
        return (y_hat - targets) / n
    gradient = y_hat.copy()
    gradient[np.arange(n), targets] -= 1  # in each row, at its label
    return gradient / n


# --8<-- [end:by_size]
