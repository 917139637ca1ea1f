"""Wrong layers, as people write them."""

import numpy as np
from numpy import ndarray

from snippets.layers.building_blocks import Layer, Multiply, ReLU, Sigmoid
from snippets.shared.activations import sigmoid, sigmoid_slope


# --8<-- [start:in_place]
class InPlaceReLU(ReLU):
    """Writes its zeros into the gradient that it was handed."""

    def backward(self, grad_out: ndarray) -> ndarray:
        self.check(grad_out)
        grad_out[~self.mask] = 0
        return grad_out


# --8<-- [end:in_place]


# --8<-- [start:borrowed]
class BorrowingMultiply(Multiply):
    """Remembers its caller's arrays, not their values."""

    def forward(self, x: ndarray, y: ndarray) -> ndarray:
        out = super().forward(x, y)
        self.x, self.y = x, y
        return out


# --8<-- [end:borrowed]


# --8<-- [start:gradient_mask]
class GradientMaskReLU(ReLU):
    """Asks the gradient for its sign, not the input."""

    def backward(self, grad_out: ndarray) -> ndarray:
        self.check(grad_out)
        return np.where(grad_out > 0, grad_out, 0)


# --8<-- [end:gradient_mask]


# --8<-- [start:suspects]
class SuspectA(Sigmoid):
    def forward(self, x: ndarray) -> ndarray:
        self.x = np.array(x)
        return super().forward(x)

    def backward(self, grad_out: ndarray) -> ndarray:
        return grad_out * sigmoid_slope(sigmoid(self.x))


class SuspectB(Sigmoid):
    def backward(self, grad_out: ndarray) -> ndarray:
        return sigmoid_slope(self.y)


class SuspectC(Sigmoid):
    def backward(self, grad_out: ndarray) -> ndarray:
        return grad_out * sigmoid_slope(sigmoid(self.y))


class SuspectD(ReLU):
    def forward(self, x: ndarray) -> ndarray:
        out = super().forward(x)
        self.mask = out > 0
        return out


class SuspectE(ReLU):
    def forward(self, x: ndarray) -> ndarray:
        self.mask = x >= 0
        self.out_shape = np.shape(x)
        return np.maximum(x, 0)


class SuspectF(Layer):
    def forward(self, x: ndarray, y: ndarray) -> ndarray:
        self.x, self.y = np.array(x), np.array(y)
        return x * y

    def backward(self, grad_out: ndarray) -> tuple[ndarray, ndarray]:
        return grad_out * self.x, grad_out * self.y


# --8<-- [end:suspects]
