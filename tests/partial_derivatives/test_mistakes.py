"""Each wrong slope is wrong exactly where its page says, and in the way it says."""

import autograd
import numpy as np
import pytest

from snippets.partial_derivatives import mistakes as partial_mistakes
from snippets.partial_derivatives.derivative_rules import quotient_slope
from snippets.partial_derivatives.two_variables import f, grad_f
from snippets.shared.gradient_check import numeric_gradient

POINTS = np.random.default_rng(5).uniform(0.4, 1.9, size=(5, 2))
PARTS = np.random.default_rng(6).uniform(0.4, 1.9, size=(5, 4))

GRADIENTS = [
    (partial_mistakes.everything_moves, False, False),
    (partial_mistakes.term_forgotten, True, False),
    (partial_mistakes.constant_term_kept, False, True),
    (partial_mistakes.constant_factor_lost, False, True),
]


@pytest.mark.parametrize(("candidate", "x_is_right", "y_is_right"), GRADIENTS)
def test_gradients_are_wrong_exactly_where_the_page_says(candidate, x_is_right, y_is_right):
    for point in POINTS:
        measured = numeric_gradient(lambda p: f(*p), point)
        agree = np.isclose(candidate(*point), measured, rtol=1e-6)
        assert agree.tolist() == [x_is_right, y_is_right]


def test_everything_moves_gives_the_sum_of_both_slopes():
    for x, y in POINTS:
        along = autograd.grad(lambda t, x=x, y=y: f(x + t, y + t))(0.0)
        np.testing.assert_allclose(partial_mistakes.everything_moves(x, y), [along, along])


def test_what_the_others_lose_or_keep():
    for x, y in POINTS:
        p, q = grad_f(x, y)
        np.testing.assert_allclose(partial_mistakes.term_forgotten(x, y), [p, q - 2 * y])
        np.testing.assert_allclose(partial_mistakes.constant_term_kept(x, y), [p + y**2, q])
        np.testing.assert_allclose(partial_mistakes.constant_factor_lost(x, y), [p / y, q])


@pytest.mark.parametrize(
    ("candidate", "passes"),
    [
        (partial_mistakes.everything_moves, False),
        (partial_mistakes.term_forgotten, True),
        (partial_mistakes.constant_term_kept, True),
        (partial_mistakes.constant_factor_lost, False),
    ],
)
def test_two_of_them_pass_where_y_is_zero(candidate, passes):
    for x, _ in POINTS:
        assert np.allclose(candidate(x, 0.0), grad_f(x, 0.0)) == passes


def test_the_swapped_rule_has_the_wrong_sign():
    for parts in PARTS:
        assert partial_mistakes.quotient_swapped(*parts) == pytest.approx(-quotient_slope(*parts))
