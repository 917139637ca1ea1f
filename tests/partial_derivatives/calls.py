"""Calls of the landscape and the rules for slopes at the points of their contexts."""

from snippets.partial_derivatives.derivative_rules import product_slope, quotient_slope
from snippets.partial_derivatives.slopes import slope_towards
from snippets.partial_derivatives.two_variables import df_dx, df_dy, f, grad_f
from tests.proof.comments.calls import calls
from tests.proof.equations.calculus import slope


@calls("landscape")
def walk(x, y):
    f(x, y), df_dx(x, y), df_dy(x, y)


@calls("rules")
def rules(x, u, v):
    at = u(x), v(x), slope(u, x), slope(v, x)
    product_slope(*at)
    quotient_slope(*at)


@calls("directions")
def any_direction(x, y, a, b):
    slope_towards(a, b, grad_f(x, y))
