"""The matrix product entry by entry, and its slopes path by path."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.from_one_number_to_a_batch.index_sums import grad_W_by_paths, product_by_sums
from snippets.shared.gradient_check import numeric_gradient

N, D, H = 5, 4, 3


@pytest.fixture
def tables() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """X, W and an upstream gradient; the sizes differ."""
    rng = np.random.default_rng(3)
    return rng.normal(size=(N, D)), rng.normal(size=(D, H)), rng.normal(size=(N, H))


def test_the_sums_are_the_matrix_product(tables):
    X, W, _ = tables
    np.testing.assert_allclose(product_by_sums(X, W), X @ W, rtol=1e-12)
    np.testing.assert_allclose(product_by_sums(W.T, X.T), (X @ W).T, rtol=1e-12)


@pytest.mark.parametrize("rows", [D - 1, D + 1])
def test_sizes_that_do_not_meet_are_refused(tables, rows):
    with pytest.raises(ValueError, match=rf"X is \(\d+, {D}\), W is \({rows}, {H}\); give"):
        product_by_sums(tables[0], np.ones((rows, H)))


def test_paths_agree_with_finite_differences(tables):
    X, W, grad_Z = tables
    measured = numeric_gradient(lambda W: np.sum(product_by_sums(X, W) * grad_Z), W)
    np.testing.assert_allclose(grad_W_by_paths(X, grad_Z), measured, rtol=1e-7)


def test_paths_agree_with_autograd(tables):
    X, W, grad_Z = tables
    oracle = autograd.grad(lambda W: anp.sum(anp.dot(X, W) * grad_Z))(W)
    np.testing.assert_allclose(grad_W_by_paths(X, grad_Z), oracle, rtol=1e-12)


def test_nothing_writes_into_its_arguments(tables):
    for table in tables:
        table.flags.writeable = False
    X, W, grad_Z = tables
    product_by_sums(X, W)
    grad_W_by_paths(X, grad_Z)


def test_complex_numbers_and_other_rows_are_refused(tables):
    X, W, grad_Z = tables
    with pytest.raises(TypeError, match=r"^W is complex; give real numbers$"):
        product_by_sums(X, W + 1j)
    with pytest.raises(ValueError, match=r"X is \(5, 4\), grad_Z is \(4, 3\); give"):
        grad_W_by_paths(X, grad_Z[1:])
    with pytest.raises(ValueError, match=r"X is \(5, 4\), grad_Z is \(6, 3\); give"):
        grad_W_by_paths(X, np.ones((N + 1, H)))
