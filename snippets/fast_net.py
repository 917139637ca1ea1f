"""The two-layer network with sigmoid units, made fast one step at a time.

Each class does the arithmetic of the one before, with one thing changed.  A
stack is a matrix of weights with its row of biases below.
Shapes: X (n, d), Y (n, c), W1 (d, h), b1 (h,), W2 (h, c), b2 (c,).
Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.5.
"""

from collections.abc import Iterator

import numpy as np
from numpy import ndarray
from numpy.random import Generator
from tqdm import tqdm

from snippets.training import batches, sgd_step
from snippets.two_layer_net import SIGMOID, Parameters, gradients


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


# --8<-- [start:stacks]
class Stacks:
    """All parameters, or all their slopes, in one float32 vector."""

    def __init__(self, d: int, h: int, c: int):
        self.flat = np.zeros((d + 1) * h + (h + 1) * c, np.float32)
        first, second = np.split(self.flat, [(d + 1) * h])
        self.first = first.reshape(d + 1, h)  # W1, and b1 as its last row
        self.second = second.reshape(h + 1, c)  # W2, and b2 as its last row


def with_ones(X: ndarray) -> ndarray:
    """The rows X (n, d) in float32 with a one at their end, (n, d + 1)."""
    X1 = np.ones((len(X), X.shape[1] + 1), np.float32)
    X1[:, :-1] = X
    return X1


# --8<-- [end:stacks]


# --8<-- [start:workspace]
class Workspace:
    """Every array that a step on n rows writes, made once."""

    def __init__(self, n: int, d: int, h: int, c: int):
        self.X = np.empty((n, d + 1), np.float32)
        self.Y = np.empty((n, c), np.float32)
        self.Z1 = np.empty((n, h), np.float32)
        self.A1 = np.ones((n, h + 1), np.float32)  # its last column stays 1
        self.Z2 = np.empty((n, c), np.float32)
        self.grad_Z1 = np.empty((n, h), np.float32)
        self.column = np.empty((n, 1), np.float32)


# --8<-- [end:workspace]


# --8<-- [start:forward_into]
def forward_into(theta: Stacks, X: ndarray, work: Workspace) -> None:
    """Write hidden activations A1 and logits Z2 for the rows X (n, d + 1)."""
    half = np.matmul(X, theta.first, out=work.Z1)  # eq:fast-ones
    half *= 0.5
    np.tanh(half, out=half)
    half *= 0.5
    np.add(half, 0.5, out=work.A1[:, :-1])  # eq:fast-tanh
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
) -> None:
    """Write the slopes of `scale` times the sum of the losses into grads."""
    A1, grad_Z1 = work.A1[:, :-1], work.grad_Z1
    W2 = theta.second[:-1]
    grad_Z2 = softmax_into(work.Z2, work.column)
    grad_Z2 -= Y
    grad_Z2 *= scale  # eq:fast-rate
    np.matmul(work.A1.T, grad_Z2, out=grads.second)  # (h+1, n) @ (n, c)
    np.matmul(grad_Z2, W2.T, out=grad_Z1)  # (n, c) @ (c, h) -> (n, h)
    grad_Z1 *= A1
    grad_Z1 *= np.subtract(1, A1, out=work.Z1)
    np.matmul(X.T, grad_Z1, out=grads.first)  # eq:fast-stacked


# --8<-- [end:backward_into]


# --8<-- [start:no_fresh_arrays]
class NoFreshArrays:
    """Every result is written into an array that is there already."""

    def __init__(
        self, params: Parameters, X: ndarray, Y: ndarray, learning_rate: float
    ):
        self.sizes = (*params.W1.shape, len(params.b2))  # (d, h, c)
        self.theta, self.grads = Stacks(*self.sizes), Stacks(*self.sizes)
        np.concatenate([p.ravel() for p in params], out=self.theta.flat)
        self.X, self.Y = with_ones(X), Y.astype(np.float32)
        self.learning_rate = learning_rate
        self.workspaces: dict[int, Workspace] = {}

    def workspace(self, n: int) -> Workspace:
        """The arrays for a batch of n rows, the same ones each time."""
        if n not in self.workspaces:
            self.workspaces[n] = Workspace(n, *self.sizes)
        return self.workspaces[n]

    def batch(self, rows: ndarray, work: Workspace) -> tuple[ndarray, ndarray]:
        """These rows of the inputs and of the targets."""
        return self.X[rows], self.Y[rows]

    def step(self, rows: ndarray) -> None:
        """One step downhill on the rows of these numbers."""
        work = self.workspace(len(rows))
        X, Y = self.batch(rows, work)
        forward_into(self.theta, X, work)
        scale = self.scale(len(rows))
        backward_into(self.grads, self.theta, X, Y, work, scale)
        self.move()

    def scale(self, n: int) -> float:
        """What each row's error counts in a batch of n."""
        return 1 / n

    def move(self) -> None:
        """Move the parameters downhill."""
        self.grads.flat *= self.learning_rate
        self.theta.flat -= self.grads.flat

    def parameters(self) -> Parameters:
        """Copies of the parameters as they are now."""
        first, second = self.theta.first.copy(), self.theta.second.copy()
        return Parameters(first[:-1], first[-1], second[:-1], second[-1])


# --8<-- [end:no_fresh_arrays]


# --8<-- [start:gathered]
class Gathered(NoFreshArrays):
    """The rows of a batch are copied once, straight to their place."""

    def batch(self, rows: ndarray, work: Workspace) -> tuple[ndarray, ndarray]:
        """These rows of the inputs and of the targets."""
        np.take(self.X, rows, axis=0, out=work.X, mode="clip")
        np.take(self.Y, rows, axis=0, out=work.Y, mode="clip")
        return work.X, work.Y


# --8<-- [end:gathered]


# --8<-- [start:rate_folded]
class RateFolded(Gathered):
    """The learning rate multiplies the error, not the gradient."""

    def scale(self, n: int) -> float:
        """What each row's error counts, rate included."""
        return self.learning_rate / n

    def move(self) -> None:
        """Move the parameters downhill."""
        self.theta.flat -= self.grads.flat


# --8<-- [end:rate_folded]


# --8<-- [start:lit_pixels]
class LitPixels(RateFolded):
    """Only the columns of X that are not zero in every row."""

    def __init__(
        self, params: Parameters, X: ndarray, Y: ndarray, learning_rate: float
    ):
        self.lit = X.any(axis=0)
        self.W1_start = params.W1
        seen = params._replace(W1=params.W1[self.lit])
        super().__init__(seen, X[:, self.lit], Y, learning_rate)

    def parameters(self) -> Parameters:
        """Copies of the parameters, with the rows of W1 that never move."""
        seen = super().parameters()
        W1 = self.W1_start.astype(np.float32)
        W1[self.lit] = seen.W1
        return seen._replace(W1=W1)


# --8<-- [end:lit_pixels]


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
    net = LitPixels(params, X, Y, learning_rate)
    for epoch in range(1, epochs + 1):
        rows = list(batches(len(X), batch_size, rng))
        for batch in tqdm(rows, f"epoch {epoch}", leave=False, disable=None):
            net.step(batch)
        yield net.parameters()


# --8<-- [end:train_fast]
