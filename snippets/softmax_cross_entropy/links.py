"""The links behind softmax and cross-entropy, for one row, one at a time.

Shapes: z, y and y_hat (c,), with an entry for each class.
Source: the chapter's own equations; the saturation of the squared error is in
Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 6.2.2.3.
"""

import numpy as np

from snippets.shared.checks import takes
from snippets.softmax_cross_entropy.loss import softmax


@takes(y_hat="(c,)", y="(c,)")
# --8<-- [start:loss_link]
def loss_link(y_hat, y):
    """Slopes (c,) of the cross-entropy along the probabilities."""
    return -y / y_hat  # eq:softmax-link-loss


# --8<-- [end:loss_link]


@takes(y_hat="(c,)")
# --8<-- [start:softmax_jacobian]
def softmax_jacobian(y_hat):
    """Slopes (c, c): row k, column j is that of y_hat_k along z_j."""
    shared = -np.outer(y_hat, y_hat)
    return shared + np.diag(y_hat)  # eq:softmax-jacobian


# --8<-- [end:softmax_jacobian]


@takes(z="(c,)", y="(c,)")
# --8<-- [start:two_slopes]
def cross_entropy_slope(z, y):
    """Gradient (c,) of the cross-entropy by the scores."""
    return softmax(z) - y  # eq:softmax-collapse


def squared_error_slope(z, y):
    """Gradient (c,) of half the squared error by the scores."""
    y_hat = softmax(z)
    J = softmax_jacobian(y_hat)
    return J.T @ (y_hat - y)  # eq:softmax-squared (c, c) @ (c,) -> (c,)


# --8<-- [end:two_slopes]
squared_error_slope = takes(z="(c,)", y="(c,)")(squared_error_slope)


@takes(z="(c,)", y="(c,)", rate="()")
# --8<-- [start:walk]
def walk(slope, z, y, rate, steps):
    """The steps + 1 probabilities that descent on z gives to what happened."""
    right = [softmax(z) @ y]
    for _ in range(steps):
        z = z - rate * slope(z, y)
        right.append(softmax(z) @ y)
    return np.array(right)


# --8<-- [end:walk]
