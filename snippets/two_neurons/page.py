"""The code of the chapter on two neurons, in the order of the page."""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.two_neurons.neurons import (
    backward,
    forward,
    half_squared_error,
    lost_slope,
    same_slope,
    update_too_early,
)

# --8<-- [start:forward]
x, y = 2.0, 0.0
w_1, w_2 = 0.5, 1.5
a_1, y_hat = forward(x, w_1, w_2)
loss = half_squared_error(y_hat, y)
print(f"z_1 = {w_1 * x:.4f}   a_1   = {a_1:.4f}")
print(f"z_2 = {w_2 * a_1:.4f}   y_hat = {y_hat:.4f}")
print(f"loss  = {loss:.4f}")
# --8<-- [end:forward]

# --8<-- [start:three_factors]
three_factors = {
    "dL/dy_hat  ": y_hat - y,
    "dy_hat/dz_2": sigmoid_slope(y_hat),
    "dz_2/dw_2  ": a_1,
}
for name, factor in three_factors.items():
    print(f"{name} {factor:7.4f}")
slope_2 = np.prod(list(three_factors.values()))
print(f"product     {slope_2:7.4f}")
# --8<-- [end:three_factors]

# --8<-- [start:five_factors]
five_factors = {
    "dL/dy_hat  ": y_hat - y,
    "dy_hat/dz_2": sigmoid_slope(y_hat),
    "dz_2/da_1  ": w_2,
    "da_1/dz_1  ": sigmoid_slope(a_1),
    "dz_1/dw_1  ": x,
}
for name, factor in five_factors.items():
    print(f"{name} {factor:7.4f}")
slope_1 = np.prod(list(five_factors.values()))
print(f"product     {slope_1:7.4f}")
# --8<-- [end:five_factors]

# --8<-- [start:factor_check]
small_steps = {
    "dL/dy_hat  ": (lambda v: half_squared_error(v, y), y_hat),
    "dy_hat/dz_2": (sigmoid, w_2 * a_1),
    "dz_2/da_1  ": (lambda v: w_2 * v, a_1),
    "da_1/dz_1  ": (sigmoid, w_1 * x),
    "dz_1/dw_1  ": (lambda v: v * x, w_1),
}
for name, (function, at) in small_steps.items():
    measured = numeric_gradient(function, at)
    agrees = relative_error(measured, five_factors[name]) < 1e-6
    print(f"{name} {measured:7.4f}", "agrees" if agrees else "DIFFERS")
# --8<-- [end:factor_check]

# --8<-- [start:backward]
grad_w_1, grad_w_2 = backward(x, y, w_2, a_1, y_hat)
print(f"dL/dw_1 = {grad_w_1:.4f}   dL/dw_2 = {grad_w_2:.4f}")
# --8<-- [end:backward]

# --8<-- [start:training]
weights = np.array([w_1, w_2])
for step in range(301):
    hidden, output = forward(x, *weights)
    if step in (0, 1, 10, 100, 300):
        error = half_squared_error(output, y)
        print(f"step {step:3}: weights {weights.round(3)}, loss {error:.4f}")
    gradient = np.array(backward(x, y, weights[1], hidden, output))
    weights = weights - 1.0 * gradient
# --8<-- [end:training]


# --8<-- [start:verdicts]
def errors(backward: Callable) -> tuple[float, float]:
    """Relative errors of both slopes, at numbers that are not special."""
    x, y, w = 1.7, 0.3, np.array([-0.8, 2.2])
    slopes = backward(x, y, w[1], *forward(x, *w))
    by_steps = numeric_gradient(
        lambda v: half_squared_error(forward(x, *v)[1], y), w
    )
    return tuple(
        relative_error(a, b) for a, b in zip(slopes, by_steps, strict=True)
    )


for candidate in (backward, lost_slope, same_slope, update_too_early):
    shown = ["< 1e-6" if e < 1e-6 else f"{e:6.4f}" for e in errors(candidate)]
    print(f"{candidate.__name__:17} along w_1 {shown[0]}, along w_2 {shown[1]}")
# --8<-- [end:verdicts]


# --8<-- [start:count]
def multiplications(depth: int) -> dict[str, int]:
    """How many it takes to get the slopes along all weights of a chain."""
    each_on_its_own = sum(2 * k for k in range(1, depth + 1))
    shared_deltas = 1 + 2 * (depth - 1) + depth
    return {"each": each_on_its_own, "shared": shared_deltas}


for depth in (2, 10, 100):
    counted = multiplications(depth)
    print(
        f"{depth:3} neurons: each slope on its own {counted['each']:6},",
        f"with shared deltas {counted['shared']:4}",
    )
# --8<-- [end:count]


# --8<-- [start:deep]
def slopes_through(depth: int, w: float, start: float) -> ndarray:
    """Slope of every neuron's output by the first input, w the same for all."""
    a, slope, slopes = start, 1.0, []
    for _ in range(depth):
        a = sigmoid(w * (a - 0.5))
        slope = slope * w * sigmoid_slope(a)  # eq:two-deep
        slopes.append(slope)
    return np.array(slopes)


for w in (1.0, 4.0, 8.0):
    along = slopes_through(20, w, start=0.5)[[0, 4, 9, 19]]
    shown = "  ".join(f"{slope:9.2e}" for slope in along)
    print(f"w = {w:.0f}, after 1, 5, 10, 20 neurons: {shown}")
# --8<-- [end:deep]

# --8<-- [start:moved]
balanced = slopes_through(20, 8.0, start=0.5)[-1]
moved = slopes_through(20, 8.0, start=0.501)[-1]
print(f"w = 8, first input 0.500: {balanced:9.2e}")
print(f"w = 8, first input 0.501: {moved:9.2e}")
# --8<-- [end:moved]

# --8<-- [start:random_starts]
starts = np.random.default_rng(0).uniform(size=2_000)
for w in (2.0, 4.0, 8.0, 16.0):
    ends = np.array([slopes_through(20, w, start)[-1] for start in starts])
    above, middle = np.sum(ends > 1), np.median(ends)
    print(
        f"w = {w:2.0f}: {above} of {len(ends):,} above 1, median {middle:.0e}"
    )
# --8<-- [end:random_starts]

# --8<-- [start:exercise_by_hand]
x_new, y_new, w_1_new, w_2_new = 1.0, 1.0, 0.0, 2.0
# --8<-- [end:exercise_by_hand]

# --8<-- [start:solution_by_hand]
a_new, y_hat_new = forward(x_new, w_1_new, w_2_new)
slopes_new = backward(x_new, y_new, w_2_new, a_new, y_hat_new)
print(f"a_1 = {a_new}, y_hat = {y_hat_new:.4f}")
print(f"dL/dw_1 = {slopes_new[0]:.4f}, dL/dw_2 = {slopes_new[1]:.4f}")
# --8<-- [end:solution_by_hand]


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
_, slopes = three_in_a_row(1.3, 0.2, w)
measured = numeric_gradient(lambda v: three_in_a_row(1.3, 0.2, v)[0], w)
print("slopes", slopes.round(4))
print("agrees with small steps:", relative_error(slopes, measured) < 1e-6)
# --8<-- [end:solution_three]

# --8<-- [start:solution_linear]
for w in (0.5, 1.0, 2.0):
    print(f"w = {w}: slope after twenty linear neurons {w**20:.1e}")
# --8<-- [end:solution_linear]
