"""The logistic unit against finite differences and against an independent oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets import logistic_mistakes
from snippets.activations import naive_sigmoid, sigmoid, sigmoid_slope
from snippets.gradient_check import numeric_gradient, relative_error
from snippets.logistic_unit import backward, forward, step, train
from snippets.losses import half_mean_squared_error

# Sizes that differ from each other and from the two of the factor one half.
N, D = 7, 3


@pytest.fixture
def point() -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Inputs, targets that are not only zeros and ones, weights and a bias."""
    rng = np.random.default_rng(7)
    return rng.normal(size=(N, D)), rng.uniform(size=N), rng.normal(size=D), rng.normal()


def oracle_loss(beta, b, X, y):
    """The loss, written anew for autograd; shares no line with the course's code."""
    y_hat = 0.5 * (anp.tanh((anp.dot(X, beta) + b) / 2) + 1)
    return anp.sum((y_hat - y) ** 2) / (2 * y.size)


def test_backward_agrees_with_finite_differences(point):
    X, y, beta, b = point
    grad_beta, grad_b = backward(X, y, forward(X, beta, b))
    by_beta = numeric_gradient(lambda v: half_mean_squared_error(forward(X, v, b), y), beta)
    by_b = numeric_gradient(lambda v: half_mean_squared_error(forward(X, beta, v), y), b)
    np.testing.assert_allclose(grad_beta, by_beta, rtol=1e-7)
    np.testing.assert_allclose(grad_b, by_b, rtol=1e-7)


def test_backward_agrees_with_complex_steps(point):
    X, y, beta, b = point
    grad_beta, grad_b = backward(X, y, forward(X, beta, b))
    tiny = 1e-30j
    by_beta = [
        half_mean_squared_error(forward(X, beta + tiny * e, b), y).imag / 1e-30 for e in np.eye(D)
    ]
    by_b = half_mean_squared_error(forward(X, beta, b + tiny), y).imag / 1e-30
    np.testing.assert_allclose(grad_beta, by_beta, rtol=1e-13)
    np.testing.assert_allclose(grad_b, by_b, rtol=1e-13)


def test_backward_and_loss_agree_with_autograd(point):
    X, y, beta, b = point
    y_hat = forward(X, beta, b)
    np.testing.assert_allclose(half_mean_squared_error(y_hat, y), oracle_loss(beta, b, X, y))
    oracle = autograd.grad(oracle_loss, argnum=(0, 1))(beta, b, X, y)
    for ours, theirs in zip(backward(X, y, y_hat), oracle, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12)


def test_backward_has_the_shapes_of_the_parameters(point):
    X, y, beta, b = point
    grad_beta, grad_b = backward(X, y, forward(X, beta, b))
    assert grad_beta.shape == beta.shape
    assert np.shape(grad_b) == ()


def test_nothing_writes_into_its_arguments(point):
    X, y, beta, b = point
    before = [a.copy() for a in (X, y, beta)]
    y_hat = forward(X, beta, b)
    kept = y_hat.copy()
    gradients = backward(X, y, y_hat)
    step(beta, b, gradients, 0.5)
    train(X, y, beta, b, backward, 0.5, steps=3)
    for now, then in zip((X, y, beta, y_hat), (*before, kept), strict=True):
        np.testing.assert_array_equal(now, then)


def test_step_goes_downhill_by_the_rate(point):
    _, _, beta, b = point
    new_beta, new_b = step(beta, b, (np.full(D, 2.0), -3.0), 0.1)
    np.testing.assert_allclose(new_beta, beta - 0.2)
    np.testing.assert_allclose(new_b, b + 0.3)


def test_train_records_the_loss_before_between_and_after(point):
    X, y, beta, b = point
    end_beta, end_b, losses = train(X, y, beta, b, backward, 0.5, steps=3)
    assert losses.shape == (4,)
    assert losses[0] == half_mean_squared_error(forward(X, beta, b), y)
    assert losses[-1] == half_mean_squared_error(forward(X, end_beta, end_b), y)
    assert (np.diff(losses) < 0).all()


@pytest.mark.parametrize(
    ("candidate", "beta_is_right", "b_is_right"),
    [
        (logistic_mistakes.mixed_signs, False, False),
        (logistic_mistakes.half_negated, True, False),
        (logistic_mistakes.no_slope, False, False),
        (logistic_mistakes.no_mean, False, False),
        (logistic_mistakes.sum_and_mean, False, True),
        (logistic_mistakes.suspect_a, True, True),
        (logistic_mistakes.suspect_b, False, False),
        (logistic_mistakes.suspect_c, True, True),
        (logistic_mistakes.suspect_d, False, False),
        (logistic_mistakes.suspect_e, True, False),
        (logistic_mistakes.suspect_f, False, False),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_mistakes_are_wrong_exactly_where_the_page_says(
    point, candidate, beta_is_right, b_is_right
):
    X, y, beta, b = point
    y_hat = forward(X, beta, b)
    right, shown = backward(X, y, y_hat), candidate(X, y, y_hat)
    errors = [relative_error(a, c) for a, c in zip(shown, right, strict=True)]
    assert (errors[0] < 1e-12) == beta_is_right
    assert (errors[1] < 1e-12) == b_is_right


def test_mixed_signs_point_uphill(point):
    X, y, beta, b = point
    y_hat = forward(X, beta, b)
    grad_beta, grad_b = backward(X, y, y_hat)
    wrong_beta, wrong_b = logistic_mistakes.mixed_signs(X, y, y_hat)
    np.testing.assert_allclose(wrong_beta, -grad_beta)
    np.testing.assert_allclose(wrong_b, -grad_b)


def test_loss_is_half_the_mean_of_squares():
    y_hat, y = np.array([1.0, 2.0, 4.0]), np.array([0.0, 0.0, 1.0])
    assert half_mean_squared_error(y_hat, y) == pytest.approx((1 + 4 + 9) / 3 / 2)


def test_loss_refuses_shapes_that_would_broadcast():
    with pytest.raises(
        ValueError, match=r"^y_hat is \(3,\) but y is \(3, 1\): they would broadcast$"
    ):
        half_mean_squared_error(np.zeros(3), np.zeros((3, 1)))


def test_sigmoid_is_its_formula_where_the_formula_works():
    z = np.linspace(-30, 30, 121)
    np.testing.assert_allclose(sigmoid(z), naive_sigmoid(z), rtol=1e-14)
    np.testing.assert_allclose(sigmoid(-z), 1 - sigmoid(z), atol=1e-15)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_sigmoid_never_overflows_and_keeps_precision(dtype):
    z = np.array([-1e4, -800, -89, -1, 0, 1, 89, 800, 1e4], dtype=dtype)
    with np.errstate(all="raise", under="ignore"):
        y_hat = sigmoid(z)
    assert y_hat.dtype == dtype
    assert ((y_hat >= 0) & (y_hat <= 1)).all()
    assert (np.diff(y_hat) >= 0).all()


def test_sigmoid_slope_is_the_slope_of_sigmoid():
    z = np.array([-5.0, -1.3, 0.0, 0.4, 3.0])
    by_complex_step = sigmoid(z + 1e-30j).imag / 1e-30
    np.testing.assert_allclose(sigmoid_slope(sigmoid(z)), by_complex_step, rtol=1e-14)


def test_numeric_gradient_has_the_shape_of_its_input():
    x = np.arange(6.0).reshape(2, 3)
    gradient = numeric_gradient(lambda v: np.sum(v**2 * np.array([1, 2, 3])), x)
    np.testing.assert_allclose(gradient, 2 * x * np.array([1, 2, 3]), rtol=1e-8, atol=1e-8)
    assert numeric_gradient(lambda v: v**3, 2.0) == pytest.approx(12)


def test_relative_error_runs_from_zero_to_one():
    a = np.array([3.0, -4.0])
    assert relative_error(a, a) == 0
    assert relative_error(a, -a) == 1
    assert relative_error(a, 0 * a) == 1
    assert relative_error(a, 3 * a) == pytest.approx(0.5)
    assert relative_error(0 * a, 0 * a) == 0
