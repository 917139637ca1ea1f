"""Activation functions, each beside its derivative."""

import numpy as np


# --8<-- [start:naive_sigmoid]
def naive_sigmoid(z: np.ndarray) -> np.ndarray:
    """The sigmoid as its formula reads, elementwise; overflows for large negative z."""
    return 1 / (1 + np.exp(-z))  # eq:sigmoid


# --8<-- [end:naive_sigmoid]


# --8<-- [start:sigmoid]
def sigmoid(z: np.ndarray) -> np.ndarray:
    """The sigmoid, elementwise; keeps shape and precision of z and never overflows."""
    positive = np.real(z) >= 0
    decay = np.exp(np.where(positive, -z, z))  # between 0 and 1
    return np.where(positive, 1, decay) / (1 + decay)  # eq:sigmoid-stable


# --8<-- [end:sigmoid]


# --8<-- [start:sigmoid_slope]
def sigmoid_slope(y_hat: np.ndarray) -> np.ndarray:
    """The sigmoid's derivative, elementwise, written in its output y_hat = sigmoid(z)."""
    return y_hat * (1 - y_hat)  # eq:sigmoid-slope


# --8<-- [end:sigmoid_slope]
