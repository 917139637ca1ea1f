"""Calls of the landscape and the rules for slopes at the points of their contexts."""

import numpy as np

from snippets.partial_derivatives.derivative_rules import (
    exp_slope,
    log_slope,
    product_slope,
    quotient_slope,
    sum_slope,
)
from snippets.partial_derivatives.directions import directional_slopes
from snippets.partial_derivatives.two_variables import (
    df_dx,
    df_dy,
    f,
    grad_f,
    quotient_along_x,
    quotient_along_y,
)
from tests.proof.comments.calls import calls
from tests.proof.equations.calculus import slope


@calls("landscape")
def walk(x, y, h):
    f(x, y), df_dx(x, y), df_dy(x, y)


@calls("landscape")
def walk_along_x(x, y, h):
    quotient_along_x(lambda x, y: x**2 * y + 3 * x * y + y**2, x, y, h)


@calls("landscape")
def walk_along_y(x, y, h):
    quotient_along_y(lambda x, y: x**2 * y + 3 * x * y + y**2, x, y, h)


@calls("rules")
def rules(x, u, v):
    at = u(x), v(x), slope(u, x), slope(v, x)
    sum_slope(*at[2:])
    product_slope(*at)
    quotient_slope(*at)
    exp_slope(x)
    log_slope(x)


@calls("directions")
def any_direction(x, y, a, b):
    directional_slopes(grad_f(x, y), np.array([[a, b]]))
