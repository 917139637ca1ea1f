"""Wrong uses of the chain rule, as people write them."""

from snippets.chain_rule.composition import inner_slope, outer_slope


# --8<-- [start:outer_slope_at_x]
def outer_slope_at_x(x: float) -> float:
    """Takes the outer slope where x is, not where the inner value is."""
    return outer_slope(x) * inner_slope(x)


# --8<-- [end:outer_slope_at_x]


# --8<-- [start:link_added]
def link_added(a, b, s, upstream=1.0):
    """Adds the product's link to its upstream gradient."""
    grad_s = upstream * 2 * s
    grad_p = grad_s * 1
    grad_a = grad_s * 1 + (grad_p + b)
    grad_b = grad_p + a
    return grad_a, grad_b


# --8<-- [end:link_added]


# --8<-- [start:path_overwritten]
def path_overwritten(a, b, s, upstream=1.0):
    """Assigns the slope along a twice; the first path is lost."""
    grad_s = upstream * 2 * s
    grad_p = grad_s * 1
    grad_a = grad_s * 1
    grad_a = grad_p * b
    grad_b = grad_p * a
    return grad_a, grad_b


# --8<-- [end:path_overwritten]
