"""The wrong slope along the bias is wrong exactly where its page says."""

import numpy as np
import pytest

from snippets.gradient_descent.mistakes import flipped
from snippets.gradient_descent.one_bias import descend, ssr_slope

Y = np.array([0.3, -1.2, 2.2, 0.7, 1.6])
ERRORS = np.array([0.5, -0.2, 0.9, -0.4, 0.1])


def test_flipped_is_the_slope_with_the_other_sign():
    assert flipped(Y + ERRORS, Y) == pytest.approx(-ssr_slope(Y + ERRORS, Y))


@pytest.mark.parametrize("rate", [0.1, 0.001])
def test_flipped_runs_away_on_the_same_side_at_every_rate(rate):
    c = np.array([-2.6, -1.6, -2.5, 0.3, 0.9])
    distances = descend(lambda b: flipped(c + b, Y), 0.0, rate, steps=4) - np.mean(Y - c)
    np.testing.assert_allclose(distances[1:] / distances[:-1], 1 + 2 * 5 * rate)
