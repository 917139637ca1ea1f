"""Elementwise layers, each with a forward and a backward method.

A layer remembers on the way forward what it needs on the way back, in arrays
of its own; it writes into no array that it is given or has returned.  All
inputs and outputs of one layer have one shape, and so have their gradients.
Source: Saitoh, "Deep Learning from Scratch" (2016), chapter 5, for the idea.
"""

import functools
from collections.abc import Callable

import numpy as np
from numpy import ndarray

from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.checks import same_shape, takes


# --8<-- [start:layer]
class Layer:
    """A box of a graph, which can go forward and back."""


# --8<-- [end:layer]


def check(layer: Layer, grad_out: ndarray | float) -> None:
    """Raises RuntimeError before any forward pass, and ValueError for a
    gradient that does not have the shape of the last output."""
    name, shape = type(layer).__name__, np.shape(grad_out)
    if layer.out_shape is None:
        raise RuntimeError(f"{name}: call forward before backward")
    if shape != layer.out_shape:
        raise ValueError(
            f"{name}: grad_out is {shape} but the output {layer.out_shape}"
        )


def remembering(forward: Callable) -> Callable:
    """Let forward take numbers in one shape, and note that of its output."""
    one_shape = same_shape(forward)

    @functools.wraps(forward)
    def guarded(self: Layer, *inputs: ndarray) -> ndarray:
        out = one_shape(self, *inputs)
        self.out_shape = np.shape(out)
        return out

    return guarded


def checking(backward: Callable) -> Callable:
    """Let backward take nothing but numbers in the last output's shape."""
    one_shape = same_shape(backward)

    @functools.wraps(backward)
    def guarded(self: Layer, *grad_out: ndarray) -> ndarray | tuple:
        for gradient in grad_out:
            self.check(gradient)
        return one_shape(self, *grad_out)

    return guarded


def guard(cls: type[Layer]) -> None:
    """Guards the methods that a new kind of layer brings along."""
    for name, guarded in {"forward": remembering, "backward": checking}.items():
        if name in vars(cls):
            setattr(cls, name, guarded(vars(cls)[name]))


Layer.out_shape = None  # of the last forward pass
Layer.check = check
Layer.__init_subclass__ = classmethod(guard)


# --8<-- [start:multiply]
class Multiply(Layer):
    """The product of two inputs, entry by entry."""

    def forward(self, x, y):
        self.x, self.y = np.array(x), np.array(y)  # copies
        return self.x * self.y  # eq:layers-multiply

    def backward(self, grad_out):
        grad_x = grad_out * self.y  # eq:layers-multiply-back
        grad_y = grad_out * self.x
        return grad_x, grad_y


# --8<-- [end:multiply]


# --8<-- [start:add]
class Add(Layer):
    """The sum of two inputs, entry by entry."""

    def forward(self, x, y):
        return x + y  # eq:layers-add

    def backward(self, grad_out):
        return grad_out, grad_out  # eq:layers-add-back


# --8<-- [end:add]


# --8<-- [start:relu]
class ReLU(Layer):
    """x where it is positive, zero elsewhere."""

    def forward(self, x):
        self.mask = x > 0
        return np.maximum(x, 0)  # eq:layers-relu

    def backward(self, grad_out):
        return np.where(self.mask, grad_out, 0)  # eq:layers-relu-back


# --8<-- [end:relu]


def show_nan(cls: type[ReLU]) -> None:
    """Lets NaN in the input show in the gradient, too."""
    forward, backward = cls.forward, cls.backward

    @functools.wraps(forward)
    def noting(self: ReLU, x: ndarray) -> ndarray:
        out = forward(self, x)
        self.nan = np.isnan(out)
        return out

    @functools.wraps(backward)
    def showing(self: ReLU, grad_out: ndarray) -> ndarray:
        grad_x = backward(self, grad_out)
        return np.where(self.nan, np.nan, grad_x) if self.nan.any() else grad_x

    cls.forward, cls.backward, cls.nan = noting, showing, np.False_


show_nan(ReLU)


# --8<-- [start:sigmoid]
class Sigmoid(Layer):
    """The sigmoid, entry by entry; backward needs only the output."""

    def forward(self, x):
        self.y = sigmoid(x)
        return self.y.copy()  # eq:sigmoid-stable

    def backward(self, grad_out):
        return grad_out * sigmoid_slope(self.y)  # eq:layers-sigmoid-collapse


# --8<-- [end:sigmoid]


# --8<-- [start:constants]
class Scale(Layer):
    """The input times a fixed number."""

    def __init__(self, factor):
        self.factor = factor

    def forward(self, x):
        return x * self.factor

    def backward(self, grad_out):
        return grad_out * self.factor


class AddConstant(Layer):
    """The input plus a fixed number."""

    def __init__(self, constant):
        self.constant = constant

    def forward(self, x):
        return x + self.constant

    def backward(self, grad_out):
        return grad_out


# --8<-- [end:constants]
Scale.__init__ = takes(factor="()")(Scale.__init__)
AddConstant.__init__ = takes(constant="()")(AddConstant.__init__)


# --8<-- [start:exp]
class Exp(Layer):
    """The exponential, entry by entry."""

    def forward(self, x):
        self.y = np.exp(x)
        return self.y.copy()

    def backward(self, grad_out):
        return grad_out * self.y  # eq:layers-exp-back


# --8<-- [end:exp]


# --8<-- [start:reciprocal]
class Reciprocal(Layer):
    """One divided by the input, entry by entry."""

    def forward(self, x):
        self.y = np.divide(1, x)
        return self.y.copy()

    def backward(self, grad_out):
        return -grad_out * self.y**2  # eq:layers-reciprocal-back


# --8<-- [end:reciprocal]


# --8<-- [start:chain]
class Chain:
    """Layers of one input each, one after the other: a layer again."""

    def __init__(self, *layers):
        self.layers = layers

    def forward(self, x):
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad_out):
        for layer in reversed(self.layers):
            grad_out = layer.backward(grad_out)  # eq:graph-upstream
        return grad_out


# --8<-- [end:chain]
