"""The code of the chapter on batches, in the order of the page."""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.from_one_number_to_a_batch.batch_gradients import (
    backward,
    forward,
    half_sum_of_squares,
)
from snippets.from_one_number_to_a_batch.index_sums import (
    grad_W_by_paths,
    product_by_sums,
)
from snippets.from_one_number_to_a_batch.mistakes import (
    lost_keepdims,
    no_shape_check,
    suspect_a,
    suspect_b,
    suspect_c,
    suspect_d,
    suspect_e,
    wrong_axis,
)
from snippets.from_one_number_to_a_batch.tables import (
    row_shares,
    scaled,
    scaled_backward,
)
from snippets.shared.gradient_check import numeric_gradient, relative_error

# --8<-- [start:orders]
X = np.array([[1.0, 2.0], [3.0, 0.0], [1.0, 1.0], [0.0, 4.0]])  # (n, d)
n, d = X.shape
print("X       ", X.shape)
print("X[3]    ", X[3].shape)
print("X[3, 1] ", X[3, 1].shape)
# --8<-- [end:orders]

# --8<-- [start:axis]
s = X.sum(axis=0)  # (n, d) -> (d,)
t = X.sum(axis=1)  # (n, d) -> (n,)
print("over axis 0:", s, s.shape)
print("over axis 1:", t, t.shape)
# --8<-- [end:axis]

# --8<-- [start:neither]
apples = X[:, 0]
print("X[:, 0]    ", apples.shape)
print("as a row   ", apples.reshape(1, -1).shape)
print("as a column", apples.reshape(-1, 1).shape)
# --8<-- [end:neither]

# --8<-- [start:keepdims]
print("totals are", X.sum(axis=1, keepdims=True).shape)
print(row_shares(X).round(2))
# --8<-- [end:keepdims]

# --8<-- [start:stretch]
for other in ((3,), (4, 1), (), (4,)):
    try:
        print((4, 3), "and", other, "->", np.broadcast_shapes((4, 3), other))
    except ValueError:
        print((4, 3), "and", other, "-> refused")
# --8<-- [end:stretch]

# --8<-- [start:prices]
W = np.array([[2.0, 3.0, 1.0], [1.0, 2.0, 4.0]])  # (d, h)
b = np.array([3.0, 1.0, 2.0])  # (h,)
# --8<-- [end:prices]

# --8<-- [start:product]
product = X @ W  # (n, d) @ (d, h) -> (n, h)
difference = np.abs(product_by_sums(X, W) - product).max()
print(product)
print("largest difference to the loops:", difference)
# --8<-- [end:product]

# --8<-- [start:bias]
Z = forward(X, W, b)
print(Z)
# --8<-- [end:bias]

# --8<-- [start:grad_z]
Y = np.array(
    [[8.0, 6.0, 9.0], [8.0, 8.0, 7.0], [6.0, 5.0, 6.0], [10.0, 6.0, 13.0]]
)  # (n, h)
grad_Z = Z - Y  # eq:batch-grad-z (n, h)
print("loss", half_sum_of_squares(Z, Y))
print(grad_Z)
# --8<-- [end:grad_z]

# --8<-- [start:one_price]
paths = X[:, 1] * grad_Z[:, 0]  # loaves times errors, (n,)
print("paths", paths, "together", paths.sum())
# --8<-- [end:one_price]

# --8<-- [start:by_paths]
print(grad_W_by_paths(X, grad_Z))
# --8<-- [end:by_paths]

# --8<-- [start:backward]
grad_X, grad_W, grad_b = backward(X, W, grad_Z)
print("X:", grad_X, "W:", grad_W, "b:", grad_b, sep="\n")
# --8<-- [end:backward]


# --8<-- [start:errors]
def errors(backward: Callable, n: int = 5, d: int = 2, h: int = 3) -> ndarray:
    """Relative errors for X, W and b, on a random batch of these sizes."""
    rng = np.random.default_rng(0)
    X, W = rng.normal(size=(n, d)), rng.normal(size=(d, h))
    b, Y = rng.normal(size=h), rng.normal(size=(n, h))

    def loss(X: ndarray, W: ndarray, b: ndarray) -> float:
        return half_sum_of_squares(forward(X, W, b), Y)

    grad_X, grad_W, grad_b = backward(X, W, forward(X, W, b) - Y)
    by_X = numeric_gradient(lambda X: loss(X, W, b), X)
    by_W = numeric_gradient(lambda W: loss(X, W, b), W)
    by_b = numeric_gradient(lambda b: loss(X, W, b), b)
    pairs = (grad_X, by_X), (grad_W, by_W), (grad_b, by_b)
    return np.array([relative_error(*pair) for pair in pairs])


print("relative errors for X, W, b:", errors(backward).round(4))
# --8<-- [end:errors]

# --8<-- [start:square_hides]
square = grad_Z[:3]  # as many orders as shops
print("right:", backward(X[:3], W, square)[2])
print("wrong:", wrong_axis(X[:3], W, square)[2])
# --8<-- [end:square_hides]

# --8<-- [start:table_reveals]
print("relative errors for X, W, b:", errors(wrong_axis, n=3).round(4))
# --8<-- [end:table_reveals]

# --8<-- [start:shares]
try:
    lost_keepdims(Y)
except ValueError:
    print("refused:", Y.shape, "/", Y.sum(axis=1).shape)
print("right, rows add up to", row_shares(Y[:3]).sum(axis=1).round(2))
print("wrong, rows add up to", lost_keepdims(Y[:3]).sum(axis=1).round(2))
# --8<-- [end:shares]

# --8<-- [start:square_loss]
z = Y[:, 0]  # (n,)
y = Y[:, 0].reshape(-1, 1)  # (n, 1)
print(z.shape, "-", y.shape, "->", (z - y).shape)
print(z - y)
print("loss of perfect bills:", no_shape_check(z, y))
# --8<-- [end:square_loss]

# --8<-- [start:exercise_shapes]
A, v, c = np.ones((5, 2)), np.ones(5), np.ones((5, 1))
questions = [
    "A.mean(axis=1)",
    "A - A.mean(axis=0)",
    "A - A.mean(axis=1)",
    "A * c",
    "v * c",
    "v @ A",
    "A.T @ c",
    "A[:, [0]] - v",
]
# --8<-- [end:exercise_shapes]

# --8<-- [start:solution_shapes]
for question in questions:
    try:
        print(f"{question:19}", eval(question).shape)
    except ValueError:
        print(f"{question:19}", "refused")
# --8<-- [end:solution_shapes]

# --8<-- [start:solution_suspects]
for suspect in (suspect_a, suspect_b, suspect_c, suspect_d, suspect_e):
    print(suspect.__name__, errors(suspect).round(2))
# --8<-- [end:solution_suspects]

# --8<-- [start:solution_scaled]
rng = np.random.default_rng(1)
A, v, G = rng.normal(size=(5, 3)), rng.normal(size=3), rng.normal(size=(5, 3))
by_A, by_v = scaled_backward(A, v, G)
measured_A = numeric_gradient(lambda A: np.sum(G * scaled(A, v)), A)
measured_v = numeric_gradient(lambda v: np.sum(G * scaled(A, v)), v)
print("relative error for X:", round(relative_error(by_A, measured_A), 4))
print("relative error for s:", round(relative_error(by_v, measured_v), 4))
# --8<-- [end:solution_scaled]

# --8<-- [start:solution_prices]
W_found, b_found = W, b
for _ in range(5000):
    grad_Z_found = forward(X, W_found, b_found) - Y
    _, by_W, by_b = backward(X, W_found, grad_Z_found)
    W_found = W_found - 0.05 * by_W
    b_found = b_found - 0.05 * by_b
print("prices")
print(W_found.round(3))
print("fees", b_found.round(3))
# --8<-- [end:solution_prices]
