"""The spoilt recipes are wrong where the chapter says."""

import numpy as np
import pytest

from snippets.accurate.distortion import distort
from snippets.accurate.mistakes import average_from_zero, distort_in_place
from snippets.two_layer_network.network import Parameters


def test_distort_in_place_gives_the_right_pictures_and_destroys_the_originals():
    X = np.random.default_rng(0).uniform(size=(20, 64))
    before, expected = X.copy(), distort(X, 0.7, np.random.default_rng(1))
    out = distort_in_place(X, 0.7, np.random.default_rng(1))
    np.testing.assert_array_equal(out, expected)
    np.testing.assert_array_equal(X, expected)
    assert not np.allclose(X, before)


@pytest.mark.parametrize("steps", [1, 10, 1000])
def test_an_average_from_zero_is_short_by_what_it_remembers_of_zero(steps):
    still = Parameters(*(np.full(2, float(k)) for k in (2, -3, 4, 5)))
    average = average_from_zero([still] * steps, keep=0.99)
    for a, p in zip(average, still, strict=True):
        np.testing.assert_allclose(a, p * (1 - 0.99**steps))


def test_an_average_from_zero_weighs_later_steps_more():
    first, second = (Parameters(*(np.full(1, value),) * 4) for value in (1.0, 3.0))
    average = average_from_zero([first, second], keep=0.5)
    assert pytest.approx(0.25 * 1 + 0.5 * 3) == average.W1
