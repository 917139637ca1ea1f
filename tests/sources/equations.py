"""The network of the videos, and its bend."""

from numpy.random import Generator

from snippets.shared.activations import softplus
from snippets.sources.network import B_1, B_2, W_1, W_2, W_3, W_4, curve
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context

N = 5


@context("videos")
def videos(rng: Generator, trial: int) -> Context:
    """Random doses."""
    weights = {"w_1": W_1, "w_2": W_2, "w_3": W_3, "w_4": W_4, "b_1": B_1, "b_2": B_2}
    return Context(
        {"x": rng.uniform(size=N), **weights, "c": curve},
        functions={"softplus": softplus},
        ranges={"i": N},
    )


@context("softplus")
def softplus_at_a_number(rng: Generator, trial: int) -> Context:
    """One number, on both sides of zero."""
    return Context({"z": [-1.3, -0.2, 0.7, 2.1][trial]}, functions={"softplus": softplus})
