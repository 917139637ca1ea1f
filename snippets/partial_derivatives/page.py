"""The code of the chapter on partial derivatives, in the order of the page."""

# --8<-- [start:imports]
import numpy as np

# --8<-- [end:imports]
from snippets.partial_derivatives.derivative_rules import (
    product_slope,
    quotient_slope,
)
from snippets.partial_derivatives.mistakes import (
    constant_factor_lost,
    constant_term_kept,
    everything_moves,
    quotient_swapped,
    term_forgotten,
)
from snippets.partial_derivatives.slopes import (
    measured_gradient,
    measured_slope,
    slope_towards,
)
from snippets.partial_derivatives.two_variables import df_dx, df_dy, f, grad_f

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
    along_x = (f(x + h, y) - f(x, y)) / h
    along_y = (f(x, y + h) - f(x, y)) / h
    print(f"{h:<6.3f}  {along_x:8.3f}  {along_y:8.3f}")
print(f"formula {df_dx(x, y):8.3f}  {df_dy(x, y):8.3f}")
# --8<-- [end:both_axes]


# --8<-- [start:two_functions]
def u(x):
    return x**3


def v(x):
    return x**2 + 1


at = 2.0
du, dv = 3 * at**2, 2 * at
print("values", u(at), v(at), "  slopes", du, dv)
# --8<-- [end:two_functions]

# --8<-- [start:sum_and_product]
by_rule = product_slope(u(at), v(at), du, dv)
sum_measured = measured_slope(lambda x: u(x) + v(x), at)
product_measured = measured_slope(lambda x: u(x) * v(x), at)
print(f"u + v   by rule {du + dv:7.4f}   measured {sum_measured:7.4f}")
print(f"u * v   by rule {by_rule:7.4f}   measured {product_measured:7.4f}")
# --8<-- [end:sum_and_product]

# --8<-- [start:quotient]
by_rule = quotient_slope(u(at), v(at), du, dv)
quotient_measured = measured_slope(lambda x: u(x) / v(x), at)
print(f"u / v   by rule {by_rule:7.4f}   measured {quotient_measured:7.4f}")
# --8<-- [end:quotient]

# --8<-- [start:three_bases]
print("     h   base 2   base e   base 3")
for h in (1.0, 0.1, 0.01, 0.001, 0.0001):
    two, e, three = (2**h - 1) / h, (np.exp(h) - 1) / h, (3**h - 1) / h
    print(f"{h:6.4f}  {two:7.4f}  {e:7.4f}  {three:7.4f}")
# --8<-- [end:three_bases]

# --8<-- [start:exp_and_log]
exp_measured = measured_slope(np.exp, at)
log_measured = measured_slope(np.log, at)
print(f"exp   by rule {np.exp(at):.4f}   measured {exp_measured:.4f}")
print(f"log   by rule {1 / at:.4f}   measured {log_measured:.4f}")
# --8<-- [end:exp_and_log]

# --8<-- [start:by_hand_and_measured]
rng = np.random.default_rng(0)
print("x, y              by hand           measured")
for point in rng.normal(size=(4, 2)):
    numbers = [*point, *grad_f(*point), *measured_gradient(f, *point)]
    print(" ".join(f"{number:7.3f}" for number in numbers))
# --8<-- [end:by_hand_and_measured]

# --8<-- [start:one_direction]
gradient = grad_f(x, y)
a, b = 3 / 5, 4 / 5
for t in (1.0, 0.1, 0.01, 0.001):
    rise = f(x + t * a, y + t * b) - f(x, y)
    print(f"t {t:5.3f}   rise / t {rise / t:7.3f}")
print(f"a p + b q          {slope_towards(a, b, gradient):7.3f}")
# --8<-- [end:one_direction]

# --8<-- [start:steepest]
p, q = gradient
steepest_slope = np.sqrt(p**2 + q**2)
print("gradient          ", gradient)
print("its length        ", steepest_slope.round(4))
print("its direction     ", (gradient / steepest_slope).round(4))
# --8<-- [end:steepest]

# --8<-- [start:all_round]
degrees = np.arange(360)
a, b = np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))
formula = slope_towards(a, b, gradient)
measured = measured_slope(lambda t: f(x + t * a, y + t * b), 0.0)
print("degrees  formula  measured")
for k in range(0, 360, 45):
    print(f"{degrees[k]:7}  {formula[k]:7.3f}  {measured[k]:8.3f}")
best = measured.argmax()
print(f"steepest: {degrees[best]} degrees, slope {measured[best]:.3f}")
print(f"gradient: {np.rad2deg(np.arctan2(q, p)):.2f} degrees")
# --8<-- [end:all_round]

# --8<-- [start:together]
h = 0.001
alone = (f(x + h, y) - f(x, y)) / h
together = (f(x + h, y + h) - f(x, y)) / h
claimed = everything_moves(x, y)[0]
print(f"only x moves {alone:6.3f}   df_dx            {df_dx(x, y):.0f}")
print(f"both move    {together:6.3f}   everything_moves {claimed:.0f}")
# --8<-- [end:together]

# --8<-- [start:two_places]
claims = [
    everything_moves,
    term_forgotten,
    constant_term_kept,
    constant_factor_lost,
]


def show(name, here, there):
    print(f"{name:20}", *[f"{slope:6.1f}" for slope in (*here, *there)])


print("                       at (1, 2)     at (1, 0)")
show("measured", measured_gradient(f, 1, 2), measured_gradient(f, 1, 0))
for claim in claims:
    show(claim.__name__, claim(1, 2), claim(1, 0))
# --8<-- [end:two_places]

# --8<-- [start:swapped]
swapped = quotient_swapped(u(at), v(at), du, dv)
print(f"u / v   swapped {swapped:7.4f}   measured {quotient_measured:7.4f}")
# --8<-- [end:swapped]

# --8<-- [start:solution_by_hand]
print("height  ", f(2.0, -1.0))
print("by hand ", grad_f(2.0, -1.0))
print("measured", measured_gradient(f, 2.0, -1.0).round(4))
# --8<-- [end:solution_by_hand]


# --8<-- [start:solution_rules]
def mixed(x, y):
    return x * np.exp(y) + np.log(x) / y


by_hand = np.exp(0.5) + 1 / (2 * 0.5), 2 * np.exp(0.5) - np.log(2) / 0.5**2
print("by hand ", np.round(by_hand, 4))
print("measured", measured_gradient(mixed, 2.0, 0.5).round(4))
# --8<-- [end:solution_rules]

# --8<-- [start:solution_level]
a_level, b_level = -q / steepest_slope, p / steepest_slope
print(f"direction ({a_level:.4f}, {b_level:.4f})")
print(f"slope     {abs(slope_towards(a_level, b_level, gradient)):.4f}")
for t in (0.1, 0.01):
    print(f"t {t:<4}  rise {f(x + t * a_level, y + t * b_level) - f(x, y):.6f}")
# --8<-- [end:solution_level]

# --8<-- [start:solution_flat]
for x_flat, y_flat in ((0.0, 0.0), (-3.0, 0.0), (-3 / 2, 9 / 8)):
    around = f(x_flat + a / 10, y_flat + b / 10) - f(x_flat, y_flat)
    print(
        f"({x_flat:4}, {y_flat:5})  gradient {grad_f(x_flat, y_flat)}",
        f" around it from {around.min():6.3f} to {around.max():.3f}",
    )
# --8<-- [end:solution_flat]


# --8<-- [start:solution_write]
calls = []


def bowl(weights):
    calls.append(1)
    return np.sum(weights**2)


def gradient_of_many(function, point, h=1e-6):
    slopes = np.zeros(point.size)
    for k in range(point.size):
        step = np.zeros(point.size)
        step[k] = h
        slopes[k] = (function(point + step) - function(point - step)) / (2 * h)
    return slopes


slopes = gradient_of_many(bowl, np.linspace(0, 3, 1000))
print("first slope", slopes[0].round(4), " last slope", slopes[-1].round(4))
print("evaluations", len(calls))
# --8<-- [end:solution_write]
