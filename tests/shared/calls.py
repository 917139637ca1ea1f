"""Calls of what chapters share, at the points of the contexts in which its equations stand."""

from snippets.shared.activations import sigmoid, sigmoid_slope, softplus
from snippets.shared.gradient_check import complex_gradient, numeric_gradient, relative_error
from snippets.shared.kinks import relu
from snippets.shared.losses import half_mean_squared_error, sum_of_squared_residuals
from tests.proof.comments.calls import calls


@calls("logistic")
def half_mean(y_hat, y):
    half_mean_squared_error(y_hat, y)


@calls("sigmoid")
def stable_sigmoid(z):
    sigmoid(z)


@calls("sigmoid-links")
def slope_from_the_output(z):
    sigmoid_slope(sigmoid(z))


@calls("relu-kink")
def rectified(x):
    relu(x)


@calls("softplus")
def bend(z):
    softplus(z)


@calls("one-bias")
def squares(y_hat, y):
    sum_of_squared_residuals(y_hat, y)


@calls("central-step")
def to_both_sides(f, x, h):
    numeric_gradient(f, x, h)


@calls("complex-taylor")
def along_the_imaginary_axis(f, x, h):
    complex_gradient(f, x, h)


@calls("relative-error")
def error(a, b):
    relative_error(a, b)
