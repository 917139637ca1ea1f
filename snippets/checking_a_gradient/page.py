"""The code of the chapter on checking gradients, in the order of the page."""

# --8<-- [start:imports]
import numpy as np

# --8<-- [end:imports]
from snippets.checking_a_gradient.difference_quotients import (
    central_difference,
    complex_step,
    forward_difference,
)
from snippets.checking_a_gradient.mistakes import (
    factor_lost,
    faint,
    faint_forgotten,
    path_lost,
    swapped,
)
from snippets.checking_a_gradient.three_variables import f, grad_f
from snippets.shared.diagnose import diagnose
from snippets.shared.gradient_check import (
    complex_gradient,
    numeric_gradient,
    relative_error,
)
from snippets.shared.kinks import absolute, relu, relu_slope

# --8<-- [start:claim]
point = np.array([1.5, -0.8, 0.6])
print("by hand   ", grad_f(point).round(4))
print("path lost ", path_lost(point).round(4))
# --8<-- [end:claim]


# --8<-- [start:cube]
def cube(x):
    return x * x * x


x = 2.0
for h in (0.1, 0.01, 0.001):
    ahead = forward_difference(cube, x, h)
    around = central_difference(cube, x, h)
    print(f"h = {h:<5}  forward {ahead:.6f}  central {around:.6f}")
# --8<-- [end:cube]

# --8<-- [start:sweep]
x, slope = 1.3, 3 * 1.3**2
print("h      forward  central")
for h in (1e-1, 1e-2, 1e-3, 1e-5, 1e-6, 1e-8, 1e-10, 1e-12, 1e-14):
    ahead = abs(forward_difference(cube, x, h) - slope)
    around = abs(central_difference(cube, x, h) - slope)
    print(f"{h:.0e}  {ahead:.1e}  {around:.1e}")
# --8<-- [end:sweep]

# --8<-- [start:cancellation]
print(f"{cube(x + 1e-14):.16f}")
print(f"{cube(x - 1e-14):.16f}")
# --8<-- [end:cancellation]

# --8<-- [start:best_steps]
rounding = np.finfo(float).eps / 2  # half the gap from 1 to the next number
h_forward = 2 * rounding ** (1 / 2)  # eq:slope-forward
h_central = (3 * rounding) ** (1 / 3)  # eq:best-central
print(f"rounding {rounding:.0e}")
print(f"best step, forward {h_forward:.0e}")
print(f"best step, central {h_central:.0e}")
# --8<-- [end:best_steps]

# --8<-- [start:single]
x32 = np.float32(1.3)
print("h      slope in float32")
for h in (1e-1, 1e-2, 1e-3, 1e-4, 1e-6, 1e-8):
    print(f"{h:.0e}  {central_difference(cube, x32, np.float32(h)):.4f}")
print(f"true   {3 * 1.3**2:.4f}")
# --8<-- [end:single]

# --8<-- [start:complex_numbers]
z = (2 + 3j) * (2 + 3j)
print(z, "  real part", z.real, "  imaginary part", z.imag)
# --8<-- [end:complex_numbers]

# --8<-- [start:cube_complex]
x = 2.0
print(f"cube(2 + 0.1i) = {cube(x + 0.1j):.4f}")
for h in (0.1, 1e-3, 1e-30):
    print(f"step {h:<6}  slope {complex_step(cube, x, h):.6f}")
# --8<-- [end:cube_complex]

# --8<-- [start:scale]
print(f"1000000.001 for 1000000: {relative_error(1e6, 1e6 + 1e-3):.0e}")
print(f"0.002 for 0.001:         {relative_error(1e-3, 2e-3):.2f}")
print(f"0.00000000003 for 0:     {relative_error(0.0, 3e-11):.2f}")
# --8<-- [end:scale]

# --8<-- [start:check]
print("h      grad_f     path_lost")
for h in (1e-1, 1e-2, 1e-3):
    measured = numeric_gradient(f, point, h)
    off_right = relative_error(grad_f(point), measured)
    off_wrong = relative_error(path_lost(point), measured)
    print(f"{h:.0e}  {off_right:.1e}    {off_wrong:.3f}")
# --8<-- [end:check]

# --8<-- [start:points]
points = {
    "zeros": np.zeros(3),
    "ones": np.ones(3),
    "w = 0": np.array([1.5, -0.8, 0.0]),
    "random": np.random.default_rng(0).normal(size=3),
}
print("         path_lost  factor_lost  swapped")
for name, at in points.items():
    measured = numeric_gradient(f, at)
    lost_path = relative_error(path_lost(at), measured)
    lost_factor = relative_error(factor_lost(at), measured)
    swap = relative_error(swapped(at), measured)
    print(f"{name:8} {lost_path:9.4f}  {lost_factor:11.4f}  {swap:7.4f}")
# --8<-- [end:points]

# --8<-- [start:drowned]
claimed, true = faint_forgotten(point), complex_gradient(faint, point)
print(f"all entries together {relative_error(claimed, true):.0e}")
print(f"w alone              {relative_error(claimed[2], true[2]):.0f}")
# --8<-- [end:drowned]


# --8<-- [start:modulus]
def bent(x):
    return x * np.abs(x)  # slope: twice the absolute value


print("abs  central", central_difference(np.abs, -1.5, 0.1).round(4))
print("abs  complex", complex_step(np.abs, -1.5))
print("bent central", central_difference(bent, -1.5, 0.1).round(4))
print("bent complex", complex_step(bent, -1.5))
# --8<-- [end:modulus]


# --8<-- [start:comparison]
def plain_relu(x):
    return np.maximum(x, 0)


print("plain_relu", complex_step(plain_relu, 0.0))
print("relu      ", complex_step(relu, 0.0))
# --8<-- [end:comparison]

# --8<-- [start:kink]
h = 1e-6
for x in (-2 * h, -h / 2, 0.0, h / 2, 2 * h):
    around = central_difference(relu, x, h)
    print(f"x = {x:7.0e}: central {around:.2f}, code {relu_slope(x):.0f}")
at_kink = central_difference(relu, 0.0, h)
# --8<-- [end:kink]

# --8<-- [start:diagnosed]
true = numeric_gradient(f, point)
for yours in (
    grad_f(point),
    -grad_f(point),
    7 * grad_f(point),
    grad_f(point)[::-1],
    path_lost(point),
    swapped(point),
    point,
):
    print(diagnose(yours, true))
# --8<-- [end:diagnosed]

# --8<-- [start:solution_reciprocal]
print(f"central difference {central_difference(lambda x: 1 / x, 2.0, 1.0):.4f}")
# --8<-- [end:solution_reciprocal]


# --8<-- [start:solution_fourth_order]
def two_steps(f, x, h):
    """Slope of f at x; the error shrinks like the fourth power of h."""
    narrow = central_difference(f, x, h)
    wide = central_difference(f, x, 2 * h)
    return (4 * narrow - wide) / 3  # eq:two-steps


for h in (0.1, 0.05):
    central = abs(central_difference(np.sin, 1.3, h) - np.cos(1.3))
    better = abs(two_steps(np.sin, 1.3, h) - np.cos(1.3))
    print(f"h = {h:<4}  central {central:.1e}  two steps {better:.1e}")
# --8<-- [end:solution_fourth_order]


# --8<-- [start:solution_direction]
def slope_along(f, x, direction, h=1e-6):
    """Slope of f at x along a direction: two values of f, however many x."""
    return (f(x + h * direction) - f(x - h * direction)) / (2 * h)


direction = np.random.default_rng(1).normal(size=3)
print(f"measured   {slope_along(f, point, direction):.4f}")
print(f"grad_f     {np.sum(grad_f(point) * direction):.4f}")
print(f"path_lost  {np.sum(path_lost(point) * direction):.4f}")
# --8<-- [end:solution_direction]

# --8<-- [start:solution_absolute]
x = np.array([-1.5, 0.7])
print("by complex step", complex_step(lambda x: x * absolute(x), x))
print("by hand        ", 2 * np.abs(x))
# --8<-- [end:solution_absolute]
