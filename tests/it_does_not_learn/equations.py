"""Dropout and weight decay in the two-layer network, and losses of those who know nothing."""

import numpy as np
from numpy.random import Generator

from snippets.it_does_not_learn.regularisation import decayed_gradients
from snippets.shared.activations import sigmoid
from snippets.two_layer_network.network import SIGMOID, Parameters
from snippets.two_layer_network.training import sgd_step
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context
from tests.two_layer_network.equations import FUNCTIONS, C, D, H, N, network, tilted

LAMBDA = 0.7
MASK = np.random.default_rng(8).uniform(0.5, 2, size=(N, H)) * (np.arange(N * H) % 3 > 0).reshape(
    N, H
)


@context("dropout")
def dropout(rng: Generator, trial: int) -> Context:
    """A mask of many sizes, not only of zeros and one other number, between the layers."""
    symbols = network(rng, tilted) | {
        "M": MASK,
        "D_1": lambda A_1, M: A_1 * M,
        "Z_2": lambda D_1, W_2, b_2: D_1 @ W_2 + b_2,
    }
    return Context(symbols, functions=FUNCTIONS)


@context("dropout-mean")
def dropout_mean(rng: Generator, trial: int) -> Context:
    """Any activation, kept with any chance."""
    return Context({"a": rng.normal(), "q": rng.uniform(0.2, 0.9)})


@context("decay")
def decay(rng: Generator, trial: int) -> Context:
    """Sigmoid hidden units, a price for the weights, and one step of the course's optimiser."""

    def stepped(X, Y, W_1, b_1, W_2, b_2, eta):
        params = Parameters(W_1, b_1, W_2, b_2)
        moved = sgd_step(params, decayed_gradients(params, X, Y, SIGMOID, LAMBDA), eta)
        return {"W_1": moved.W1, "b_1": moved.b1, "W_2": moved.W2, "b_2": moved.b2}

    symbols = network(rng, sigmoid) | {
        "lambda_": LAMBDA,
        "L_lambda": lambda L, W_1, W_2: L + LAMBDA / 2 * (np.sum(W_1**2) + np.sum(W_2**2)),
    }
    return Context(
        symbols,
        functions=FUNCTIONS | {"f": lambda Z: sigmoid(Z)},
        ranges={"i": D, "j": H, "k": C},
        updated=stepped,
    )


@context("not-learning-guess", trials=1)
def not_learning_guess(rng: Generator, trial: int) -> Context:
    """Classes by their shares, and nothing else known."""
    return Context({})
