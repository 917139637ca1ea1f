"""The affine layer, X @ W + b, for one example or a batch of any shape.

Source: Saitoh, "Deep Learning from Scratch" (2016), section 5.6, for the idea.
"""

import numpy as np
from numpy import ndarray

from snippets.layers.building_blocks import Layer
from snippets.shared.checks import takes


# --8<-- [start:as_rows]
def as_rows(x: ndarray, d: int) -> ndarray:
    """A copy of x with one example a row: (d,) -> (1, d), (n, ...) -> (n, d).

    Raises ValueError if an example does not have d numbers.
    """
    shape = np.shape(x) if np.ndim(x) > 1 else (1, *np.shape(x))
    if len(shape) < 2 or np.prod(shape[1:]) != d:
        raise ValueError(
            f"Affine: x is {np.shape(x)}; give ({d},) for one example, or a "
            f"batch (n, ...) with {d} numbers in each example"
        )
    return np.array(x).reshape(shape[0], d)


# --8<-- [end:as_rows]


# --8<-- [start:affine]
class Affine(Layer):
    """Every example times W (d, h), plus b (h,).

    After backward, grad_W and grad_b hold the gradients of W and b.  Raises
    ValueError if W is no table or b does not fit.
    """

    def __init__(self, W: ndarray, b: ndarray) -> None:
        self.W, self.b = np.array(W), np.array(b)  # copies

    def forward(self, x: ndarray) -> ndarray:
        """(h,) for one example x (d,); (n, h) for a batch (n, ...)."""
        self.X = as_rows(x, len(self.W))
        self.x_shape = np.shape(x)
        XW = self.X @ self.W  # (n, d) @ (d, h) -> (n, h)
        Z = XW + self.b  # eq:affine-batch
        self.out_shape = Z.shape[1:] if len(self.x_shape) == 1 else Z.shape
        return Z.reshape(self.out_shape)

    def backward(self, grad_out: ndarray) -> ndarray:
        """The gradient by x, in its shape; grad_out is shaped as the output."""
        self.check(grad_out)
        G = np.reshape(grad_out, (len(self.X), self.W.shape[1]))
        self.grad_W = self.X.T @ G  # eq:affine-grad-w (d, n) @ (n, h) -> (d, h)
        self.grad_b = G.sum(axis=0)  # eq:affine-grad-b (n, h) -> (h,)
        grad_X = G @ self.W.T  # eq:affine-grad-x (n, h) @ (h, d) -> (n, d)
        return grad_X.reshape(self.x_shape)


# --8<-- [end:affine]
Affine.__init__ = takes(W="(d, h)", b="(h,)")(Affine.__init__)
