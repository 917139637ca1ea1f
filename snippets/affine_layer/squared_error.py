"""Half the mean squared error as the last layer of a network.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 5.1.4,
for the mean squared error.
"""

import functools
from collections.abc import Callable

import numpy as np
from numpy import ndarray

from snippets.layers.building_blocks import Layer


# --8<-- [start:layer]
class HalfMeanSquaredError(Layer):
    """Half the mean of all squared errors, over rows and outputs."""

    def forward(self, y_hat, y):
        """The loss, a number."""
        self.error = y_hat - y
        return np.mean(self.error**2) / 2  # eq:affine-loss

    def backward(self, grad_out=1.0):
        """The gradient by y_hat, in its shape."""
        return grad_out * self.error / self.error.size  # eq:affine-loss-back


# --8<-- [end:layer]


def hand_over(backward: Callable) -> Callable:
    """Let the guard of a layer see the slope that nobody gave."""

    @functools.wraps(backward)
    def guarded(self: Layer, grad_out: float = 1.0) -> ndarray:
        return backward(self, grad_out)

    return guarded


HalfMeanSquaredError.backward = hand_over(HalfMeanSquaredError.backward)
