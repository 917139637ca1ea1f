"""The links of one row against finite differences and against an independent oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.shared.gradient_check import numeric_gradient
from snippets.softmax_cross_entropy.links import (
    cross_entropy_slope,
    loss_link,
    softmax_jacobian,
    squared_error_slope,
    walk,
)
from snippets.softmax_cross_entropy.loss import cross_entropy, softmax

C = 4


@pytest.fixture
def row() -> tuple[np.ndarray, np.ndarray]:
    """Scores, and targets that are not one-hot."""
    rng = np.random.default_rng(3)
    return rng.normal(size=C), rng.dirichlet(np.ones(C))


def oracle_softmax(z):
    """Written anew for autograd."""
    return 1 / anp.sum(anp.exp(z[None, :] - z[:, None]), axis=1)


def test_loss_link_agrees_with_finite_differences_and_autograd(row):
    y_hat, y = softmax(row[0]), row[1]
    numeric = numeric_gradient(lambda p: cross_entropy(np.log(p), y), y_hat)
    np.testing.assert_allclose(loss_link(y_hat, y), numeric, rtol=1e-7)
    oracle = autograd.grad(lambda p: -anp.sum(y * anp.log(p)))(y_hat)
    np.testing.assert_allclose(loss_link(y_hat, y), oracle, rtol=1e-13)


def test_jacobian_agrees_with_finite_differences_and_autograd(row):
    J = softmax_jacobian(softmax(row[0]))
    numeric = [numeric_gradient(lambda z, k=k: softmax(z)[k], row[0]) for k in range(C)]
    np.testing.assert_allclose(J, numeric, rtol=1e-6)
    np.testing.assert_allclose(J, autograd.jacobian(oracle_softmax)(row[0]), rtol=1e-12)


def test_jacobian_is_symmetric_and_its_rows_and_columns_sum_to_zero(row):
    J = softmax_jacobian(softmax(row[0]))
    np.testing.assert_array_equal(J, J.T)
    np.testing.assert_allclose(J.sum(axis=0), 0, atol=1e-15)
    np.testing.assert_allclose(J.sum(axis=1), 0, atol=1e-15)


def test_the_jacobian_of_the_page():
    expected = np.array([[21, -6, -15], [-6, 16, -10], [-15, -10, 25]]) / 100
    np.testing.assert_allclose(softmax_jacobian(np.array([0.3, 0.2, 0.5])), expected, rtol=1e-13)


def test_the_product_collapses(row):
    z, y = row
    y_hat = softmax(z)
    product = softmax_jacobian(y_hat).T @ loss_link(y_hat, y)
    np.testing.assert_allclose(cross_entropy_slope(z, y), product, rtol=1e-12)


def test_slopes_agree_with_finite_differences_and_autograd(row):
    z, y = row
    losses = {
        cross_entropy_slope: lambda p: -anp.sum(y * anp.log(p)),
        squared_error_slope: lambda p: anp.sum((p - y) ** 2) / 2,
    }
    for slope, loss in losses.items():
        numeric = numeric_gradient(lambda v, loss=loss: loss(softmax(v)), z)
        np.testing.assert_allclose(slope(z, y), numeric, rtol=1e-6)
        oracle = autograd.grad(lambda v, loss=loss: loss(oracle_softmax(v)))(z)
        np.testing.assert_allclose(slope(z, y), oracle, rtol=1e-11)


def test_walk_goes_downhill_from_where_it_is_put(row):
    z, y = row[0], np.eye(C)[2]
    kept = z.copy()
    right = walk(cross_entropy_slope, z, y, rate=0.3, steps=2)
    for k in range(3):
        assert np.isclose(right[k], softmax(z)[2])
        z = z - 0.3 * (softmax(z) - y)
    assert right.shape == (3,)
    np.testing.assert_array_equal(row[0], kept)


def test_the_waits_of_the_page():
    """Steps until even odds: a few for the cross-entropy, many for the squared error."""
    for first, by_log, by_square in ((4, 3, 18), (6, 4, 93), (8, 5, 632)):
        start, y = np.array([first, 0.0, 0.0]), np.array([0.0, 1.0, 0.0])
        for slope, steps in ((cross_entropy_slope, by_log), (squared_error_slope, by_square)):
            right = walk(slope, start, y, rate=1.0, steps=steps)
            assert right[-2] < 0.5 < right[-1]


def test_a_batch_or_another_row_is_refused(row):
    z, y = row
    y_hat, rows = softmax(z), np.ones((2, C))
    for odd in (y[:, None], y[:1], rows):
        for function, first in (
            (loss_link, y_hat),
            (cross_entropy_slope, z),
            (squared_error_slope, z),
        ):
            with pytest.raises(ValueError, match=rf"^{function.__name__}: .* is \(4,\), y is \("):
                function(first, odd)
    with pytest.raises(ValueError, match=r"^softmax_jacobian: y_hat is \(2, 4\); give"):
        softmax_jacobian(rows)
    with pytest.raises(ValueError, match=r"rate is \(4,\); give"):
        walk(cross_entropy_slope, z, y, np.ones(C), 1)
