"""Wrong affine layers, as people write them."""

import numpy as np

from snippets.affine_layer.affine import Affine


# --8<-- [start:first_axis]
class FirstAxisAffine(Affine):
    """Takes the first axis for the batch, even if there is no other."""

    def forward(self, x):
        self.X = x.reshape(x.shape[0], -1)
        return self.X @ self.W + self.b  # (n, d) @ (d, h) -> (n, h)


# --8<-- [end:first_axis]


# --8<-- [start:plain]
class PlainAffine(Affine):
    """Uses the formulas for a batch on whatever comes."""

    def forward(self, x):
        self.X = np.array(x)
        return self.X @ self.W + self.b  # (n, d) @ (d, h) -> (n, h)

    def backward(self, grad_out):
        self.grad_W = self.X.T @ grad_out  # (d, n) @ (n, h) -> (d, h)
        self.grad_b = grad_out.sum(axis=0)
        return grad_out @ self.W.T  # (n, h) @ (h, d) -> (n, d)


# --8<-- [end:plain]


# --8<-- [start:no_sum]
class NoSumAffine(Affine):
    """Uses the bias formula for one example on a batch."""

    def backward(self, grad_out):
        grad_x = super().backward(grad_out)  # as in Affine
        self.grad_b = grad_out
        return grad_x


# --8<-- [end:no_sum]


# --8<-- [start:no_transpose]
class NoTransposeAffine(Affine):
    """Forgets to turn X for the gradient of the weights."""

    def backward(self, grad_out):
        grad_x = super().backward(grad_out)
        self.grad_W = self.X @ grad_out
        return grad_x


# --8<-- [end:no_transpose]


# --8<-- [start:eager]
class EagerAffine(Affine):
    """Takes its step inside backward, before it computes grad_X."""

    learning_rate = 1.0

    def backward(self, grad_out):
        super().backward(grad_out)
        self.W = self.W - self.learning_rate * self.grad_W
        self.b = self.b - self.learning_rate * self.grad_b
        return grad_out @ self.W.T  # (n, h) @ (h, d) -> (n, d)


# --8<-- [end:eager]
