"""The practice notebook on checking gradients, in the order of its page."""

import numpy as np

from snippets.checking_a_gradient.difference_quotients import (
    central_difference,
    complex_step,
    forward_difference,
)
from snippets.checking_a_gradient.three_variables import f, grad_f
from snippets.shared.gradient_check import (
    complex_gradient,
    numeric_gradient,
    relative_error,
)
from snippets.shared.notebook import compare


# --8<-- [start:data]
def cube(x):
    return x * x * x


x, h = 1.3, 0.1
point = np.array([1.5, -0.8, 0.6])  # u, v and w
# --8<-- [end:data]

# --8<-- [start:check_forward]
compare(forward_difference(cube, x, h), slope=3 * x**2 + 3 * x * h + h**2)
# --8<-- [end:check_forward]

# --8<-- [start:check_central]
compare(central_difference(cube, x, h), slope=3 * x**2 + h**2)
# --8<-- [end:check_central]

# --8<-- [start:check_complex]
compare(complex_step(cube, x, h), slope=3 * x**2 - h**2)
# --8<-- [end:check_complex]

# --8<-- [start:check_numeric]
compare(numeric_gradient(f, point), gradient=complex_gradient(f, point))
# --8<-- [end:check_numeric]

# --8<-- [start:check_error]
compare(
    [relative_error(point, k * point) for k in (1, 3, -1)],
    errors=np.array([0, 1 / 2, 1]),
)
# --8<-- [end:check_error]


# --8<-- [start:check_grad_f]
def first_term(point):
    return point[0] ** 3 * point[1]


def second_term(point):
    return point[2] * np.exp(point[1])


terms = [complex_gradient(term, point) for term in (first_term, second_term)]
factors = [point[1], 1, 1]  # along u, the term that counts has the factor v
compare(
    grad_f(point),
    {"gradient": {"paths": terms, "slope": factors}},
    gradient=sum(terms),
)
# --8<-- [end:check_grad_f]


# --8<-- [start:second_difference]
def second_difference(f, x, h):
    """How fast the slope of f grows at x, from three values of f."""
    return (f(x + h) - 2 * f(x) + f(x - h)) / h**2


# --8<-- [end:second_difference]

# --8<-- [start:check_second]
compare(second_difference(cube, x, h), bend=6 * x)
# --8<-- [end:check_second]


# --8<-- [start:all_slopes]
def all_slopes(f, x, h=1e-6):
    """Slopes (m, n) of all m entries of f(x) along all n entries of x."""
    slopes = np.zeros((len(f(x)), len(x)))
    for j in range(len(x)):
        nudge = np.zeros(len(x))
        nudge[j] = h
        slopes[:, j] = (f(x + nudge) - f(x - nudge)) / (2 * h)
    return slopes


# --8<-- [end:all_slopes]


# --8<-- [start:check_all_slopes]
def two_of_three(point):
    u, v, w = point
    return np.array([u * v, np.exp(w) - u])


def entry(k):
    return lambda point: two_of_three(point)[k]


compare(
    all_slopes(two_of_three, point),
    slopes=[complex_gradient(entry(k), point) for k in (0, 1)],
)
# --8<-- [end:check_all_slopes]


# --8<-- [start:grad_g]
def grad_g(point):
    """Slopes of u v w / (u + v) along u, v and w; shape (3,)."""
    u, v, w = point
    along_u = (v * w * (u + v) - u * v * w) / (u + v) ** 2
    along_v = (u * w * (u + v) - u * v * w) / (u + v) ** 2
    along_w = u * v / (u + v)
    return np.array([along_u, along_v, along_w])


# --8<-- [end:grad_g]


# --8<-- [start:check_g]
def g(point):
    u, v, w = point
    return u * v * w / (u + v)


compare(grad_g(point), gradient=complex_gradient(g, point))
# --8<-- [end:check_g]
