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
    blank_through_view,
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
    without_column,
)
from snippets.shared.gradient_check import numeric_gradient, relative_error

# --8<-- [start:orders]
X = np.array([[1.0, 2.0], [3.0, 0.0], [1.0, 1.0], [0.0, 4.0]])  # (n, d)
n, d = X.shape
print("X is", X.shape, "with", X.ndim, "axes")
print("X[3] is", X[3].shape, "with", X[3].ndim, "axis")
print("X[3, 1] is", X[3, 1].shape, "with", X[3, 1].ndim, "axes")
# --8<-- [end:orders]

# --8<-- [start:neither]
apples = X[:, 0]
print("X[:, 0]       is", apples.shape)
print("its transpose is", apples.T.shape)
print("as a row      is", apples.reshape(1, -1).shape)
print("as a column   is", apples.reshape(-1, 1).shape)
# --8<-- [end:neither]

# --8<-- [start:axis]
s = X.sum(axis=0)  # (n, d) -> (d,)
t = X.sum(axis=1)  # (n, d) -> (n,)
print("over axis 0:", s, s.shape)
print("over axis 1:", t, t.shape)
print("over both:  ", X.sum(), X.sum().shape)
# --8<-- [end:axis]

# --8<-- [start:keepdims]
totals = X.sum(axis=1, keepdims=True)  # (n, d) -> (n, 1)
print("totals are", totals.shape)
print(row_shares(X).round(2))
# --8<-- [end:keepdims]

# --8<-- [start:prices]
W = np.array([[2.0, 3.0, 1.0], [1.0, 2.0, 4.0]])  # (d, h)
b = np.array([3.0, 1.0, 2.0])  # (h,)
h = len(b)
# --8<-- [end:prices]

# --8<-- [start:bias]
goods = X @ W  # (n, d) @ (d, h) -> (n, h)
print(goods.shape, "+", b.shape, "->", (goods + b).shape)
print(goods + b)
# --8<-- [end:bias]

# --8<-- [start:stretch]
shapes = [((4, 3), (3,)), ((4, 3), (4, 1)), ((4, 3), ()), ((4, 3), (4,))]
for one, other in shapes:
    try:
        print(one, "and", other, "->", np.broadcast_shapes(one, other))
    except ValueError:
        print(one, "and", other, "-> refused")
# --8<-- [end:stretch]

# --8<-- [start:one_entry]
i, k = 0, 2
for j in range(d):
    print(f"{X[i, j]:.0f} * {W[j, k]:.0f} = {X[i, j] * W[j, k]:.0f}")
print("entry of X @ W:", goods[i, k])
# --8<-- [end:one_entry]

# --8<-- [start:product]
print("same numbers:", np.array_equal(product_by_sums(X, W), X @ W))
try:
    product_by_sums(W, X)
except ValueError as refusal:
    print("W times X:", refusal)
# --8<-- [end:product]

# --8<-- [start:grad_z]
Z = forward(X, W, b)
Y = np.array(
    [[8.0, 6.0, 9.0], [8.0, 8.0, 7.0], [6.0, 5.0, 6.0], [10.0, 6.0, 13.0]]
)  # (n, h)
grad_Z = Z - Y  # eq:batch-grad-z (n, h)
print("loss", half_sum_of_squares(Z, Y))
print(grad_Z)
# --8<-- [end:grad_z]

# --8<-- [start:one_price]
j, k = 1, 0
slope = 0.0
for i in range(n):
    arrow = X[i, j] * grad_Z[i, k]
    slope += arrow
    print(f"order {i + 1}: {X[i, j]:.0f} * {grad_Z[i, k]:2.0f} = {arrow:3.0f}")
print(f"slope along the price: {slope:.0f}")
# --8<-- [end:one_price]

# --8<-- [start:kronecker]
same = np.eye(d)  # (d, d): one if the same good, else zero
terms = [X[0, m] * same[m, 1] for m in range(d)]
print("terms", [float(term) for term in terms], "sum", sum(terms))
unchanged = X @ same  # (n, d) @ (d, d) -> (n, d)
print("for all goods:", np.array_equal(unchanged, X))
# --8<-- [end:kronecker]

# --8<-- [start:by_paths]
print(grad_W_by_paths(X, grad_Z))
# --8<-- [end:by_paths]

# --8<-- [start:backward]
grad_X, grad_W, grad_b = backward(X, W, grad_Z)
for name, value, gradient in (
    ("X", X, grad_X),
    ("W", W, grad_W),
    ("b", b, grad_b),
):
    print(f"{name} is {value.shape}, its gradient {gradient.shape}:")
    print(gradient)
# --8<-- [end:backward]


# --8<-- [start:verdict]
def gradient_errors(backward: Callable, n: int, d: int, h: int) -> list[float]:
    """Relative errors along X, W and b, for a random batch of these sizes."""
    rng = np.random.default_rng(0)
    X, W = rng.normal(size=(n, d)), rng.normal(size=(d, h))
    b, Y = rng.normal(size=h), rng.normal(size=(n, h))

    def loss(X: ndarray, W: ndarray, b: ndarray) -> float:
        return half_sum_of_squares(forward(X, W, b), Y)

    derived = backward(X, W, forward(X, W, b) - Y)
    measured = (
        numeric_gradient(lambda v: loss(v, W, b), X),
        numeric_gradient(lambda v: loss(X, v, b), W),
        numeric_gradient(lambda v: loss(X, W, v), b),
    )
    pairs = zip(derived, measured, strict=True)
    return [relative_error(one, other) for one, other in pairs]


def verdict(backward: Callable, n: int = 5, d: int = 2, h: int = 3) -> str:
    """One line on a backward pass; 1e-6 leaves room for rounding only."""
    errors = gradient_errors(backward, n, d, h)
    shown = ["< 1e-6" if e < 1e-6 else f"{e:6.2f}" for e in errors]
    return f"X {shown[0]}   W {shown[1]}   b {shown[2]}"


# --8<-- [end:verdict]

# --8<-- [start:verdicts]
print(verdict(backward))
# --8<-- [end:verdicts]

# --8<-- [start:views]
makers = {
    "X[0]": X[0],
    "X[:, 0]": X[:, 0],
    "X[1:3]": X[1:3],
    "X.T": X.T,
    "X.reshape(-1)": X.reshape(-1),
    "X.T.reshape(-1)": X.T.reshape(-1),
    "X[[0, 2]]": X[[0, 2]],
    "X[X > 1]": X[X > 1],
    "X + 0": X + 0,
    "X.copy()": X.copy(),
}
for name, made in makers.items():
    kind = "view" if np.shares_memory(X, made) else "copy"
    print(f"{name:16} {kind}  {made.shape}")
# --8<-- [end:views]

# --8<-- [start:through_view]
table = X.copy()
row = table[0]
row *= 10  # writes into the memory that row shares with table
print("after row *= 10:      ", table[0])
row = row * 10  # a new array; the name row moves on to it
print("after row = row * 10: ", table[0])
# --8<-- [end:through_view]

# --8<-- [start:square_hides]
square = grad_Z[:3]  # as many orders as shops
print("right:", backward(X[:3], W, square)[2])
print("wrong:", wrong_axis(X[:3], W, square)[2])
# --8<-- [end:square_hides]

# --8<-- [start:table_reveals]
wrong_grad_b = wrong_axis(X, W, grad_Z)[2]
try:
    b - 0.1 * wrong_grad_b
except ValueError:
    print("refused:", b.shape, "-", wrong_grad_b.shape)
print("n = 3, h = 3:", verdict(wrong_axis, n=3))
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
y = Y[:, :1]  # (n, 1): a slice keeps the axis
z = Y[:, 0]  # (n,): a number drops it; the same bills, no error at all
print(z.shape, "-", y.shape, "->", (z - y).shape)
print(z - y)
print("loss of perfect bills:", no_shape_check(z, y))
try:
    half_sum_of_squares(z, y)
except ValueError as refusal:
    print("ValueError:", refusal)
# --8<-- [end:square_loss]

# --8<-- [start:asserted]
try:
    assert y.shape == (n,), f"y is {y.shape}"
except AssertionError as complaint:
    print("AssertionError:", complaint)
# --8<-- [end:asserted]

# --8<-- [start:blanked]
print("loss with all goods:", half_sum_of_squares(forward(X, W, b), Y))
for without in (without_column, blank_through_view):
    given = X.copy()
    for j in range(d):
        loss = half_sum_of_squares(forward(without(given, j), W, b), Y)
        print(f"{without.__name__:18} {j}: loss {loss}, left {given.sum()}")
# --8<-- [end:blanked]

# --8<-- [start:read_only]
given = X.copy()
given.flags.writeable = False
without_column(given, 0)
try:
    blank_through_view(given, 0)
except ValueError as refusal:
    print("ValueError:", refusal)
# --8<-- [end:read_only]

# --8<-- [start:exercise_shapes]
A, v, c = np.ones((5, 2)), np.ones(5), np.ones((5, 1))
questions = {
    "A.mean(axis=1)": lambda: A.mean(axis=1),
    "A - A.mean(axis=0)": lambda: A - A.mean(axis=0),
    "A - A.mean(axis=1)": lambda: A - A.mean(axis=1),
    "A * c": lambda: A * c,
    "v * c": lambda: v * c,
    "v @ A": lambda: v @ A,
    "A.T @ c": lambda: A.T @ c,
    "A[:, [0]] - v": lambda: A[:, [0]] - v,
}
# --8<-- [end:exercise_shapes]

# --8<-- [start:solution_shapes]
for question, answer in questions.items():
    try:
        print(f"{question:19}", answer().shape)
    except ValueError:
        print(f"{question:19}", "refused")
# --8<-- [end:solution_shapes]

# --8<-- [start:solution_by_hand]
print("loaf, shop 3:", (X[:, 1] * grad_Z[:, 2]).sum(), grad_W[1, 2])
print("fee, shop 3: ", grad_Z[:, 2].sum(), grad_b[2])
# --8<-- [end:solution_by_hand]

# --8<-- [start:solution_suspects]
for suspect in (suspect_a, suspect_b, suspect_c, suspect_d, suspect_e):
    print(f"{suspect.__name__}: {verdict(suspect)}")
# --8<-- [end:solution_suspects]

# --8<-- [start:solution_scaled]
rng = np.random.default_rng(1)
A, v, G = rng.normal(size=(5, 3)), rng.normal(size=3), rng.normal(size=(5, 3))
by_A, by_v = scaled_backward(A, v, G)
measured_A = numeric_gradient(lambda A: np.sum(G * scaled(A, v)), A)
measured_v = numeric_gradient(lambda v: np.sum(G * scaled(A, v)), v)
print("X right:", relative_error(by_A, measured_A) < 1e-6)
print("s right:", relative_error(by_v, measured_v) < 1e-6)
# --8<-- [end:solution_scaled]

# --8<-- [start:exercise_memory]
memory = np.zeros((2, 3))
memory[1][2] = 1
memory[[0]][0] = 2
memory.T[0] += 3
memory.reshape(-1)[1] = 4
memory.T.reshape(-1)[1] = 5
# --8<-- [end:exercise_memory]

# --8<-- [start:solution_memory]
print(memory)
# --8<-- [end:solution_memory]

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
