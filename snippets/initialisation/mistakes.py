"""Wrong ways to start, as people write them."""

import numpy as np
from numpy import ndarray
from numpy.random import Generator


# --8<-- [start:zeros]
def zeros(n_in: int, n_out: int, rng: Generator) -> ndarray:
    """Leaves chance out: all units of a layer start alike."""
    return np.zeros((n_in, n_out))


# --8<-- [end:zeros]


# --8<-- [start:unbound]
def unbound(method: str, n_in: int, n_out: int, rng: Generator) -> ndarray:
    """Has no answer to a method that it does not know."""
    if method == "xavier":
        limit = np.sqrt(6 / (n_in + n_out))
    elif method == "he":
        limit = np.sqrt(6 / n_in)
    return rng.uniform(-limit, limit, size=(n_in, n_out))


# --8<-- [end:unbound]


# --8<-- [start:exchanged]
def exchanged(n_in: int, n_out: int, rng: Generator) -> ndarray:
    """He's weights, but with the outputs counted for the inputs."""
    return rng.normal(0, np.sqrt(2 / n_out), size=(n_in, n_out))


# --8<-- [end:exchanged]
