"""Softmax and cross-entropy, alone and as the last layer of a network.

Shapes: logits, y_hat and Y are (n, c), a row for each example and a column
for each class, or (c,) for a single example; labels are (n,), or ().
Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), sections
4.1 and 6.2.2.3; Bishop, "Pattern Recognition and Machine Learning" (2006),
section 4.3.
"""

import numpy as np
from numpy import ndarray

from snippets.shared.checks import as_array, as_reals, takes


@takes(logits="(..., c)")
# --8<-- [start:softmax]
def lowered(logits: ndarray) -> ndarray:
    """The logits, each row lowered so that its largest is zero."""
    return logits - np.real(logits).max(axis=-1, keepdims=True)


def softmax(logits: ndarray) -> ndarray:
    """Probabilities, in the shape of the logits; rows sum to one."""
    powers = np.exp(lowered(logits))  # between 0 and 1
    return powers / powers.sum(axis=-1, keepdims=True)  # eq:softmax-shift


# --8<-- [end:softmax]


# --8<-- [start:log_softmax]
def log_softmax(logits: ndarray) -> ndarray:
    """Logarithms of the softmax, finite for finite logits."""
    z = lowered(logits)
    total = np.exp(z).sum(axis=-1, keepdims=True)  # at least 1
    return z - np.log(total)  # eq:softmax-log


# --8<-- [end:log_softmax]


@takes(Y="(..., c)")
# --8<-- [start:cross_entropy]
def rows(Y: ndarray) -> int:
    """How many examples: n for (n, c), 1 for (c,)."""
    return Y.size // Y.shape[-1]


def mean_surprise(log_y_hat: ndarray, Y: ndarray) -> float:
    """Mean over the rows of -sum(Y * log_y_hat), where 0 * -inf is 0."""
    asked = (Y != 0) | ~(np.real(log_y_hat) < np.inf)  # NaN counts, too
    return -np.sum(Y[asked] * log_y_hat[asked]) / rows(Y)  # eq:softmax-mean


def cross_entropy(y_hat: ndarray, Y: ndarray) -> float:
    """Mean over the rows of -sum(Y * log(y_hat)), for one-hot or soft Y.

    Infinite where y_hat gives 0 to what happened.  Raises ValueError if the
    shapes differ.
    """
    with np.errstate(divide="ignore"):
        return mean_surprise(np.log(y_hat), Y)


# --8<-- [end:cross_entropy]
mean_surprise = takes(log_y_hat="(..., c)", Y="(..., c)")(mean_surprise)
cross_entropy = takes(y_hat="(..., c)", Y="(..., c)")(cross_entropy)


# --8<-- [start:known]
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


# --8<-- [end:known]


# --8<-- [start:one_hot]
def one_hot(labels: ndarray, classes: int) -> ndarray:
    """A row for each label, 1 in its column and 0 elsewhere: (n, classes).

    Raises ValueError if a label is no integer or not in 0 ... classes - 1.
    """
    return np.eye(classes)[known(labels, classes)]


# --8<-- [end:one_hot]


# --8<-- [start:target_rows]
def target_rows(targets: ndarray, shape: tuple[int, ...]) -> ndarray:
    """Targets as rows of probabilities, in the shape of the logits.

    Raises ValueError unless they are rows of that shape which sum to one, or
    integer labels, one for each row.
    """
    targets = as_array(targets, "targets")
    if targets.shape == shape[:-1]:
        return one_hot(targets, shape[-1])
    if targets.shape != shape:
        raise ValueError(
            f"targets {targets.shape}, logits {shape}: "
            f"give rows {shape} or labels {shape[:-1]}"
        )
    targets = as_reals(targets, "targets")
    if (targets < 0).any() or not np.allclose(targets.sum(axis=-1), 1):
        raise ValueError("rows of targets must be >= 0 and sum to 1")
    return targets


# --8<-- [end:target_rows]


# --8<-- [start:layer]
class SoftmaxCrossEntropy:
    """The mean cross-entropy of softmax(logits), as a layer."""

    def forward(self, logits: ndarray, targets: ndarray) -> float:
        """The loss.  Raises ValueError for targets that do not fit."""
        Y = target_rows(targets, logits.shape)
        self.y_hat = softmax(logits)
        self.Y = Y.astype(self.y_hat.dtype)  # a copy, float32 stays float32
        return mean_surprise(log_softmax(logits), self.Y)

    def backward(self, grad_out: float = 1.0) -> ndarray:
        """The gradient by the logits, in their shape."""
        error = self.y_hat - self.Y
        return grad_out * error / rows(error)  # eq:softmax-batch-error


# --8<-- [end:layer]
SoftmaxCrossEntropy.forward = takes(logits="(..., c)")(
    SoftmaxCrossEntropy.forward
)
SoftmaxCrossEntropy.backward = takes(grad_out="()")(
    SoftmaxCrossEntropy.backward
)
