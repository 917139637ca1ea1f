"""The rules for products and quotients, one function each.

u and v are the values of two functions at one place, du and dv their slopes
there: numbers, or arrays of numbers elementwise.
Source: school calculus.
"""


# --8<-- [start:product_slope]
def product_slope(u: float, v: float, du: float, dv: float) -> float:
    """Slope of u * v."""
    return du * v + u * dv  # eq:partial-product-rule


# --8<-- [end:product_slope]


# --8<-- [start:quotient_slope]
def quotient_slope(u: float, v: float, du: float, dv: float) -> float:
    """Slope of u / v; v must not be zero."""
    return (du * v - u * dv) / v**2  # eq:partial-quotient-rule


# --8<-- [end:quotient_slope]
