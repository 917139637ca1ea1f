"""Each wrong slope along the bias is wrong exactly where its page says."""

import numpy as np
import pytest

from snippets.gradient_descent import mistakes as bias_mistakes
from snippets.gradient_descent.one_bias import curve, descend, ssr_slope

Y = np.array([0.3, -1.2, 2.2, 0.7, 1.6])
ERRORS = np.array([0.5, -0.2, 0.9, -0.4, 0.1])


def test_flipped_is_the_slope_with_the_other_sign():
    assert bias_mistakes.flipped(Y + ERRORS, Y) == pytest.approx(-ssr_slope(Y + ERRORS, Y))


@pytest.mark.parametrize("rate", [0.1, 0.001])
def test_flipped_runs_away_on_the_same_side_at_every_rate(rate):
    x, y = np.array([0.0, 0.5, 1.0]), np.array([0.0, 1.0, 0.0])
    distances = descend(bias_mistakes.flipped, x, y, 0.0, rate, steps=4) - np.mean(y - curve(x))
    np.testing.assert_allclose(distances[1:] / distances[:-1], 1 + 2 * 3 * rate)


def test_suspects_a_and_c_are_right():
    for suspect in (bias_mistakes.suspect_a, bias_mistakes.suspect_c):
        assert suspect(Y + ERRORS, Y) == pytest.approx(ssr_slope(Y + ERRORS, Y))


def test_suspect_b_does_not_double_the_targets():
    excess = bias_mistakes.suspect_b(Y + ERRORS, Y) - ssr_slope(Y + ERRORS, Y)
    assert excess == pytest.approx(Y.sum())


def test_suspect_d_lost_its_bracket():
    y_hat = Y + ERRORS
    excess = bias_mistakes.suspect_d(y_hat, Y) - ssr_slope(y_hat, Y)
    assert excess == pytest.approx(-3 * y_hat.sum())


def test_suspect_e_is_right_only_where_every_prediction_is_too_high():
    high, mixed = Y + np.abs(ERRORS), Y + ERRORS
    assert bias_mistakes.suspect_e(high, Y) == pytest.approx(ssr_slope(high, Y))
    assert bias_mistakes.suspect_e(mixed, Y) - ssr_slope(mixed, Y) == pytest.approx(4 * 0.6)
