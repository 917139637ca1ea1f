"""The code of the chapter on partial derivatives, in the order of the page."""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.partial_derivatives.derivative_rules import (
    exp_slope,
    log_slope,
    product_slope,
    quotient_slope,
    sum_slope,
)
from snippets.partial_derivatives.directions import (
    directional_slopes,
    measured_slopes,
    unit_directions,
)
from snippets.partial_derivatives.mistakes import (
    constant_factor_lost,
    constant_term_kept,
    everything_moves,
    quotient_swapped,
    suspect_a,
    suspect_b,
    suspect_c,
    suspect_d,
    term_forgotten,
)
from snippets.partial_derivatives.two_variables import (
    df_dx,
    df_dy,
    f,
    grad_f,
    quotient_along_x,
    quotient_along_y,
)
from snippets.shared.gradient_check import numeric_gradient, relative_error

# --8<-- [start:height]
x, y = 1.0, 2.0
height = f(x, y)
print("height", height)
# --8<-- [end:height]

# --8<-- [start:shrinking]
for h in (1.0, 0.1, 0.01, 0.001):
    rise = f(x + h, y) - f(x, y)
    print(f"run {h:5.3f}   rise {rise:9.6f}   rise / run {rise / h:7.3f}")
# --8<-- [end:shrinking]

# --8<-- [start:both_axes]
print("h        along x   along y")
for h in (1.0, 0.1, 0.01, 0.001):
    along_x = quotient_along_x(f, x, y, h)
    along_y = quotient_along_y(f, x, y, h)
    print(f"{h:<6.3f}  {along_x:8.3f}  {along_y:8.3f}")
# --8<-- [end:both_axes]

# --8<-- [start:partials]
print("df_dx", df_dx(x, y))
print("df_dy", df_dy(x, y))
# --8<-- [end:partials]


# --8<-- [start:compare]
def compare(name: str, claimed: float, function: Callable, at: float) -> None:
    """One line: a slope by rule beside the measured one."""
    measured = float(numeric_gradient(function, at))
    agree = relative_error(claimed, measured) < 1e-6
    shown = f"by rule {claimed:8.4f}   measured {measured:8.4f}"
    print(f"{name:10} {shown}   {'agree' if agree else 'DIFFER'}")


# --8<-- [end:compare]


# --8<-- [start:sum_and_product]
def u(x: float) -> float:
    """Slope: three x squared."""
    return x**3


def v(x: float) -> float:
    """Slope: two x."""
    return x**2 + 1


x_0 = 2.0
values = u(x_0), v(x_0)
slopes = 3 * x_0**2, 2 * x_0
print("values", values, " slopes", slopes)
compare("u", slopes[0], u, x_0)
compare("v", slopes[1], v, x_0)
compare("u + v", sum_slope(*slopes), lambda x: u(x) + v(x), x_0)
compare("u * v", product_slope(*values, *slopes), lambda x: u(x) * v(x), x_0)
# --8<-- [end:sum_and_product]

# --8<-- [start:quotient]
compare("u / v", quotient_slope(*values, *slopes), lambda x: u(x) / v(x), x_0)
# --8<-- [end:quotient]

# --8<-- [start:three_bases]
print("     h   base 2   base e   base 3")
for h in (1.0, 0.1, 0.01, 0.001, 0.0001):
    factors = [(base**h - 1) / h for base in (2.0, np.e, 3.0)]
    print(f"{h:6.4f}", *[f"{factor:8.4f}" for factor in factors])
# --8<-- [end:three_bases]

# --8<-- [start:exp_and_log]
compare("exp at 2", exp_slope(x_0), np.exp, x_0)
compare("log at 2", log_slope(x_0), np.log, x_0)
# --8<-- [end:exp_and_log]

# --8<-- [start:by_hand_and_measured]
rng = np.random.default_rng(0)
print("at    x       y      slopes by hand         measured")
for point in rng.normal(size=(4, 2)):
    by_hand = grad_f(*point)
    measured = numeric_gradient(lambda p: f(*p), point)
    columns = [*point, *by_hand, *measured]
    print(*[f"{number:7.3f}" for number in columns], sep="  ")
# --8<-- [end:by_hand_and_measured]


# --8<-- [start:price]
weights = np.ones(1000)
calls = []


def bowl(weights: ndarray) -> float:
    """A function of many variables that keeps count of its calls."""
    calls.append(1)
    return np.sum(weights**2)


numeric_gradient(bowl, weights)
print("variables", weights.size, " calls", len(calls))
# --8<-- [end:price]

# --8<-- [start:gradient]
gradient = grad_f(x, y)
steepest_slope = np.linalg.norm(gradient)
steepest = gradient / steepest_slope
print("gradient          ", gradient)
print("its length        ", steepest_slope.round(4))
print("direction of it   ", steepest.round(4))
# --8<-- [end:gradient]

# --8<-- [start:one_direction]
diagonal = np.array([[3.0, 4.0]]) / 5  # (1, 2), of length one
for t in (1.0, 0.1, 0.01, 0.001):
    a, b = diagonal[0]
    rise = f(x + t * a, y + t * b) - f(x, y)
    print(f"t {t:5.3f}   rise / t {rise / t:7.3f}")
print("a df_dx + b df_dy =", directional_slopes(gradient, diagonal)[0])
# --8<-- [end:one_direction]

# --8<-- [start:all_round]
degrees = np.arange(360)
directions = unit_directions(np.deg2rad(degrees))  # (m, 2)
predicted = directional_slopes(gradient, directions)  # (m,)
measured = measured_slopes(f, x, y, directions)  # (m,)
gap = np.abs(predicted - measured).max()
best, worst = measured.argmax(), measured.argmin()
bearing = np.rad2deg(np.arctan2(gradient[1], gradient[0]))
print("formula and measurement", "agree" if gap < 1e-6 else "DIFFER")
print(f"steepest up    {degrees[best]:6} deg  slope {measured[best]:8.4f}")
print(f"steepest down  {degrees[worst]:6} deg  slope {measured[worst]:8.4f}")
print(f"the gradient  {bearing:6.2f} deg  length {steepest_slope:8.4f}")
# --8<-- [end:all_round]


# --8<-- [start:verdicts]
def gradient_error(candidate: Callable, x: float, y: float) -> float:
    """Relative error of a gradient of f at (x, y), against measurement."""
    measured = numeric_gradient(lambda p: f(*p), np.array([x, y]))
    return relative_error(candidate(x, y), measured)


def verdict(candidate: Callable, x: float, y: float) -> str:
    """One word; 1e-6 leaves room for rounding only."""
    error = gradient_error(candidate, x, y)
    return "right" if error < 1e-6 else f"WRONG by {error:.2f}"


# --8<-- [end:verdicts]

# --8<-- [start:together]
h = 0.001
alone = (f(x + h, y) - f(x, y)) / h
together = (f(x + h, y + h) - f(x, y)) / h
print(f"only x moves  {alone:7.3f}   df_dx says {df_dx(x, y):.0f}")
print(
    f"both move     {together:7.3f}   "
    f"everything_moves says {everything_moves(x, y)[0]:.0f}"
)
# --8<-- [end:together]

# --8<-- [start:two_places]
candidates = [
    grad_f,
    everything_moves,
    term_forgotten,
    constant_term_kept,
    constant_factor_lost,
]
print(" " * 22 + "at (1, 2)       at (1, 0)")
for candidate in candidates:
    judged = [verdict(candidate, 1.0, y) for y in (2.0, 0.0)]
    print(f"{candidate.__name__:20}  {judged[0]:14}  {judged[1]}")
# --8<-- [end:two_places]

# --8<-- [start:swapped]
swapped = quotient_swapped(*values, *slopes)
compare("u / v", swapped, lambda x: u(x) / v(x), x_0)
# --8<-- [end:swapped]

# --8<-- [start:steps]
for h in (1.0, 1e-6, 1e-17):
    print(f"h {h:5.0e}   along x {quotient_along_x(f, x, y, h):8.4f}")
# --8<-- [end:steps]

# --8<-- [start:exercise_by_hand]
x_new, y_new = 2.0, -1.0
# --8<-- [end:exercise_by_hand]

# --8<-- [start:solution_by_hand]
gradient_new = grad_f(x_new, y_new)
print("height  ", f(x_new, y_new))
print("gradient", gradient_new)
print("steepest", np.linalg.norm(gradient_new).round(4))
print("check   ", verdict(grad_f, x_new, y_new))
# --8<-- [end:solution_by_hand]


# --8<-- [start:solution_rules]
def mixed(x: float, y: float) -> float:
    return x * np.exp(y) + np.log(x) / y


def grad_mixed(x: float, y: float) -> ndarray:
    along_x = np.exp(y) + 1 / (x * y)
    along_y = x * np.exp(y) - np.log(x) / y**2
    return np.array([along_x, along_y])


measured = numeric_gradient(lambda p: mixed(*p), np.array([2.0, 0.5]))
print("by hand ", grad_mixed(2.0, 0.5).round(4))
print("measured", measured.round(4))
# --8<-- [end:solution_rules]

# --8<-- [start:solution_suspects]
for suspect in (suspect_a, suspect_b, suspect_c, suspect_d):
    claimed = suspect(*values, *slopes)
    compare(suspect.__name__, claimed, lambda x: u(x) / v(x), x_0)
# --8<-- [end:solution_suspects]

# --8<-- [start:solution_level]
level = np.array([[-8.0, 10.0], [8.0, -10.0]]) / np.sqrt(164)  # (2, 2)
slopes_level = directional_slopes(gradient, level)
rises = f(x + 1e-4 * level[:, 0], y + 1e-4 * level[:, 1]) - f(x, y)
print("directions", level.round(4).tolist())
print("slopes    ", "< 1e-12" if np.abs(slopes_level).max() < 1e-12 else "?")
print("rises     ", "< 1e-6" if np.abs(rises).max() < 1e-6 else "?")
# --8<-- [end:solution_level]

# --8<-- [start:solution_flat]
for x_flat, y_flat in ((0.0, 0.0), (-3.0, 0.0), (-3 / 2, 9 / 8)):
    circle = f(x_flat + directions[:, 0] / 10, y_flat + directions[:, 1] / 10)
    higher = "all" if circle.min() > f(x_flat, y_flat) else "only some"
    print(
        f"({x_flat:4}, {y_flat:5})  gradient {grad_f(x_flat, y_flat)}",
        f" higher in {higher} directions",
    )
# --8<-- [end:solution_flat]

# --8<-- [start:solution_many]
rng = np.random.default_rng(1)
g = rng.normal(size=5)  # (d,)
many = rng.normal(size=(100_000, 5))
many /= np.linalg.norm(many, axis=1, keepdims=True)  # (m, d), rows of length 1
ratios = directional_slopes(g, many) / np.linalg.norm(g)
along = directional_slopes(g, g[None] / np.linalg.norm(g)) / np.linalg.norm(g)
print(f"best of {len(many)} directions: {ratios.max():.3f} of the length")
print(f"along the gradient itself: {along[0]:.3f}")
# --8<-- [end:solution_many]
