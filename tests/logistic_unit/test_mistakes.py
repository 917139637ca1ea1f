"""Each wrong backward pass is wrong exactly where its page says."""

import numpy as np
import pytest

from snippets.logistic_unit import mistakes as logistic_mistakes
from snippets.logistic_unit.unit import backward, forward
from snippets.shared.gradient_check import relative_error


@pytest.fixture
def point() -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Inputs, targets that are not only zeros and ones, weights and a bias."""
    rng = np.random.default_rng(7)
    return rng.normal(size=(7, 3)), rng.uniform(size=7), rng.normal(size=3), rng.normal()


@pytest.mark.parametrize(
    ("candidate", "w_is_right", "b_is_right"),
    [
        (logistic_mistakes.mixed_signs, False, False),
        (logistic_mistakes.half_negated, True, False),
        (logistic_mistakes.no_slope, False, False),
        (logistic_mistakes.no_mean, False, False),
        (logistic_mistakes.sum_and_mean, False, True),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_mistakes_are_wrong_exactly_where_the_page_says(point, candidate, w_is_right, b_is_right):
    X, y, w, b = point
    y_hat = forward(X, w, b)
    right, shown = backward(X, y, y_hat), candidate(X, y, y_hat)
    errors = [relative_error(a, c) for a, c in zip(shown, right, strict=True)]
    assert (errors[0] < 1e-12) == w_is_right
    assert (errors[1] < 1e-12) == b_is_right


def test_mixed_signs_point_uphill(point):
    X, y, w, b = point
    y_hat = forward(X, w, b)
    grad_w, grad_b = backward(X, y, y_hat)
    wrong_w, wrong_b = logistic_mistakes.mixed_signs(X, y, y_hat)
    np.testing.assert_allclose(wrong_w, -grad_w)
    np.testing.assert_allclose(wrong_b, -grad_b)


def test_the_pair_is_half_the_sum_for_the_weights_and_half_the_mean_for_the_bias(point):
    X, y, w, b = point
    y_hat = forward(X, w, b)
    grad_w, grad_b = backward(X, y, y_hat)
    pair_w, pair_b = logistic_mistakes.sum_and_mean(X, y, y_hat)
    np.testing.assert_allclose(pair_w, len(y) * grad_w)
    np.testing.assert_allclose(pair_b, grad_b)


def test_no_mean_is_too_long_by_the_number_of_rows(point):
    X, y, w, b = point
    y_hat = forward(X, w, b)
    for long, right in zip(
        logistic_mistakes.no_mean(X, y, y_hat), backward(X, y, y_hat), strict=True
    ):
        np.testing.assert_allclose(long, len(y) * right)
