"""Each wrong gradient is wrong exactly where its page says."""

import numpy as np
import pytest

from snippets.checking_a_gradient import mistakes as gradient_mistakes
from snippets.checking_a_gradient.three_variables import grad_f
from snippets.shared.gradient_check import complex_gradient, relative_error


@pytest.fixture(params=[1, 2, 3])
def point(request) -> np.ndarray:
    """A point whose entries differ."""
    return np.random.default_rng(request.param).normal(size=3)


@pytest.mark.parametrize(
    ("candidate", "right"),
    [
        (gradient_mistakes.path_lost, [True, False, True]),
        (gradient_mistakes.factor_lost, [False, True, True]),
        (gradient_mistakes.swapped, [True, False, False]),
    ],
)
def test_wrong_entries_are_those_of_the_page(point, candidate, right):
    np.testing.assert_array_equal(np.isclose(candidate(point), grad_f(point)), right)


def test_what_is_lost_or_swapped(point):
    u, v, w = point
    path = grad_f(point) - gradient_mistakes.path_lost(point)
    assert path[1] == pytest.approx(w * np.exp(v))
    assert gradient_mistakes.factor_lost(point)[0] * v == pytest.approx(grad_f(point)[0])
    swap = gradient_mistakes.swapped(point) - [0, u**3, 0]
    assert swap[1] == pytest.approx(v * np.exp(w))
    assert swap[2] == pytest.approx(grad_f(np.array([u, w, v]))[2])


@pytest.mark.parametrize(
    ("candidate", "blind_spot"),
    [
        (gradient_mistakes.path_lost, [1.5, -0.8, 0.0]),
        (gradient_mistakes.factor_lost, [1.5, 1.0, 0.6]),
        (gradient_mistakes.swapped, [1.5, 0.6, 0.6]),
    ],
)
def test_blind_spots(candidate, blind_spot):
    at = np.array(blind_spot)
    np.testing.assert_allclose(candidate(at), grad_f(at))
    np.testing.assert_array_equal(candidate(np.zeros(3)), grad_f(np.zeros(3)))


def test_the_forgotten_slope_is_drowned_but_not_zero(point):
    true = complex_gradient(gradient_mistakes.faint, point)
    claimed = gradient_mistakes.faint_forgotten(point)
    assert relative_error(claimed, true) < 1e-6
    np.testing.assert_allclose(claimed[:2], true[:2], rtol=1e-13)
    assert claimed[2] == 0
    assert true[2] == pytest.approx(1e-7 * np.cos(point[2]))
