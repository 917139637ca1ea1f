"""Calls of softmax and cross-entropy at the points of their contexts."""

import numpy as np

from snippets.softmax_cross_entropy.links import (
    cross_entropy_slope,
    loss_link,
    softmax_jacobian,
    squared_error_slope,
)
from snippets.softmax_cross_entropy.loss import (
    SoftmaxCrossEntropy,
    cross_entropy,
    log_softmax,
    softmax,
)
from snippets.softmax_cross_entropy.mistakes import naive_cross_entropy, naive_softmax
from tests.proof.comments.calls import calls


@calls("softmax-row")
def row(z, y, y_hat):
    softmax(z), log_softmax(z)
    naive_softmax(z), naive_cross_entropy(y_hat, y)


@calls("softmax-row")
def links(z, y, y_hat):
    loss_link(y_hat, y), softmax_jacobian(y_hat)
    cross_entropy_slope(z, y), squared_error_slope(z, y)


@calls("softmax-rows")
def batch(Z, Y, Y_hat):
    cross_entropy(np.log(Y_hat), Y)


@calls("softmax-rows")
def last_layer(Z, Y):
    layer = SoftmaxCrossEntropy()
    layer.forward(Z, Y)
    layer.backward()
