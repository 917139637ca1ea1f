"""Activation functions, each beside its derivative."""

import numpy as np
from numpy import ndarray

from snippets.shared.checks import same_shape, takes


@same_shape
# --8<-- [start:sigmoid]
def sigmoid(z: ndarray) -> ndarray:
    """The sigmoid, elementwise; never overflows, keeps z's precision."""
    positive = np.real(z) >= 0
    decay = np.exp(np.where(positive, -z, z))  # between 0 and 1
    return np.where(positive, 1, decay) / (1 + decay)  # eq:sigmoid-stable


# --8<-- [end:sigmoid]


@same_shape
# --8<-- [start:sigmoid_slope]
def sigmoid_slope(y_hat: ndarray) -> ndarray:
    """The sigmoid's slope where its output is y_hat, elementwise."""
    return y_hat * (1 - y_hat)  # eq:sigmoid-slope


# --8<-- [end:sigmoid_slope]


@takes(z="real (...)")
# --8<-- [start:softplus]
def softplus(z: ndarray) -> ndarray:
    """A smooth ramp, elementwise; its slope is the sigmoid."""
    return np.logaddexp(0, z)  # eq:softplus, without overflow


# --8<-- [end:softplus]
