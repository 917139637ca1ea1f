"""Distortions: the map they draw, the four pixels they mix, and what they keep."""

import numpy as np
import pytest

from snippets.accurate.distortion import GROUP, corners, distort, places, wobble


def test_wobble_is_smooth_and_about_one_pixel_high():
    fields = wobble(200, 28, np.random.default_rng(0))
    assert fields.shape == (200, 28, 28)
    middle = fields[:, 10:18, 10:18]
    assert middle.std() == pytest.approx(1, abs=0.1)
    assert abs(middle.mean()) < 0.1
    assert np.abs(np.diff(middle, axis=2)).mean() < 0.3


def test_without_strength_every_pixel_is_taken_from_its_own_place():
    rows, columns = places(3, 8, 0.0, np.random.default_rng(0))
    i, j = np.mgrid[:8, :8]
    np.testing.assert_allclose(rows, np.broadcast_to(i, (3, 8, 8)), atol=1e-12)
    np.testing.assert_allclose(columns, np.broadcast_to(j, (3, 8, 8)), atol=1e-12)


def test_places_move_by_a_few_pixels_and_every_group_in_its_own_way():
    rows, columns = places(400, 28, 1.0, np.random.default_rng(0))
    i, j = np.mgrid[:28, :28]
    for moved, still in ((rows, i), (columns, j)):
        by = moved - still
        assert by[:, 14, 14].std() == pytest.approx(np.hypot(1, 28 / 19 / 3**0.5), rel=0.1)
        assert abs(by.mean()) < 0.1
        assert np.abs(by).max() < 13
        assert by[:, 3, 25].std() > by[:, 14, 14].std()
    assert np.ptp(rows[:, 14, 14]) > 1
    assert abs(np.corrcoef((rows - i)[:, 14, 14], (columns - j)[:, 14, 14])[0, 1]) < 0.15


class Extreme:
    """Draws the upper limit, always."""

    def uniform(self, low, high, size):
        return np.full(size, float(high))


@pytest.mark.parametrize("side", [8, 28])
def test_the_map_turns_and_stretches_about_the_middle_of_the_picture(side):
    """About another point, the whole picture would move by more than its shift and its bend."""
    rows, columns = places(1, side, 1.0, Extreme())
    i, j = np.mgrid[:side, :side]
    move = side / 19 + wobble(2, side, Extreme()).mean() * side / 28
    assert (rows - i).mean() == pytest.approx(move)
    assert (columns - j).mean() == pytest.approx(move)


def test_places_turn_clockwise_in_one_and_the_same_direction():
    """The rotation is one: rows move along with columns in opposite directions."""
    rows, columns = places(2000, 28, 1.0, np.random.default_rng(1))
    i, j = np.mgrid[:28, :28]
    down_by_right = (rows - i)[:, 14, 24] - (rows - i)[:, 14, 4]
    right_by_down = (columns - j)[:, 24, 14] - (columns - j)[:, 4, 14]
    assert np.corrcoef(down_by_right, right_by_down)[0, 1] < -0.3
    wide = (columns - j)[:, 14, 24] - (columns - j)[:, 14, 4]
    high = (rows - i)[:, 24, 14] - (rows - i)[:, 4, 14]
    assert wide.std() > 1 and high.std() > 1
    assert abs(np.corrcoef(wide, high)[0, 1]) < 0.1


def test_corners_mix_the_four_neighbours():
    rows, columns = np.full((1, 1, 1), 2.25), np.full((1, 1, 1), 4.5)
    numbers, weights = corners(rows, columns, 8)
    np.testing.assert_array_equal(numbers[0, :, 0], [20, 21, 28, 29])
    np.testing.assert_allclose(weights[0, :, 0], [0.375, 0.375, 0.125, 0.125])


@pytest.mark.parametrize(("row", "column"), [(-3.5, 2.0), (9.5, 2.0), (2.0, -3.5), (2.0, 9.5)])
def test_outside_of_the_picture_is_paper(row, column):
    numbers, weights = corners(np.full((1, 1, 1), row), np.full((1, 1, 1), column), 8)
    assert set(numbers.ravel()) == {64}
    assert weights.sum() == pytest.approx(1)


def test_the_edge_of_the_picture_is_inside():
    numbers, _ = corners(np.full((1, 1, 1), 7.0), np.full((1, 1, 1), 0.0), 8)
    assert numbers[0, 0, 0] == 56
    assert set(numbers[0, 2:, 0]) == {64}


@pytest.mark.parametrize("n", [1, GROUP, 2 * GROUP + 3])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_distort_keeps_shape_precision_and_the_callers_rows(n, dtype):
    X = np.random.default_rng(0).uniform(size=(n, 64)).astype(dtype)
    before = X.copy()
    out = distort(X, 1.0, np.random.default_rng(1))
    assert (out.shape, out.dtype) == (X.shape, X.dtype)
    np.testing.assert_array_equal(X, before)
    assert not np.allclose(out, X)
    assert out.min() >= 0 and out.max() <= 1 + 1e-6


def test_without_strength_nothing_changes():
    X = np.random.default_rng(0).uniform(size=(20, 64))
    np.testing.assert_allclose(distort(X, 0.0, np.random.default_rng(1)), X, atol=1e-12)


def test_a_group_shares_its_map_and_other_groups_have_others():
    picture = np.random.default_rng(0).uniform(size=64)
    out = distort(np.tile(picture, (2 * GROUP, 1)), 1.0, np.random.default_rng(1))
    assert (out[:GROUP] == out[0]).all()
    assert (out[GROUP:] == out[GROUP]).all()
    assert not np.allclose(out[0], out[GROUP])


def test_each_pixel_is_the_mixture_that_its_map_says():
    X = np.random.default_rng(0).uniform(size=(2 * GROUP, 64))
    numbers, weights = corners(*places(2, 8, 1.0, np.random.default_rng(1)), 8)
    padded = np.hstack([X, np.zeros((2 * GROUP, 1))])
    out = distort(X, 1.0, np.random.default_rng(1))
    for g in range(2):
        group = slice(g * GROUP, (g + 1) * GROUP)
        expected = sum(padded[group, numbers[g, k]] * weights[g, k] for k in range(4))
        np.testing.assert_allclose(out[group], expected)


def test_the_seed_decides():
    X = np.random.default_rng(0).uniform(size=(5, 64))
    same, again, other = (distort(X, 1.0, np.random.default_rng(seed)) for seed in (1, 1, 2))
    np.testing.assert_array_equal(same, again)
    assert not np.allclose(same, other)


def test_bytes_and_pictures_that_are_not_square_are_refused():
    """In bytes, every weight between zero and one would be zero."""
    with pytest.raises(TypeError, match=r"^X is uint8; give floats$"):
        distort(np.ones((3, 16), np.uint8), 1.0, np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"^10 pixels are no square picture$"):
        distort(np.ones((3, 10)), 1.0, np.random.default_rng(0))
    with pytest.raises(ValueError, match=r"X is \(16,\), strength is \(\); give X \(n, pixels\)"):
        distort(np.ones(16), 1.0, np.random.default_rng(0))
