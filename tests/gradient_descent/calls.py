"""Calls of one bias and of two weights at the points of their contexts."""

import numpy as np

from snippets.gradient_descent.one_bias import mse_slope, ssr_slope, step
from snippets.gradient_descent.two_weights import mse_gradient
from tests.proof.comments.calls import calls, page


@calls("one-bias")
def lifted(c, y, y_hat, b, eta):
    step(b, ssr_slope(y_hat, y), eta)
    page("gradient_descent", "bias-minimum", c=c, y=y)


@calls("one-bias-mean")
def mean(y_hat, y):
    mse_slope(y_hat, y)


@calls("any-valley")
def valley(w_1, w_2, u, v, y):
    mse_gradient(np.array([w_1, w_2]), u, v, y)
