"""The bias against finite differences and against an independent oracle, and its walks."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.gradient_descent import data
from snippets.gradient_descent.one_bias import descend, mse_slope, ssr_slope, step
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.losses import sum_of_squared_residuals

N = 7


@pytest.fixture
def point() -> tuple[np.ndarray, np.ndarray, float]:
    """Outputs, targets that are not only zeros and ones, and a bias with errors of both signs."""
    c, y = np.random.default_rng(5).normal(size=(2, N))
    return c, y, float(np.mean(y - c)) + 0.4


def oracle_sum(b, c, y):
    return anp.sum(anp.square(y - c - b))


def oracle_mean(b, c, y):
    return oracle_sum(b, c, y) / len(y)


@pytest.mark.parametrize(("slope", "oracle"), [(ssr_slope, oracle_sum), (mse_slope, oracle_mean)])
def test_slopes_agree_with_autograd(point, slope, oracle):
    c, y, b = point
    assert slope(c + b, y) == pytest.approx(autograd.grad(oracle)(b, c, y), rel=1e-12)


@pytest.mark.parametrize(("slope", "rows"), [(ssr_slope, 1), (mse_slope, N)])
def test_slopes_agree_with_finite_differences(point, slope, rows):
    c, y, b = point
    by_steps = numeric_gradient(lambda b: sum_of_squared_residuals(c + b, y) / rows, b)
    np.testing.assert_allclose(slope(c + b, y), by_steps, rtol=1e-7)


def test_step_goes_downhill_by_the_rate():
    assert step(2.0, 3.0, 0.25) == pytest.approx(1.25)
    assert step(2.0, -3.0, 0.25) == pytest.approx(2.75)


@pytest.mark.parametrize(("slope", "rows"), [(ssr_slope, N), (mse_slope, 1)])
def test_each_step_multiplies_the_distance_by_the_contraction_factor(point, slope, rows):
    c, y, b = point
    walk = descend(lambda b: slope(c + b, y), b, 0.03, steps=4)
    distances = walk - np.mean(y - c)
    assert walk[0] == b
    assert walk.shape == (5,)
    np.testing.assert_allclose(distances[1:] / distances[:-1], 1 - 2 * rows * 0.03)


@pytest.mark.parametrize(("slope", "one_step"), [(ssr_slope, 1 / 6), (mse_slope, 1 / 2)])
def test_rates_that_arrive_swing_and_run_away(slope, one_step):
    best = np.mean(data.y - data.c)

    def distances(rate):
        walk = descend(lambda b: slope(data.c + b, data.y), 0.0, rate, steps=9)
        return np.abs(walk - best)

    assert distances(one_step)[1] < 1e-12
    np.testing.assert_allclose(distances(2 * one_step), best)
    assert (np.diff(distances(1.9 * one_step)) < 0).all()
    assert (np.diff(distances(2.1 * one_step)) > 0).all()


def test_the_walk_of_the_page():
    """The numbers are those of the network of the videos; the page rounds its outputs."""
    walk = descend(lambda b: ssr_slope(data.c + b, data.y), 0.0, 0.1, steps=40)
    np.testing.assert_allclose(walk[1:5], [1.5655, 2.1917, 2.4422, 2.5424], atol=1e-4)
    np.testing.assert_allclose(walk[-1], 2.60918, atol=5e-5)
    slopes = [ssr_slope(data.c + b, data.y) for b in walk[:5]]
    np.testing.assert_allclose(slopes, [-15.6551, -6.2620, -2.5048, -1.0019, -0.4008], atol=3e-4)


def test_a_walk_leaves_its_start_alone():
    start = np.array([1.0, 2.0])
    walk = descend(lambda w: w, start, 0.5, steps=2)
    np.testing.assert_array_equal(walk, [[1, 2], [0.5, 1], [0.25, 0.5]])
    np.testing.assert_array_equal(start, [1, 2])


def test_nothing_writes_into_its_arguments(point):
    c, y, b = point
    y_hat = c + b
    kept = y.copy(), y_hat.copy()
    for slope in (ssr_slope, mse_slope):
        slope(y_hat, y)
    for now, then in zip((y, y_hat), kept, strict=True):
        np.testing.assert_array_equal(now, then)


def test_what_would_broadcast_is_refused(point):
    _, y, _ = point
    for call in (lambda: ssr_slope(y[:, None], y), lambda: mse_slope(y, y[:1])):
        with pytest.raises(ValueError, match=r"^\w+: \w+ is \(.*; give \w+ \(n,\)"):
            call()
    with pytest.raises(TypeError, match=r"^y is uint8; give floats$"):
        ssr_slope(y, np.ones(N, np.uint8))
