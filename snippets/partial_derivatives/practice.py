"""The practice notebook of the first chapter, in the order of its page."""

import numpy as np

from snippets.partial_derivatives.derivative_rules import (
    product_slope,
    quotient_slope,
)
from snippets.partial_derivatives.slopes import slope_towards
from snippets.partial_derivatives.two_variables import f, grad_f
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.notebook import compare


# --8<-- [start:data]
def u(x):
    return x**3 - x


def v(x):
    return np.exp(x) + 2


x = np.array(1.3)
du, dv = numeric_gradient(u, x), numeric_gradient(v, x)
point = np.array([0.7, -1.8])  # x and y
terms = (
    lambda p: p[0] ** 2 * p[1],
    lambda p: 3 * p[0] * p[1],
    lambda p: p[1] ** 2,
)
# --8<-- [end:data]

# --8<-- [start:check_product]
compare(
    product_slope(u(x), v(x), du, dv),
    slope=numeric_gradient(lambda x: u(x) * v(x), x),
)
# --8<-- [end:check_product]

# --8<-- [start:check_quotient]
compare(
    quotient_slope(u(x), v(x), du, dv),
    slope=numeric_gradient(lambda x: u(x) / v(x), x),
)
# --8<-- [end:check_quotient]

# --8<-- [start:check_gradient]
by_term = [numeric_gradient(term, point) for term in terms]
factors = [point[1], 1]  # along x, each term that counts has the factor y
compare(
    grad_f(*point),
    {"gradient": {"paths": by_term, "slope": factors}},
    gradient=numeric_gradient(lambda point: f(*point), point),
)
# --8<-- [end:check_gradient]

# --8<-- [start:check_towards]
a, b = 3 / 5, -4 / 5
compare(
    slope_towards(a, b, numeric_gradient(lambda point: f(*point), point)),
    slope=numeric_gradient(
        lambda t: f(point[0] + t * a, point[1] + t * b), np.array(0.0)
    ),
)
# --8<-- [end:check_towards]


# --8<-- [start:product_of_three]
def product_of_three(u, v, w, du, dv, dw):
    """Slope of u * v * w."""
    return du * v * w + u * dv * w + u * v * dw


# --8<-- [end:product_of_three]


# --8<-- [start:check_three]
def w(x):
    return np.log(x) - 2


compare(
    product_of_three(u(x), v(x), w(x), du, dv, numeric_gradient(w, x)),
    slope=numeric_gradient(lambda x: u(x) * v(x) * w(x), x),
)
# --8<-- [end:check_three]


# --8<-- [start:grad_contrast]
def grad_contrast(x, y):
    """Both slopes of (x - y) / (x + y); shape (2,)."""
    along_x = ((x + y) - (x - y)) / (x + y) ** 2
    along_y = (-(x + y) - (x - y)) / (x + y) ** 2
    return np.array([along_x, along_y])


# --8<-- [end:grad_contrast]


# --8<-- [start:check_contrast]
def contrast(point):
    x, y = point
    return (x - y) / (x + y)


bright = np.array([2.3, 0.9])
compare(grad_contrast(*bright), gradient=numeric_gradient(contrast, bright))
# --8<-- [end:check_contrast]


# --8<-- [start:grad_three]
def grad_three(x, y, t):
    """The slopes of x y log t + e^x / y along x, y and t; shape (3,)."""
    along_x = y * np.log(t) + np.exp(x) / y
    along_y = x * np.log(t) - np.exp(x) / y**2
    along_t = x * y / t
    return np.array([along_x, along_y, along_t])


# --8<-- [end:grad_three]


# --8<-- [start:check_grad_three]
def three(point):
    x, y, t = point
    return x * y * np.log(t) + np.exp(x) / y


place = np.array([0.4, 1.7, 2.6])
compare(grad_three(*place), gradient=numeric_gradient(three, place))
# --8<-- [end:check_grad_three]
