"""Calls of the recipe at the points of its contexts."""

import numpy as np

from snippets.accurate.distortion import GROUP, distort
from snippets.accurate.recipe import cosine_rate, decayed, momentum_step, smoothed
from snippets.two_layer_network.network import Parameters
from tests.accurate.equations import slope
from tests.proof.comments.calls import calls


def alone(b1: np.ndarray) -> Parameters:
    """Parameters of which only the first bias is looked at."""
    return Parameters(np.ones((2, len(b1))), b1, np.ones((len(b1), 2)), np.ones(2))


@calls("recipe-rate")
def two_groups():
    """Pictures of seven by seven pixels."""
    distort(np.ones((2 * GROUP, 49)), 0.5, np.random.default_rng(1))


@calls("recipe-rate")
def rate(t, eta_max, t_0):
    cosine_rate(t, eta_max, t_0)


@calls("recipe-velocity")
def velocity(W, v, eta, mu):
    momentum_step(alone(W), alone(v), alone(slope(W)), eta, mu)


@calls("recipe-step")
def step(W, v, eta, mu):
    before = (v - slope(W)) / mu
    momentum_step(alone(W), alone(before), alone(slope(W)), eta, mu)


@calls("recipe-smoothing")
def softened(Y, s):
    smoothed(Y, s)


@calls("recipe-decay")
def shrunk(W, gamma):
    decayed(alone(slope(W)), alone(W), gamma)
