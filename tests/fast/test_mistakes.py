"""The fast wrong ways are wrong exactly where the page says."""

import numpy as np
import pytest

from snippets.fast.mistakes import HandsOutItsArrays, InFloat16, MovesEverything, PixelsOfOtherRows
from snippets.fast.networks import LitPixels, MostLitFirst, Plain, RateFolded
from snippets.two_layer_network.network import Parameters
from snippets.two_layer_network.training import batches

D, H, C = 5, 4, 3


@pytest.fixture
def start() -> tuple:
    """Parameters, rows, targets and a rate."""
    rng = np.random.default_rng(41)
    sizes = ((D, H), (H,), (H, C), (C,))
    params = Parameters(*(0.3 * rng.normal(size=s) for s in sizes))
    return params, rng.random((40, D)), rng.dirichlet(np.ones(C), size=40), 0.1


def walked(net, steps=100):
    rng = np.random.default_rng(42)
    for _ in range(steps // 5):
        for batch in batches(40, 8, rng):
            net.step(batch)
    return net.parameters()


def far(a, b):
    return max(np.abs(p - q).max() for p, q in zip(a, b, strict=True))


def test_handed_out_arrays_change_with_the_next_step_but_the_walk_is_right(start):
    net = HandsOutItsArrays(*start)
    early = net.parameters()
    late = walked(net)
    for a, b in zip(early, late, strict=True):
        np.testing.assert_array_equal(a, b)
    assert far(late, walked(RateFolded(*start))) == 0


def test_slopes_left_over_move_only_what_a_batch_does_not_reach(start):
    params, X, *rest = start
    X[5:, 1] = 0  # the last column of the sorted ones, which few batches reach
    both = [kind(params, X, *rest) for kind in (MovesEverything, MostLitFirst)]
    ends = []
    for net in both:
        net.step(np.arange(3))  # reaches it
        net.step(np.arange(10, 14))  # does not
        ends.append(net.parameters())
    wrong, right = ends
    others = np.delete(np.arange(D), 1)
    np.testing.assert_array_equal(wrong.W1[others], right.W1[others])
    assert (wrong.W1[1] != right.W1[1]).any()
    assert far(walked(both[0]), walked(Plain(params, X, *rest))) > 1e-3


def test_pixels_of_other_rows_are_harmless_only_where_they_agree(start):
    params, X, *_ = start
    plain = walked(Plain(*start))
    same = PixelsOfOtherRows(*start, X_other=X)
    assert far(walked(same), walked(LitPixels(*start))) == 0
    other = np.ones((3, D))
    other[:, 1] = 0
    wrong = walked(PixelsOfOtherRows(*start, X_other=other))
    assert far(wrong, plain) > 1e-2
    np.testing.assert_array_equal(wrong.W1[1], params.W1[1].astype(np.float32))
    assert X[:, 1].any()


def test_float16_loses_more_than_single_precision_would(start):
    end = walked(InFloat16(*start))
    assert {p.dtype for p in end} == {np.dtype(np.float16)}
    assert 1e-4 < far(end, walked(Plain(*start))) < 0.1
