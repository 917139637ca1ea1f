"""Wrong layers, as people write them."""

import numpy as np

from snippets.layers.building_blocks import Multiply, ReLU


# --8<-- [start:in_place]
class InPlaceReLU(ReLU):
    """Writes its zeros into the gradient that it was handed."""

    def backward(self, grad_out):
        grad_out[~self.mask] = 0
        return grad_out


# --8<-- [end:in_place]


# --8<-- [start:borrowed]
class BorrowingMultiply(Multiply):
    """Remembers its caller's arrays, not their values."""

    def forward(self, x, y):
        self.x, self.y = x, y
        return x * y


# --8<-- [end:borrowed]


# --8<-- [start:gradient_mask]
class GradientMaskReLU(ReLU):
    """Asks the gradient for its sign, not the input."""

    def backward(self, grad_out):
        return np.where(grad_out > 0, grad_out, 0)


# --8<-- [end:gradient_mask]
