"""Each wrong way is wrong exactly where its page says."""

import numpy as np
import pytest

from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.softmax_cross_entropy.loss import (
    SoftmaxCrossEntropy,
    cross_entropy,
    log_softmax,
    softmax,
)
from snippets.softmax_cross_entropy.mistakes import (
    by_length,
    by_size,
    deaf,
    entry_by_entry,
    naive_cross_entropy,
    naive_softmax,
)

N, C = 5, 3


@pytest.fixture
def batch() -> tuple[np.ndarray, np.ndarray]:
    """Scores, and targets that are not one-hot."""
    rng = np.random.default_rng(4)
    return rng.normal(size=(N, C)), rng.dirichlet(np.ones(C), size=N)


def measured(z, y, upstream):
    return numeric_gradient(lambda v: upstream * cross_entropy(log_softmax(v), y), z)


def test_naive_softmax_is_right_until_it_overflows():
    z = np.random.default_rng(5).normal(size=C)
    np.testing.assert_allclose(naive_softmax(z), softmax(z), rtol=1e-13)
    for kind, limit in ((np.float32, 89), (np.float64, 710)):
        with np.errstate(over="ignore", invalid="ignore"):
            shares = naive_softmax(np.array([limit, 0], dtype=kind))
        np.testing.assert_array_equal(shares, [np.nan, 0])
        with np.errstate(all="raise", under="ignore"):
            naive_softmax(np.array([limit - 1, 0], dtype=kind))


def test_naive_cross_entropy_is_right_until_a_zero_comes():
    y_hat, y = np.array([0.2, 0.5, 0.3]), np.array([0.1, 0.6, 0.3])
    assert np.isclose(naive_cross_entropy(y_hat, y), cross_entropy(np.log(y_hat), y))
    with np.errstate(divide="ignore", invalid="ignore"):
        assert np.isnan(naive_cross_entropy(np.array([0.01, 0.99, 0]), np.array([0, 1, 0])))


def test_deaf_is_right_for_an_upstream_of_one_only(batch):
    Z, Y = batch
    for z, y in ((Z, Y), (Z[0], Y[0])):
        np.testing.assert_allclose(deaf(softmax(z), y, 1.0), measured(z, y, 1.0), rtol=1e-6)
        np.testing.assert_array_equal(deaf(softmax(z), y, 4.0), deaf(softmax(z), y, 1.0))
        assert relative_error(deaf(softmax(z), y, 4.0), measured(z, y, 4.0)) > 0.5


def test_by_length_is_right_for_a_batch_and_divides_a_vector_by_its_length(batch):
    Z, Y = batch
    np.testing.assert_allclose(by_length(softmax(Z), Y, 4.0), measured(Z, Y, 4.0), rtol=1e-6)
    of_vector = by_length(softmax(Z[0]), Y[0], 4.0)
    np.testing.assert_allclose(C * of_vector, measured(Z[0], Y[0], 4.0), rtol=1e-6)


def test_entry_by_entry_moves_nothing_but_the_class_that_happened():
    y_hat, y = np.array([0.3, 0.2, 0.5]), np.array([0.0, 1.0, 0.0])
    np.testing.assert_allclose(entry_by_entry(y_hat, y, 4.0), [0, -3.2, 0])
    step = -0.01 * entry_by_entry(y_hat, y, 1.0)
    scores = np.log(y_hat)
    assert cross_entropy(log_softmax(scores + step), y) < cross_entropy(scores, y)


def test_entry_by_entry_is_wrong_for_a_batch(batch):
    Z, Y = batch
    expected = -Y * (1 - softmax(Z)) / N
    np.testing.assert_allclose(entry_by_entry(softmax(Z), Y, 1.0), expected)
    assert relative_error(entry_by_entry(softmax(Z), Y, 1.0), measured(Z, Y, 1.0)) > 0.1


def test_by_size_is_right_for_one_hot_rows_and_for_labels(batch):
    Z = batch[0]
    labels = np.array([2, 0, 1, 1, 2])
    layer = SoftmaxCrossEntropy()
    layer.forward(Z, labels)
    kept = softmax(Z)
    for targets in (labels, np.eye(C)[labels]):
        np.testing.assert_allclose(by_size(kept, targets), layer.backward(), rtol=1e-13)
    np.testing.assert_array_equal(kept, softmax(Z))


def test_by_size_answers_where_it_should_refuse():
    one_row = softmax(np.array([[1.0, 2.0, 3.0]]))
    np.testing.assert_allclose(by_size(one_row, np.array([2, 0, 1])), one_row - [2, 0, 1])
    lost_column = by_size(np.full((3, 4), 0.25), np.eye(3, dtype=int)[[2, 0, 1]])
    np.testing.assert_allclose(lost_column, np.tile([-0.25, -0.25, 1 / 12, 1 / 12], (3, 1)))
