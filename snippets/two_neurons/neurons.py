"""Two neurons in a row: one weight each, no bias, half the squared error.

Source: Rumelhart, Hinton and Williams, "Learning representations by
back-propagating errors" (Nature, 1986), for two units of one input each.
"""

import numpy as np

from snippets.shared.activations import sigmoid_slope


# --8<-- [start:sigmoid]
def sigmoid(z: float) -> float:
    """The sigmoid of one number, or of each entry of an array."""
    return 1 / (1 + np.exp(-z))  # eq:sigmoid


# --8<-- [end:sigmoid]


# --8<-- [start:forward]
def forward(x: float, w_1: float, w_2: float) -> tuple[float, float]:
    """The hidden activation and the prediction for one number x."""
    a_1 = sigmoid(w_1 * x)  # eq:two-hidden
    y_hat = sigmoid(w_2 * a_1)  # eq:two-prediction
    return a_1, y_hat


# --8<-- [end:forward]


# --8<-- [start:loss]
def half_squared_error(y_hat: float, y: float) -> float:
    """Half the square of one error."""
    return (y_hat - y) ** 2 / 2  # eq:two-loss


# --8<-- [end:loss]


# --8<-- [start:backward]
def backward(x, y, w_2, a_1, y_hat):
    """Slopes of the loss with respect to w_1 and to w_2."""
    delta_2 = (y_hat - y) * sigmoid_slope(y_hat)  # eq:two-delta-2
    delta_1 = delta_2 * w_2 * sigmoid_slope(a_1)  # eq:two-delta-1
    return delta_1 * x, delta_2 * a_1  # eq:two-gradients


# --8<-- [end:backward]


# --8<-- [start:lost_slope]
def lost_slope(x, y, w_2, a_1, y_hat):
    """Forgets that the hidden neuron has a sigmoid, too."""
    delta_2 = (y_hat - y) * sigmoid_slope(y_hat)
    return delta_2 * w_2 * x, delta_2 * a_1


# --8<-- [end:lost_slope]


# --8<-- [start:same_slope]
def same_slope(x, y, w_2, a_1, y_hat):
    """Takes the slope of the output neuron for the hidden one."""
    delta_2 = (y_hat - y) * sigmoid_slope(y_hat)
    delta_1 = delta_2 * w_2 * sigmoid_slope(y_hat)
    return delta_1 * x, delta_2 * a_1


# --8<-- [end:same_slope]


# --8<-- [start:update_too_early]
def update_too_early(x, y, w_2, a_1, y_hat):
    """Changes w_2 by a step of rate one before w_1 has used it."""
    delta_2 = (y_hat - y) * sigmoid_slope(y_hat)
    w_2 = w_2 - delta_2 * a_1
    delta_1 = delta_2 * w_2 * sigmoid_slope(a_1)
    return delta_1 * x, delta_2 * a_1


# --8<-- [end:update_too_early]
