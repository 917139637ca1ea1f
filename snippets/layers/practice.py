"""The practice notebook on layers, in the order of its page."""

import numpy as np

from snippets.layers.building_blocks import (
    Chain,
    Exp,
    Layer,
    Multiply,
    Reciprocal,
    ReLU,
    Sigmoid,
)
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.notebook import compare


# --8<-- [start:data]
class Mix(Layer):
    """Rows times a fixed matrix: no layer of the chapter, but a short one."""

    def __init__(self, M):
        self.M = M

    def forward(self, x):
        return x @ self.M  # (n, d) @ (d, h) -> (n, h)

    def backward(self, grad_out):
        return grad_out @ self.M.T  # (n, h) @ (h, d) -> (n, d)


rng = np.random.default_rng(0)
X, Y, G = rng.normal(size=(3, 4, 5))
G.flags.writeable = False  # whoever writes into the upstream gradient fails
# --8<-- [end:data]

# --8<-- [start:check_multiply]
layer, mine = Multiply(), X.copy()
compare(layer.forward(mine, Y), out=X * Y)
mine[:] = 0  # the caller uses its array for something else
compare(
    layer.backward(G),
    grad_x=numeric_gradient(lambda X: np.sum(G * (X * Y)), X),
    grad_y=numeric_gradient(lambda Y: np.sum(G * (X * Y)), Y),
)
# --8<-- [end:check_multiply]

# --8<-- [start:check_relu]
layer = ReLU()
layer.forward(X)
compare(
    layer.backward(G),
    grad_x=numeric_gradient(lambda X: np.sum(G * np.maximum(X, 0)), X),
)
# --8<-- [end:check_relu]

# --8<-- [start:check_sigmoid]
layer = Sigmoid()
layer.forward(X)
compare(
    layer.backward(G),
    grad_x=numeric_gradient(lambda X: np.sum(G / (1 + np.exp(-X))), X),
)
# --8<-- [end:check_sigmoid]

# --8<-- [start:check_reciprocal]
layer = Reciprocal()
layer.forward(X)
compare(
    layer.backward(G),
    grad_x=numeric_gradient(lambda X: np.sum(G / X), X),
)
# --8<-- [end:check_reciprocal]

# --8<-- [start:check_chain]
M = rng.normal(size=(3, 5))
chain, A = Chain(Mix(M), Exp()), rng.normal(size=(4, 3))
chain.forward(A)
compare(
    chain.backward(G),
    grad_x=numeric_gradient(lambda A: np.sum(G * np.exp(A @ M)), A),
)
# --8<-- [end:check_chain]


# --8<-- [start:divide]
class Divide(Layer):
    """One input divided by another, entry by entry."""

    def forward(self, x, y):
        self.y, self.ratio = np.array(y), x / y
        return self.ratio.copy()

    def backward(self, grad_out):
        """The gradients by x and by y."""
        grad_x = grad_out / self.y
        return grad_x, -grad_x * self.ratio


# --8<-- [end:divide]

# --8<-- [start:check_divide]
layer = Divide()
layer.forward(X, Y)
compare(
    layer.backward(G),
    grad_x=numeric_gradient(lambda X: np.sum(G * (X / Y)), X),
    grad_y=numeric_gradient(lambda Y: np.sum(G * (X / Y)), Y),
)
# --8<-- [end:check_divide]


# --8<-- [start:larger]
class Larger(Layer):
    """The larger of two inputs, entry by entry."""

    def forward(self, x, y):
        self.first = x > y
        return np.where(self.first, x, y)

    def backward(self, grad_out):
        """The gradients by x and by y."""
        return np.where(self.first, grad_out, 0), np.where(
            self.first, 0, grad_out
        )


# --8<-- [end:larger]

# --8<-- [start:check_larger]
layer = Larger()
layer.forward(X, Y)
compare(
    layer.backward(G),
    grad_x=numeric_gradient(lambda X: np.sum(G * np.maximum(X, Y)), X),
    grad_y=numeric_gradient(lambda Y: np.sum(G * np.maximum(X, Y)), Y),
)
# --8<-- [end:check_larger]


# --8<-- [start:swish]
class Swish(Layer):
    """The input times its own sigmoid, entry by entry."""

    def forward(self, x):
        self.x, self.s = np.array(x), 1 / (1 + np.exp(-x))
        return x * self.s

    def backward(self, grad_out):
        """The gradient by x, which reaches the product along two paths."""
        return grad_out * (self.s + self.x * self.s * (1 - self.s))


# --8<-- [end:swish]

# --8<-- [start:check_swish]
layer = Swish()
layer.forward(X)
direct = numeric_gradient(lambda x: np.sum(G * x / (1 + np.exp(-X))), X)
through = numeric_gradient(lambda x: np.sum(G * X / (1 + np.exp(-x))), X)
compare(
    layer.backward(G),
    {"grad_x": {"paths": [direct, through]}},
    grad_x=direct + through,
)
# --8<-- [end:check_swish]
