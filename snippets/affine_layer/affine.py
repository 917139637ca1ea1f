"""The affine layer, X @ W + b, for one example or a batch of any shape.

Source: Saitoh, "Deep Learning from Scratch" (2016), section 5.6, for the idea.
"""

import functools
from collections.abc import Callable

import numpy as np
from numpy import ndarray

from snippets.layers.building_blocks import Layer
from snippets.shared.checks import takes


def whole_examples(laid_out: Callable) -> Callable:
    """Let as_rows take nothing but examples of d numbers."""

    @functools.wraps(laid_out)
    def guarded(x: ndarray, d: int) -> ndarray:
        shape = np.shape(x) if np.ndim(x) > 1 else (1, *np.shape(x))
        if len(shape) < 2 or np.prod(shape[1:]) != d:
            raise ValueError(
                f"Affine: x is {np.shape(x)}; give ({d},) for one example, or "
                f"a batch (n, ...) with {d} numbers in each example"
            )
        return laid_out(x, d)

    return guarded


@whole_examples
# --8<-- [start:as_rows]
def as_rows(x, d):
    """A copy of x, one example a row: (d,) -> (1, d), (n, ...) -> (n, d)."""
    n = len(x) if x.ndim > 1 else 1
    return np.array(x).reshape(n, d)


# --8<-- [end:as_rows]


# --8<-- [start:affine]
class Affine(Layer):
    """Every example times W (d, h), plus b (h,)."""

    def __init__(self, W, b):
        self.W, self.b = np.array(W), np.array(b)  # copies

    def forward(self, x):
        """(h,) for one example x (d,); (n, h) for a batch (n, ...)."""
        self.X = as_rows(x, len(self.W))
        self.x_shape = x.shape
        XW = self.X @ self.W  # (n, d) @ (d, h) -> (n, h)
        Z = XW + self.b  # eq:affine-batch
        return Z[0] if x.ndim == 1 else Z

    def backward(self, grad_out):
        """The gradient by x, in its shape; sets grad_W and grad_b."""
        G = grad_out.reshape(len(self.X), -1)  # one example: a row
        self.grad_W = self.X.T @ G  # eq:affine-grad-w (d, n) @ (n, h) -> (d, h)
        self.grad_b = G.sum(axis=0)  # eq:affine-grad-b (n, h) -> (h,)
        grad_X = G @ self.W.T  # eq:affine-grad-x (n, h) @ (h, d) -> (n, d)
        return grad_X.reshape(self.x_shape)


# --8<-- [end:affine]
Affine.__init__ = takes(W="(d, h)", b="(h,)")(Affine.__init__)
