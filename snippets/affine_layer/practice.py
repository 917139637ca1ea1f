"""The practice notebook of the affine layer, in the order of its page."""

import numpy as np

from snippets.affine_layer.affine import Affine
from snippets.affine_layer.squared_error import HalfMeanSquaredError
from snippets.layers.building_blocks import Sigmoid
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.notebook import compare

# --8<-- [start:data]
rng = np.random.default_rng(0)
W, b = rng.normal(size=(6, 4)), rng.normal(size=4)
batch, G = rng.normal(size=(5, 6)), rng.normal(size=(5, 4))
Y_hat, Y = rng.normal(size=(2, 5, 3))


def outputs(x, W, b):
    """What the layer is to return, one example at a time."""
    examples = x[None] if x.ndim == 1 else x
    rows = [b + sum(v * w for v, w in zip(row.ravel(), W)) for row in examples]
    return rows[0] if x.ndim == 1 else np.array(rows)


def compare_affine(x, G):
    """Both ways through a new layer, for an input x of any shape."""
    layer = Affine(W, b)
    compare(layer.forward(x), out=outputs(x, W, b))
    grad_x = layer.backward(G)
    grad_W = getattr(layer, "grad_W", None)
    grad_b = getattr(layer, "grad_b", None)
    compare(
        (grad_x, grad_W, grad_b),
        grad_x=numeric_gradient(lambda x: np.sum(G * outputs(x, W, b)), x),
        grad_W=numeric_gradient(lambda W: np.sum(G * outputs(x, W, b)), W),
        grad_b=numeric_gradient(lambda b: np.sum(G * outputs(x, W, b)), b),
    )


# --8<-- [end:data]

# --8<-- [start:check_batch]
compare_affine(batch, G)
# --8<-- [end:check_batch]

# --8<-- [start:check_one]
compare_affine(batch[0], G[0])
# --8<-- [end:check_one]

# --8<-- [start:check_pictures]
compare_affine(batch.reshape(5, 2, 3), G)
# --8<-- [end:check_pictures]

# --8<-- [start:check_loss]
loss_layer = HalfMeanSquaredError()
loss_layer.forward(Y_hat, Y)
compare(
    loss_layer.backward(2.0),
    grad_y_hat=numeric_gradient(
        lambda Y_hat: 2.0 * loss_layer.forward(Y_hat, Y), Y_hat
    ),
)
# --8<-- [end:check_loss]


# --8<-- [start:tied]
class Tied:
    """Down and up again with one table of weights: x @ W @ W.T."""

    def __init__(self, W):
        self.W = np.array(W)

    def forward(self, x):
        self.x = np.array(x)
        self.code = self.x @ self.W  # (n, d) @ (d, h) -> (n, h)
        return self.code @ self.W.T  # (n, h) @ (h, d) -> (n, d)

    def backward(self, grad_out):
        """The gradients by x (n, d) and by W (d, h)."""
        grad_code = grad_out @ self.W  # (n, d) @ (d, h) -> (n, h)
        going_up = grad_out.T @ self.code  # (d, n) @ (n, h) -> (d, h)
        going_down = self.x.T @ grad_code  # (d, n) @ (n, h) -> (d, h)
        return grad_code @ self.W.T, going_up + going_down


# --8<-- [end:tied]

# --8<-- [start:check_tied]
tied, back = Tied(W), rng.normal(size=batch.shape)
tied.forward(batch)
down = numeric_gradient(lambda V: np.sum(back * (batch @ V @ W.T)), W)
up = numeric_gradient(lambda V: np.sum(back * (batch @ W @ V.T)), W)
compare(
    tied.backward(back),
    {"grad_W": {"paths": [down, up]}},
    grad_x=numeric_gradient(lambda x: np.sum(back * (x @ W @ W.T)), batch),
    grad_W=down + up,
)
# --8<-- [end:check_tied]


# --8<-- [start:shortcut]
class Shortcut:
    """What a layer makes of x, plus x itself."""

    def __init__(self, layer):
        self.layer = layer

    def forward(self, x):
        return self.layer.forward(x) + x

    def backward(self, grad_out):
        """The gradient by x, in its shape."""
        return self.layer.backward(grad_out) + grad_out


# --8<-- [end:shortcut]

# --8<-- [start:check_shortcut]
shortcut = Shortcut(Sigmoid())
shortcut.forward(batch)
compare(
    shortcut.backward(back),
    grad_x=numeric_gradient(
        lambda x: np.sum(back * shortcut.forward(x)), batch
    ),
)
# --8<-- [end:check_shortcut]


# --8<-- [start:huber]
class Huber:
    """The mean of all errors' losses: half the square up to a size of one,
    and from there on a straight line, the size less a half."""

    def forward(self, y_hat, y):
        self.error = y_hat - y
        size = np.abs(self.error)
        return np.mean(np.where(size < 1, size**2 / 2, size - 1 / 2))

    def backward(self, grad_out=1.0):
        """The gradient by y_hat, in its shape."""
        return grad_out * np.clip(self.error, -1, 1) / self.error.size


# --8<-- [end:huber]

# --8<-- [start:check_huber]
huber = Huber()
huber.forward(Y_hat, Y)
compare(
    huber.backward(2.0),
    grad_y_hat=numeric_gradient(
        lambda Y_hat: 2.0 * huber.forward(Y_hat, Y), Y_hat
    ),
)
# --8<-- [end:check_huber]
