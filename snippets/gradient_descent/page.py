"""The code of the chapter on gradient descent, in the order of the page."""

# --8<-- [start:imports]
import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.gradient_descent.data import c, growth, n, u, v, y
from snippets.gradient_descent.mistakes import flipped
from snippets.gradient_descent.one_bias import (
    descend,
    mse_slope,
    ssr_slope,
    step,
)
from snippets.gradient_descent.two_weights import mse_gradient
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.shared.losses import sum_of_squared_residuals

# --8<-- [start:start]
b = 0.0
y_hat = c + b
print("residuals y - y_hat:", y - y_hat)
print(f"sum of their squares: {sum_of_squared_residuals(y_hat, y):.3f}")
# --8<-- [end:start]

# --8<-- [start:two_conventions]
print("-2 * (y - y_hat):", (-2 * (y - y_hat)).round(3))
print(" 2 * (y_hat - y):", (2 * (y_hat - y)).round(3))
print(f"slope: {ssr_slope(y_hat, y):.3f}")
# --8<-- [end:two_conventions]

# --8<-- [start:first_step]
b_next = step(b, ssr_slope(y_hat, y), 0.1)
print(f"b after one step: {b_next:.3f}")
# --8<-- [end:first_step]


# --8<-- [start:walk]
def slope_at(b):
    """Slope of the SSR where the bias is b."""
    return ssr_slope(c + b, y)


walk = descend(slope_at, 0.0, rate=0.1, steps=8)
print("step      b      SSR    slope")
for k, b in enumerate(walk):
    ssr = sum_of_squared_residuals(c + b, y)
    print(f"{k:4} {b:6.3f} {ssr:8.3f} {slope_at(b):8.3f}")
# --8<-- [end:walk]

# --8<-- [start:minimum]
m = np.mean(y - c)  # eq:bias-minimum
print(f"m = {m:.4f}")
print("residuals there:", (y - (c + m)).round(4))
# --8<-- [end:minimum]

# --8<-- [start:distances]
distances = walk - m
print("distances:", distances[:5].round(4))
print("each by the one before:", (distances[1:5] / distances[:4]).round(4))
# --8<-- [end:distances]

# --8<-- [start:rates]
print("  rate  factor    b after 1, 2, 3 and 30 steps")
for rate in (1 / 20, 1 / 10, 1 / 6, 1 / 4, 1 / 3, 2 / 5):
    b1, b2, b3, b30 = descend(slope_at, 0.0, rate, steps=30)[[1, 2, 3, 30]]
    print(f"{rate:6.4f} {1 - 2 * n * rate:7.2f}", end=" ")
    print(f"{b1:9.3f} {b2:9.3f} {b3:9.3f} {b30:12.3f}")
# --8<-- [end:rates]


# --8<-- [start:mean]
def mean_slope_at(b):
    """Slope of the MSE where the bias is b."""
    return mse_slope(c + b, y)


print("sum,  rate 0.1:", descend(slope_at, 0.0, 0.1, steps=4).round(3))
print("mean, rate 0.3:", descend(mean_slope_at, 0.0, 0.3, steps=4).round(3))
# --8<-- [end:mean]

# --8<-- [start:more_rows]
c10, y10 = np.tile(c, 10), np.tile(y, 10)
by_sum = descend(lambda b: ssr_slope(c10 + b, y10), 0.0, 0.1, steps=4)
by_mean = descend(lambda b: mse_slope(c10 + b, y10), 0.0, 0.1, steps=4)
print("sum: ", by_sum.round(2))
print("mean:", by_mean.round(2))
# --8<-- [end:more_rows]


# --8<-- [start:valley]
def slopes_at(w):
    """Slopes of the plants' MSE where the weights are w."""
    return mse_gradient(w, u, v, growth)


q = np.array([np.mean(u**2), np.mean(v**2)])
lowest = np.array([np.mean(u * growth), np.mean(v * growth)]) / q
print("q: ", q)
print("bottom:", lowest, " slopes there:", slopes_at(lowest))
# --8<-- [end:valley]

# --8<-- [start:valley_rates]
print("  rate      factors        w after 20 steps")
for rate in (1 / 100, 1 / 32, 1 / 20, 1 / 15):
    w = descend(slopes_at, np.zeros(2), rate, steps=20)[20]
    factor_1, factor_2 = 1 - 2 * q * rate
    print(f"{rate:6.4f} {factor_1:7.3f} {factor_2:7.3f}", end=" ")
    print(f"{w[0]:9.3f} {w[1]:9.3f}")
# --8<-- [end:valley_rates]


# --8<-- [start:scaled]
def scaled_slopes_at(w):
    """The same, with the water measured in units of four decilitres."""
    return mse_gradient(w, u, v / 4, growth)


print(descend(scaled_slopes_at, np.zeros(2), rate=1 / 2, steps=2).round(3))
# --8<-- [end:scaled]


# --8<-- [start:side_by_side]
rate = 1 / 20
print(f"bias:    {1 - 2 * n * rate:.1f}")
print(f"weights: {1 - 2 * q * rate}")
# --8<-- [end:side_by_side]

# --8<-- [start:solution_two_steps]
w = np.zeros(2)
for rate_of_step in (1 / (2 * q[1]), 1 / (2 * q[0])):
    w = step(w, slopes_at(w), rate_of_step)
    print(f"{rate_of_step:.5f}", w)
# --8<-- [end:solution_two_steps]


# --8<-- [start:slope_error]
def slope_error(candidate):
    """Relative error of a slope along the bias, at a random point."""
    c, y = np.random.default_rng(2).normal(size=(2, 5))
    measured = numeric_gradient(
        lambda b: sum_of_squared_residuals(c + b, y), np.array(0.3)
    )
    return relative_error(candidate(c + 0.3, y), measured)


print(f"ssr_slope {slope_error(ssr_slope):.4f}")
print(f"flipped   {slope_error(flipped):.4f}")
print(f"mse_slope {slope_error(mse_slope):.4f}")
# --8<-- [end:slope_error]

# --8<-- [start:climbing]
up = descend(lambda b: flipped(c + b, y), 0.0, 0.1, steps=4)
too_far = descend(slope_at, 0.0, 0.4, steps=4)
print("sign flipped:  ", up.round(2))
print("rate too large:", too_far.round(2))
# --8<-- [end:climbing]

# --8<-- [start:mixed_up]
slow = descend(mean_slope_at, 0.0, 0.1, steps=8)
print("mean for sum:", slow[[0, 1, 2, 3, 8]].round(2))
print("sum:         ", walk[[0, 1, 2, 3, 8]].round(2))
# --8<-- [end:mixed_up]

# --8<-- [start:exercise_by_hand]
b_start, rate_by_hand = 5.0, 0.25
# --8<-- [end:exercise_by_hand]

# --8<-- [start:solution_by_hand]
by_hand = descend(slope_at, b_start, rate_by_hand, steps=2)
print("distances:", (by_hand - m).round(4))
print("biases:   ", by_hand.round(4))
# --8<-- [end:solution_by_hand]


# --8<-- [start:solution_half_mean]
def half_mean_slope_at(b):
    """Slope of half the mean of squared residuals."""
    return np.mean(c + b - y)


print(descend(half_mean_slope_at, 0.0, 1.0, steps=2).round(4))
print(descend(half_mean_slope_at, 0.0, 2.0, steps=4).round(4))
# --8<-- [end:solution_half_mean]

# --8<-- [start:solution_units]
v_in_centilitres = 10 * v
q_2 = np.mean(v_in_centilitres**2)
steps = int(np.ceil(np.log(1 / 100) / np.log(1 - 2 * q[0] / q_2)))
print(f"the rate must be below 1 / {q_2:.0f}")
print(f"steps along w_1: {steps}")
# --8<-- [end:solution_units]


# --8<-- [start:solution_find]
def loss_at(w):
    """The plants' MSE where the weights are w."""
    return np.mean((w[0] * u + w[1] * v - growth) ** 2)


rate = 0.001
while True:
    end = loss_at(descend(slopes_at, np.zeros(2), rate, steps=20)[20])
    print(f"{rate:.3f} {end:8.3f}")
    if end > loss_at(np.zeros(2)):
        break
    rate = 2 * rate
# --8<-- [end:solution_find]
