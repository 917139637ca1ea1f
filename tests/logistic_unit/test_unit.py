"""The logistic unit against finite differences and against an independent oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.logistic_unit.unit import backward, forward, step, train
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.losses import half_mean_squared_error

# Sizes that differ from each other and from the two of the factor one half.
N, D = 7, 3


@pytest.fixture
def point() -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Inputs, targets that are not only zeros and ones, weights and a bias."""
    rng = np.random.default_rng(7)
    return rng.normal(size=(N, D)), rng.uniform(size=N), rng.normal(size=D), rng.normal()


def oracle_loss(w, b, X, y):
    """The loss, written anew for autograd; shares no line with the course's code."""
    y_hat = 0.5 * (anp.tanh((anp.dot(X, w) + b) / 2) + 1)
    return anp.sum((y_hat - y) ** 2) / (2 * y.size)


def test_backward_agrees_with_finite_differences(point):
    X, y, w, b = point
    grad_w, grad_b = backward(X, y, forward(X, w, b))
    by_w = numeric_gradient(lambda v: half_mean_squared_error(forward(X, v, b), y), w)
    by_b = numeric_gradient(lambda v: half_mean_squared_error(forward(X, w, v), y), b)
    np.testing.assert_allclose(grad_w, by_w, rtol=1e-7)
    np.testing.assert_allclose(grad_b, by_b, rtol=1e-7)


def test_backward_agrees_with_complex_steps(point):
    X, y, w, b = point
    grad_w, grad_b = backward(X, y, forward(X, w, b))
    tiny = 1e-30j
    by_w = [half_mean_squared_error(forward(X, w + tiny * e, b), y).imag / 1e-30 for e in np.eye(D)]
    by_b = half_mean_squared_error(forward(X, w, b + tiny), y).imag / 1e-30
    np.testing.assert_allclose(grad_w, by_w, rtol=1e-13)
    np.testing.assert_allclose(grad_b, by_b, rtol=1e-13)


def test_backward_and_loss_agree_with_autograd(point):
    X, y, w, b = point
    y_hat = forward(X, w, b)
    np.testing.assert_allclose(half_mean_squared_error(y_hat, y), oracle_loss(w, b, X, y))
    oracle = autograd.grad(oracle_loss, argnum=(0, 1))(w, b, X, y)
    for ours, theirs in zip(backward(X, y, y_hat), oracle, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12)


def test_backward_has_the_shapes_of_the_parameters(point):
    X, y, w, b = point
    grad_w, grad_b = backward(X, y, forward(X, w, b))
    assert grad_w.shape == w.shape
    assert np.shape(grad_b) == ()


def test_nothing_writes_into_its_arguments(point):
    X, y, w, b = point
    before = [a.copy() for a in (X, y, w)]
    y_hat = forward(X, w, b)
    kept = y_hat.copy()
    gradients = backward(X, y, y_hat)
    step(w, b, gradients, 0.5)
    train(X, y, w, b, backward, 0.5, steps=3)
    for now, then in zip((X, y, w, y_hat), (*before, kept), strict=True):
        np.testing.assert_array_equal(now, then)


def test_step_goes_downhill_by_the_rate(point):
    _, _, w, b = point
    new_w, new_b = step(w, b, (np.full(D, 2.0), -3.0), 0.1)
    np.testing.assert_allclose(new_w, w - 0.2)
    np.testing.assert_allclose(new_b, b + 0.3)


def test_train_records_the_loss_before_between_and_after(point):
    X, y, w, b = point
    end_w, end_b, losses = train(X, y, w, b, backward, 0.5, steps=3)
    assert losses.shape == (4,)
    assert losses[0] == half_mean_squared_error(forward(X, w, b), y)
    assert losses[-1] == half_mean_squared_error(forward(X, end_w, end_b), y)
    assert (np.diff(losses) < 0).all()


def test_train_takes_the_steps_it_says(point):
    X, y, w, b = point
    end_w, end_b, _ = train(X, y, w, b, backward, 0.5, steps=2)
    for _ in range(2):
        w, b = step(w, b, backward(X, y, forward(X, w, b)), 0.5)
    np.testing.assert_array_equal(end_w, w)
    assert end_b == b


def test_what_would_broadcast_is_refused(point):
    X, y, w, b = point
    y_hat = forward(X, w, b)
    gradients = backward(X, y, y_hat)
    for call in (
        lambda: forward(X, w[:, None], b),
        lambda: forward(X, w, np.ones(N)),
        lambda: forward(X[0], w, b),
        lambda: backward(X, y[:, None], y_hat),
        lambda: backward(X, y[:1], y_hat),
        lambda: step(w, b, (gradients[0][:, None], gradients[1]), 0.1),
        lambda: step(w, b, gradients, np.ones(D)),
        lambda: step(w, np.ones(N), gradients, 0.1),
    ):
        with pytest.raises(ValueError, match=r"^\w+: \w+ is \(.*; give \w+ \("):
            call()


def test_bytes_are_refused_and_nan_passes_on(point):
    X, y, w, b = point
    with pytest.raises(TypeError, match=r"^y is uint8; give floats$"):
        backward(X, np.ones(N, np.uint8), forward(X, w, b))
    X[2, 1] = np.nan
    grad_w, grad_b = backward(X, y, forward(X, w, b))
    assert np.isnan(grad_w).all()
    assert np.isnan(grad_b)
