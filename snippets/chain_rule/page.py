"""The code of the chapter on the chain rule, in the order of the page."""

# --8<-- [start:imports]
import numpy as np

# --8<-- [end:imports]
from snippets.chain_rule.composition import (
    composed_slope,
    inner,
    outer,
)
from snippets.chain_rule.mistakes import (
    link_added,
    outer_slope_at_x,
    path_overwritten,
)
from snippets.chain_rule.worked_graph import backward, forward
from snippets.shared.gradient_check import numeric_gradient, relative_error

# --8<-- [start:values]
x = 2.0
g = inner(x)
y = outer(g)
print(f"x = {x:.0f}   g = {g:.0f}   y = {y:.0f}")
# --8<-- [end:values]

# --8<-- [start:rates]
print("h        k / h     m / k     m / h")
for h in (1.0, 0.1, 0.01, 0.001):
    k = inner(x + h) - g
    m = outer(g + k) - y
    print(f"{h:<6} {k / h:7.3f} * {m / k:7.3f} = {m / h:7.3f}")
# --8<-- [end:rates]

# --8<-- [start:slopes]
print(f"dy/dx = {composed_slope(x):.0f}")
# --8<-- [end:slopes]

# --8<-- [start:strips]
x = 3.0
u, v = x**2, 2 * x - 1
print("h        v*k/h   u*m/h   k*m/h")
for h in (0.1, 0.01, 0.001):
    k = (x + h) ** 2 - u
    m = 2 * (x + h) - 1 - v
    print(f"{h:<6} {v * k / h:7.3f} {u * m / h:7.3f} {k * m / h:7.3f}")
# --8<-- [end:strips]

# --8<-- [start:two_paths]
through_u = v * (2 * x)
through_v = u * 2
dp_dx = through_u + through_v  # eq:chain-two-paths
print(f"dp/dx = {through_u:.0f} + {through_v:.0f} = {dp_dx:.0f}")
# --8<-- [end:two_paths]

# --8<-- [start:forward]
a, b = 3.0, -5.0
p, s, L = forward(a, b)
print(f"p = {p:.0f}   s = {s:.0f}   L = {L:.0f}")
# --8<-- [end:forward]

# --8<-- [start:backward]
grad_a, grad_b = backward(a, b, s)
print(f"grad_a = {grad_a:.0f}   grad_b = {grad_b:.0f}")
# --8<-- [end:backward]

# --8<-- [start:checks]
xs = np.random.default_rng(0).normal(size=5)
pairs = np.random.default_rng(1).normal(size=(5, 2))


def slope_error(slope):
    """Relative error of a slope of outer(inner(x)), at random points."""
    measured = [numeric_gradient(lambda x: outer(inner(x)), x) for x in xs]
    return relative_error(slope(xs), np.array(measured))


def graph_error(backward):
    """Relative error of the slopes of L, at random points."""
    # forward returns p, s, L: so [1] is s, and [2] is L
    by_hand = [backward(a, b, forward(a, b)[1]) for a, b in pairs]
    measured = [numeric_gradient(lambda v: forward(*v)[2], v) for v in pairs]
    return relative_error(np.array(by_hand), np.array(measured))


# --8<-- [end:checks]

# --8<-- [start:right]
print(f"composed_slope {slope_error(composed_slope):.4f}")
print(f"backward       {graph_error(backward):.4f}")
# --8<-- [end:right]

# --8<-- [start:wrong_point]
wrong = outer_slope_at_x(2.0)
print(f"at x = 2: {wrong:.0f} instead of {composed_slope(2.0):.0f}")
print(f"error {slope_error(outer_slope_at_x):.4f}")
# --8<-- [end:wrong_point]

# --8<-- [start:added]
added_a, added_b = link_added(a, b, s)
print(f"grad_a = {added_a:.0f} instead of {grad_a:.0f}")
print(f"grad_b = {added_b:.0f} instead of {grad_b:.0f}")
print(f"error {graph_error(link_added):.4f}")
# --8<-- [end:added]

# --8<-- [start:forgotten]
lost_a, lost_b = path_overwritten(a, b, s)
print(f"grad_a = {lost_a:.0f} instead of {grad_a:.0f}")
print(f"grad_b = {lost_b:.0f}, as it should be")
print(f"error {graph_error(path_overwritten):.4f}")
# --8<-- [end:forgotten]

# --8<-- [start:solution_chain]
dq_dt = numeric_gradient(lambda t: (3 * t - 1) ** 3, np.array(1.0))
print(f"measured: {dq_dt:.4f}")
# --8<-- [end:solution_chain]


# --8<-- [start:solution_own]
def forward_own(a, b):
    """Two sums and their product."""
    c = a + b
    d = b + 1
    L = c * d
    return c, d, L


def backward_own(c, d):
    """The slopes along a and along b; no box needs a or b itself."""
    grad_c = d
    grad_d = c
    grad_a = grad_c
    grad_b = grad_c + grad_d
    return grad_a, grad_b


c, d, L_own = forward_own(2.0, 1.0)
print("by hand: ", *backward_own(c, d))
measured = numeric_gradient(lambda v: forward_own(*v)[2], np.array([2.0, 1.0]))
print("measured:", *measured.round(4))
# --8<-- [end:solution_own]

# --8<-- [start:solution_power]
x = 3.0
paths = [x * x * x for _ in range(4)]
print(f"four paths: {sum(paths):.0f}   4 * x**3 = {4 * x**3:.0f}")
# --8<-- [end:solution_power]

# --8<-- [start:solution_root]
upstream = 1 / (2 * np.sqrt(L))
root_a, root_b = backward(a, b, s, upstream)
print(f"by hand:  {root_a:.4f} {root_b:.4f}")
point = np.array([a, b])
measured = numeric_gradient(lambda v: np.sqrt(forward(*v)[2]), point)
print(f"measured: {measured[0]:.4f} {measured[1]:.4f}")
# --8<-- [end:solution_root]


# --8<-- [start:doublings]
def doublings(x, boxes):
    """x, doubled once by each box, which adds its input to itself."""
    for _ in range(boxes):
        x = x + x
    return x


# --8<-- [end:doublings]


# --8<-- [start:solution_doublings]
grad = 1.0
for _ in range(10):
    grad = grad + grad
print(f"by ten additions: {grad:.0f}")
measured = numeric_gradient(lambda x: doublings(x, 10), np.array(0.7))
print(f"measured:         {measured:.4f}")
# --8<-- [end:solution_doublings]
