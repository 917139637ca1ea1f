"""The two-layer network with sigmoid units, made fast one step at a time.

Each class does the arithmetic of the one before, with one thing changed.  A
stack is a matrix of weights with its row of biases above.
Shapes: X (n, d), Y (n, c), W1 (d, h), b1 (h,), W2 (h, c), b2 (c,).
Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.5.
"""

from collections.abc import Callable, Iterable, Iterator

import numpy as np
from numpy import ndarray
from numpy.random import Generator
from tqdm import tqdm

from snippets.shared.checks import takes
from snippets.two_layer_network.network import (
    SHAPES,
    SIGMOID,
    Parameters,
    gradients,
)
from snippets.two_layer_network.training import batches, sgd_step


# --8<-- [start:plain]
class Plain:
    """The network of the chapter before: new arrays in every step."""

    def __init__(
        self, params: Parameters, X: ndarray, Y: ndarray, learning_rate: float
    ):
        self.params, self.X, self.Y = params, X, Y
        self.learning_rate = learning_rate

    def step(self, rows: ndarray) -> None:
        """One step downhill on the rows of these numbers."""
        grads = gradients(self.params, self.X[rows], self.Y[rows], SIGMOID)
        self.params = sgd_step(self.params, grads, self.learning_rate)

    def parameters(self) -> Parameters:
        """The parameters as they are now, in arrays of their own."""
        return self.params


# --8<-- [end:plain]
Plain.__init__ = takes(
    params=SHAPES, X="(n, d)", Y="(n, c)", learning_rate="()"
)(Plain.__init__)


# --8<-- [start:in_float32]
class InFloat32(Plain):
    """Four bytes a number."""

    def __init__(
        self, params: Parameters, X: ndarray, Y: ndarray, learning_rate: float
    ):
        small = Parameters(*(p.astype(np.float32) for p in params))
        X, Y = X.astype(np.float32), Y.astype(np.float32)
        super().__init__(small, X, Y, learning_rate)


# --8<-- [end:in_float32]
InFloat32.__init__ = takes(
    params=SHAPES, X="(n, d)", Y="(n, c)", learning_rate="()"
)(InFloat32.__init__)


# --8<-- [start:stacks]
class Stacks:
    """All parameters, or all their slopes, as views of one vector."""

    def __init__(self, flat: ndarray, h: int, c: int):
        self.flat = flat
        second, first = np.split(flat, [(h + 1) * c])
        self.second = second.reshape(h + 1, c)  # b2 as first row, then W2
        self.first = first.reshape(-1, h)  # b1 as first row, then W1

    def top(self, k: int) -> "Stacks":
        """The same memory with only the first k rows of the first stack."""
        h, c = self.first.shape[1], self.second.shape[1]
        return Stacks(self.flat[: self.second.size + k * h], h, c)


def zeros(d: int, h: int, c: int) -> Stacks:
    """Zeros in float32 for a network of these sizes."""
    return Stacks(np.zeros((h + 1) * c + (d + 1) * h, np.float32), h, c)


# --8<-- [end:stacks]


# --8<-- [start:joined]
def joined(X: Iterable[ndarray], Y: ndarray, d: int) -> ndarray:
    """Each row's targets, a one and its d numbers, (n, c + 1 + d)."""
    n, c = Y.shape
    table = np.ones((n, c + 1 + d), np.float32)
    table[:, :c] = Y
    for row, x in zip(table, X, strict=True):
        row[c + 1 :] = x
    return table


# --8<-- [end:joined]


# --8<-- [start:workspace]
class Workspace:
    """Every array that a step on n rows writes, made once."""

    def __init__(self, n: int, d: int, h: int, c: int):
        self.rows = np.empty((n, c + 1 + d), np.float32)
        self.Y, self.X = self.rows[:, :c], self.rows[:, c:]
        self.Z1 = np.empty((n, h), np.float32)
        self.A1 = np.ones((n, h + 1), np.float32)  # its first column stays 1
        self.Z2 = np.empty((n, c), np.float32, order="F")
        self.grad_Z1 = np.empty((n, h), np.float32)
        self.column = np.empty((n, 1), np.float32)


# --8<-- [end:workspace]


# --8<-- [start:forward_into]
def forward_into(
    theta: Stacks,
    X: ndarray,
    work: Workspace,
    multiply: Callable = np.matmul,
) -> None:
    """Write hidden activations A1 and logits Z2 for the rows X (n, d + 1)."""
    half = multiply(X, theta.first, out=work.Z1)  # eq:fast-ones
    half *= 0.5
    np.tanh(half, out=half)
    half *= 0.5
    np.add(half, 0.5, out=work.A1[:, 1:])  # eq:fast-tanh
    np.matmul(work.A1, theta.second, out=work.Z2)  # (n, h+1) @ (h+1, c)


# --8<-- [end:forward_into]


# --8<-- [start:backward_into]
def softmax_into(Z: ndarray, column: ndarray) -> ndarray:
    """The softmax of the rows of Z (n, c), written over Z."""
    Z -= Z.max(axis=1, keepdims=True, out=column)
    np.exp(Z, out=Z)
    Z /= Z.sum(axis=1, keepdims=True, out=column)
    return Z


def backward_into(
    grads: Stacks,
    theta: Stacks,
    X: ndarray,
    Y: ndarray,
    work: Workspace,
    scale: float,
    multiply: Callable = np.matmul,
) -> None:
    """Write the slopes of `scale` times the sum of the losses into grads."""
    half, grad_Z1, W2 = work.Z1, work.grad_Z1, theta.second[1:]
    grad_Z2 = softmax_into(work.Z2, work.column)
    grad_Z2 -= Y
    grad_Z2 *= scale  # eq:fast-rate
    np.matmul(work.A1.T, grad_Z2, out=grads.second)  # (h+1, n) @ (n, c)
    np.matmul(grad_Z2, W2.T, out=grad_Z1)  # (n, c) @ (c, h) -> (n, h)
    half *= half
    grad_Z1 *= np.subtract(0.25, half, out=half)  # eq:fast-slope
    multiply(X.T, grad_Z1, out=grads.first)  # eq:fast-stacked


# --8<-- [end:backward_into]


# --8<-- [start:no_fresh_arrays]
class NoFreshArrays:
    """Every result is written into an array that is there already."""

    multiply = np.matmul

    def __init__(
        self,
        params: Parameters,
        X: Iterable[ndarray],
        Y: ndarray,
        learning_rate: float,
    ):
        self.sizes = (*params.W1.shape, len(params.b2))  # (d, h, c)
        self.theta, self.grads = zeros(*self.sizes), zeros(*self.sizes)
        last_first = [p.ravel() for p in reversed(params)]
        np.concatenate(last_first, out=self.theta.flat)
        self.table = joined(X, Y, len(params.W1))
        self.learning_rate = learning_rate
        self.workspaces: dict[int, Workspace] = {}

    def workspace(self, n: int) -> Workspace:
        """The arrays for a batch of n rows, the same ones each time."""
        if n not in self.workspaces:
            self.workspaces[n] = Workspace(n, *self.sizes)
        return self.workspaces[n]

    def batch(self, rows: ndarray, work: Workspace) -> tuple[ndarray, ndarray]:
        """These rows of the inputs, with their ones, and of the targets."""
        c = self.sizes[-1]
        picked = self.table[rows]
        return picked[:, c:], picked[:, :c]

    def step(self, rows: ndarray) -> None:
        """One step downhill on the rows of these numbers."""
        work = self.workspace(len(rows))
        X, Y = self.batch(rows, work)
        theta, grads = self.in_use(X)
        forward_into(theta, X, work, self.multiply)
        scale = self.scale(len(rows))
        backward_into(grads, theta, X, Y, work, scale, self.multiply)
        self.move(theta, grads)

    def in_use(self, X: ndarray) -> tuple[Stacks, Stacks]:
        """The parameters that the rows X meet, and their slopes."""
        return self.theta, self.grads

    def scale(self, n: int) -> float:
        """What each row's error counts in a batch of n."""
        return 1 / n

    def move(self, theta: Stacks, grads: Stacks) -> None:
        """Move these parameters downhill."""
        grads.flat *= self.learning_rate
        theta.flat -= grads.flat

    def parameters(self) -> Parameters:
        """Copies of the parameters as they are now."""
        first, second = self.theta.first.copy(), self.theta.second.copy()
        return Parameters(first[1:], first[0], second[1:], second[0])


# --8<-- [end:no_fresh_arrays]
NoFreshArrays.__init__ = takes(params=SHAPES, Y="(n, c)", learning_rate="()")(
    NoFreshArrays.__init__
)


# --8<-- [start:gathered]
class Gathered(NoFreshArrays):
    """The rows of a batch are copied once, straight to their place."""

    def batch(self, rows: ndarray, work: Workspace) -> tuple[ndarray, ndarray]:
        """These rows of the inputs, with their ones, and of the targets."""
        self.table.take(rows, axis=0, out=work.rows, mode="clip")
        return work.X, work.Y


# --8<-- [end:gathered]


# --8<-- [start:rate_folded]
class RateFolded(Gathered):
    """The learning rate multiplies the error, not the gradient."""

    def scale(self, n: int) -> float:
        """What each row's error counts, rate included."""
        return self.learning_rate / n

    def move(self, theta: Stacks, grads: Stacks) -> None:
        """Move these parameters downhill."""
        theta.flat -= grads.flat


# --8<-- [end:rate_folded]


# --8<-- [start:lit_pixels]
class LitPixels(RateFolded):
    """Only the columns of X that are not zero in every row."""

    def __init__(
        self, params: Parameters, X: ndarray, Y: ndarray, learning_rate: float
    ):
        self.lit = self.columns(X)
        self.W1_start = params.W1
        seen = params._replace(W1=params.W1[self.lit])
        super().__init__(seen, (x[self.lit] for x in X), Y, learning_rate)

    def columns(self, X: ndarray) -> ndarray:
        """The numbers of the columns to keep."""
        return np.flatnonzero(X.any(axis=0))

    def parameters(self) -> Parameters:
        """Copies of the parameters, with the rows of W1 that never move."""
        seen = super().parameters()
        W1 = self.W1_start.astype(np.float32)
        W1[self.lit] = seen.W1
        return seen._replace(W1=W1)


# --8<-- [end:lit_pixels]
LitPixels.__init__ = takes(
    params=SHAPES, X="(n, d)", Y="(n, c)", learning_rate="()"
)(LitPixels.__init__)


# --8<-- [start:most_lit_first]
class MostLitFirst(LitPixels):
    """In each step, only the columns up to the batch's last lit pixel."""

    def __init__(
        self, params: Parameters, X: ndarray, Y: ndarray, learning_rate: float
    ):
        super().__init__(params, X, Y, learning_rate)
        inputs = self.table[:, Y.shape[1] :]
        self.reach = np.array([np.flatnonzero(x)[-1] + 1 for x in inputs])
        self.parts: dict[int, tuple[Stacks, Stacks]] = {}

    def columns(self, X: ndarray) -> ndarray:
        """The numbers of the columns to keep, most often lit ones first."""
        times = np.count_nonzero(X, axis=0)
        lit = super().columns(X)
        return lit[np.argsort(-times[lit], kind="stable")]

    def batch(self, rows: ndarray, work: Workspace) -> tuple[ndarray, ndarray]:
        """The inputs as far as any of these rows reaches, and the targets."""
        X, Y = super().batch(rows, work)
        return X[:, : self.reach.take(rows).max()], Y  # eq:fast-reach

    def in_use(self, X: ndarray) -> tuple[Stacks, Stacks]:
        """The parameters that the rows X meet, and their slopes."""
        k = X.shape[1]
        if k not in self.parts:
            self.parts[k] = self.theta.top(k), self.grads.top(k)
        return self.parts[k]


# --8<-- [end:most_lit_first]


# --8<-- [start:in_pieces]
SMALL = 10**6  # multiplications, up to which OpenBLAS calls a product small


def in_pieces(A: ndarray, B: ndarray, out: ndarray) -> ndarray:
    """Write A @ B, (m, l) @ (l, p) -> (m, p), in pieces that are small."""
    rows = max(1, SMALL // B.size)
    for start in range(0, len(A), rows):
        piece = slice(start, start + rows)
        np.matmul(A[piece], B, out=out[piece])
    return out


class InPieces(MostLitFirst):
    """The two large products, some rows at a time."""

    multiply = staticmethod(in_pieces)


# --8<-- [end:in_pieces]


@takes(params=SHAPES, X="(n, d)", Y="(n, c)", learning_rate="()")
# --8<-- [start:train_fast]
def train_fast(
    params: Parameters,
    X: ndarray,
    Y: ndarray,
    *,
    epochs: int,
    batch_size: int,
    learning_rate: float,
    rng: Generator,
) -> Iterator[Parameters]:
    """The parameters after each epoch, as `train` gives them, in float32.

    The progress bar goes to a terminal's error stream, and nowhere else.
    """
    net = InPieces(params, X, Y, learning_rate)
    for epoch in range(1, epochs + 1):
        rows = list(batches(len(X), batch_size, rng))
        for batch in tqdm(rows, f"epoch {epoch}", leave=False, disable=None):
            net.step(batch)
        yield net.parameters()


# --8<-- [end:train_fast]
