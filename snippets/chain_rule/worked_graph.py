"""A graph of three boxes in which the input a is used twice.

All values are numbers.  Source: Goodfellow, Bengio and Courville, "Deep
Learning" (2016), section 6.5, for a graph of numbers.
"""


# --8<-- [start:forward]
def forward(a, b):
    """The values p, s and L, in the order in which the boxes are reached."""
    p = a * b  # eq:graph-boxes
    s = p + a  # eq:graph-boxes
    L = s**2  # eq:graph-boxes
    return p, s, L


# --8<-- [end:forward]


# --8<-- [start:backward]
def backward(a, b, s, upstream=1.0):
    """The slopes along a and along b, from the upstream gradient at L."""
    grad_s = upstream * 2 * s  # eq:graph-back-square
    grad_p = grad_s * 1  # eq:graph-back-sum
    grad_a = grad_s * 1  # eq:graph-back-sum
    grad_a = grad_a + grad_p * b  # eq:graph-back-fork
    grad_b = grad_p * a  # eq:graph-back-product
    return grad_a, grad_b


# --8<-- [end:backward]
