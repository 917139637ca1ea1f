"""Calls of layers in a row and of random weights at the points of their contexts."""

import numpy as np

from snippets.initialisation.deep_stack import backward, forward, mean_square, tanh_slope
from snippets.initialisation.random_weights import he_uniform, xavier_uniform
from tests.initialisation.equations import Recorder
from tests.proof.comments.calls import calls
from tests.proof.equations.calculus import slope


@calls("init-hidden")
def hidden_layer(X, W, v, delta, f, Z):
    activations = forward(X, [W], f)
    backward(activations, [W], lambda A: slope(f, Z), np.outer(delta, v))


@calls("init-tanh")
def tanh(a):
    tanh_slope(a)


@calls("init-lists")
def squares(a):
    mean_square(a)


@calls("init-xavier-limit")
def xavier_limit(n_in, n_out):
    xavier_uniform(n_in, n_out, Recorder())


@calls("init-he")
def he_limit(n_in, n_out):
    he_uniform(n_in, n_out, Recorder())
