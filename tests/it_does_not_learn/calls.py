"""Calls of dropout and weight decay at the points of their contexts."""

from snippets.it_does_not_learn.mistakes import (
    broadcast_accuracy,
    second_mask,
)
from snippets.it_does_not_learn.regularisation import (
    decayed_gradients,
    decayed_loss,
    dropout_gradients,
    dropout_loss,
)
from snippets.shared.kinks import relu
from snippets.two_layer_network.network import SIGMOID, Parameters
from tests.it_does_not_learn.equations import LAMBDA
from tests.proof.comments.calls import calls
from tests.two_layer_network.equations import C, D, H, N


@calls("dropout", n=N, d=D, h=H, c=C, A_1=lambda Z_1: relu(Z_1))
def through_a_mask(X, Y, W_1, b_1, W_2, b_2, M):
    params = Parameters(W_1, b_1, W_2, b_2)
    dropout_gradients(params, X, Y, M)
    dropout_loss(params, X, Y, M)
    second_mask(params, X, Y, M, M)


@calls("dropout", n=N, c=C)
def against_a_column(Y):
    broadcast_accuracy(Y, Y.argmax(axis=1)[:, None])


@calls("decay", n=N, d=D, h=H, c=C)
def with_a_price(X, Y, W_1, b_1, W_2, b_2):
    params = Parameters(W_1, b_1, W_2, b_2)
    decayed_gradients(params, X, Y, SIGMOID, LAMBDA)
    decayed_loss(params, X, Y, SIGMOID, LAMBDA)
