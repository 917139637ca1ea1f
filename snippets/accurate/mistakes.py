"""Ways to spoil a good recipe, each wrong in its own place."""

import numpy as np

from snippets.accurate.distortion import distort
from snippets.two_layer_network.network import Parameters


# --8<-- [start:distort_in_place]
def distort_in_place(X, strength, rng):
    """Writes the distorted pictures over the originals."""
    X[:] = distort(X, strength, rng)
    return X


# --8<-- [end:distort_in_place]


# --8<-- [start:average_from_zero]
def average_from_zero(path, keep):
    """A running average that begins at zero, and so remembers it."""
    average = Parameters(*map(np.zeros_like, path[0]))
    for params in path:
        pairs = zip(average, params)
        average = Parameters(*(keep * a + (1 - keep) * p for a, p in pairs))
    return average


# --8<-- [end:average_from_zero]
