"""Distort pictures the way a hand does: turn, stretch, slant, shift, wobble.

Source: Simard, Steinkraus and Platt, "Best practices for convolutional
neural networks applied to visual document analysis" (2003), section 2.
"""

from math import ceil, isqrt

import numpy as np
from numpy import ndarray
from numpy.random import Generator

from snippets.shared.checks import takes
from snippets.two_layer_network.training import first

# --8<-- [start:wobble]
GROUP = 16  # pictures that share one distortion


def wobble(groups, side, rng):
    """Smooth random fields (groups, side, side), about one pixel high."""
    i = np.arange(side)
    width = side / 7
    blur = np.exp(-((i[:, None] - i) ** 2) / (2 * width**2))
    noise = rng.uniform(-1, 1, size=(groups, side, side))
    smooth = blur @ noise @ blur.T
    return smooth / (np.pi * width**2) ** 0.5 * np.sqrt(3)


# --8<-- [end:wobble]


# --8<-- [start:places]
def places(groups, side, strength, rng):
    """Rows and columns (groups, side, side) from which each pixel is taken."""
    middle = (side - 1) / 2
    y, x = np.mgrid[:side, :side] - middle

    def draw(limit):
        return rng.uniform(-limit, limit, size=(groups, 1, 1)) * strength

    angle = draw(np.pi / 18)
    wide, high, slant = 1 + draw(0.1), 1 + draw(0.1), draw(0.1)
    turned_x = np.cos(angle) * x - np.sin(angle) * y
    turned_y = np.sin(angle) * x + np.cos(angle) * y
    shift = side / 19
    columns = wide * turned_x + slant * y + draw(shift)
    rows = high * turned_y + draw(shift)
    bend = strength * wobble(2 * groups, side, rng) * (side / 28)
    return rows + bend[:groups] + middle, columns + bend[groups:] + middle


# --8<-- [end:places]


# --8<-- [start:corners]
def corners(rows, columns, side):
    """The four pixels around each place, and how much each counts.

    Both are (groups, 4, pixels); a pixel outside has the number side * side.
    """
    top, left = np.floor(rows), np.floor(columns)
    down, right = rows - top, columns - left
    numbers, weights = [], []
    for step_down, part_down in ((0, 1 - down), (1, down)):
        for step_right, part_right in ((0, 1 - right), (1, right)):
            row, column = top + step_down, left + step_right
            inside = (row % side == row) & (column % side == column)
            number = np.where(inside, row * side + column, side * side)
            numbers.append(number.reshape(len(rows), -1))
            weights.append((part_down * part_right).reshape(len(rows), -1))
    return np.stack(numbers, 1).astype(int), np.stack(weights, 1)


# --8<-- [end:corners]


def square(X: ndarray, strength: float, rng: Generator) -> None:
    """Raises ValueError unless the rows of X are square pictures."""
    pixels = X.shape[1]
    if isqrt(pixels) ** 2 != pixels:
        raise ValueError(f"{pixels} pixels are no square picture")


@takes(X="(n, pixels)", strength="()")
@first(square)
# --8<-- [start:distort]
def distort(X, strength, rng):
    """Pictures as rows (n, pixels), distorted; neighbours share a map."""
    side = isqrt(X.shape[1])
    groups = ceil(len(X) / GROUP)
    numbers, weights = corners(*places(groups, side, strength, rng), side)
    weights = weights.astype(X.dtype)[..., None]
    paper = np.zeros((1, GROUP), X.dtype)
    out = np.empty_like(X)
    for k in range(groups):
        group = slice(k * GROUP, (k + 1) * GROUP)
        ink = X[group].T  # (pixels, GROUP)
        ink = np.concatenate([ink, paper[:, : ink.shape[1]]])
        taken = ink.take(numbers[k], axis=0)  # (4, pixels, GROUP)
        out[group] = (taken * weights[k]).sum(axis=0).T
    return out


# --8<-- [end:distort]
