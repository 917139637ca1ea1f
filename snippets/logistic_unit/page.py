"""The code of the chapter on the logistic unit, in the order of the page."""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.logistic_unit.mistakes import (
    half_negated,
    mixed_signs,
    no_mean,
    no_slope,
    sum_and_mean,
    suspect_a,
    suspect_b,
    suspect_c,
    suspect_d,
    suspect_e,
    suspect_f,
)
from snippets.logistic_unit.unit import backward, forward, step, train
from snippets.shared.activations import naive_sigmoid, sigmoid, sigmoid_slope
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.shared.losses import half_mean_squared_error

# --8<-- [start:data]
X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])  # (n, d)
y = np.array([1.0, 0.0, 1.0])  # (n,)
w = np.zeros(2)  # (d,)
b = 0.0
n, d = X.shape
print("X is", X.shape, "and y is", y.shape)
# --8<-- [end:data]

# --8<-- [start:forward]
y_hat = forward(X, w, b)
error = y_hat - y
loss = half_mean_squared_error(y_hat, y)
print("y_hat", y_hat)
print("error", error)
print("loss ", loss)
# --8<-- [end:forward]

# --8<-- [start:links]
link_loss = error / n
link_sigmoid = sigmoid_slope(y_hat)
delta = link_loss * link_sigmoid
print("dL/dy_hat  ", link_loss.round(4))
print("dy_hat/dz  ", link_sigmoid)
print("delta=dL/dz", delta.round(4))
# --8<-- [end:links]

# --8<-- [start:row_by_row]
grad_w = np.zeros(d)
for j in range(d):
    for i in range(n):
        arrow = X[i, j] * delta[i]
        grad_w[j] += arrow
        print(f"row {i + 1}: {X[i, j]:.0f} * {delta[i]:7.4f} = {arrow:7.4f}")
    print(f"slope along w_{j + 1}: {grad_w[j]:.4f}")
# --8<-- [end:row_by_row]

# --8<-- [start:by_shapes]
print("X.T @ delta =", (X.T @ delta).round(4))  # (d, n) @ (n,) -> (d,)
print("delta @ X   =", (delta @ X).round(4))  # (n,) @ (n, d) -> (d,)
try:
    X @ delta
except ValueError:
    print("X @ delta refused:", X.shape, "@", delta.shape)
# --8<-- [end:by_shapes]

# --8<-- [start:bias]
print("grad_b", delta.sum().round(4))
# --8<-- [end:bias]

# --8<-- [start:four_losses]
slope = sigmoid_slope(y_hat)
deltas = {
    "half of one square": (error * slope)[:1],
    "half the sum": error * slope,
    "half the mean": error * slope / n,
    "the mean": 2 * error * slope / n,
}
for name, delta_of_loss in deltas.items():
    rows = X[: len(delta_of_loss)]
    grad = rows.T @ delta_of_loss  # (d, m) @ (m,) -> (d,), for m rows
    print(f"{name:18}  grad_w = {grad.round(4)}")
# --8<-- [end:four_losses]

# --8<-- [start:backward]
grad_w, grad_b = backward(X, y, y_hat)
print("grad_w", grad_w.round(4))
print("grad_b   ", grad_b.round(4))
# --8<-- [end:backward]

# --8<-- [start:step]
w_next, b_next = step(w, b, (grad_w, grad_b), learning_rate=0.1)
loss_next = half_mean_squared_error(forward(X, w_next, b_next), y)
print("w", w_next.round(4), " b", round(b_next, 5))
print(f"loss {loss:.5f} -> {loss_next:.5f}")
# --8<-- [end:step]

# --8<-- [start:signs]
print("loss after      0, 1, 100 and 10000 steps")
uphill = {
    "right": backward,
    "mixed signs": mixed_signs,
    "bias forgotten": half_negated,
}
for name, candidate in uphill.items():
    *_, losses = train(X, y, w, b, candidate, 0.1, steps=10_000)
    print(f"{name:14}", losses[[0, 1, 100, 10_000]].round(4))
# --8<-- [end:signs]


# --8<-- [start:gradient_errors]
def gradient_errors(backward: Callable) -> tuple[float, float]:
    """Relative errors, for w and for b, at a point that is not special."""
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(5, 3)), rng.uniform(size=5)
    w, b = rng.normal(size=3), rng.normal()
    grad_w, grad_b = backward(X, y, forward(X, w, b))
    by_w = numeric_gradient(
        lambda v: half_mean_squared_error(forward(X, v, b), y), w
    )
    by_b = numeric_gradient(
        lambda v: half_mean_squared_error(forward(X, w, v), y), b
    )
    return relative_error(grad_w, by_w), relative_error(grad_b, by_b)


def verdict(backward: Callable) -> str:
    """One line on a backward pass; 1e-6 leaves room for rounding only."""
    errors = gradient_errors(backward)
    shown = ["< 1e-6" if e < 1e-6 else f"{e:6.2f}" for e in errors]
    judged = "right" if max(errors) < 1e-6 else "WRONG"
    return f"error of grad_w {shown[0]}, of grad_b {shown[1]}: {judged}"


# --8<-- [end:gradient_errors]

# --8<-- [start:verdicts]
candidates = [
    backward,
    mixed_signs,
    half_negated,
    no_slope,
    no_mean,
    sum_and_mean,
]
for candidate in candidates:
    print(f"{candidate.__name__:12} {verdict(candidate)}")
# --8<-- [end:verdicts]

# --8<-- [start:healthy_curve]
w_pair, b_pair, losses_pair = train(X, y, w, b, sum_and_mean, 0.1, steps=10_000)
print(
    "loss after 0, 10, 100, 10000 steps:",
    losses_pair[[0, 10, 100, 10_000]].round(4),
)
print("predictions", forward(X, w_pair, b_pair).round(4))
# --8<-- [end:healthy_curve]

# --8<-- [start:broadcast]
column = y.reshape(-1, 1)  # (n, 1)
perfect = y.copy()  # (n,): a unit that makes no error at all
print("shape of column - perfect:", (column - perfect).shape)
print(
    f"loss of perfect predictions: {np.mean((column - perfect) ** 2) / 2:.4f}"
)
# --8<-- [end:broadcast]

# --8<-- [start:broadcast_refused]
try:
    half_mean_squared_error(perfect, column)
except ValueError as refusal:
    print("ValueError:", refusal)
# --8<-- [end:broadcast_refused]

# --8<-- [start:overflow]
far = np.array([-800.0])
try:
    with np.errstate(over="raise"):
        naive_sigmoid(far)
except FloatingPointError as warning:
    print("warned of:", warning)
with np.errstate(over="ignore", invalid="ignore"):
    s = naive_sigmoid(far)
    print("value at -800             ", s)
    print("value at -89 in float32   ", naive_sigmoid(np.float32([-89.0])))
    print("slope as s * s * exp(-z)  ", s * s * np.exp(-far))
    print(
        "slope by a complex step   ", naive_sigmoid(far + 1e-30j).imag / 1e-30
    )
# --8<-- [end:overflow]

# --8<-- [start:stable]
with np.errstate(all="raise", under="ignore"):
    print("value at -800             ", sigmoid(far))
    print("value at -89 in float32   ", f"{sigmoid(np.float32(-89.0)):.0e}")
    print("slope as s * (1 - s)      ", sigmoid_slope(sigmoid(far)))
    print("slope by a complex step   ", sigmoid(far + 1e-30j).imag / 1e-30)
# --8<-- [end:stable]

# --8<-- [start:training]
w_end, b_end, losses = train(
    X, y, w, b, backward, learning_rate=0.1, steps=10_000
)
y_hat_end = forward(X, w_end, b_end)
print("y_hat", y_hat_end.round(4))
print("w ", w_end.round(3), " b", b_end.round(3))
print(f"loss  {losses[0]:.4f} -> {losses[-1]:.4f}, one ninth is {1 / 9:.4f}")
# --8<-- [end:training]

# --8<-- [start:rank]
with_ones = np.column_stack([X, np.ones(n)])
print(
    "columns:", with_ones.shape[1], " rank:", np.linalg.matrix_rank(with_ones)
)
print("x_2 - x_1:", X[:, 1] - X[:, 0])
# --8<-- [end:rank]

# --8<-- [start:grid]
axis = np.linspace(-6, 6, 601)
middle, slant = np.meshgrid(axis, axis)
logits = np.stack(
    [middle - slant, middle, middle + slant]
)  # one plane for each row of X
grid_loss = np.mean((sigmoid(logits) - y[:, None, None]) ** 2, axis=0) / 2
best = np.unravel_index(grid_loss.argmin(), grid_loss.shape)
print(f"lowest of {grid_loss.size} losses: {grid_loss[best]:.4f}")
print(f"there, middle logit {middle[best]:.2f}, slant {abs(slant[best]):.2f}")
# --8<-- [end:grid]

# --8<-- [start:post_numbers]
y_hat_post = np.array([0.8, 0.3, 0.4])
error_post = y - y_hat_post
products = error_post * sigmoid_slope(y_hat_post)
grad_w_post = -X.T @ products  # (d, n) @ (n,) -> (d,)
grad_b_post = -products.mean()
w_post, b_post = step(w, b, (grad_w_post, grad_b_post), 0.1)
print("predictions", y_hat_post)
print("y - y_hat  ", error_post.round(2))
print("slopes     ", sigmoid_slope(y_hat_post).round(2))
print("products   ", products.round(3))
print("gradients  ", grad_w_post.round(3), grad_b_post.round(4))
print("after step ", w_post.round(4), b_post.round(5))
# --8<-- [end:post_numbers]

# --8<-- [start:exercise_by_hand]
y_hat_new = np.array([0.9, 0.2, 0.6])
# --8<-- [end:exercise_by_hand]

# --8<-- [start:solution_by_hand]
delta_new = (y_hat_new - y) * sigmoid_slope(y_hat_new) / n
print("delta    ", delta_new.round(4))
print("grad_w", (X.T @ delta_new).round(4))  # (d, n) @ (n,) -> (d,)
print("grad_b   ", delta_new.sum().round(4))
# --8<-- [end:solution_by_hand]


# --8<-- [start:solution_suspects]
for suspect in (
    suspect_a,
    suspect_b,
    suspect_c,
    suspect_d,
    suspect_e,
    suspect_f,
):
    print(f"{suspect.__name__}: {verdict(suspect)}")
# --8<-- [end:solution_suspects]


# --8<-- [start:solution_mean]
def backward_of_mean(
    X: ndarray, y: ndarray, y_hat: ndarray
) -> tuple[ndarray, float]:
    """Gradients of the mean of squares, without the half."""
    grad_w, grad_b = backward(X, y, y_hat)
    return 2 * grad_w, 2 * grad_b


w_half, b_half, _ = train(X, y, w, b, backward, learning_rate=0.2, steps=50)
w_mean, b_mean, _ = train(
    X, y, w, b, backward_of_mean, learning_rate=0.1, steps=50
)
print(
    "same parameters:",
    np.allclose(w_half, w_mean) and np.isclose(b_half, b_mean),
)
# --8<-- [end:solution_mean]


# --8<-- [start:solution_no_loss]
def twist(backward: Callable) -> float:
    """Relative gap between the two mixed slopes, along w_1 and along b."""
    w, b = np.array([0.3, -0.2]), 0.1

    def gradients(w: ndarray, b: float) -> tuple[ndarray, float]:
        return backward(X, y, forward(X, w, b))

    one_way = numeric_gradient(lambda v: gradients(v, b)[1], w)[0]
    other_way = numeric_gradient(lambda v: gradients(w, v)[0][0], b)
    return relative_error(one_way, other_way)


print("backward     ", "< 1e-6" if twist(backward) < 1e-6 else "twisted")
print(f"sum_and_mean  {twist(sum_and_mean):.2f}")
# --8<-- [end:solution_no_loss]

# --8<-- [start:solution_learnable]
y_rising = np.array([0.0, 0.0, 1.0])
w_rising, b_rising, losses_rising = train(
    X, y_rising, w, b, backward, 1.0, steps=10_000
)
print("y_hat", forward(X, w_rising, b_rising).round(3))
print(f"loss  {losses_rising[-1]:.4f}")
# --8<-- [end:solution_learnable]
