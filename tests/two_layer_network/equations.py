"""Two affine layers, a batch of rows, softmax and the mean cross-entropy."""

import numpy as np
from numpy.random import Generator

from snippets.shared.activations import sigmoid
from snippets.shared.kinks import relu
from snippets.softmax_cross_entropy.loss import softmax
from snippets.two_layer_network.network import SIGMOID, Parameters, gradients
from snippets.two_layer_network.training import sgd_step
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context

N, D, H, C = 5, 6, 4, 3


def tilted(Z):
    """A hidden function without symmetries and without ties between its slopes."""
    return Z**3 / 3 + Z**2 + Z


def network(rng: Generator, f) -> dict:
    """The forward pass, with targets that are not one-hot and biases that are not zero."""
    return {
        "X": rng.normal(size=(N, D)),
        "Y": rng.dirichlet(np.ones(C), size=N),
        "W_1": rng.normal(size=(D, H)),
        "b_1": rng.normal(size=H),
        "W_2": rng.normal(size=(H, C)),
        "b_2": rng.normal(size=C),
        "n": N,
        "d": D,
        "h": H,
        "c": C,
        "eta": 0.3,
        "ones": np.ones(N),
        "Z_1": lambda X, W_1, b_1: X @ W_1 + b_1,
        "A_1": lambda Z_1: f(Z_1),
        "Z_2": lambda A_1, W_2, b_2: A_1 @ W_2 + b_2,
        "Y_hat": lambda Z_2: softmax(Z_2),
        "L": cross_entropy_of,
    }


def cross_entropy_of(Y_hat, Y):
    """The mean cross-entropy, by the names of the equations."""
    return -np.sum(Y * np.log(Y_hat)) / len(Y)


RANGES = {"i": N, "j": H, "k": C}
FUNCTIONS = {"softmax": softmax, "sigma": sigmoid, "ReLU": relu}


@context("net")
def net(rng: Generator, trial: int) -> Context:
    """Any hidden function: a tilted one, the sigmoid, ReLU on both sides of its kink."""
    f = (tilted, sigmoid, relu, tilted)[trial]
    return Context(network(rng, f), functions=FUNCTIONS | {"f": lambda Z: f(Z)}, ranges=RANGES)


@context("net-sigmoid")
def net_sigmoid(rng: Generator, trial: int) -> Context:
    """Sigmoid hidden units, and one step of the course's optimiser."""

    def stepped(X, Y, W_1, b_1, W_2, b_2, eta):
        params = Parameters(W_1, b_1, W_2, b_2)
        moved = sgd_step(params, gradients(params, X, Y, SIGMOID), eta)
        return {"W_1": moved.W1, "b_1": moved.b1, "W_2": moved.W2, "b_2": moved.b2}

    return Context(
        network(rng, sigmoid),
        functions=FUNCTIONS | {"f": lambda Z: sigmoid(Z)},
        ranges=RANGES,
        updated=stepped,
    )


@context("net-relu")
def net_relu(rng: Generator, trial: int) -> Context:
    """One ReLU, off, at its kink and on."""
    z = [-1.3, 0.0, 0.4, 2.1][trial]
    return Context({"z": z, "a": lambda z: relu(z)[()]}, functions={"f": lambda z: relu(z)[()]})


@context("net-count", trials=1)
def net_count(rng: Generator, trial: int) -> Context:
    """The sizes of the page's own network."""
    return Context({"n": 32, "d": 784, "h": 100, "c": 10})


@context("net-guess", trials=1)
def net_guess(rng: Generator, trial: int) -> Context:
    """Ten classes, each given the same probability."""
    return Context({})


@context("net-share")
def net_share(rng: Generator, trial: int) -> Context:
    """Any number of hidden units; pictures and classes are those of MNIST."""
    return Context({"d": 784, "h": float(rng.integers(5, 2000)), "c": 10})
