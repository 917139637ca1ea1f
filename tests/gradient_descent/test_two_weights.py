"""Two weights against finite differences and autograd; what two curvatures do to a walk."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.gradient_descent.data import growth, u, v
from snippets.gradient_descent.one_bias import descend
from snippets.gradient_descent.two_weights import mse_gradient
from snippets.shared.gradient_check import numeric_gradient

W, *DATA = (np.random.default_rng(3).normal(size=size) for size in (2, 7, 7, 7))
LOWEST = np.array([np.mean(u * growth) / np.mean(u**2), np.mean(v * growth) / np.mean(v**2)])


def oracle(w, u, v, y):
    return anp.mean(anp.square(y - anp.dot(anp.array([u, v]).T, w)))


def slopes_at(w):
    return mse_gradient(w, u, v, growth)


def test_the_gradient_agrees_with_autograd():
    np.testing.assert_allclose(mse_gradient(W, *DATA), autograd.grad(oracle)(W, *DATA))


def test_the_gradient_agrees_with_finite_differences():
    by_moves = numeric_gradient(lambda w: oracle(w, *DATA), W)
    np.testing.assert_allclose(mse_gradient(W, *DATA), by_moves, rtol=1e-7)


@pytest.mark.parametrize("rate", [1 / 100, 1 / 32, 1 / 17, 1 / 15])
def test_each_weight_has_a_contraction_factor_of_its_own(rate):
    distances = descend(slopes_at, np.zeros(2), rate, steps=5) - LOWEST
    factors = 1 - 2 * rate * np.array([1, 16])
    np.testing.assert_allclose(distances, -LOWEST * factors ** np.arange(6)[:, None], atol=1e-13)


def test_scaled_inputs_let_one_step_arrive():
    walk = descend(lambda w: mse_gradient(w, u, v / 4, growth), np.zeros(2), 1 / 2, steps=1)
    np.testing.assert_allclose(walk[1], LOWEST * [1, 4])


def test_nothing_writes_into_its_arguments():
    kept = [array.copy() for array in (W, *DATA)]
    mse_gradient(W, *DATA)
    for now, then in zip((W, *DATA), kept, strict=True):
        np.testing.assert_array_equal(now, then)


def test_what_would_broadcast_is_refused():
    for call in (
        lambda: mse_gradient(np.ones(3), *DATA),
        lambda: mse_gradient(W, DATA[0], DATA[1], DATA[2][:1]),
    ):
        with pytest.raises(ValueError, match=r"^mse_gradient: w is \("):
            call()
