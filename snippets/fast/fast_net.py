"""The two-layer network with sigmoid units, as fast as this course makes it.

A stack is a matrix of weights with its row of biases above.
Shapes: X (n, d), Y (n, c), W1 (d, h), b1 (h,), W2 (h, c), b2 (c,).
Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.5.
"""

import numpy as np

from snippets.shared.checks import takes
from snippets.two_layer_network.network import SHAPES, Parameters
from snippets.two_layer_network.training import batches


# --8<-- [start:arrays]
class Stacks:
    """Views of one vector: b2 above W2, then b1 above W1."""

    def __init__(self, flat, h, c):
        self.flat = flat
        second, first = np.split(flat, [(h + 1) * c])
        self.second = second.reshape(h + 1, c)
        self.first = first.reshape(-1, h)


class Workspace:
    """Every array that a step on n rows writes, made once."""

    def __init__(self, n, d, h, c):
        self.rows = np.empty((n, c + 1 + d), np.float32)
        self.Y, self.X = self.rows[:, :c], self.rows[:, c:]
        self.Z1 = np.empty((n, h), np.float32)
        self.A1 = np.ones((n, h + 1), np.float32)  # its first column stays 1
        self.Z2 = np.empty((n, c), np.float32, order="F")
        self.grad_Z1 = np.empty((n, h), np.float32)
        self.column = np.empty((n, 1), np.float32)


# --8<-- [end:arrays]
# --8<-- [start:slopes_into]
def slopes_into(grads, theta, X, Y, work, scale, multiply=np.matmul):
    """Write the slopes of `scale` times the sum of the losses into grads."""
    q, A1, Z2 = work.Z1, work.A1, work.Z2
    multiply(X, theta.first, out=q)  # eq:fast-ones (n, d+1) @ (d+1, h)
    q *= 0.5
    np.tanh(q, out=q)
    q *= 0.5
    np.add(q, 0.5, out=A1[:, 1:])  # eq:fast-tanh
    np.matmul(A1, theta.second, out=Z2)  # (n, h+1) @ (h+1, c)
    Z2 -= Z2.max(axis=1, keepdims=True, out=work.column)
    np.exp(Z2, out=Z2)
    Z2 /= Z2.sum(axis=1, keepdims=True, out=work.column)  # softmax
    Z2 -= Y
    Z2 *= scale  # eq:fast-rate
    np.matmul(A1.T, Z2, out=grads.second)  # (h+1, n) @ (n, c)
    grad_Z1 = np.matmul(Z2, theta.second[1:].T, out=work.grad_Z1)
    q *= q
    grad_Z1 *= np.subtract(0.25, q, out=q)  # eq:fast-slope
    multiply(X.T, grad_Z1, out=grads.first)  # eq:fast-stacked


# --8<-- [end:slopes_into]
# --8<-- [start:most_lit]
def most_lit(X):
    """The columns of X with any ink, those lit in most rows first."""
    times = np.count_nonzero(X, axis=0)
    return np.argsort(-times, kind="stable")[: np.count_nonzero(times)]


# --8<-- [end:most_lit]
# --8<-- [start:in_pieces]
SMALL = 10**6  # multiplications, up to which OpenBLAS calls a product small


def in_pieces(A, B, out):
    """Write A @ B, (m, l) @ (l, p) -> (m, p), in pieces that are small."""
    rows = max(1, SMALL // B.size)
    for k in range(0, len(A), rows):
        np.matmul(A[k : k + rows], B, out=out[k : k + rows])


# --8<-- [end:in_pieces]
# --8<-- [start:net]
class FastNet:
    """The network in float32, trained on some columns of X."""

    def __init__(self, init, X, Y, rate, columns):
        (h, c), d = init.W2.shape, len(columns)
        self.sizes, self.rate, self.columns = (d, h, c), rate, columns
        self.W1 = init.W1.astype(np.float32)  # also of columns left out
        parts = init.b2, init.W2, init.b1, init.W1[columns]
        flat = np.concatenate([p.ravel() for p in parts], dtype=np.float32)
        self.theta = Stacks(flat, h, c)
        self.grads = Stacks(np.zeros_like(flat), h, c)
        self.table = np.ones((len(X), c + 1 + d), np.float32)  # Y, 1, X
        self.table[:, :c] = Y
        for row, x in zip(self.table, X):
            row[c + 1 :] = x[columns]
        inputs = self.table[:, c:]
        self.reach = np.array([np.flatnonzero(x)[-1] + 1 for x in inputs])
        self.workspaces, self.tops = {}, {}

    def workspace(self, n):
        """The arrays for a batch of n rows, the same ones each time."""
        if n not in self.workspaces:
            self.workspaces[n] = Workspace(n, *self.sizes)
        return self.workspaces[n]

    def top(self, k):
        """Parameters and slopes with only the first k rows of b1 and W1."""
        if k not in self.tops:
            _, h, c = self.sizes
            end = (h + 1) * c + k * h
            pair = self.theta.flat[:end], self.grads.flat[:end]
            self.tops[k] = [Stacks(flat, h, c) for flat in pair]
        return self.tops[k]

    def step(self, rows):
        """One step downhill on the rows of these numbers."""
        work = self.workspace(len(rows))
        self.table.take(rows, axis=0, out=work.rows, mode="clip")
        k = self.reach.take(rows).max()
        theta, grads = self.top(k)
        scale = self.rate / len(rows)
        X = work.X[:, :k]  # eq:fast-reach
        slopes_into(grads, theta, X, work.Y, work, scale, in_pieces)
        theta.flat -= grads.flat

    def parameters(self):
        """Copies of the parameters as they are now."""
        first, second = self.theta.first.copy(), self.theta.second.copy()
        W1 = self.W1.copy()
        W1[self.columns] = first[1:]
        return Parameters(W1, first[0], second[1:], second[0])


# --8<-- [end:net]
FastNet.__init__ = takes(init=SHAPES, X="(n, d)", Y="(n, c)", rate="()")(
    FastNet.__init__
)


@takes(params=SHAPES, X="(n, d)", Y="(n, c)", learning_rate="()")
# --8<-- [start:train_fast]
def train_fast(params, X, Y, *, epochs, batch_size, learning_rate, rng):
    """The parameters after each epoch, as `train` gives them, in float32."""
    net = FastNet(params, X, Y, learning_rate, most_lit(X))
    for _ in range(epochs):
        for rows in batches(len(X), batch_size, rng):
            net.step(rows)
        yield net.parameters()


# --8<-- [end:train_fast]
