"""The practice notebook on the chain rule, in the order of its page."""

import numpy as np

from snippets.chain_rule.composition import (
    composed_slope,
    inner,
    inner_slope,
    outer,
    outer_slope,
)
from snippets.chain_rule.worked_graph import backward, forward
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.notebook import compare

# --8<-- [start:data]
x = np.array(1.7)
a, b = 1.4, -0.6
p, s, L = forward(a, b)
# --8<-- [end:data]

# --8<-- [start:check_slopes]
compare(
    (inner_slope(x), outer_slope(x)),
    inner=numeric_gradient(inner, x),
    outer=numeric_gradient(outer, x),
)
# --8<-- [end:check_slopes]

# --8<-- [start:check_composed]
compare(composed_slope(x), slope=numeric_gradient(lambda x: outer(inner(x)), x))
# --8<-- [end:check_composed]

# --8<-- [start:check_backward]
upstream = 2.5
# The a of the product and the a of the sum, as if they were two numbers.
paths = numeric_gradient(
    lambda v: upstream * (v[0] * b + v[1]) ** 2, np.array([a, a])
)
compare(
    backward(a, b, s, upstream),
    {"grad_a": {"paths": paths, "slope": [1, b]}, "grad_b": {"slope": a}},
    grad_a=paths.sum(),
    grad_b=numeric_gradient(lambda b: upstream * forward(a, b)[2], np.array(b)),
)
# --8<-- [end:check_backward]


# --8<-- [start:slope_of_three]
def slope_of_three(x):
    """How fast exp(outer(inner(x))) grows along x."""
    g = inner(x)
    return np.exp(outer(g)) * outer_slope(g) * inner_slope(x)


# --8<-- [end:slope_of_three]

# --8<-- [start:check_three]
x = np.array(0.8)
compare(
    slope_of_three(x),
    slope=numeric_gradient(lambda x: np.exp(outer(inner(x))), x),
)
# --8<-- [end:check_three]


# --8<-- [start:backward_twice]
def backward_twice(a, b):
    """The slopes of (a + b) * (a * b) along a and along b."""
    grad_sum, grad_product = a * b, a + b
    grad_a = grad_sum + grad_product * b
    grad_b = grad_sum + grad_product * a
    return grad_a, grad_b


# --8<-- [end:backward_twice]

# --8<-- [start:check_twice]
# The two a and the two b, as if they were four numbers.
uses = numeric_gradient(
    lambda v: (v[0] + v[1]) * (v[2] * v[3]), np.array([a, b, a, b])
)
compare(
    backward_twice(a, b),
    {"grad_a": {"paths": [*uses[0::2]]}, "grad_b": {"paths": [*uses[1::2]]}},
    grad_a=uses[0] + uses[2],
    grad_b=uses[1] + uses[3],
)
# --8<-- [end:check_twice]


# --8<-- [start:slope_of_steps]
def slope_of_steps(x, c, steps):
    """The slope along c of x, after x = x**2 + c that many times."""
    slope = 0.0
    for _ in range(steps):
        slope = 2 * x * slope + 1
        x = x**2 + c
    return slope


# --8<-- [end:slope_of_steps]


# --8<-- [start:check_steps]
def after_steps(x, c, steps):
    for _ in range(steps):
        x = x**2 + c
    return x


c = np.array(0.2)
compare(
    slope_of_steps(0.7, c, 3),
    slope=numeric_gradient(lambda c: after_steps(0.7, c, 3), c),
)
# --8<-- [end:check_steps]
