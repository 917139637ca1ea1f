"""Layers in a row without biases, to watch sizes forward and backward.

Experiment after Glorot and Bengio, "Understanding the difficulty of training
deep feedforward neural networks" (AISTATS 2010), section 4.
"""

from collections.abc import Callable

import numpy as np
from numpy import ndarray
from numpy.random import Generator

from snippets.shared.checks import same_shape, takes


@takes(X="(n, d)")
# --8<-- [start:forward]
def forward(
    X: ndarray, weights: list[ndarray], activation: Callable
) -> list[ndarray]:
    """The inputs (n, d), and then the activations of each layer."""
    activations = [X]
    for W in weights:
        Z = activations[-1] @ W  # (n, d) @ (d, h) -> (n, h), eq:init-logits
        activations.append(activation(Z))
    return activations


# --8<-- [end:forward]


@takes(grad_out="(n, h)")
# --8<-- [start:backward]
def backward(
    activations: list[ndarray],
    weights: list[ndarray],
    slope: Callable,
    grad_out: ndarray,
) -> tuple[list[ndarray], list[ndarray]]:
    """Gradients along the activations (inputs first) and along the weights.

    slope takes an activation's output and returns its slope there.
    """
    grads_A, grads_W = [grad_out], []
    layers = zip(activations, weights, activations[1:], strict=False)
    for A_in, W, A_out in reversed(list(layers)):
        grad_Z = grads_A[0] * slope(A_out)  # eq:init-delta
        grad_W = A_in.T @ grad_Z  # (d, n) @ (n, h) -> (d, h), eq:init-grads
        grad_A = grad_Z @ W.T  # (n, h) @ (h, d) -> (n, d), eq:init-grads
        grads_W.insert(0, grad_W)
        grads_A.insert(0, grad_A)
    return grads_A, grads_W


# --8<-- [end:backward]


@same_shape
# --8<-- [start:activations]
def tanh_slope(a: ndarray) -> ndarray:
    """The slope of tanh where its output is a, elementwise."""
    return 1 - a**2  # eq:init-tanh-slope


# --8<-- [end:activations]


@takes(values="real (...)")
# --8<-- [start:mean_square]
def mean_square(values: ndarray) -> float:
    """Mean of the squares of all entries."""
    return float(np.mean(values**2))  # eq:init-mean-square


# --8<-- [end:mean_square]


# --8<-- [start:sizes]
def sizes(
    draw: Callable[[int, int, Generator], ndarray],
    activation: Callable,
    slope: Callable,
    seed: int = 0,
    width: int = 100,
    depth: int = 10,
) -> tuple[ndarray, ndarray]:
    """Root mean squares of activations and gradients, from input to output.

    Inputs and the gradient that enters at the output are random, of size one.
    """
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(200, width))
    weights = [draw(width, width, rng) for _ in range(depth)]
    activations = forward(X, weights, activation)
    grad_out = rng.normal(size=X.shape)
    grads, _ = backward(activations, weights, slope, grad_out)
    squares = [list(map(mean_square, along)) for along in (activations, grads)]
    return np.sqrt(squares[0]), np.sqrt(squares[1])


# --8<-- [end:sizes]
