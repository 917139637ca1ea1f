"""The last bias against finite differences and against an independent oracle, and its walks."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.gradient_descent.one_bias import curve, descend, mse_slope, predict, ssr_slope, step
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.losses import sum_of_squared_residuals

N = 7
DOSES, EFFECTS = np.array([0.0, 0.5, 1.0]), np.array([0.0, 1.0, 0.0])


@pytest.fixture
def point() -> tuple[np.ndarray, np.ndarray, float]:
    """Inputs, targets that are not only zeros and ones, and a bias with errors of both signs."""
    rng = np.random.default_rng(5)
    x, y = rng.uniform(-1, 2, size=N), rng.normal(size=N)
    return x, y, float(np.mean(y - curve(x))) + 0.4


def oracle_output(b_3, x):
    """The network, written anew for autograd."""
    hidden = anp.log(1 + anp.exp(anp.outer(x, [3.34, -3.53]) + anp.array([-1.43, 0.57])))
    return anp.dot(hidden, [-1.22, -2.3]) + b_3


def oracle_sum(b_3, x, y):
    return anp.sum(anp.square(y - oracle_output(b_3, x)))


def oracle_mean(b_3, x, y):
    return oracle_sum(b_3, x, y) / len(x)


def test_the_network_is_that_of_the_videos(point):
    x, _, b_3 = point
    np.testing.assert_allclose(predict(x, b_3), oracle_output(b_3, x))
    np.testing.assert_allclose(curve(x), oracle_output(0, x))


@pytest.mark.parametrize(("slope", "oracle"), [(ssr_slope, oracle_sum), (mse_slope, oracle_mean)])
def test_slopes_agree_with_autograd(point, slope, oracle):
    x, y, b_3 = point
    expected = autograd.grad(oracle)(b_3, x, y)
    assert slope(predict(x, b_3), y) == pytest.approx(expected, rel=1e-12)


@pytest.mark.parametrize(("slope", "rows"), [(ssr_slope, 1), (mse_slope, N)])
def test_slopes_agree_with_finite_differences(point, slope, rows):
    x, y, b_3 = point
    by_steps = numeric_gradient(lambda b: sum_of_squared_residuals(predict(x, b), y) / rows, b_3)
    np.testing.assert_allclose(slope(predict(x, b_3), y), by_steps, rtol=1e-7)


def test_step_goes_downhill_by_the_rate():
    assert step(2.0, 3.0, 0.25) == pytest.approx(1.25)
    assert step(2.0, -3.0, 0.25) == pytest.approx(2.75)


@pytest.mark.parametrize(("slope", "rows"), [(ssr_slope, N), (mse_slope, 1)])
def test_each_step_multiplies_the_distance_by_the_contraction_factor(point, slope, rows):
    x, y, b_3 = point
    walk = descend(slope, x, y, b_3, 0.03, steps=4)
    distances = walk - np.mean(y - curve(x))
    assert walk[0] == b_3
    assert walk.shape == (5,)
    np.testing.assert_allclose(distances[1:] / distances[:-1], 1 - 2 * rows * 0.03)


@pytest.mark.parametrize(("slope", "one_step"), [(ssr_slope, 1 / 6), (mse_slope, 1 / 2)])
def test_rates_that_arrive_swing_and_run_away(slope, one_step):
    best = np.mean(EFFECTS - curve(DOSES))

    def distances(rate):
        return np.abs(descend(slope, DOSES, EFFECTS, 0.0, rate, steps=9) - best)

    assert distances(one_step)[1] < 1e-12
    np.testing.assert_allclose(distances(2 * one_step), best)
    assert (np.diff(distances(1.9 * one_step)) < 0).all()
    assert (np.diff(distances(2.1 * one_step)) > 0).all()


def test_the_walk_of_the_page():
    walk = descend(ssr_slope, DOSES, EFFECTS, 0.0, 0.1, steps=40)
    np.testing.assert_allclose(walk[1:5], [1.5655, 2.1917, 2.4422, 2.5424], atol=5e-5)
    np.testing.assert_allclose(walk[-1], 2.60918, atol=5e-6)
    slopes = [ssr_slope(predict(DOSES, b), EFFECTS) for b in walk[:5]]
    np.testing.assert_allclose(slopes, [-15.6551, -6.2620, -2.5048, -1.0019, -0.4008], atol=5e-5)


def test_nothing_writes_into_its_arguments(point):
    x, y, b_3 = point
    kept = x.copy(), y.copy()
    y_hat = predict(x, b_3)
    predicted = y_hat.copy()
    for slope in (ssr_slope, mse_slope):
        slope(y_hat, y)
        descend(slope, x, y, b_3, 0.01, steps=2)
    for now, then in zip((x, y, y_hat), (*kept, predicted), strict=True):
        np.testing.assert_array_equal(now, then)


def test_what_would_broadcast_is_refused(point):
    x, y, b_3 = point
    for call in (
        lambda: predict(x, np.full(N, b_3)),
        lambda: predict(x[:, None], b_3),
        lambda: ssr_slope(y[:, None], y),
        lambda: mse_slope(y, y[:1]),
    ):
        with pytest.raises(ValueError, match=r"^\w+: \w+ is \(.*; give \w+ \(n,\)"):
            call()
    with pytest.raises(TypeError, match=r"^y is uint8; give floats$"):
        ssr_slope(y, np.ones(N, np.uint8))
