"""Wrong uses of the chain rule, as people write them."""

from snippets.chain_rule.composition import inner, inner_slope, outer_slope


# --8<-- [start:outer_slope_at_x]
def outer_slope_at_x(x: float) -> float:
    """Takes the outer slope where x is, not where the inner value is."""
    return outer_slope(x) * inner_slope(x)


# --8<-- [end:outer_slope_at_x]


# --8<-- [start:added_links]
def added_links(x: float) -> float:
    """Adds the two links of one path."""
    return outer_slope(inner(x)) + inner_slope(x)


# --8<-- [end:added_links]


# --8<-- [start:path_overwritten]
def path_overwritten(
    a: float, b: float, s: float, upstream: float = 1.0
) -> tuple[float, float]:
    """Assigns the slope along a twice; the first path is lost."""
    grad_s = upstream * 2 * s
    grad_p = grad_s * 1
    grad_a = grad_s * 1
    grad_a = grad_p * b
    grad_b = grad_p * a
    return grad_a, grad_b


# --8<-- [end:path_overwritten]


# --8<-- [start:link_added]
def link_added(
    a: float, b: float, s: float, upstream: float = 1.0
) -> tuple[float, float]:
    """Adds the product's link to its upstream gradient."""
    grad_s = upstream * 2 * s
    grad_p = grad_s * 1
    grad_a = grad_s * 1 + (grad_p + b)
    grad_b = grad_p + a
    return grad_a, grad_b


# --8<-- [end:link_added]


# --8<-- [start:suspects]
def suspect_a(a: float, b: float, s: float) -> tuple[float, float]:
    grad_s = 2 * s
    return grad_s * (b + 1), grad_s * a


def suspect_b(a: float, b: float, s: float) -> tuple[float, float]:
    grad_s = 2 * s
    return grad_s + grad_s * a, grad_s * b


def suspect_c(a: float, b: float, s: float) -> tuple[float, float]:
    grad_s = 2 * s
    return grad_s * (grad_s * b), grad_s * a


def suspect_d(a: float, b: float, s: float) -> tuple[float, float]:
    grad_s = 2 * s**2
    return grad_s + grad_s * b, grad_s * a


def suspect_e(a: float, b: float, s: float) -> tuple[float, float]:
    grad_a = 2 * s
    grad_a += 2 * s * b
    return grad_a, 2 * s * a


# --8<-- [end:suspects]
