"""Calls of the two-layer network at the points of its contexts."""

from snippets.two_layer_network import mnist_net
from snippets.two_layer_network.mistakes import always_sigmoid, no_mean
from snippets.two_layer_network.network import (
    SIGMOID,
    Parameters,
    backward,
    forward,
    gradients,
    network_loss,
)
from snippets.two_layer_network.training import sgd_step
from tests.proof.comments.calls import calls
from tests.proof.equations.calculus import slope
from tests.two_layer_network.equations import C, D, H, N


@calls("net", n=N, d=D, h=H, c=C)
def net(X, Y, W_1, b_1, W_2, b_2, f, Z_1):
    params = Parameters(W_1, b_1, W_2, b_2)
    hidden = SIGMOID._replace(activate=f, slope=lambda A: slope(f, Z_1))
    A1, Z2 = forward(params, X, hidden)
    backward(params, X, Y, A1, Z2, hidden)
    network_loss(params, X, Y, hidden)
    no_mean(params, X, Y, hidden)
    always_sigmoid(params, X, hidden)
    mnist_net.gradients(tuple(params), X, Y)


@calls("net-sigmoid")
def one_step(X, Y, W_1, b_1, W_2, b_2, eta):
    params = Parameters(W_1, b_1, W_2, b_2)
    sgd_step(params, gradients(params, X, Y, SIGMOID), eta)
