"""The practice notebook of two neurons, in the order of its page."""

import numpy as np

from snippets.shared.activations import sigmoid_slope
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.notebook import compare
from snippets.two_neurons.neurons import (
    backward,
    forward,
    half_squared_error,
    sigmoid,
)

# --8<-- [start:data]
x, y = 1.7, 0.3
w_1, w_2 = -0.8, 2.2
a_1, y_hat = forward(x, w_1, w_2)

# What helps to find a mistake: the slopes of both sigmoids.
hints = {
    "grad_w_1": {"slope": numeric_gradient(sigmoid, np.array(w_1 * x))},
    "grad_w_2": {"slope": numeric_gradient(sigmoid, np.array(w_2 * a_1))},
}
# --8<-- [end:data]

# --8<-- [start:check_slope]
z = np.array([-1.3, 0.4, 2.1])
compare(
    sigmoid_slope(sigmoid(z)),
    slope=numeric_gradient(lambda z: np.sum(sigmoid(z)), z),
)
# --8<-- [end:check_slope]


# --8<-- [start:check_backward]
def loss(w):
    return half_squared_error(forward(x, w[0], w[1])[1], y)


measured = numeric_gradient(loss, np.array([w_1, w_2]))
compare(
    backward(x, y, w_2, a_1, y_hat),
    hints,
    grad_w_1=measured[0],
    grad_w_2=measured[1],
)
# --8<-- [end:check_backward]


# --8<-- [start:backward_biases]
def backward_biases(y, w_2, a_1, y_hat):
    """Slopes of the loss along b_1 and b_2, one added to each logit."""
    delta_2 = (y_hat - y) * sigmoid_slope(y_hat)
    delta_1 = delta_2 * w_2 * sigmoid_slope(a_1)
    return delta_1, delta_2


# --8<-- [end:backward_biases]


# --8<-- [start:check_biases]
def hidden_of(b):
    return sigmoid(w_1 * x + b[0])


def output_of(b):
    return sigmoid(w_2 * hidden_of(b) + b[1])


b = np.array([0.4, -0.9])
measured = numeric_gradient(lambda b: half_squared_error(output_of(b), y), b)
compare(
    backward_biases(y, w_2, hidden_of(b), output_of(b)),
    grad_b_1=measured[0],
    grad_b_2=measured[1],
)
# --8<-- [end:check_biases]


# --8<-- [start:backward_tanh]
def backward_tanh(x, y, w_2, a_1, y_hat):
    """Slopes along w_1 and w_2, where the hidden neuron takes tanh."""
    delta_2 = (y_hat - y) * sigmoid_slope(y_hat)
    delta_1 = delta_2 * w_2 * (1 - a_1**2)
    return delta_1 * x, delta_2 * a_1


# --8<-- [end:backward_tanh]


# --8<-- [start:check_tanh]
def tanh_loss(w):
    return half_squared_error(sigmoid(w[1] * np.tanh(w[0] * x)), y)


a_tanh = np.tanh(w_1 * x)
measured = numeric_gradient(tanh_loss, np.array([w_1, w_2]))
compare(
    backward_tanh(x, y, w_2, a_tanh, sigmoid(w_2 * a_tanh)),
    grad_w_1=measured[0],
    grad_w_2=measured[1],
)
# --8<-- [end:check_tanh]


# --8<-- [start:shared_weight]
def shared_weight(x, y, w, a_1, y_hat):
    """Slope of the loss along w, where both neurons have this one weight."""
    delta_2 = (y_hat - y) * sigmoid_slope(y_hat)
    delta_1 = delta_2 * w * sigmoid_slope(a_1)
    return delta_1 * x + delta_2 * a_1


# --8<-- [end:shared_weight]

# --8<-- [start:check_shared]
w = -0.8
paths = numeric_gradient(loss, np.array([w, w]))
compare(
    shared_weight(x, y, w, *forward(x, w, w)),
    {"grad_w": {"paths": list(paths)}},
    grad_w=paths.sum(),
)
# --8<-- [end:check_shared]
