"""The practice notebook of softmax with cross-entropy, in page order."""

import numpy as np

from snippets.shared.activations import sigmoid
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.notebook import compare
from snippets.softmax_cross_entropy.links import (
    cross_entropy_slope,
    softmax_jacobian,
    squared_error_slope,
)
from snippets.softmax_cross_entropy.loss import (
    SoftmaxCrossEntropy,
    log_softmax,
    shifted,
    softmax,
)

# --8<-- [start:data]
rng = np.random.default_rng(0)
z, y = rng.normal(size=4), np.array([0.0, 0.0, 1.0, 0.0])  # (c,)
Z, Y = rng.normal(size=(5, 4)), np.eye(4)[[2, 0, 3, 3, 1]]  # (n, c)
words, kinds = rng.normal(size=(2, 5, 4)), rng.integers(4, size=(2, 5))
far = np.array([1000.0, 999.0, 0.0])
e = np.exp(1)


def formula(z):
    """The softmax as its formula reads; good for small scores."""
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


def mean_loss(Z, Y):
    """The mean of the rows' cross-entropies."""
    return -np.mean(np.sum(Y * np.log(formula(Z)), axis=-1))


def measured_jacobian(z):
    def probability(k):
        return lambda z: formula(z)[k]

    return [numeric_gradient(probability(k), z) for k in range(len(z))]


# --8<-- [end:data]

# --8<-- [start:check_softmax]
compare(shifted(Z), shifted=[row - max(row) for row in Z])
compare(softmax(Z), y_hat=formula(Z))
compare(softmax(far), far=[e / (e + 1), 1 / (e + 1), 0])
# --8<-- [end:check_softmax]

# --8<-- [start:check_log]
compare(log_softmax(Z), log_y_hat=np.log(formula(Z)))
compare(log_softmax(far), far=far - 1000 - np.log(1 + 1 / e))
# --8<-- [end:check_log]

# --8<-- [start:check_jacobian]
compare(softmax_jacobian(formula(z)), jacobian=measured_jacobian(z))
# --8<-- [end:check_jacobian]

# --8<-- [start:check_two]
compare(
    cross_entropy_slope(z, y),
    cross_entropy=numeric_gradient(lambda z: mean_loss(z, y), z),
)
compare(
    squared_error_slope(z, y),
    squared_error=numeric_gradient(
        lambda z: np.sum((formula(z) - y) ** 2) / 2, z
    ),
)
# --8<-- [end:check_two]


# --8<-- [start:check_layer]
def compare_layer(Z, Y, grad_out):
    """The way back from a layer that remembers these scores and targets."""
    layer = SoftmaxCrossEntropy()
    layer.y_hat, layer.Y = formula(Z), Y
    compare(
        layer.backward(grad_out),
        grad_Z=numeric_gradient(lambda Z: grad_out * mean_loss(Z, Y), Z),
    )


compare_layer(Z, Y, 2.0)  # a batch, and an upstream gradient
compare_layer(z, y, 1.0)  # one example
compare_layer(words, np.eye(4)[kinds], 1.0)  # sentences of five words
# --8<-- [end:check_layer]


# --8<-- [start:temperature_back]
def temperature_back(z, y, T):
    """Slopes of the cross-entropy of softmax(z / T) along z (c,) and T."""
    error = softmax(z / T) - y
    return error / T, -np.sum(error * z) / T**2


# --8<-- [end:temperature_back]

# --8<-- [start:check_temperature]
T = np.array(1.7)
compare(
    temperature_back(z, y, T),
    grad_z=numeric_gradient(lambda z: mean_loss(z / T, y), z),
    grad_T=numeric_gradient(lambda T: mean_loss(z / T, y), T),
)
# --8<-- [end:check_temperature]


# --8<-- [start:yes_or_no_slope]
def yes_or_no_slope(Z, Y):
    """Gradient (n, c) by the scores, where each class is a yes or a no."""
    return (sigmoid(Z) - Y) / Y.size


# --8<-- [end:yes_or_no_slope]


# --8<-- [start:check_yes_or_no]
def yes_or_no_loss(Z, Y):
    y_hat = 1 / (1 + np.exp(-Z))
    return -np.mean(Y * np.log(y_hat) + (1 - Y) * np.log(1 - y_hat))


tags = rng.integers(2, size=Z.shape)  # several of them may be one
compare(
    yes_or_no_slope(Z, tags),
    grad_Z=numeric_gradient(lambda Z: yes_or_no_loss(Z, tags), Z),
)
# --8<-- [end:check_yes_or_no]


# --8<-- [start:margin_slope]
def margin_slope(z, k):
    """Gradient (c,) by the scores of the margin loss, for the class k."""
    slope = (1 + z - z[k] > 0).astype(float)
    slope[k] = 0
    slope[k] = -slope.sum()
    return slope


# --8<-- [end:margin_slope]


# --8<-- [start:check_margin]
def margin_loss(z, k):
    """How far each other class comes closer than one to the right one."""
    return np.sum(np.maximum(0, 1 + np.delete(z, k) - z[k]))


compare(
    margin_slope(z, 2),
    grad_z=numeric_gradient(lambda z: margin_loss(z, 2), z),
)
# --8<-- [end:check_margin]
