"""Half the mean squared error as the last layer of a network.

Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 5.1.4,
for the mean squared error.
"""

from numpy import ndarray

from snippets.layers.building_blocks import Layer
from snippets.shared.losses import half_mean_squared_error


# --8<-- [start:layer]
class HalfMeanSquaredError(Layer):
    """Half the mean of all squared errors, over rows and outputs."""

    def forward(self, y_hat: ndarray, y: ndarray) -> float:
        """The loss, a number.  Raises ValueError if the shapes differ."""
        loss = half_mean_squared_error(y_hat, y)  # eq:affine-loss
        self.error = y_hat - y
        self.out_shape = ()
        return loss

    def backward(self, grad_out: float = 1.0) -> ndarray:
        """The gradient by y_hat, in its shape."""
        self.check(grad_out)
        return grad_out * self.error / self.error.size  # eq:affine-loss-back


# --8<-- [end:layer]
