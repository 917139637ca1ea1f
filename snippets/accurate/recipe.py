"""What takes a two-layer network from good to accurate, one idea each.

Sources: Nesterov momentum as in Sutskever and others, "On the importance of
initialization and momentum in deep learning" (2013), section 2; cosine rate:
Loshchilov and Hutter, "SGDR" (2017), eq. 5; averaging: Polyak and Juditsky,
"Acceleration of stochastic approximation by averaging" (1992); smoothing:
Szegedy and others, "Rethinking the inception architecture" (2016), section 7;
decay: Krogh and Hertz, "A simple weight decay can improve generalization"
(1991).
"""

from math import ceil
from typing import NamedTuple

import numpy as np

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
def cosine_rate(done, peak, warm_up=0.02):
    """The learning rate when a share `done` of all steps is done."""
    rise = min(1.0, done / warm_up)
    return float(peak * rise * (1 + np.cos(np.pi * done)) / 2)  # eq:recipe-rate


# --8<-- [end:cosine_rate]


@takes(params=PAIRED, velocity=PAIRED, grads=PAIRED, rate="()", momentum="()")
# --8<-- [start:momentum_step]
def momentum_step(params, velocity, grads, rate, momentum):
    """New parameters and velocity, one step with Nesterov's momentum."""
    faded = [momentum * v + g for v, g in zip(velocity, grads)]
    velocity = Parameters(*faded)  # eq:recipe-velocity
    steps = [g + momentum * v for g, v in zip(grads, velocity)]
    moved = [p - rate * s for p, s in zip(params, steps)]
    return Parameters(*moved), velocity  # eq:recipe-step


# --8<-- [end:momentum_step]


@takes(average=PAIRED, params=PAIRED, keep="()")
# --8<-- [start:averaged]
def averaged(average, params, keep):
    """The running average, moved a little towards the parameters."""
    pairs = zip(average, params)
    return Parameters(*(a + (1 - keep) * (p - a) for a, p in pairs))


# --8<-- [end:averaged]


# --8<-- [start:kept]
def kept_share(step, most):
    """How much of itself the average keeps in this step."""
    return min(most, step / (step + 9))


# --8<-- [end:kept]


@takes(Y="(n, c)", share="()")
# --8<-- [start:smoothed]
def smoothed(Y, share):
    """Targets (n, c) of which a share is spread evenly over all classes."""
    return (1 - share) * Y + share / Y.shape[1]  # eq:recipe-smoothing


# --8<-- [end:smoothed]


@takes(grads=PAIRED, params=PAIRED, decay="()")
# --8<-- [start:decayed]
def decayed(grads, params, decay):
    """The slopes of the loss plus half of decay times all squares."""
    pairs = zip(grads, params)
    return Parameters(*(g + decay * p for g, p in pairs))  # eq:recipe-decay


# --8<-- [end:decayed]


@takes(X="(n, d)", Y="(n, c)")
# --8<-- [start:follow]
def follow(recipe, X, Y, units, rng):
    """The parameters to use after each epoch, in the precision of X."""
    init = initialise((X.shape[1], units, Y.shape[1]), RELU, rng)
    params = Parameters(*(p.astype(X.dtype) for p in init))
    velocity = Parameters(*map(np.zeros_like, params))
    average, step = params, 0
    Y = smoothed(Y, recipe.smoothing).astype(X.dtype)
    steps = recipe.epochs * ceil(len(X) / recipe.batch_size)
    for _ in range(recipe.epochs):
        for rows in batches(len(X), recipe.batch_size, rng):
            inputs, rate = X[rows], recipe.rate
            if recipe.distortion:
                inputs = distort(inputs, recipe.distortion, rng)
            if recipe.cosine:
                rate = cosine_rate(step / steps, recipe.rate)
            grads = gradients(params, inputs, Y[rows], RELU)
            grads = decayed(grads, params, recipe.decay)
            params, velocity = momentum_step(
                params, velocity, grads, rate, recipe.momentum
            )
            step += 1
            keep = kept_share(step, recipe.averaging)
            average = averaged(average, params, keep)
        yield average


# --8<-- [end:follow]
