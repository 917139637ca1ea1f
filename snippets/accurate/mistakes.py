"""Ways to spoil a good recipe, each wrong in its own place."""

import numpy as np
from numpy import ndarray
from numpy.random import Generator

from snippets.accurate.distortion import distort
from snippets.two_layer_network.network import Parameters


# --8<-- [start:distort_in_place]
def distort_in_place(X: ndarray, strength: float, rng: Generator) -> ndarray:
    """Writes the distorted pictures over the originals."""
    X[:] = distort(X, strength, rng)
    return X


# --8<-- [end:distort_in_place]


# --8<-- [start:average_from_zero]
def average_from_zero(path: list[Parameters], keep: float) -> Parameters:
    """A running average that begins at zero, and so remembers it."""
    average = Parameters(*map(np.zeros_like, path[0]))
    for params in path:
        pairs = zip(average, params, strict=True)
        average = Parameters(*(keep * a + (1 - keep) * p for a, p in pairs))
    return average


# --8<-- [end:average_from_zero]
