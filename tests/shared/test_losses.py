"""The losses: their values, and the shapes they refuse."""

import numpy as np
import pytest

from snippets.shared.losses import half_mean_squared_error, sum_of_squared_residuals


def test_loss_is_half_the_mean_of_squares():
    y_hat, y = np.array([1.0, 2.0, 4.0]), np.array([0.0, 0.0, 1.0])
    assert half_mean_squared_error(y_hat, y) == pytest.approx((1 + 4 + 9) / 3 / 2)


def test_loss_refuses_shapes_that_would_broadcast():
    with pytest.raises(
        ValueError, match=r"error: y_hat is \(3,\), y is \(3, 1\); give one shape$"
    ):
        half_mean_squared_error(np.zeros(3), np.zeros((3, 1)))


def test_loss_of_numbers_on_both_sides():
    assert half_mean_squared_error(np.array([-2.0, 1.0]), np.array([1.0, -1.0])) == (9 + 4) / 4


def test_sum_of_squared_residuals():
    y_hat, y = np.array([1.0, 2.0, -4.0]), np.array([0.0, 0.0, 1.0])
    assert sum_of_squared_residuals(y_hat, y) == 1 + 4 + 25


@pytest.mark.parametrize("shape", [(3, 1), (1, 3), (1,)])
def test_sum_of_squared_residuals_refuses_shapes_that_would_broadcast(shape):
    with pytest.raises(ValueError, match=r"^sum.*: y_hat is \(3,\), y is \(.*; give one shape$"):
        sum_of_squared_residuals(np.zeros(3), np.zeros(shape))
