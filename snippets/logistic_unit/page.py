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
)
from snippets.logistic_unit.unit import backward, forward, step, train
from snippets.shared.activations import sigmoid, sigmoid_slope
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
link_loss = error / n  # eq:logistic-link-loss
link_sigmoid = sigmoid_slope(y_hat)  # eq:logistic-link-sigmoid
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

# --8<-- [start:backward]
grad_w, grad_b = backward(X, y, y_hat)
print("grad_w", grad_w.round(4))
print("grad_b", grad_b.round(4))
# --8<-- [end:backward]

# --8<-- [start:step]
w_next, b_next = step(w, b, (grad_w, grad_b), learning_rate=0.1)
loss_next = half_mean_squared_error(forward(X, w_next, b_next), y)
print("w", w_next.round(4), " b", b_next.round(5))
print(f"loss {loss:.5f} -> {loss_next:.5f}")
# --8<-- [end:step]

# --8<-- [start:learns]
X_and = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
y_and = np.array([0.0, 0.0, 0.0, 1.0])
w_and, b_and, losses_and = train(
    X_and, y_and, w, b, backward, learning_rate=1.0, steps=5000
)
print("targets    ", y_and)
print("predictions", forward(X_and, w_and, b_and).round(2))
print("w", w_and.round(2), " b", b_and.round(2))
print(f"loss {losses_and[0]:.4f} -> {losses_and[-1]:.4f}")
# --8<-- [end:learns]

# --8<-- [start:training]
w_end, b_end, losses = train(X, y, w, b, backward, 0.1, steps=10_000)
y_hat_end = forward(X, w_end, b_end)
print("targets    ", y)
print("predictions", y_hat_end.round(4))
print("w", w_end.round(3), " b", b_end.round(3))
print(f"loss {losses[0]:.4f} -> {losses[-1]:.4f}")
# --8<-- [end:training]

# --8<-- [start:signs]
print("loss after    0, 1, 100 and 10000 steps")
for rule in (backward, mixed_signs, half_negated):
    _, _, losses_rule = train(X, y, w, b, rule, 0.1, steps=10_000)
    shown = losses_rule[[0, 1, 100, 10_000]].round(4)
    print(f"{rule.__name__:12}", shown)
# --8<-- [end:signs]


# --8<-- [start:gradient_errors]
def gradient_errors(backward: Callable) -> tuple[float, float]:
    """Relative errors, for w and for b, at a point that is not special."""
    rng = np.random.default_rng(0)
    X, y = rng.normal(size=(5, 3)), rng.uniform(size=5)
    w, b = rng.normal(size=3), rng.normal()

    def loss_of_w(w):
        return half_mean_squared_error(forward(X, w, b), y)

    def loss_of_b(b):
        return half_mean_squared_error(forward(X, w, b), y)

    grad_w, grad_b = backward(X, y, forward(X, w, b))
    error_w = relative_error(grad_w, numeric_gradient(loss_of_w, w))
    error_b = relative_error(grad_b, numeric_gradient(loss_of_b, np.array(b)))
    return error_w, error_b


# --8<-- [end:gradient_errors]

# --8<-- [start:verdicts]
rules = [backward, mixed_signs, half_negated, no_slope, no_mean, sum_and_mean]
for rule in rules:
    error_w, error_b = gradient_errors(rule)
    print(f"{rule.__name__:12}  w {error_w:.4f}  b {error_b:.4f}")
# --8<-- [end:verdicts]

# --8<-- [start:healthy_curve]
w_pair, b_pair, losses_pair = train(X, y, w, b, sum_and_mean, 0.1, steps=10_000)
print("loss after 0, 10, 100 and 10000 steps")
print(losses_pair[[0, 10, 100, 10_000]].round(4))
print("predictions", forward(X, w_pair, b_pair).round(4))
# --8<-- [end:healthy_curve]

# --8<-- [start:broadcast]
column = y.reshape(-1, 1)  # (n, 1)
perfect = y.copy()  # (n,): a unit that makes no error at all
print("shape of perfect - column:", (perfect - column).shape)
loss_broadcast = np.mean((perfect - column) ** 2) / 2
print(f"loss of perfect predictions: {loss_broadcast:.4f}")
# --8<-- [end:broadcast]

# --8<-- [start:overflow]
far, near = np.array([-800.0]), np.float32([-89.0])
with np.errstate(over="ignore", invalid="ignore"):  # NumPy would warn
    s = 1 / (1 + np.exp(-far))
    print("value at -800          ", s)
    print("value at -89 in float32", 1 / (1 + np.exp(-near)))
    print("slope as s * s * exp(-z)", s * s * np.exp(-far))
# --8<-- [end:overflow]

# --8<-- [start:stable]
print("value at -800          ", sigmoid(far))
print("value at -89 in float32", f"{sigmoid(near)[0]:.0e}")
print("slope as s * (1 - s)   ", sigmoid_slope(sigmoid(far)))
# --8<-- [end:stable]

# --8<-- [start:exercise_by_hand]
y_hat_post = np.array([0.8, 0.3, 0.4])
error_post = y - y_hat_post
products = error_post * sigmoid_slope(y_hat_post)
print("grad_w", (-X.T @ products).round(3))  # (d, n) @ (n,) -> (d,)
print("grad_b", (-products.mean()).round(4))
# --8<-- [end:exercise_by_hand]

# --8<-- [start:solution_by_hand]
delta_post = (y_hat_post - y) / n * sigmoid_slope(y_hat_post)
print("delta ", delta_post.round(4))
print("grad_w", (X.T @ delta_post).round(4))  # (d, n) @ (n,) -> (d,)
print("grad_b", delta_post.sum().round(4))
# --8<-- [end:solution_by_hand]


# --8<-- [start:solution_no_loss]
def mixed_slopes(backward: Callable) -> tuple[ndarray, ndarray]:
    """Slope of dL/db along w_1, and slope of dL/dw_1 along b."""
    w, b = np.array([0.3, -0.2]), np.array(0.1)

    def slope_along_b(w):
        return backward(X, y, forward(X, w, b))[1]

    def slope_along_w_1(b):
        return backward(X, y, forward(X, w, b))[0][0]

    first = numeric_gradient(slope_along_b, w)[0]
    second = numeric_gradient(slope_along_w_1, b)
    return first, second


for rule in (backward, sum_and_mean):
    first, second = mixed_slopes(rule)
    print(f"{rule.__name__:12} {first:.4f} {second:.4f}")
# --8<-- [end:solution_no_loss]

# --8<-- [start:solution_predict]
for targets in ([0.0, 0.0, 1.0], [0.0, 1.0, 0.0]):
    w_new, b_new, _ = train(X, np.array(targets), w, b, backward, 1.0, 10_000)
    print(targets, "->", forward(X, w_new, b_new).round(2))
# --8<-- [end:solution_predict]
