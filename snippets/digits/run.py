"""One training of the two-layer network, with the knobs of the page."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy import ndarray

from snippets.two_layer_network.mistakes import no_mean
from snippets.two_layer_network.network import (
    RELU,
    SIGMOID,
    Parameters,
    gradients,
    initialise,
)
from snippets.two_layer_network.training import batches, sgd_step

# --8<-- [start:kinds]
HIDDEN = {"relu": RELU, "sigmoid": SIGMOID}
# --8<-- [end:kinds]


# --8<-- [start:knobs]
class Knobs(NamedTuple):
    """All that can be set; without `mean` the gradients lack the 1/n."""

    hidden: str = "relu"
    units: int = 32
    batch_size: int = 32
    rate: float = 0.1
    start: float = 1.0  # what He's or Xavier's weights are multiplied by
    mean: bool = True
    downhill: bool = True
    seed: int = 0


# --8<-- [end:knobs]


# --8<-- [start:run]
def run(knobs: Knobs, X: ndarray, Y: ndarray) -> Iterator[Parameters]:
    """The parameters at the start and after each step, for ever."""
    hidden, rng = HIDDEN[knobs.hidden], np.random.default_rng(knobs.seed)
    sizes = (X.shape[1], knobs.units, Y.shape[1])
    params = initialise(sizes, hidden, rng)
    params = params._replace(
        W1=params.W1 * knobs.start, W2=params.W2 * knobs.start
    )
    slopes = gradients if knobs.mean else no_mean
    rate = knobs.rate if knobs.downhill else -knobs.rate
    yield params
    while True:
        for rows in batches(len(X), knobs.batch_size, rng):
            grads = slopes(params, X[rows], Y[rows], hidden)
            params = sgd_step(params, grads, rate)
            yield params


# --8<-- [end:run]
