"""X, G and W above, three gradients below; an entry and its terms are lit."""

from collections.abc import Mapping
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy import ndarray

from snippets.from_one_number_to_a_batch.batch_gradients import backward
from snippets.from_one_number_to_a_batch.figures.axis_arrows import (
    HEIGHT,
    WIDTH,
    X,
    cell,
    number,
)
from snippets.from_one_number_to_a_batch.figures.price_paths import (
    GOOD,
    GRAD_Z,
    SHOP,
)
from snippets.from_one_number_to_a_batch.figures.row_meets_column import W
from snippets.shared.figures import style

TEXT = {"en": {}, "ko": {}}


def table(
    axes: Axes,
    place: tuple[float, float],
    name: str,
    numbers: ndarray,
    lit: Any = np.s_[:0],
    colour: str = "",
) -> None:
    """A grid that hangs from a place, its name above it, some of it lit."""
    left, top = place
    axes.text(left, top + 0.2, name, weight="bold")
    colours = np.full(numbers.shape, "", dtype=object)
    colours[lit] = colour
    for i, j in np.ndindex(numbers.shape):
        x, y = left + j * WIDTH, top - (i + 1) * HEIGHT
        cell(axes, x, y, number(numbers[i, j]), colours[i, j])


def draw(text: Mapping[str, str]) -> Figure:
    """The loaves meet the errors of shop one in the slope of a price."""
    grad_X, grad_W, grad_b = backward(X, W, GRAD_Z)
    figure = style.canvas(5.2, 3.4)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.1, 10.7), ylim=(0, 6.8))
    axes.axis("off")
    table(axes, (0, 6.2), "X", X, np.s_[:, GOOD], style.FIRST)
    table(axes, (3.3, 6.2), "G", GRAD_Z, np.s_[:, SHOP], style.SECOND)
    table(axes, (7.6, 6.2), "W", W)
    table(axes, (0, 2.6), "∂L/∂W", grad_W, np.s_[GOOD, SHOP], style.INK)
    table(axes, (3.8, 2.6), "∂L/∂b", grad_b[None])
    table(axes, (7.6, 2.6), "∂L/∂X", grad_X)
    terms = [
        f"{number(x)} · {number(g) if g >= 0 else f'({number(g)})'}"
        for x, g in zip(X[:, GOOD], GRAD_Z[:, SHOP], strict=True)
    ]
    total = number(grad_W[GOOD, SHOP])
    axes.text(0, 0.5, f"{' + '.join(terms)} = {total}", weight="bold")
    return figure
