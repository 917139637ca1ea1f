"""Shares and scaled columns; the table given stays as it was."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.from_one_number_to_a_batch.tables import (
    row_shares,
    scaled,
    scaled_backward,
)
from snippets.shared.gradient_check import numeric_gradient

N, D = 5, 3


@pytest.fixture
def table() -> np.ndarray:
    """Positive numbers that nobody may write to."""
    X = np.random.default_rng(5).uniform(0.5, 2, size=(N, D))
    X.flags.writeable = False
    return X


def test_shares_of_each_row(table):
    shares = row_shares(table)
    np.testing.assert_allclose(shares.sum(axis=1), np.ones(N), rtol=1e-12)
    for given, share in zip(table, shares, strict=True):
        np.testing.assert_allclose(share, given / sum(given), rtol=1e-12)


def test_shares_of_a_square_table_are_those_of_its_rows(table):
    np.testing.assert_allclose(row_shares(table[:D]), row_shares(table)[:D], rtol=1e-12)


def test_a_row_without_a_sum_is_refused(table):
    X = table.copy()
    X[2] = 0
    with pytest.raises(ValueError, match="a row adds up to zero, so it has no shares"):
        row_shares(X)


def test_scaled_multiplies_each_column(table):
    s = np.array([2.0, -1.0, 0.5])
    for j in range(D):
        np.testing.assert_array_equal(scaled(table, s)[:, j], table[:, j] * s[j])


def test_scaled_backward_agrees_with_finite_differences_and_with_autograd(table):
    rng = np.random.default_rng(6)
    s, grad_Z = rng.normal(size=D), rng.normal(size=(N, D))
    s.flags.writeable = grad_Z.flags.writeable = False
    measured = (
        numeric_gradient(lambda X: np.sum(scaled(X, s) * grad_Z), table),
        numeric_gradient(lambda s: np.sum(scaled(table, s) * grad_Z), s),
    )
    oracle = autograd.grad(lambda X, s: anp.sum(anp.dot(X, anp.diag(s)) * grad_Z), argnum=(0, 1))(
        table, s
    )
    derived = scaled_backward(table, s, grad_Z)
    for ours, theirs, exact in zip(derived, measured, oracle, strict=True):
        assert ours.shape == exact.shape
        np.testing.assert_allclose(ours, theirs, rtol=1e-6)
        np.testing.assert_allclose(ours, exact, rtol=1e-12)


def test_bytes_and_other_shapes_are_refused(table):
    with pytest.raises(TypeError, match=r"^X is uint8; give floats$"):
        row_shares(np.ones((N, D), np.uint8))
    with pytest.raises(ValueError, match=r"X is \(3,\); give X \(n, d\)$"):
        row_shares(table[0])
    for odd in (np.ones((N, 1)), np.ones(1), 2.0):
        with pytest.raises(ValueError, match=r"^scaled: X is \(5, 3\), s is \("):
            scaled(table, odd)
    with pytest.raises(ValueError, match=r"grad_Z is \(3,\); give"):
        scaled_backward(table, np.ones(D), np.ones(D))
