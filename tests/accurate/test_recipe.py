"""The ingredients of the accurate network, one by one, and the loop that joins them."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.accurate.distortion import distort
from snippets.accurate.recipe import (
    Recipe,
    averaged,
    cosine_rate,
    decayed,
    follow,
    momentum_step,
    smoothed,
)
from snippets.shared.gradient_check import numeric_gradient
from snippets.softmax_cross_entropy.loss import cross_entropy, log_softmax, softmax
from snippets.two_layer_network.network import RELU, Parameters, forward, gradients, initialise
from snippets.two_layer_network.training import batches

PLAIN = Recipe(
    epochs=1,
    batch_size=7,
    rate=0.1,
    cosine=False,
    momentum=0.0,
    averaging=0.0,
    smoothing=0.0,
    decay=0.0,
)


def some(seed: int) -> Parameters:
    rng = np.random.default_rng(seed)
    shapes = [(4, 3), (3,), (3, 5), (5,)]
    return Parameters(*(rng.normal(size=shape) for shape in shapes))


def data(n: int = 20) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(9)
    return rng.uniform(size=(n, 16)), np.eye(5)[rng.integers(5, size=n)]


def same(left: Parameters, right: Parameters) -> None:
    for a, b in zip(left, right, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-12)


def test_the_rate_rises_from_zero_and_falls_to_zero_along_a_cosine():
    assert cosine_rate(0.0, 0.4) == 0
    assert cosine_rate(0.01, 0.4) == pytest.approx(0.2, rel=1e-3)
    assert cosine_rate(0.02, 0.4) == pytest.approx(0.4, rel=1e-3)
    assert cosine_rate(0.25, 0.4) == pytest.approx(0.2 * (1 + 0.5**0.5))
    assert cosine_rate(0.5, 0.4) == pytest.approx(0.2)
    assert cosine_rate(1.0, 0.4) == pytest.approx(0)
    assert type(cosine_rate(0.3, 0.4)) is float


def test_a_momentum_step_by_hand():
    params, velocity = momentum_step(some(0), some(1), some(2), rate=0.3, momentum=0.8)
    for p, v, g, p_new, v_new in zip(some(0), some(1), some(2), params, velocity, strict=True):
        np.testing.assert_allclose(v_new, 0.8 * v + g)
        np.testing.assert_allclose(p_new, p - 0.3 * (g + 0.8 * (0.8 * v + g)))


def test_a_step_writes_into_nothing():
    given = some(0), some(1), some(2)
    momentum_step(*given, rate=0.3, momentum=0.8)
    averaged(given[0], given[1], 0.9)
    for before, after in zip((some(0), some(1), some(2)), given, strict=True):
        same(before, after)


def test_momentum_overtakes_plain_steps_in_a_long_valley():
    def climb(momentum: float, rate: float) -> float:
        curvature = np.array([1.0, 100.0])
        params = Parameters(np.ones(2), np.zeros(1), np.zeros(1), np.zeros(1))
        velocity = Parameters(*map(np.zeros_like, params))
        for _ in range(100):
            grads = Parameters(curvature * params.W1, *params[1:])
            params, velocity = momentum_step(params, velocity, grads, rate, momentum)
        return float(np.abs(params.W1).max())

    assert climb(0.8, 0.009) < climb(0.0, 0.0198) / 10


def test_the_average_moves_a_little():
    moved = averaged(some(0), some(1), 0.9)
    for a, p, m in zip(some(0), some(1), moved, strict=True):
        np.testing.assert_allclose(m, 0.9 * a + 0.1 * p)
    same(averaged(some(0), some(1), 0.0), some(1))


def test_smoothed_rows_sum_to_one_and_keep_their_largest():
    Y = smoothed(np.eye(5)[[2, 0]], 0.1)
    np.testing.assert_allclose(Y.sum(axis=1), 1)
    np.testing.assert_allclose(Y[0], [0.02, 0.02, 0.92, 0.02, 0.02])
    np.testing.assert_array_equal(smoothed(np.eye(5)[[2]], 0.0), np.eye(5)[[2]])


def test_the_gradient_of_smoothed_targets_agrees_with_differences_and_autograd():
    logits = np.random.default_rng(3).normal(size=(4, 5))
    Y = smoothed(np.eye(5)[[2, 0, 1, 4]], 0.3)

    def oracle(z):
        return -anp.sum(Y * (z - anp.log(anp.sum(anp.exp(z), axis=1, keepdims=True)))) / 4

    by_hand = (softmax(logits) - Y) / 4
    np.testing.assert_allclose(by_hand, autograd.grad(oracle)(logits), rtol=1e-12)
    measured = numeric_gradient(lambda z: cross_entropy(log_softmax(z), Y), logits)
    np.testing.assert_allclose(by_hand, measured, atol=1e-9)


def test_decay_is_the_slope_of_half_the_squares():
    grads, params = some(1), some(2)
    for g, p, d in zip(grads, params, decayed(grads, params, 0.3), strict=True):
        measured = numeric_gradient(lambda v: 0.3 / 2 * np.sum(v**2), p)
        np.testing.assert_allclose(d, g + measured, atol=1e-7)


def plain_epochs(X: np.ndarray, Y: np.ndarray, epochs: int, seed: int) -> list[Parameters]:
    """The same training, written without any ingredient."""
    rng = np.random.default_rng(seed)
    params, done = initialise((16, 6, 5), RELU, rng), []
    for _ in range(epochs):
        for batch in batches(len(X), 7, rng):
            grads = gradients(params, X[batch], Y[batch], RELU)
            params = Parameters(*(p - 0.1 * g for p, g in zip(params, grads, strict=True)))
        done.append(params)
    return done


def test_without_ingredients_it_is_plain_descent():
    X, Y = data()
    followed = follow(PLAIN._replace(epochs=2), X, Y, 6, np.random.default_rng(4))
    for ours, plain in zip(followed, plain_epochs(X, Y, 2, 4), strict=True):
        same(ours, plain)


def by_hand(X, Y, recipe, seed):
    """The whole recipe once more, step by step and array by array."""
    rng = np.random.default_rng(seed)
    params = list(initialise((16, 6, 5), RELU, rng))
    velocity, average = [0 * p for p in params], list(params)
    Y, k = 0.9 * Y + 0.1 / 5, 0
    total = recipe.epochs * 3
    for _ in range(recipe.epochs):
        for batch in list(batches(len(X), 7, rng)):
            x = distort(X[batch], 0.7, rng)
            grads = gradients(Parameters(*params), x, Y[batch], RELU)
            grads = [g + 0.0003 * p for g, p in zip(grads, params, strict=True)]
            rate = 0.3 * min(1, k / total / 0.02) * 0.5 * (1 + np.cos(np.pi * k / total))
            velocity = [0.9 * v + g for v, g in zip(velocity, grads, strict=True)]
            steps = [g + 0.9 * v for g, v in zip(grads, velocity, strict=True)]
            params = [p - rate * s for p, s in zip(params, steps, strict=True)]
            k += 1
            keep = min(0.999, k / (k + 9))
            average = [keep * a + (1 - keep) * p for a, p in zip(average, params, strict=True)]
    return average


def test_the_whole_recipe_by_hand():
    X, Y = data()
    recipe = Recipe(epochs=3, batch_size=7, distortion=0.7)
    *_, last = follow(recipe, X, Y, 6, np.random.default_rng(4))
    same(last, Parameters(*by_hand(X, Y, recipe, 4)))


def test_precision_is_that_of_the_rows():
    X, Y = data()
    recipe = Recipe(epochs=1, batch_size=7, distortion=0.7)
    (params,) = follow(recipe, X.astype(np.float32), Y, 6, np.random.default_rng(4))
    assert {p.dtype for p in params} == {np.dtype(np.float32)}


def test_it_learns():
    X, Y = data()
    recipe = Recipe(epochs=80, batch_size=7, smoothing=0.0)
    *_, params = follow(recipe, X, Y, 12, np.random.default_rng(4))
    assert (forward(params, X, RELU)[1].argmax(1) == Y.argmax(1)).all()


def test_what_would_broadcast_is_refused():
    one, other = some(0), some(1)
    column = other._replace(b1=other.b1[:, None])
    for call in (
        lambda: momentum_step(one, column, other, 0.1, 0.9),
        lambda: momentum_step(one, other, column, 0.1, 0.9),
        lambda: momentum_step(one, other, other, np.ones(5), 0.9),
        lambda: momentum_step(one, other, other, 0.1, np.ones(5)),
        lambda: averaged(one, column, 0.9),
        lambda: decayed(column, one, 0.1),
        lambda: smoothed(np.eye(5), np.ones((5, 1))),
        lambda: follow(PLAIN, np.ones((4, 9)), np.ones((5, 2)), 3, np.random.default_rng(0)),
    ):
        with pytest.raises(ValueError, match=r"^\w+: \w+ is \(.*; give \w+ \("):
            call()
