"""Wrong ways to make the two-layer network fast, as people do."""

import numpy as np

from snippets.fast.fast_net import FastNet, most_lit, slopes_into
from snippets.fast.rungs import plain_in
from snippets.two_layer_network.network import Parameters


# --8<-- [start:hands_out]
def hands_out(net):
    """The very arrays that the next step writes into."""
    first, second = net.theta.first, net.theta.second
    return Parameters(first[1:], first[0], second[1:], second[0])


# --8<-- [end:hands_out]


# --8<-- [start:moves_everything]
def moves_everything(net, rows):
    """Subtracts all slopes, those of this batch and those left over."""
    work = net.workspace(len(rows))
    net.table.take(rows, axis=0, out=work.rows, mode="clip")
    k = net.reach.take(rows).max()
    theta, grads = net.top(k)
    scale = net.rate / len(rows)
    slopes_into(grads, theta, work.X[:, :k], work.Y, work, scale)
    net.theta.flat -= net.grads.flat


# --8<-- [end:moves_everything]


# --8<-- [start:other_pixels]
def other_pixels(init, X, Y, rate, X_other):
    """A network on the columns that are lit in X_other, not in X."""
    return FastNet(init, X, Y, rate, most_lit(X_other))


# --8<-- [end:other_pixels]


# --8<-- [start:in_float16]
def in_float16(params, X, Y, rate, many):
    """Two bytes a number."""
    return plain_in(np.float16, params, X, Y, rate, many)


# --8<-- [end:in_float16]
