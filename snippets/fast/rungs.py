"""The way from the plain network to the fast one, one change at a time.

Shapes: X (n, d), Y (n, c), W1 (d, h), b1 (h,), W2 (h, c), b2 (c,).
Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.5.
"""

from snippets.fast.fast_net import slopes_into
from snippets.shared.checks import takes
from snippets.two_layer_network.network import (
    SHAPES,
    SIGMOID,
    Parameters,
    gradients,
)
from snippets.two_layer_network.training import sgd_step


@takes(params=SHAPES, X="(n, d)", Y="(n, c)", rate="()")
# --8<-- [start:plain]
def plain(params, X, Y, rate, many):
    """The parameters after a step on each of many batches."""
    for rows in many:
        grads = gradients(params, X[rows], Y[rows], SIGMOID)
        params = sgd_step(params, grads, rate)
    return params


# --8<-- [end:plain]


@takes(params=SHAPES, X="(n, d)", Y="(n, c)", rate="()")
# --8<-- [start:plain_in]
def plain_in(dtype, params, X, Y, rate, many):
    """The same, with all numbers of this type."""
    params = Parameters(*(p.astype(dtype) for p in params))
    return plain(params, X.astype(dtype), Y.astype(dtype), rate, many)


# --8<-- [end:plain_in]


# --8<-- [start:no_fresh_arrays]
def no_fresh_arrays(net, rows):
    """A step without a fresh array, but for the rows of the batch."""
    work = net.workspace(len(rows))
    picked, c = net.table[rows], work.Y.shape[1]
    X, Y = picked[:, c:], picked[:, :c]
    scale = 1 / len(rows)
    slopes_into(net.grads, net.theta, X, Y, work, scale)
    net.grads.flat *= net.rate
    net.theta.flat -= net.grads.flat


# --8<-- [end:no_fresh_arrays]


# --8<-- [start:gathered]
def gathered(net, rows):
    """A step that copies the rows of the batch straight to their place."""
    work = net.workspace(len(rows))
    net.table.take(rows, axis=0, out=work.rows, mode="clip")
    scale = 1 / len(rows)
    slopes_into(net.grads, net.theta, work.X, work.Y, work, scale)
    net.grads.flat *= net.rate
    net.theta.flat -= net.grads.flat


# --8<-- [end:gathered]


# --8<-- [start:rate_folded]
def rate_folded(net, rows):
    """A step in which the rate multiplies the error, not the gradient."""
    work = net.workspace(len(rows))
    net.table.take(rows, axis=0, out=work.rows, mode="clip")
    scale = net.rate / len(rows)
    slopes_into(net.grads, net.theta, work.X, work.Y, work, scale)
    net.theta.flat -= net.grads.flat


# --8<-- [end:rate_folded]


# --8<-- [start:as_far_as_lit]
def as_far_as_lit(net, rows):
    """A step on the columns up to the last one lit in the batch."""
    work = net.workspace(len(rows))
    net.table.take(rows, axis=0, out=work.rows, mode="clip")
    k = net.reach.take(rows).max()
    theta, grads = net.top(k)
    scale = net.rate / len(rows)
    slopes_into(grads, theta, work.X[:, :k], work.Y, work, scale)
    theta.flat -= grads.flat


# --8<-- [end:as_far_as_lit]
