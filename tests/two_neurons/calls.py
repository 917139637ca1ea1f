"""Calls of two neurons at the points of their context."""

from snippets.two_neurons.neurons import backward, forward, half_squared_error, sigmoid
from tests.proof.comments.calls import calls


@calls("two-neurons")
def one_step(x, y, w_1, w_2, a_1, y_hat):
    forward(x, w_1, w_2)
    half_squared_error(y_hat, y)
    backward(x, y, w_2, a_1, y_hat)


@calls("sigmoid")
def one_number(z):
    sigmoid(z)
