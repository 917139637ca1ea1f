"""Each wrong use of the chain rule is wrong exactly where its page says."""

import numpy as np
import pytest

from snippets.chain_rule import mistakes as chain_mistakes
from snippets.chain_rule.composition import composed_slope
from snippets.chain_rule.worked_graph import backward, forward
from snippets.shared.gradient_check import relative_error

POINTS = np.random.default_rng(7).normal(size=5)
PAIRS = np.random.default_rng(8).normal(size=(5, 2))


def test_the_outer_slope_at_x_is_wrong_but_where_the_inner_function_stands_still():
    wrong = chain_mistakes.outer_slope_at_x
    np.testing.assert_allclose(wrong(POINTS), (2 * POINTS + 1) * 2 * POINTS)
    assert relative_error(wrong(POINTS), composed_slope(POINTS)) > 0.1
    golden = (1 + np.sqrt(5)) / 2
    assert wrong(golden) == pytest.approx(composed_slope(golden), rel=1e-12)
    assert wrong(2.0) == 20


@pytest.mark.parametrize(
    ("candidate", "a_is_right", "b_is_right"),
    [
        (chain_mistakes.path_overwritten, False, True),
        (chain_mistakes.link_added, False, False),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_mistakes_are_wrong_exactly_where_the_page_says(candidate, a_is_right, b_is_right, a, b):
    s = forward(a, b)[1]
    right, shown = backward(a, b, s), candidate(a, b, s)
    assert (relative_error(shown[0], right[0]) < 1e-12) == a_is_right
    assert (relative_error(shown[1], right[1]) < 1e-12) == b_is_right


@pytest.mark.parametrize("upstream", [1.0, -0.7])
@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_the_wrong_walks_do_just_what_the_page_says(a, b, upstream):
    s = forward(a, b)[1]
    grad_a, grad_b = backward(a, b, s, upstream)
    grad_s = 2 * s * upstream
    lost = chain_mistakes.path_overwritten(a, b, s, upstream)
    np.testing.assert_allclose(lost, (grad_a - grad_s, grad_b))
    added = chain_mistakes.link_added(a, b, s, upstream)
    np.testing.assert_allclose(added, (2 * grad_s + b, grad_s + a))
