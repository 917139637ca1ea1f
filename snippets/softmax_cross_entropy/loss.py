"""Softmax and cross-entropy, alone and as the last layer of a network.

Shapes: logits, y_hat and Y are (n, c), a row for each example and a column
for each class, or (c,) for a single example; labels are (n,), or ().
Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), sections
4.1 and 6.2.2.3; Bishop, "Pattern Recognition and Machine Learning" (2006),
section 4.3.
"""

import functools
from collections.abc import Callable

import numpy as np
from numpy import ndarray

from snippets.shared.checks import as_array, as_reals, takes


@takes(logits="(..., c)")
# --8<-- [start:softmax]
def shifted(logits):
    """The logits, each row less its maximum: its largest is now zero."""
    return logits - logits.max(axis=-1, keepdims=True)


def softmax(logits):
    """Probabilities, in the shape of the logits; rows sum to one."""
    powers = np.exp(shifted(logits))  # between 0 and 1
    return powers / powers.sum(axis=-1, keepdims=True)  # eq:softmax-shift


# --8<-- [end:softmax]


# --8<-- [start:log_softmax]
def log_softmax(logits):
    """Logarithms of the softmax, finite for finite logits."""
    z = shifted(logits)
    sums = np.exp(z).sum(axis=-1, keepdims=True)  # at least 1
    return z - np.log(sums)  # eq:softmax-log


# --8<-- [end:log_softmax]


def nothing_hidden(loss: Callable) -> Callable:
    """Let only minus infinity vanish where Y is zero, not NaN or infinity."""

    @functools.wraps(loss)
    def guarded(log_y_hat: ndarray, Y: ndarray) -> float:
        odd = (Y == 0) & ~(np.real(log_y_hat) < np.inf)
        return loss(log_y_hat, Y) - np.sum(Y[odd] * log_y_hat[odd])

    return guarded


@takes(log_y_hat="(..., c)", Y="(..., c)")
@nothing_hidden
# --8<-- [start:cross_entropy]
def cross_entropy(log_y_hat, Y):
    """Mean over the rows of -sum(Y * log_y_hat), where 0 * -inf is 0."""
    picked = np.where(Y != 0, log_y_hat, 0)
    return -np.mean(np.sum(Y * picked, axis=-1))  # eq:softmax-mean


# --8<-- [end:cross_entropy]


def known(labels: ndarray, classes: int) -> ndarray:
    """The labels themselves, (n,) or ().

    Raises ValueError if they have two axes, or if a label is no integer or
    not in 0 ... classes - 1.
    """
    labels = as_array(labels, "labels")
    if labels.ndim > 1 or labels.size == 0:
        raise ValueError(f"labels are {labels.shape}: give one for each row")
    if not np.issubdtype(labels.dtype, np.integer):
        raise ValueError(f"labels are {labels.dtype}: they must be integers")
    outside = labels[(labels < 0) | (labels >= classes)]
    if outside.size:
        raise ValueError(f"label {outside[0]} is not in 0 ... {classes - 1}")
    return labels


def known_labels(rows_of: Callable) -> Callable:
    """Let one_hot take nothing but labels that are there."""

    @functools.wraps(rows_of)
    def guarded(labels: ndarray, classes: int) -> ndarray:
        return rows_of(known(labels, classes), classes)

    return guarded


@known_labels
# --8<-- [start:one_hot]
def one_hot(labels, classes):
    """A row for each label, 1 in its column and 0 elsewhere: (n, classes)."""
    return np.eye(classes)[labels]  # for each label, that row of the identity


# --8<-- [end:one_hot]


def probabilities(rows_of: Callable) -> Callable:
    """Let target_rows take labels, and rows that are >= 0 and sum to one."""

    @functools.wraps(rows_of)
    def guarded(targets: ndarray, shape: tuple) -> ndarray:
        targets = as_array(targets, "targets")
        Y = rows_of(targets, shape)
        if targets.shape == shape:
            Y = as_reals(Y, "targets")
            if (Y < 0).any() or not np.allclose(Y.sum(axis=-1), 1):
                raise ValueError("rows of targets must be >= 0 and sum to 1")
        return Y

    return guarded


@probabilities
# --8<-- [start:target_rows]
def target_rows(targets, shape):
    """Targets as rows of probabilities, in the shape of the logits."""
    if targets.shape == shape[:-1]:  # labels: one axis less
        return one_hot(targets, shape[-1])
    if targets.shape == shape:
        return targets
    raise ValueError(f"targets {targets.shape} do not fit logits {shape}")


# --8<-- [end:target_rows]


# --8<-- [start:layer]
class SoftmaxCrossEntropy:
    """The mean cross-entropy of softmax(logits), as a layer."""

    def forward(self, logits, targets):
        """The loss; targets are labels, or rows of probabilities."""
        self.y_hat = softmax(logits)
        Y = target_rows(targets, logits.shape)
        self.Y = Y.astype(logits.dtype)  # a copy, of the logits' type
        return cross_entropy(log_softmax(logits), self.Y)

    def backward(self, grad_out=1.0):
        """The gradient by the logits, in their shape."""
        error = self.y_hat - self.Y
        n = error[..., 0].size  # how many rows
        return grad_out * error / n  # eq:softmax-batch-error


# --8<-- [end:layer]
SoftmaxCrossEntropy.forward = takes(logits="(..., c)")(
    SoftmaxCrossEntropy.forward
)
SoftmaxCrossEntropy.backward = takes(grad_out="()")(
    SoftmaxCrossEntropy.backward
)
