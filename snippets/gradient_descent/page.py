"""The code of the chapter on gradient descent, in the order of the page."""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.gradient_descent.mistakes import (
    flipped,
    suspect_a,
    suspect_b,
    suspect_c,
    suspect_d,
    suspect_e,
)
from snippets.gradient_descent.one_bias import (
    curve,
    descend,
    mse_slope,
    predict,
    ssr_slope,
    step,
)
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.shared.losses import sum_of_squared_residuals

# --8<-- [start:data]
x = np.array([0.0, 0.5, 1.0])  # (n,) inputs: what goes in
y = np.array([0.0, 1.0, 0.0])  # (n,) targets: what should come out
n = len(y)
b_3 = 0.0
y_hat = predict(x, b_3)
print("y_hat", y_hat.round(4))
# --8<-- [end:data]

# --8<-- [start:ssr]
ssr = sum_of_squared_residuals(y_hat, y)
print("residuals y - y_hat:", (y - y_hat).round(4))
print(f"sum of their squares: {ssr:.4f}")
# --8<-- [end:ssr]

# --8<-- [start:two_conventions]
print("-2 * (y - y_hat):", (-2 * (y - y_hat)).round(4))
print(" 2 * (y_hat - y):", (2 * (y_hat - y)).round(4))
slope = ssr_slope(y_hat, y)
print(f"sum: {slope:.4f}")
# --8<-- [end:two_conventions]

# --8<-- [start:first_step]
learning_rate = 0.1
b_next = step(b_3, slope, learning_rate)
print(f"b_3: {b_3:.4f} - {learning_rate} * {slope:.4f} = {b_next:.4f}")
print("y_hat", predict(x, b_next).round(4))
# --8<-- [end:first_step]

# --8<-- [start:walk]
biases = [b_3]
move = np.inf
print("step     b_3       SSR     slope   next move")
while abs(move) >= 0.001:
    y_hat = predict(x, biases[-1])
    ssr, slope = sum_of_squared_residuals(y_hat, y), ssr_slope(y_hat, y)
    b_next = step(biases[-1], slope, learning_rate)
    move = b_next - biases[-1]
    print(
        f"{len(biases) - 1:4}  {biases[-1]:.4f}  {ssr:8.4f}"
        f"  {slope:8.4f}  {move:10.4f}"
    )
    biases.append(b_next)
print(f"{len(biases) - 1:4}  {biases[-1]:.4f}")
# --8<-- [end:walk]

# --8<-- [start:minimum]
m = np.mean(y - curve(x))  # eq:bias-minimum
residuals = y - predict(x, m)
total = abs(residuals.sum())
print(f"m = {m:.5f}")
print("residuals there:", residuals.round(4))
print("their sum:", "< 1e-12" if total < 1e-12 else total)
print(f"SSR there: {np.sum(residuals**2):.4f}")
# --8<-- [end:minimum]

# --8<-- [start:distances]
distances = np.array(biases) - m
print("distances:", distances[:6].round(4))
print("each by the one before:", (distances[1:6] / distances[:5]).round(4))
k = np.arange(len(distances))
factor = 1 - 2 * n * learning_rate
gap = np.max(np.abs(factor**k * distances[0] - distances))  # eq:bias-geometric
print("the formula is off by", "< 1e-12" if gap < 1e-12 else gap)
# --8<-- [end:distances]

# --8<-- [start:rates]
print("  rate  factor    b_3 after 1, 2, 3 and 30 steps")
for rate in (1 / 20, 1 / 10, 1 / 6, 1 / 4, 1 / 3, 2 / 5):
    walk = descend(ssr_slope, x, y, 0.0, rate, steps=30)
    shown = "".join(f"{b:10.4f}" for b in walk[[1, 2, 3]])
    print(f"{rate:6.4f} {1 - 2 * n * rate:7.2f} {shown} {walk[30]:13.4f}")
# --8<-- [end:rates]

# --8<-- [start:mean]
print("  rate  factor    b_3 after 1, 2, 3 and 30 steps")
for rate in (1 / 10, 3 / 10, 1 / 2, 1, 6 / 5):
    walk = descend(mse_slope, x, y, 0.0, rate, steps=30)
    shown = "".join(f"{b:10.4f}" for b in walk[[1, 2, 3]])
    print(f"{rate:6.4f} {1 - 2 * rate:7.2f} {shown} {walk[30]:13.4f}")
# --8<-- [end:mean]

# --8<-- [start:more_rows]
x_more, y_more = np.tile(x, 10), np.tile(y, 10)
for name, slope_of in (("sum ", ssr_slope), ("mean", mse_slope)):
    walk = descend(slope_of, x_more, y_more, 0.0, 0.1, steps=4)
    print(name, walk.round(2))
# --8<-- [end:more_rows]


# --8<-- [start:slope_error]
def slope_error(candidate: Callable) -> float:
    """Relative error of a slope, at a point that is not special."""
    rng = np.random.default_rng(2)
    x, y, b_3 = rng.uniform(size=5), rng.normal(size=5), rng.uniform(1, 4)
    by_steps = numeric_gradient(
        lambda b: sum_of_squared_residuals(predict(x, b), y), b_3
    )
    return relative_error(candidate(predict(x, b_3), y), by_steps)


def verdict(candidate: Callable) -> str:
    """The error and what it means; 1e-6 leaves room for rounding only."""
    error = slope_error(candidate)
    return "right" if error < 1e-6 else f"WRONG, error {error:.2f}"


# --8<-- [end:slope_error]

# --8<-- [start:verdicts]
for candidate in (ssr_slope, flipped, mse_slope):
    print(f"{candidate.__name__:9} {verdict(candidate)}")
# --8<-- [end:verdicts]


# --8<-- [start:climbing]
def report(name: str, walk: ndarray) -> None:
    """Where a walk goes, and whether it gets any lower."""
    losses = [sum_of_squared_residuals(predict(x, b), y) for b in walk]
    print(f"{name}:\n  b_3 {walk.round(2)}\n  SSR {np.round(losses, 1)}")


up = descend(flipped, x, y, 0.0, 0.1, steps=4)
too_far_rate = 0.4
too_far = descend(ssr_slope, x, y, 0.0, too_far_rate, steps=4)
report("sign flipped", up)
report("rate too large", too_far)
# --8<-- [end:climbing]

# --8<-- [start:mixed_up]
slow = descend(mse_slope, x, y, 0.0, 0.1, steps=9)
right = descend(ssr_slope, x, y, 0.0, 0.1, steps=9)
report("mean for sum", slow[[0, 1, 2, 3, 9]])
report("sum", right[[0, 1, 2, 3, 9]])
# --8<-- [end:mixed_up]

# --8<-- [start:post_first]
y_hat_exact = predict(x, 0.0)
y_hat_post = np.array([-2.6, -1.6, -2.61])
print("slope from all digits:   ", f"{ssr_slope(y_hat_exact, y):.4f}")
print("slope from rounded ones: ", f"{ssr_slope(y_hat_post, y):.4f}")
print("rounding raised y_hat by:", (y_hat_post - y_hat_exact).round(4))
# --8<-- [end:post_first]

# --8<-- [start:post_second]
y_hat_second = predict(x, biases[1])
y_hat_second_post = y_hat_post + 1.57
print("from all digits:   ", y_hat_second.round(4))
print("the post's:        ", y_hat_second_post.round(2))
print(
    "slopes:",
    f"{ssr_slope(y_hat_second, y):.4f}",
    f"{ssr_slope(y_hat_second_post, y):.4f}",
)
b_rounded_sum = 1.57 + 0.1 * 6.26  # as the post prints them
print(f"new bias from all digits:   {biases[2]:.4f} -> {biases[2]:.2f}")
print(f"new bias from the post's:   {b_rounded_sum:.4f} -> {b_rounded_sum:.2f}")
# --8<-- [end:post_second]

# --8<-- [start:targets_as_inputs]
print("predict(x, 0):", predict(x, 0.0).round(4))
print("predict(y, 0):", predict(y, 0.0).round(4))
# --8<-- [end:targets_as_inputs]

# --8<-- [start:exercise_by_hand]
b_start, rate_by_hand = 5.0, 0.25
# --8<-- [end:exercise_by_hand]

# --8<-- [start:solution_by_hand]
by_hand = descend(ssr_slope, x, y, b_start, rate_by_hand, steps=2)
print("biases   ", by_hand.round(4))
print("distances", (by_hand - m).round(4))
# --8<-- [end:solution_by_hand]

# --8<-- [start:solution_how_many]
needed = int(np.ceil(np.log(1e-6 / m) / np.log(0.4)))
far = descend(ssr_slope, x, y, 0.0, 0.1, needed)
print("steps:", needed)
print("close enough at the end:  ", abs(far[-1] - m) < 1e-6)
print("close enough a step early:", abs(far[-2] - m) < 1e-6)
# --8<-- [end:solution_how_many]


# --8<-- [start:solution_half_mean]
def half_mean_slope(y_hat: ndarray, y: ndarray) -> float:
    """Slope of half the mean of squared residuals along the last bias."""
    return np.mean(y_hat - y)


print(descend(half_mean_slope, x, y, 0.0, 1.0, steps=2).round(5))
print(descend(half_mean_slope, x, y, 0.0, 2.0, steps=4).round(5))
# --8<-- [end:solution_half_mean]

# --8<-- [start:solution_square]
lowest = sum_of_squared_residuals(predict(x, m), y)
for b in (0.0, 1.0, 4.0):
    direct = sum_of_squared_residuals(predict(x, b), y)
    print(f"{b:.0f}: {direct:8.4f} {lowest + n * (b - m) ** 2:8.4f}")
# --8<-- [end:solution_square]

# --8<-- [start:solution_rounding]
b_rounded, b_from_rounded = 0.0, 0.0
for _ in range(30):
    slope = ssr_slope(predict(x, b_rounded), y)
    b_rounded = round(step(b_rounded, slope, 0.1), 2)
    slope = ssr_slope(y_hat_post + b_from_rounded, y)
    b_from_rounded = step(b_from_rounded, slope, 0.1)
print(f"bias rounded at every step: {b_rounded:.4f}")
print(f"predictions rounded once:   {b_from_rounded:.4f}")
print(f"minimum:                    {m:.4f}")
# --8<-- [end:solution_rounding]

# --8<-- [start:solution_suspects]
for suspect in (suspect_a, suspect_b, suspect_c, suspect_d, suspect_e):
    print(f"{suspect.__name__}: {verdict(suspect)}")
# --8<-- [end:solution_suspects]
