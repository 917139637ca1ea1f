"""The fast wrong ways are wrong exactly where the page says."""

import numpy as np
import pytest

from snippets.fast.fast_net import FastNet, most_lit
from snippets.fast.mistakes import hands_out, in_float16, moves_everything, other_pixels
from snippets.fast.rungs import plain
from snippets.two_layer_network.network import Parameters
from snippets.two_layer_network.training import batches

D, H, C = 5, 4, 3


@pytest.fixture
def given() -> tuple:
    """Parameters, rows, targets and a rate."""
    rng = np.random.default_rng(41)
    sizes = ((D, H), (H,), (H, C), (C,))
    params = Parameters(*(0.3 * rng.normal(size=s) for s in sizes))
    return params, rng.random((40, D)), rng.dirichlet(np.ones(C), size=40), 0.1


def hundred():
    rng = np.random.default_rng(42)
    return [batch for _ in range(20) for batch in batches(40, 8, rng)]


def walked(net, step=FastNet.step):
    for batch in hundred():
        step(net, batch)
    return net.parameters()


def far(a, b):
    return max(np.abs(p - q).max() for p, q in zip(a, b, strict=True))


def test_handed_out_arrays_change_with_the_next_step_but_hold_the_right_numbers(given):
    net = FastNet(*given, np.arange(D))
    early = hands_out(net)
    late = walked(net)
    for a, b in zip(early, late, strict=True):
        np.testing.assert_array_equal(a, b)


def test_slopes_left_over_move_only_what_a_batch_does_not_reach(given):
    params, X, *rest = given
    X[5:, 1] = 0  # the last of the sorted columns, which few batches reach
    nets = [FastNet(params, X, *rest, most_lit(X)) for _ in range(2)]
    ends = []
    for net, step in zip(nets, (moves_everything, FastNet.step), strict=True):
        step(net, np.arange(3))  # reaches it
        step(net, np.arange(10, 14))  # does not
        ends.append(net.parameters())
    wrong, right = ends
    others = np.delete(np.arange(D), 1)
    np.testing.assert_array_equal(wrong.W1[others], right.W1[others])
    assert (wrong.W1[1] != right.W1[1]).any()
    assert far(walked(nets[0], moves_everything), plain(params, X, *rest, hundred())) > 1e-3


def test_the_first_step_leaves_nothing_over(given):
    """The slopes begin at zero, so that the first batch moves nothing but its own."""
    params, X, *rest = given
    X[5:, 1] = 0
    nets = [FastNet(params, X, *rest, most_lit(X)) for _ in range(2)]
    moves_everything(nets[0], np.arange(10, 14))
    nets[1].step(np.arange(10, 14))
    assert far(nets[0].parameters(), nets[1].parameters()) == 0


def test_pixels_of_other_rows_are_harmless_only_where_they_agree(given):
    params, X, *_ = given
    right = plain(*given, hundred())
    assert far(walked(other_pixels(*given, X_other=X)), right) < 4e-7
    other = np.ones((3, D))
    other[:, 1] = 0
    wrong = walked(other_pixels(*given, X_other=other))
    assert far(wrong, right) > 1e-2
    np.testing.assert_array_equal(wrong.W1[1], params.W1[1].astype(np.float32))
    assert X[:, 1].any()


def test_float16_loses_more_than_single_precision_would(given):
    end = in_float16(*given, hundred())
    assert {p.dtype for p in end} == {np.dtype(np.float16)}
    assert 1e-4 < far(end, plain(*given, hundred())) < 0.1
