"""What takes a two-layer network from good to accurate, one idea each.

Sources: Nesterov momentum as in Sutskever and others, "On the importance of
initialization and momentum in deep learning" (2013), section 2; cosine rate:
Loshchilov and Hutter, "SGDR" (2017), eq. 5; averaging: Polyak and Juditsky,
"Acceleration of stochastic approximation by averaging" (1992); smoothing:
Szegedy and others, "Rethinking the inception architecture" (2016), section 7;
decay: Krogh and Hertz, "A simple weight decay can improve generalization"
(1991).
"""

# --8<-- [start:imports]
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy import ndarray
from numpy.random import Generator
from tqdm import tqdm

# --8<-- [end:imports]
from snippets.accurate.distortion import distort
from snippets.shared.checks import takes
from snippets.two_layer_network.network import (
    PAIRED,
    RELU,
    Parameters,
    gradients,
    initialise,
)
from snippets.two_layer_network.training import batches


# --8<-- [start:recipe]
class Recipe(NamedTuple):
    """How to train; zero leaves an ingredient out."""

    epochs: int = 30
    batch_size: int = 128
    rate: float = 0.3
    cosine: bool = True
    momentum: float = 0.9
    averaging: float = 0.999
    smoothing: float = 0.1
    decay: float = 0.0003
    distortion: float = 0.0


# --8<-- [end:recipe]


# --8<-- [start:cosine_rate]
def cosine_rate(done: float, peak: float, warm_up: float = 0.02) -> float:
    """The learning rate when a share `done` of all steps is done."""
    rise = min(1.0, done / warm_up)
    return float(peak * rise * (1 + np.cos(np.pi * done)) / 2)  # eq:recipe-rate


# --8<-- [end:cosine_rate]


@takes(params=PAIRED, velocity=PAIRED, grads=PAIRED, rate="()", momentum="()")
# --8<-- [start:momentum_step]
def momentum_step(
    params: Parameters,
    velocity: Parameters,
    grads: Parameters,
    rate: float,
    momentum: float,
) -> tuple[Parameters, Parameters]:
    """New parameters and velocity, one step with Nesterov's momentum."""
    velocity = Parameters(
        *(momentum * v + g for v, g in zip(velocity, grads, strict=True))
    )  # eq:recipe-velocity
    steps = (g + momentum * v for g, v in zip(grads, velocity, strict=True))
    moved = (p - rate * s for p, s in zip(params, steps, strict=True))
    return Parameters(*moved), velocity  # eq:recipe-step


# --8<-- [end:momentum_step]


@takes(average=PAIRED, params=PAIRED, keep="()")
# --8<-- [start:averaged]
def averaged(
    average: Parameters, params: Parameters, keep: float
) -> Parameters:
    """The running average, moved a little towards the parameters."""
    pairs = zip(average, params, strict=True)
    return Parameters(*(a + (1 - keep) * (p - a) for a, p in pairs))


# --8<-- [end:averaged]


@takes(Y="(n, c)", share="()")
# --8<-- [start:smoothed]
def smoothed(Y: ndarray, share: float) -> ndarray:
    """Targets (n, c) of which a share is spread evenly over all classes."""
    return (1 - share) * Y + share / Y.shape[1]  # eq:recipe-smoothing


# --8<-- [end:smoothed]


@takes(grads=PAIRED, params=PAIRED, decay="()")
# --8<-- [start:decayed]
def decayed(grads: Parameters, params: Parameters, decay: float) -> Parameters:
    """The slopes of the loss plus half of decay times all squares."""
    pairs = zip(grads, params, strict=True)
    return Parameters(*(g + decay * p for g, p in pairs))  # eq:recipe-decay


# --8<-- [end:decayed]


@takes(X="(n, d)", Y="(n, c)")
# --8<-- [start:follow]
def follow(
    recipe: Recipe, X: ndarray, Y: ndarray, units: int, rng: Generator
) -> Iterator[Parameters]:
    """The parameters to use after each epoch, in the precision of X."""
    sizes = (X.shape[1], units, Y.shape[1])
    params = Parameters(
        *(p.astype(X.dtype) for p in initialise(sizes, RELU, rng))
    )
    velocity = Parameters(*map(np.zeros_like, params))
    average = params
    Y = smoothed(Y, recipe.smoothing).astype(X.dtype)
    steps = recipe.epochs * -(-len(X) // recipe.batch_size)
    step = 0
    for epoch in range(1, recipe.epochs + 1):
        rows = list(batches(len(X), recipe.batch_size, rng))
        for batch in tqdm(rows, f"epoch {epoch}", leave=False, disable=None):
            inputs = X[batch]
            if recipe.distortion:
                inputs = distort(inputs, recipe.distortion, rng)
            rate = recipe.rate
            if recipe.cosine:
                rate = cosine_rate(step / steps, recipe.rate)
            grads = gradients(params, inputs, Y[batch], RELU)
            grads = decayed(grads, params, recipe.decay)
            params, velocity = momentum_step(
                params, velocity, grads, rate, recipe.momentum
            )
            step += 1
            keep = min(recipe.averaging, step / (step + 9))
            average = averaged(average, params, keep)
        yield average


# --8<-- [end:follow]
