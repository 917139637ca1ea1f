"""Calls of the curve and its last bias at the points of their contexts."""

from snippets.gradient_descent.one_bias import curve, mse_slope, predict, ssr_slope, step
from tests.proof.comments.calls import calls, page


@calls("one-bias")
def lifted(x, y, y_hat, b_3, eta):
    predict(x, b_3)
    step(b_3, ssr_slope(y_hat, y), eta)
    page("gradient_descent", "bias-minimum", x=x, y=y)


@calls("one-bias")
def curve_alone(x):
    curve(x)


@calls("one-bias-mean")
def mean(y_hat, y):
    mse_slope(y_hat, y)
