"""Train a chain of layers, and check the gradients of all its affine layers."""

import numpy as np

from snippets.affine_layer.affine import Affine
from snippets.affine_layer.squared_error import HalfMeanSquaredError
from snippets.shared.checks import takes
from snippets.shared.gradient_check import numeric_gradient, relative_error


@takes(learning_rate="()")
# --8<-- [start:train]
def step(network, learning_rate):
    """Move all weights and biases downhill, once backward has been called."""
    for layer in network.layers:
        if isinstance(layer, Affine):
            layer.W = layer.W - learning_rate * layer.grad_W
            layer.b = layer.b - learning_rate * layer.grad_b


def train(network, X, Y, learning_rate, steps):
    """Take full-batch steps; the loss before, between and after them."""
    loss, losses = HalfMeanSquaredError(), []
    for _ in range(steps):
        losses.append(loss.forward(network.forward(X), Y))
        network.backward(loss.backward())
        step(network, learning_rate)
    losses.append(loss.forward(network.forward(X), Y))
    return np.array(losses)


# --8<-- [end:train]


# --8<-- [start:gradient_errors]
def measured(network, X, Y, layer, name):
    """The slopes of the loss along layer.W or layer.b, by small moves."""
    kept = getattr(layer, name)

    def loss_at(value):
        setattr(layer, name, value)
        return HalfMeanSquaredError().forward(network.forward(X), Y)

    slopes = numeric_gradient(loss_at, kept)
    setattr(layer, name, kept)
    return slopes


def gradient_errors(network, X, Y):
    """Relative error of each gradient: "W1" and "b1" for the first Affine."""
    affines = [a for a in network.layers if isinstance(a, Affine)]
    arrays = {
        f"{name}{k}": (layer, name)
        for k, layer in enumerate(affines, start=1)
        for name in "Wb"
    }  # "W1": (the first Affine, "W") and so on
    by_steps = {key: measured(network, X, Y, *at) for key, at in arrays.items()}
    loss = HalfMeanSquaredError()
    loss.forward(network.forward(X), Y)
    network.backward(loss.backward())
    return {
        key: relative_error(getattr(layer, f"grad_{name}"), by_steps[key])
        for key, (layer, name) in arrays.items()
    }


# --8<-- [end:gradient_errors]
