"""The losses: their values, and the shapes they refuse."""

import numpy as np
import pytest

from snippets.shared.losses import half_mean_squared_error, sum_of_squared_residuals


def test_loss_is_half_the_mean_of_squares():
    y_hat, y = np.array([1.0, 2.0, 4.0]), np.array([0.0, 0.0, 1.0])
    assert half_mean_squared_error(y_hat, y) == pytest.approx((1 + 4 + 9) / 3 / 2)


def test_loss_refuses_shapes_that_would_broadcast():
    with pytest.raises(ValueError, match=r"error: y_hat is \(3,\), y is \(3, 1\); give one shape$"):
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


BOTH = pytest.mark.parametrize("loss", [half_mean_squared_error, sum_of_squared_residuals])


@BOTH
def test_bytes_and_text_are_refused(loss):
    for odd in (np.array([0, 1], np.uint8), np.array(["0", "1"]), np.array([None, None])):
        with pytest.raises(TypeError, match=r"^y is .*; give floats$"):
            loss(np.ones(2), odd)


@BOTH
def test_an_empty_batch_is_refused(loss):
    with pytest.raises(ValueError, match=r"^y_hat is \(0, 2\), which is empty$"):
        loss(np.ones((0, 2)), np.ones((0, 2)))


@BOTH
@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_what_is_not_finite_passes_on(loss, value):
    assert not np.isfinite(loss(np.array([1.0, value]), np.ones(2)))


@BOTH
def test_whole_numbers_do_not_wrap_around(loss):
    targets = np.array([100, -100], np.int8)
    assert loss(-targets, targets) == loss(-targets.astype(float), targets.astype(float))
    assert loss([1.0, 2.0], [True, False]) == loss(np.array([1.0, 2.0]), np.array([1.0, 0.0]))


@BOTH
def test_single_precision_and_complex_numbers_stay(loss):
    assert loss(np.ones(3, np.float32), np.zeros(3, np.float32)).dtype == np.float32
    assert loss(np.ones(3) + 1j, np.zeros(3)).dtype == complex
