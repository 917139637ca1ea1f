"""The bare matrix products of the network's steps, and nothing else."""

from collections.abc import Callable

import numpy as np
from numpy import ndarray


class Products:
    """The five products of a step on n rows, in float32, into arrays that are there."""

    def __init__(self, n: int, d: int, h: int, c: int, multiply: Callable = np.matmul):
        rng = np.random.default_rng(0)
        self.multiply = multiply
        shapes = {"X": (n, d), "W1": (d, h), "A1": (n, h), "W2": (h, c), "Z2": (n, c)}
        for name, shape in shapes.items():
            setattr(self, name, rng.random(shape, np.float32))
        self.Z1, self.grad_Z1 = np.empty_like(self.A1), np.empty_like(self.A1)
        self.logits = np.empty_like(self.Z2)
        self.grad_W1, self.grad_W2 = np.empty_like(self.W1), np.empty_like(self.W2)

    def step(self, rows: ndarray) -> None:
        """Multiply the same numbers again; which rows were asked for is ignored."""
        self.multiply(self.X, self.W1, out=self.Z1)  # (n, d) @ (d, h) -> (n, h)
        np.matmul(self.A1, self.W2, out=self.logits)  # (n, h) @ (h, c) -> (n, c)
        np.matmul(self.A1.T, self.Z2, out=self.grad_W2)  # (h, n) @ (n, c) -> (h, c)
        np.matmul(self.Z2, self.W2.T, out=self.grad_Z1)  # (n, c) @ (c, h) -> (n, h)
        self.multiply(self.X.T, self.A1, out=self.grad_W1)  # (d, n) @ (n, h) -> (d, h)
