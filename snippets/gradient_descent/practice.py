"""The practice notebook on gradient descent, in the order of its page."""

import numpy as np

from snippets.gradient_descent.one_bias import mse_slope, ssr_slope, step
from snippets.gradient_descent.two_weights import mse_gradient
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.notebook import compare

# --8<-- [start:data]
rng = np.random.default_rng(0)
c, u, v, y = rng.normal(size=(4, 7))  # outputs, two inputs, targets
b, w = np.array(0.3), np.array([0.8, -1.2])
# --8<-- [end:data]

# --8<-- [start:check_sum]
compare(
    ssr_slope(c + b, y),
    slope=numeric_gradient(lambda b: np.sum((c + b - y) ** 2), b),
)
# --8<-- [end:check_sum]

# --8<-- [start:check_mean]
compare(
    mse_slope(c + b, y),
    slope=numeric_gradient(lambda b: np.mean((c + b - y) ** 2), b),
)
# --8<-- [end:check_mean]

# --8<-- [start:check_step]
compare(
    (step(0.0, 3.0, 0.3), step(5.0, 3.0, 0.3)),
    from_0=-0.9,
    from_5=4.1,
)
# --8<-- [end:check_step]

# --8<-- [start:check_weights]
compare(
    mse_gradient(w, u, v, y),
    gradient=numeric_gradient(
        lambda w: np.mean((w[0] * u + w[1] * v - y) ** 2), w
    ),
)
# --8<-- [end:check_weights]


# --8<-- [start:line_slopes]
def line_slopes(w, b, u, y):
    """Slopes of the mean of squares along w and b, for w * u + b."""
    error = w * u + b - y
    return np.mean(2 * error * u), np.mean(2 * error)


# --8<-- [end:line_slopes]

# --8<-- [start:check_line]
compare(
    line_slopes(w[0], b, u, y),
    along_w=numeric_gradient(
        lambda w: np.mean((w * u + b - y) ** 2), np.array(w[0])
    ),
    along_b=numeric_gradient(lambda b: np.mean((w[0] * u + b - y) ** 2), b),
)
# --8<-- [end:check_line]


# --8<-- [start:absolute_slope]
def absolute_slope(y_hat, y):
    """Slope of the mean of the errors' sizes, |y_hat - y|, along the bias."""
    return np.mean(np.sign(y_hat - y))


# --8<-- [end:absolute_slope]

# --8<-- [start:check_absolute]
compare(
    absolute_slope(c + b, y),
    slope=numeric_gradient(lambda b: np.mean(np.abs(c + b - y)), b),
)
# --8<-- [end:check_absolute]


# --8<-- [start:growth_slope]
def growth_slope(k, u, y):
    """Slope of the mean of squares along k, for predictions exp(k * u)."""
    y_hat = np.exp(k * u)
    return np.mean(2 * (y_hat - y) * y_hat * u)


# --8<-- [end:growth_slope]

# --8<-- [start:check_growth]
k = np.array(0.4)
compare(
    growth_slope(k, u, y),
    slope=numeric_gradient(lambda k: np.mean((np.exp(k * u) - y) ** 2), k),
)
# --8<-- [end:check_growth]
