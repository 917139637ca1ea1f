"""Each mistake with axes and broadcasting is wrong exactly where its page says."""

import numpy as np
import pytest

from snippets.from_one_number_to_a_batch import mistakes as batch_mistakes
from snippets.from_one_number_to_a_batch.batch_gradients import (
    backward,
    half_sum_of_squares,
)
from snippets.from_one_number_to_a_batch.tables import row_shares
from snippets.shared.gradient_check import relative_error

N, D, H = 5, 2, 3


@pytest.fixture
def batch() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """X, W and grad_Z; the sizes differ."""
    rng = np.random.default_rng(9)
    return rng.normal(size=(N, D)), rng.normal(size=(D, H)), rng.normal(size=(N, H))


@pytest.mark.parametrize(
    ("candidate", "right"),
    [
        (batch_mistakes.suspect_a, (True, True, True)),
        (batch_mistakes.suspect_b, (True, True, False)),
        (batch_mistakes.suspect_c, (True, True, True)),
        (batch_mistakes.suspect_d, (True, False, True)),
        (batch_mistakes.suspect_e, (False, True, True)),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_suspects_are_wrong_exactly_where_the_page_says(batch, candidate, right):
    for shown, truth, expected in zip(candidate(*batch), backward(*batch), right, strict=True):
        assert shown.shape == truth.shape
        assert (relative_error(shown, truth) < 1e-12) == expected


def test_a_square_batch_hides_the_wrong_axis(batch):
    X, W, grad_Z = batch[0][:H], batch[1], batch[2][:H]
    shown, truth = batch_mistakes.wrong_axis(X, W, grad_Z), backward(X, W, grad_Z)
    assert [a.shape for a in shown] == [a.shape for a in truth]
    errors = [relative_error(a, c) for a, c in zip(shown, truth, strict=True)]
    assert max(errors[:2]) < 1e-12
    assert errors[2] > 0.1
    np.testing.assert_allclose(shown[2], [sum(row) for row in grad_Z], rtol=1e-12)


def test_a_batch_that_is_not_square_reveals_it(batch):
    grad_b = batch_mistakes.wrong_axis(*batch)[2]
    assert grad_b.shape == (N,)
    with pytest.raises(ValueError, match="broadcast"):
        np.zeros(H) - grad_b


def test_a_lost_axis_is_refused_unless_the_table_is_square():
    Y = np.random.default_rng(2).uniform(0.5, 2, size=(N, H))
    with pytest.raises(ValueError, match="broadcast"):
        batch_mistakes.lost_keepdims(Y)
    square = Y[:H]
    wrong = batch_mistakes.lost_keepdims(square)
    np.testing.assert_allclose(wrong, (square.T / square.sum(axis=1)[:, None]).T, rtol=1e-12)
    assert np.abs(wrong.sum(axis=1) - 1).max() > 0.01
    np.testing.assert_allclose(row_shares(square).sum(axis=1), np.ones(H), rtol=1e-12)


def test_a_vector_against_a_column_compares_all_with_all():
    y = np.array([1.0, 4.0, -2.0, 0.5, 3.0])
    pairs = sum((a - c) ** 2 for a in y for c in y)
    np.testing.assert_allclose(batch_mistakes.no_shape_check(y, y[:, None]), pairs / 2)
    assert batch_mistakes.no_shape_check(y, y) == 0
    assert batch_mistakes.no_shape_check(y, y + 2) == 10
    with pytest.raises(ValueError, match="give one shape"):
        half_sum_of_squares(y, y[:, None])
