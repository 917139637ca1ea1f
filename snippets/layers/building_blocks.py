"""Elementwise layers, each with a forward and a backward method.

A layer remembers on the way forward what it needs on the way back, in arrays
of its own; it writes into no array that it is given or has returned.  All
inputs and outputs of one layer have one shape, and so have their gradients.
Source: Saitoh, "Deep Learning from Scratch" (2016), chapter 5, for the idea.
"""

import numpy as np
from numpy import ndarray

from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.checks import same_shape, takes
from snippets.shared.kinks import relu


# --8<-- [start:layer]
class Layer:
    """What all layers share: they refuse a gradient that does not fit."""

    out_shape: tuple[int, ...] | None = None  # of the last forward pass

    def __init_subclass__(cls) -> None:
        """Lets each layer take nothing but numbers, all in one shape."""
        for name in vars(cls).keys() & {"forward", "backward"}:
            setattr(cls, name, same_shape(vars(cls)[name]))

    def check(self, grad_out: ndarray) -> None:
        """Raises RuntimeError before any forward pass, and ValueError for a
        gradient that does not have the shape of the last output."""
        name, shape = type(self).__name__, np.shape(grad_out)
        if self.out_shape is None:
            raise RuntimeError(f"{name}: call forward before backward")
        if shape != self.out_shape:
            raise ValueError(
                f"{name}: grad_out is {shape} but the output {self.out_shape}"
            )


# --8<-- [end:layer]


# --8<-- [start:multiply]
class Multiply(Layer):
    """The product of two inputs of one shape, entry by entry."""

    def forward(self, x: ndarray, y: ndarray) -> ndarray:
        """x times y.  Raises ValueError if their shapes differ."""
        self.out_shape = np.shape(x)
        self.x, self.y = np.array(x), np.array(y)  # copies
        return self.x * self.y  # eq:layers-multiply

    def backward(self, grad_out: ndarray) -> tuple[ndarray, ndarray]:
        """The gradients by x and by y."""
        self.check(grad_out)
        grad_x = grad_out * self.y  # eq:layers-multiply-back
        grad_y = grad_out * self.x
        return grad_x, grad_y


# --8<-- [end:multiply]


# --8<-- [start:add]
class Add(Layer):
    """The sum of two inputs of one shape, entry by entry."""

    def forward(self, x: ndarray, y: ndarray) -> ndarray:
        """x plus y.  Raises ValueError if their shapes differ."""
        self.out_shape = np.shape(x)
        return np.add(x, y)  # eq:layers-add

    def backward(self, grad_out: ndarray) -> tuple[ndarray, ndarray]:
        """The gradients by x and by y: twice the array that came in."""
        self.check(grad_out)
        return grad_out, grad_out  # eq:layers-add-back


# --8<-- [end:add]


# --8<-- [start:zero_or_nan]
def zero_or_nan(x: ndarray) -> ndarray | int:
    """Zero; if there is a NaN in x, zeros with NaN in its place."""
    return np.where(np.isnan(x), np.nan, 0) if np.isnan(x).any() else 0


# --8<-- [end:zero_or_nan]


# --8<-- [start:relu]
class ReLU(Layer):
    """x where it is positive, zero elsewhere; at zero its slope is 0."""

    zero: ndarray | int = 0  # with NaN where x has it

    def forward(self, x: ndarray) -> ndarray:
        """The positive part of x."""
        self.out_shape = np.shape(x)
        self.mask = np.real(x) > 0
        self.zero = zero_or_nan(x)
        return relu(x)  # eq:layers-relu

    def backward(self, grad_out: ndarray) -> ndarray:
        """The gradient by x: grad_out where x was positive."""
        self.check(grad_out)
        return np.where(self.mask, grad_out, self.zero)  # eq:layers-relu-back


# --8<-- [end:relu]


# --8<-- [start:sigmoid]
class Sigmoid(Layer):
    """The sigmoid, elementwise; of the forward pass it needs the output."""

    def forward(self, x: ndarray) -> ndarray:
        """One over one plus exp(-x), without overflow."""
        self.out_shape = np.shape(x)
        self.y = sigmoid(x)
        return self.y.copy()  # eq:sigmoid-stable

    def backward(self, grad_out: ndarray) -> ndarray:
        """The gradient by x."""
        self.check(grad_out)
        return grad_out * sigmoid_slope(self.y)  # eq:layers-sigmoid-collapse


# --8<-- [end:sigmoid]


# --8<-- [start:constants]
class Scale(Layer):
    """The input times a number that is fixed when the layer is made."""

    def __init__(self, factor: float) -> None:
        self.factor = factor

    def forward(self, x: ndarray) -> ndarray:
        """x times the factor."""
        self.out_shape = np.shape(x)
        return x * self.factor

    def backward(self, grad_out: ndarray) -> ndarray:
        """The gradient by x."""
        self.check(grad_out)
        return grad_out * self.factor


class AddConstant(Layer):
    """The input plus a number that is fixed when the layer is made."""

    def __init__(self, constant: float) -> None:
        self.constant = constant

    def forward(self, x: ndarray) -> ndarray:
        """x plus the constant."""
        self.out_shape = np.shape(x)
        return x + self.constant

    def backward(self, grad_out: ndarray) -> ndarray:
        """The gradient by x: the array that came in."""
        self.check(grad_out)
        return grad_out


# --8<-- [end:constants]
Scale.__init__ = takes(factor="()")(Scale.__init__)
AddConstant.__init__ = takes(constant="()")(AddConstant.__init__)


# --8<-- [start:exp]
class Exp(Layer):
    """The exponential, elementwise."""

    def forward(self, x: ndarray) -> ndarray:
        """e to the power x."""
        self.out_shape = np.shape(x)
        self.y = np.exp(x)
        return self.y.copy()

    def backward(self, grad_out: ndarray) -> ndarray:
        """The gradient by x; the slope of exp is its own output."""
        self.check(grad_out)
        return grad_out * self.y  # eq:layers-exp-back


# --8<-- [end:exp]


# --8<-- [start:reciprocal]
class Reciprocal(Layer):
    """One divided by the input, elementwise."""

    def forward(self, x: ndarray) -> ndarray:
        """1 / x."""
        self.out_shape = np.shape(x)
        self.y = np.divide(1, x)
        return self.y.copy()

    def backward(self, grad_out: ndarray) -> ndarray:
        """The gradient by x, written in the output."""
        self.check(grad_out)
        return -grad_out * self.y**2  # eq:layers-reciprocal-back


# --8<-- [end:reciprocal]


# --8<-- [start:chain]
class Chain:
    """Layers of one input each, one after the other: a layer again."""

    def __init__(self, *layers: Layer) -> None:
        self.layers = layers

    def forward(self, x: ndarray) -> ndarray:
        """The last layer's output; each layer is fed by the one before."""
        for layer in self.layers:
            x = layer.forward(x)
        return x

    def backward(self, grad_out: ndarray) -> ndarray:
        """The gradient by x; each layer is fed by the one behind it."""
        for layer in reversed(self.layers):
            grad_out = layer.backward(grad_out)  # eq:graph-upstream
        return grad_out


# --8<-- [end:chain]
