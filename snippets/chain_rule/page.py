"""The code of the chapter on the chain rule, in the order of the page."""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.chain_rule.composition import (
    composed_slope,
    inner,
    inner_slope,
    outer,
    outer_slope,
)
from snippets.chain_rule.mistakes import (
    added_links,
    link_added,
    outer_slope_at_x,
    path_overwritten,
    suspect_a,
    suspect_b,
    suspect_c,
    suspect_d,
    suspect_e,
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
dg_dx = inner_slope(x)
df_dg = outer_slope(g)
print(f"dg/dx = {dg_dx:.0f}   df/dg = {df_dg:.0f}")
print(f"dy/dx = {df_dg:.0f} * {dg_dx:.0f} = {composed_slope(x):.0f}")
print(f"multiplied out: {4 * x**3 - 2 * x:.0f}")
# --8<-- [end:slopes]

# --8<-- [start:product]
x = 3.0
u, v = x**2, 2 * x - 1
p = u * v
print(f"u = {u:.0f}   v = {v:.0f}   p = {p:.0f}")
# --8<-- [end:product]

# --8<-- [start:strips]
print("h        v*k/h   u*m/h   k*m/h     sum")
for h in (0.1, 0.01, 0.001):
    k = (x + h) ** 2 - u
    m = 2 * (x + h) - 1 - v
    parts = np.array([v * k, u * m, k * m]) / h
    print(f"{h:<6}", *(f"{part:7.3f}" for part in parts), f"{parts.sum():7.3f}")
# --8<-- [end:strips]

# --8<-- [start:two_paths]
through_u = v * (2 * x)
through_v = u * 2
dp_dx = through_u + through_v  # eq:chain-two-paths
print(f"through u: {through_u:.0f}   through v: {through_v:.0f}")
print(f"dp/dx = {dp_dx:.0f}   multiplied out: {6 * x**2 - 2 * x:.0f}")
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
def slope_error(slope: Callable) -> float:
    """Relative error of a slope of outer(inner(x)), at random points."""
    points = np.random.default_rng(0).normal(size=5)
    measured = numeric_gradient(lambda v: np.sum(outer(inner(v))), points)
    return relative_error(slope(points), measured)


def graph_errors(backward: Callable) -> ndarray:
    """Relative errors (2,) along a and along b, at random points."""
    pairs = np.random.default_rng(0).normal(size=(5, 2))
    by_hand = np.array([backward(a, b, forward(a, b)[1]) for a, b in pairs])
    measured = np.array(
        [numeric_gradient(lambda v: forward(*v)[-1], pair) for pair in pairs]
    )
    columns = zip(by_hand.T, measured.T, strict=True)
    return np.array([relative_error(*column) for column in columns])


def shown(error: float) -> str:
    """A relative error; 1e-6 leaves room for rounding only."""
    return "< 1e-6" if error < 1e-6 else f"{error:6.2f}"


# --8<-- [end:checks]

# --8<-- [start:right]
print("composed_slope", shown(slope_error(composed_slope)))
print("backward      ", *map(shown, graph_errors(backward)))
# --8<-- [end:right]

# --8<-- [start:wrong_point]
wrong_slope = outer_slope_at_x(2.0)
print(f"at x = 2: {wrong_slope:.0f} instead of {composed_slope(2.0):.0f}")
print("outer_slope_at_x", shown(slope_error(outer_slope_at_x)))
# --8<-- [end:wrong_point]

# --8<-- [start:fixed_point]
golden = (1 + np.sqrt(5)) / 2
gap = relative_error(outer_slope_at_x(golden), composed_slope(golden))
print(f"x = {golden:.4f}   inner(x) = {inner(golden):.4f}   gap {shown(gap)}")
# --8<-- [end:fixed_point]

# --8<-- [start:added]
print(f"at x = 2: {added_links(2.0):.0f} instead of {composed_slope(2.0):.0f}")
print("added_links", shown(slope_error(added_links)))
print("link_added ", *map(shown, graph_errors(link_added)))
# --8<-- [end:added]

# --8<-- [start:forgotten]
lost_a, lost_b = path_overwritten(a, b, s)
print(f"grad_a = {lost_a:.0f} instead of {grad_a:.0f}")
print(f"grad_b = {lost_b:.0f}, as it should be")
print("path_overwritten", *map(shown, graph_errors(path_overwritten)))
# --8<-- [end:forgotten]

# --8<-- [start:solution_chain]
t = 1.0
w = 3 * t - 1
dw_dt, dq_dw = 3, 3 * w**2
dq_dt = dq_dw * dw_dt
print(f"w = {w:.0f}   dq/dt = {dq_dw:.0f} * {dw_dt} = {dq_dt:.0f}")
measured = numeric_gradient(lambda t: (3 * t - 1) ** 3, t)
print("against finite differences", shown(relative_error(dq_dt, measured)))
# --8<-- [end:solution_chain]

# --8<-- [start:exercise_walk]
a_new, b_new = -3.0, 4.0
# --8<-- [end:exercise_walk]

# --8<-- [start:solution_walk]
p_new, s_new, L_new = forward(a_new, b_new)
print(f"p = {p_new:.0f}   s = {s_new:.0f}   L = {L_new:.0f}")
grad_s = 2 * s_new
print(f"at s and at p: {grad_s:.0f}")
print(f"the paths to a: {grad_s:.0f} and {grad_s * b_new:.0f}")
print(
    "grad_a = {:.0f}   grad_b = {:.0f}".format(*backward(a_new, b_new, s_new))
)
# --8<-- [end:solution_walk]

# --8<-- [start:solution_power]
x = 3.0
paths = [x * x * x for _ in range(4)]
print("paths", paths, " sum", sum(paths))
print("4 * x**3 =", 4 * x**3)
# --8<-- [end:solution_power]

# --8<-- [start:solution_suspects]
for suspect in (suspect_a, suspect_b, suspect_c, suspect_d, suspect_e):
    print(suspect.__name__, *map(shown, graph_errors(suspect)))
# --8<-- [end:solution_suspects]

# --8<-- [start:solution_root]
upstream = 1 / (2 * np.sqrt(L))
root_a, root_b = backward(a, b, s, upstream)
print(f"upstream 1/{1 / upstream:.0f}   slopes {root_a:.0f} and {root_b:.0f}")
measured = numeric_gradient(
    lambda v: np.sqrt(forward(*v)[-1]), np.array([a, b])
)
error = relative_error(np.array([root_a, root_b]), measured)
print("against finite differences", shown(error))
# --8<-- [end:solution_root]


# --8<-- [start:doublings]
def doublings(x: float, boxes: int) -> float:
    """x, doubled once by each box, which adds its input to itself."""
    for _ in range(boxes):
        x = x + x
    return x


# --8<-- [end:doublings]


# --8<-- [start:solution_doublings]
boxes = 10
grad, additions = 1.0, 0
for _ in range(boxes):
    grad = grad + grad
    additions += 1
print(f"slope {grad:.0f} after {additions} additions")
measured = numeric_gradient(lambda x: doublings(x, boxes), 0.7)
print("against finite differences", shown(relative_error(grad, measured)))
# --8<-- [end:solution_doublings]
