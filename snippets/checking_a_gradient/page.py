"""The code of the chapter on checking gradients, in the order of the page."""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

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
    suspect_a,
    suspect_b,
    suspect_c,
    suspect_d,
    swapped,
)
from snippets.checking_a_gradient.three_variables import f, grad_f
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
def cube(x: float) -> float:
    return x * x * x


x = 2.0
slope = 3 * x * x
for h in (0.1, 0.01, 0.001):
    ahead = forward_difference(cube, x, h)
    around = central_difference(cube, x, h)
    print(f"h = {h:<5}  forward {ahead:.6f}  central {around:.6f}")
# --8<-- [end:cube]


# --8<-- [start:sweep]
def shown(error: float) -> str:
    """An error; what is near rounding level only as a bound."""
    return "< 1e-13" if error < 1e-13 else f"{error:.1e}"


x = 1.3
slope = 3 * x * x
steps = [1e-1, 1e-2, 1e-3, 1e-5, 1e-6, 1e-8, 1e-10, 1e-12, 1e-14]
errors = np.array(
    [
        [abs(method(cube, x, h) - slope) for h in steps]
        for method in (forward_difference, central_difference, complex_step)
    ]
)  # (methods, steps)
print("h      forward  central  complex")
for h, row in zip(steps, errors.T, strict=True):
    print(f"{h:.0e} ", "  ".join(map(shown, row)))
# --8<-- [end:sweep]

# --8<-- [start:cancellation]
h = 1e-14
above, below = cube(x + h), cube(x - h)
print(f"{above:.16f}\n{below:.16f}")
# --8<-- [end:cancellation]

# --8<-- [start:best_steps]
for kind in (np.float64, np.float32):
    rounding = float(np.finfo(kind).eps) / 2
    h_forward = 2 * rounding ** (1 / 2)  # eq:slope-forward
    h_central = (3 * rounding) ** (1 / 3)  # eq:best-central
    print(
        f"{kind.__name__}: rounding {rounding:.0e},",
        f"best step forward {h_forward:.0e}, central {h_central:.0e}",
    )
# --8<-- [end:best_steps]

# --8<-- [start:single]
x32 = np.float32(1.3)
slope32 = 3 * float(x32) ** 2
print("h      central in float32    complex in complex64")
for h in (1e-1, 1e-2, 1e-3, 1e-4, 1e-6, 1e-8):
    h32 = np.float32(h)
    central = float(central_difference(cube, x32, h32))
    z32 = x32 + np.complex64(1j) * h32
    by_complex = float(np.imag(cube(z32)) / h32)
    print(
        f"{h:.0e}  slope {central:.5f} off {abs(central - slope32):.0e}",
        f"  slope {by_complex:.5f}",
    )
# --8<-- [end:single]

# --8<-- [start:cube_complex]
x = 2.0
print(f"cube(2 + 0.1i) = {cube(x + 0.1j):.4f}")
for h in (0.1, 1e-3, 1e-30):
    print(f"step {h:<6}  slope {complex_step(cube, x, h):.6f}")
# --8<-- [end:cube_complex]

# --8<-- [start:scale]
print("thousandth off a million:", f"{relative_error(1e6, 1e6 + 1e-3):.0e}")
print("thousandth off a thousandth:", f"{relative_error(1e-3, 2e-3):.2f}")
print("rounding beside a true zero:", relative_error(0.0, 3e-11))
# --8<-- [end:scale]

# --8<-- [start:check]
measured = numeric_gradient(f, point)
for gradient in (grad_f, path_lost):
    off = relative_error(gradient(point), measured)
    shown_off = "< 1e-8" if off < 1e-8 else f"{off:.3f}"
    print(f"{gradient.__name__:10} {shown_off}")
off_wrong = relative_error(path_lost(point), measured)
# --8<-- [end:check]

# --8<-- [start:plateau]
print("h      right      wrong")
for h in (1e-1, 1e-2, 1e-3):
    measured_h = numeric_gradient(f, point, h)
    right, wrong = (
        relative_error(g(point), measured_h) for g in (grad_f, path_lost)
    )
    print(f"{h:.0e}  {right:.1e}    {wrong:.3f}")
# --8<-- [end:plateau]

# --8<-- [start:points]
points = {
    "zeros": np.zeros(3),
    "ones": np.ones(3),
    "w = 0": np.array([1.5, -0.8, 0.0]),
    "random": np.random.default_rng(0).normal(size=3),
}
print(f"{'':11}", *(f"{name:>6}" for name in points))
for gradient in (grad_f, path_lost, factor_lost, swapped):
    verdicts = []
    for p in points.values():
        off = relative_error(gradient(p), numeric_gradient(f, p))
        verdicts.append("passes" if off < 1e-6 else "CAUGHT")
    print(f"{gradient.__name__:11}", *verdicts)
# --8<-- [end:points]

# --8<-- [start:drowned]
claimed, true = faint_forgotten(point), complex_gradient(faint, point)
whole = relative_error(claimed, true)
print(f"all entries together {whole:.0e}")
for name, a, b in zip("uvw", claimed, true, strict=True):
    off = relative_error(a, b)
    print(f"{name} alone", "< 1e-13" if off < 1e-13 else f"{off:.1f}")
# --8<-- [end:drowned]


# --8<-- [start:modulus]
def bent(x: float) -> float:
    """x times its absolute value; its slope is twice the absolute value."""
    return x * np.abs(x)


x = -1.5
for name, function in (("abs ", np.abs), ("bent", bent)):
    around = central_difference(function, x, 0.1)
    by_complex = complex_step(function, x)
    print(
        f"{name} central difference {around:4.1f},",
        f"complex step {by_complex:.1f}",
    )
try:
    complex_gradient(np.linalg.norm, np.array([3.0, 4.0]))
except TypeError as refusal:
    print("norm refused:", refusal)
# --8<-- [end:modulus]

# --8<-- [start:comparison]
print("0 + 1e-30i > 0 is", bool(np.complex128(1e-30j) > 0))
print(
    "maximum at 0 by complex step",
    complex_step(lambda x: np.maximum(x, 0), 0.0),
)
print("relu at 0 by complex step   ", complex_step(relu, 0.0))
# --8<-- [end:comparison]

# --8<-- [start:kink]
h = 1e-6
for x in (-2 * h, -h / 2, 0.0, h / 2, 2 * h):
    around = central_difference(relu, x, h)
    print(f"x = {x:7.0e}: central {around:.2f}, code {relu_slope(x):.0f}")
at_kink = central_difference(relu, 0.0, h)
# --8<-- [end:kink]

# --8<-- [start:solution_reciprocal]
x, h = 2.0, 1.0
print(f"central difference {central_difference(lambda x: 1 / x, x, h):.4f}")
print(f"formula            {-1 / (x * x - h * h):.4f}")
print(f"true slope         {-1 / (x * x):.4f}")
# --8<-- [end:solution_reciprocal]

# --8<-- [start:solution_relu]
both_sides = np.array([-1.7, -0.4, 0.3, 2.2])
for suspect in (suspect_a, suspect_b, suspect_c, suspect_d):
    off = suspect(both_sides) - central_difference(relu, both_sides, 1e-6)
    print(suspect.__name__, "differs at", both_sides[np.abs(off) > 1e-6])
# --8<-- [end:solution_relu]


# --8<-- [start:solution_fourth_order]
def two_steps(f: Callable, x: float, h: float) -> float:
    """Slope of f at x; the error shrinks like the fourth power of h."""
    narrow = central_difference(f, x, h)
    wide = central_difference(f, x, 2 * h)
    return (4 * narrow - wide) / 3  # eq:two-steps


x = 1.3
for h in (0.1, 0.05):
    central = abs(central_difference(np.sin, x, h) - np.cos(x))
    better = abs(two_steps(np.sin, x, h) - np.cos(x))
    print(f"h = {h:<4}  central {central:.1e}  two steps {better:.1e}")
# --8<-- [end:solution_fourth_order]


# --8<-- [start:solution_direction]
def slope_along(f: Callable, x: ndarray, v: ndarray, h: float = 1e-6) -> float:
    """Slope of f at x in the direction v: two values of f, however many x."""
    return (f(x + h * v) - f(x - h * v)) / (2 * h)


v = np.random.default_rng(1).normal(size=3)
for gradient in (grad_f, path_lost):
    off = relative_error(gradient(point) @ v, slope_along(f, point, v))
    print(gradient.__name__, "< 1e-8" if off < 1e-8 else f"{off:.2f}")
# --8<-- [end:solution_direction]

# --8<-- [start:solution_absolute]
x = np.array([-1.5, 0.7])
print("by complex step", complex_step(lambda x: x * absolute(x), x))
print("by hand        ", 2 * np.abs(x))
# --8<-- [end:solution_absolute]
