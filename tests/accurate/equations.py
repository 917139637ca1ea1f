"""The ingredients of the accurate network."""

import numpy as np
from numpy.random import Generator

from snippets.accurate.recipe import averaged, cosine_rate, momentum_step, smoothed
from snippets.softmax_cross_entropy.loss import softmax
from snippets.two_layer_network.network import Parameters
from tests.proof.equations.contexts import context
from tests.proof.equations.environment import Context


def alone(W: np.ndarray) -> Parameters:
    """Parameters of which only the first array counts."""
    return Parameters(W, np.zeros(1), np.zeros(1), np.zeros(1))


def loss(W: np.ndarray) -> float:
    """A loss without symmetries; not quadratic."""
    return np.sum(W**3 * np.array([0.5, -1.0, 2.0])) + np.exp(W[0] + W[1] / 2)


def slope(W: np.ndarray) -> np.ndarray:
    """Its gradient."""
    e = np.exp(W[0] + W[1] / 2)
    return 3 * W**2 * np.array([0.5, -1.0, 2.0]) + np.array([e, e / 2, 0.0])


def stepped(W, v, eta, mu) -> tuple[np.ndarray, np.ndarray]:
    """W and v after one step of the course's own code."""
    params, velocity = momentum_step(alone(W), alone(v), alone(slope(W)), eta, mu)
    return params.W1, velocity.W1


def symbols(rng: Generator) -> dict:
    """A point, a velocity, a rate and a factor of momentum."""
    return {
        "W": rng.normal(size=3),
        "v": rng.normal(size=3),
        "eta": rng.uniform(0.1, 1),
        "mu": rng.uniform(0.2, 0.9),
        "L": loss,
    }


@context("recipe-velocity")
def recipe_velocity(rng: Generator, trial: int) -> Context:
    """Before a step."""
    return Context(symbols(rng), updated=lambda W, v, eta, mu: {"v": stepped(W, v, eta, mu)[1]})


@context("recipe-step")
def recipe_step(rng: Generator, trial: int) -> Context:
    """Within a step: the velocity is the new one already."""

    def updated(W, v, eta, mu) -> dict:
        before = (v - slope(W)) / mu
        return {"W": stepped(W, before, eta, mu)[0]}

    return Context(symbols(rng), updated=updated)


@context("recipe-series")
def recipe_series(rng: Generator, trial: int) -> Context:
    """The velocity after k steps with one and the same gradient."""
    k = 3 + trial

    def after(g: float, mu: float) -> float:
        velocity = 0.0
        for _ in range(k):
            velocity = mu * velocity + g
        return velocity

    return Context({"g": rng.normal(), "mu": rng.uniform(0.2, 0.9), "k": k, "v": after})


@context("recipe-rate")
def recipe_rate(rng: Generator, trial: int) -> Context:
    """The rate while it climbs, and while it falls."""
    peak, t_0 = rng.uniform(0.1, 1), rng.uniform(0.05, 0.3)
    return Context(
        {"t": [0.4, 0.7, 1.9, 2.6][trial] * t_0, "t_0": t_0, "eta_max": peak},
        functions={"eta": lambda t: cosine_rate(np.real(t), peak, warm_up=t_0)},
    )


@context("recipe-average")
def recipe_average(rng: Generator, trial: int) -> Context:
    """A running average and the weights that it follows."""

    def updated(a, W, kappa) -> dict:
        return {"a": averaged(alone(a), alone(W), kappa).W1}

    return Context(
        {"a": rng.normal(size=3), "W": rng.normal(size=3), "kappa": rng.uniform(0.2, 0.9)},
        updated=updated,
    )


@context("recipe-smoothing")
def recipe_smoothing(rng: Generator, trial: int) -> Context:
    """Targets that need not be one-hot."""
    return Context(
        {
            "Y": rng.dirichlet(np.ones(3), size=4),
            "s": rng.uniform(0.1, 0.6),
            "c": 3,
            "Y_tilde": lambda Y, s: smoothed(Y, s),
        },
        ranges={"i": 4, "k": 3},
    )


@context("recipe-decay")
def recipe_decay(rng: Generator, trial: int) -> Context:
    """A loss, and the same with a share of all squares."""
    return Context(
        {
            "W": rng.normal(size=3),
            "m": 3,
            "gamma": rng.uniform(0.1, 1),
            "L": loss,
            "L_tilde": lambda L, W, gamma: L + gamma / 2 * np.sum(W**2),
        },
        ranges={"j": 3},
    )


@context("recipe-lead")
def recipe_lead(rng: Generator, trial: int) -> Context:
    """Logits at which softmax gives exactly the softened targets; the first class is right."""
    c, s = 4, rng.uniform(0.1, 0.6)
    target = smoothed(np.eye(c)[:1], s)[0]
    return Context(
        {"c": c, "s": s, "z": np.log(target) + rng.normal(), "y_hat": lambda z: softmax(z)}
    )
