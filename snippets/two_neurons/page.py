"""The code of the chapter on two neurons, in the order of the page."""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.shared.activations import sigmoid_slope
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.two_neurons.neurons import (
    backward,
    forward,
    half_squared_error,
    lost_slope,
    same_slope,
    sigmoid,
    update_too_early,
)

# --8<-- [start:sigmoid_table]
print("z   sigmoid  slope   measured")
for z in (-4, -2, 0, 2, 4):
    s, h = sigmoid(z), 1e-6
    measured = (sigmoid(z + h) - sigmoid(z - h)) / (2 * h)
    print(f"{z:<3} {s:.4f}   {sigmoid_slope(s):.4f}  {measured:.4f}")
# --8<-- [end:sigmoid_table]

# --8<-- [start:forward]
x, y = 2.0, 0.0
w_1, w_2 = 0.5, 1.5
a_1, y_hat = forward(x, w_1, w_2)
print(f"z_1 = {w_1 * x:.4f}   a_1   = {a_1:.4f}")
print(f"z_2 = {w_2 * a_1:.4f}   y_hat = {y_hat:.4f}")
print(f"loss  = {half_squared_error(y_hat, y):.4f}")
# --8<-- [end:forward]

# --8<-- [start:three_factors]
error = y_hat - y
output_slope = sigmoid_slope(y_hat)
print(f"factors {error:.4f}, {output_slope:.4f}, {a_1:.4f}")
print(f"dL/dw_2 = {error * output_slope * a_1:.4f}")
# --8<-- [end:three_factors]

# --8<-- [start:five_factors]
hidden_slope = sigmoid_slope(a_1)
print(f"two factors as before, then {w_2}, {hidden_slope:.4f}, {x}")
print(f"dL/dw_1 = {error * output_slope * w_2 * hidden_slope * x:.4f}")
# --8<-- [end:five_factors]

# --8<-- [start:backward]
grad_w_1, grad_w_2 = backward(x, y, w_2, a_1, y_hat)
print(f"dL/dw_1 = {grad_w_1:.4f}   dL/dw_2 = {grad_w_2:.4f}")
# --8<-- [end:backward]


# --8<-- [start:measured]
def loss_of(w: ndarray) -> float:
    """The loss of our example as a function of both weights."""
    return half_squared_error(forward(x, w[0], w[1])[1], y)


measured = numeric_gradient(loss_of, np.array([w_1, w_2]))
print(f"dL/dw_1 = {measured[0]:.4f}   dL/dw_2 = {measured[1]:.4f}")
# --8<-- [end:measured]

# --8<-- [start:training]
w = np.array([w_1, w_2])
for step in range(301):
    hidden, output = forward(x, w[0], w[1])
    if step in (0, 1, 10, 100, 300):
        loss = half_squared_error(output, y)
        print(f"step {step:3}: weights {w.round(3)}, loss {loss:.4f}")
    w = w - 1.0 * np.array(backward(x, y, w[1], hidden, output))
# --8<-- [end:training]


# --8<-- [start:verdicts]
def errors(backward: Callable) -> list[float]:
    """Relative errors of both slopes, at numbers that are not special."""
    x, y, w = 1.7, 0.3, np.array([-0.8, 2.2])

    def loss(w: ndarray) -> float:
        return half_squared_error(forward(x, w[0], w[1])[1], y)

    slopes = backward(x, y, w[1], *forward(x, w[0], w[1]))
    measured = numeric_gradient(loss, w)
    return [relative_error(slopes[k], measured[k]) for k in (0, 1)]


print("relative errors        dL/dw_1  dL/dw_2")
for candidate in (backward, lost_slope, same_slope, update_too_early):
    far, near = errors(candidate)
    print(f"{candidate.__name__:22} {far:.4f}   {near:.4f}")
# --8<-- [end:verdicts]


# --8<-- [start:deep]
def slope_through(depth: int, w: float, a: float) -> float:
    """Slope of the last output with respect to the first input, a."""
    slope = 1.0
    for _ in range(depth):
        a = sigmoid(w * (a - 0.5))
        slope = slope * w * sigmoid_slope(a)  # eq:two-deep
    return slope


print("neurons    w = 1    w = 4    w = 8")
for depth in (1, 5, 10, 20):
    slopes = [slope_through(depth, w, 0.5) for w in (1, 4, 8)]
    print(f"{depth:7}", *(f"{slope:8.2g}" for slope in slopes))
# --8<-- [end:deep]

# --8<-- [start:moved]
print(f"first input 0.500: {slope_through(20, 8, 0.5):.1e}")
print(f"first input 0.501: {slope_through(20, 8, 0.501):.1e}")
# --8<-- [end:moved]

# --8<-- [start:random_starts]
starts = np.random.default_rng(0).uniform(size=2_000)
for w in (2, 4, 8, 16):
    ends = np.array([slope_through(20, w, a) for a in starts])
    above, middle = np.sum(ends > 1), np.median(ends)
    print(f"w = {w:2}: {above} above 1, median {middle:.0e}")
# --8<-- [end:random_starts]

# --8<-- [start:solution_by_hand]
a_new, y_hat_new = forward(1.0, 0.0, 2.0)
slopes_new = backward(1.0, 1.0, 2.0, a_new, y_hat_new)
print(f"a_1 = {a_new}, y_hat = {y_hat_new:.4f}")
print(f"dL/dw_1 = {slopes_new[0]:.4f}, dL/dw_2 = {slopes_new[1]:.4f}")
# --8<-- [end:solution_by_hand]

# --8<-- [start:solution_zero]
w = np.array([0.5, 0.0])
for _ in range(3):
    hidden, output = forward(x, w[0], w[1])
    slopes = np.array(backward(x, y, w[1], hidden, output))
    print(f"weights {w.round(4)}, slopes {slopes.round(4)}")
    w = w - 1.0 * slopes
# --8<-- [end:solution_zero]


# --8<-- [start:solution_three]
def three_in_a_row(x: float, y: float, w: ndarray) -> tuple[float, ndarray]:
    """Loss and slopes for three neurons in a row, each with one weight."""
    a_1 = sigmoid(w[0] * x)
    a_2 = sigmoid(w[1] * a_1)
    y_hat = sigmoid(w[2] * a_2)
    delta_3 = (y_hat - y) * sigmoid_slope(y_hat)
    delta_2 = delta_3 * w[2] * sigmoid_slope(a_2)
    delta_1 = delta_2 * w[1] * sigmoid_slope(a_1)
    slopes = np.array([delta_1 * x, delta_2 * a_1, delta_3 * a_2])
    return half_squared_error(y_hat, y), slopes


w = np.array([0.7, -1.1, 1.6])
slopes = three_in_a_row(1.3, 0.2, w)[1]
measured = numeric_gradient(lambda w: three_in_a_row(1.3, 0.2, w)[0], w)
print("derived ", slopes.round(4))
print("measured", measured.round(4))
# --8<-- [end:solution_three]

# --8<-- [start:solution_linear]
for w in (0.5, 1.0, 2.0):
    print(f"w = {w}: slope {w**20:.1e}")
# --8<-- [end:solution_linear]
