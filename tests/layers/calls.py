"""Calls of each layer at the points of its context, with what comes from behind it."""

import numpy as np

from snippets.layers.building_blocks import (
    Add,
    Chain,
    Exp,
    Layer,
    Multiply,
    Reciprocal,
    ReLU,
    Sigmoid,
)
from tests.layers.equations import behind
from tests.proof.comments.calls import calls, page
from tests.proof.equations.calculus import slope


def through(layer: Layer, loss, *inputs: float) -> None:
    """Forward, and back from the loss behind the layer."""
    out = layer.forward(*map(np.asarray, inputs))
    layer.backward(slope(loss, out))


@calls("layers-multiply")
def multiply(x, y):
    through(Multiply(), behind, x, y)


@calls("layers-add")
def add(x, y):
    through(Add(), behind, x, y)


@calls("layers-relu")
def rectify(x):
    through(ReLU(), behind, x)


@calls("sigmoid")
def sigmoid(z):
    Sigmoid().forward(z)


@calls("layers-sigmoid")
def four_pieces(x, u, s, y):
    through(Sigmoid(), behind, x)
    through(Exp(), lambda v: behind(1 / (1 + v)), u)
    through(Reciprocal(), behind, s)


class Bend(Layer):
    """The box of the context: sin(x + 1) + x**2."""

    def forward(self, x):
        self.x, self.out_shape = x, ()
        return np.sin(x + 1) + x**2

    def backward(self, grad_out):
        return grad_out * (np.cos(self.x + 1) + 2 * self.x)


@calls("upstream")
def one_box(x):
    through(Chain(Bend()), lambda z: np.exp(z / 3) + z**3, x)


class Given(Layer):
    """A layer of which only the output matters."""

    def __init__(self, out):
        self.out = out

    def forward(self, x):
        return self.out

    def backward(self, grad_out):
        return grad_out


@calls("layers-weighed", r=lambda: np.random.default_rng(1).normal(size=5))
def weighed(y):
    page("layers", "layers-weighed")["layer_error"](Given(y), np.zeros(5))
