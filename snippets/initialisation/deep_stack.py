"""Layers in a row without biases, to watch sizes forward and backward.

Experiment after Glorot and Bengio, "Understanding the difficulty of training
deep feedforward neural networks" (AISTATS 2010), section 4.
"""

import numpy as np
from numpy import ndarray

from snippets.shared.checks import same_shape, takes


@takes(X="(n, d)")
# --8<-- [start:forward]
def forward(X, weights, activation):
    """The inputs (n, d), and then the activations of each layer."""
    activations = [X]
    for W in weights:
        Z = activations[-1] @ W  # (n, d) @ (d, h) -> (n, h), eq:init-logits
        activations.append(activation(Z))
    return activations


# --8<-- [end:forward]


@takes(grad_out="(n, h)")
# --8<-- [start:backward]
def backward(activations, weights, slope, grad_out):
    """Gradients by the activations, the inputs first, and by the weights."""
    grads_A, grads_W = [grad_out], []
    for k in reversed(range(len(weights))):
        A, W = activations[k], weights[k]
        grad_Z = grads_A[0] * slope(activations[k + 1])  # eq:init-delta
        grad_W = A.T @ grad_Z  # (d, n) @ (n, h) -> (d, h), eq:init-grads
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
def sizes(draw, activation, slope, seed=0, width=100, depth=10):
    """Root mean squares of activations and gradients, from input to output."""
    rng = np.random.default_rng(seed)
    X = rng.normal(size=(200, width))  # inputs of size one
    weights = [draw(width, width, rng) for _ in range(depth)]
    activations = forward(X, weights, activation)
    grad_out = rng.normal(size=X.shape)  # and gradients of size one
    grads, _ = backward(activations, weights, slope, grad_out)
    by_layer = [mean_square(A) for A in activations]
    return np.sqrt(by_layer), np.sqrt([mean_square(G) for G in grads])


# --8<-- [end:sizes]
