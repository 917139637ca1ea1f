"""The practice notebook on batches, in the order of its page."""

import numpy as np

from snippets.from_one_number_to_a_batch.batch_gradients import (
    backward,
    forward,
    half_sum_of_squares,
)
from snippets.from_one_number_to_a_batch.index_sums import product_by_sums
from snippets.from_one_number_to_a_batch.tables import (
    row_shares,
    scaled,
    scaled_backward,
)
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.notebook import compare

# --8<-- [start:data]
rng = np.random.default_rng(0)
X, W = rng.normal(size=(7, 3)), rng.normal(size=(3, 2))  # (n, d) and (d, h)
b, Y = rng.normal(size=2), rng.normal(size=(7, 2))  # (h,) and (n, h)
grad_Z = forward(X, W, b) - Y
s, G = rng.normal(size=3), rng.normal(size=(7, 3))  # (d,) and (n, d)
# --8<-- [end:data]

# --8<-- [start:check_shares]
square = np.array([[1.0, 2.0, 5.0], [3.0, 3.0, 4.0], [2.0, 6.0, 12.0]])
compare(
    row_shares(square),
    shares=[[1 / 8, 2 / 8, 5 / 8], [0.3, 0.3, 0.4], [0.1, 0.3, 0.6]],
)
# --8<-- [end:check_shares]

# --8<-- [start:check_product]
compare(product_by_sums(X, W), Z=X @ W)  # (n, d) @ (d, h) -> (n, h)
# --8<-- [end:check_product]


# --8<-- [start:check_backward]
def loss(X, W, b):
    return half_sum_of_squares(forward(X, W, b), Y)


compare(
    backward(X, W, grad_Z),
    grad_X=numeric_gradient(lambda X: loss(X, W, b), X),
    grad_W=numeric_gradient(lambda W: loss(X, W, b), W),
    grad_b=numeric_gradient(lambda b: loss(X, W, b), b),
)
# --8<-- [end:check_backward]

# --8<-- [start:check_scaled]
compare(
    scaled_backward(X, s, G),
    grad_X=numeric_gradient(lambda X: np.sum(G * scaled(X, s)), X),
    grad_s=numeric_gradient(lambda s: np.sum(G * scaled(X, s)), s),
)
# --8<-- [end:check_scaled]


# --8<-- [start:centred_backward]
def centred_backward(grad_Z):
    """Gradient for X, from grad_Z, where Z is X less the mean of each row."""
    return grad_Z - grad_Z.mean(axis=1, keepdims=True)


# --8<-- [end:centred_backward]


# --8<-- [start:check_centred]
def centred(X):
    return X - X.mean(axis=1, keepdims=True)


compare(
    centred_backward(G),
    grad_X=numeric_gradient(lambda X: np.sum(G * centred(X)), X),
)
# --8<-- [end:check_centred]


# --8<-- [start:means_backward]
def means_backward(X, grad_m):
    """Gradient for X (n, d), from grad_m (d,), where m is X.mean(axis=0)."""
    return np.zeros(X.shape) + grad_m / len(X)


# --8<-- [end:means_backward]

# --8<-- [start:check_means]
compare(
    means_backward(X, s),
    grad_X=numeric_gradient(lambda X: np.sum(s * X.mean(axis=0)), X),
)
# --8<-- [end:check_means]


# --8<-- [start:table_backward]
def table_backward(u, v, grad_Z):
    """Gradients for u (n,) and v (d,), where Z (n, d) has u_i * v_j in it."""
    return grad_Z @ v, grad_Z.T @ u  # (d, n) @ (n,) -> (d,)


# --8<-- [end:table_backward]

# --8<-- [start:check_table]
u = rng.normal(size=7)
compare(
    table_backward(u, s, G),
    grad_u=numeric_gradient(lambda u: np.sum(G * np.outer(u, s)), u),
    grad_v=numeric_gradient(lambda v: np.sum(G * np.outer(u, v)), s),
)
# --8<-- [end:check_table]
