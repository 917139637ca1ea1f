"""A row of X and a column of W are lit, and the entry where they cross."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.from_one_number_to_a_batch.figures.axis_arrows import (
    HEIGHT,
    WIDTH,
    X,
    arrow,
    cell,
    number,
)
from snippets.shared.figures import style

TEXT = {"en": {}, "ko": {}}

W = np.array([[2.0, 3.0, 1.0], [1.0, 2.0, 4.0]])
ROW, COLUMN = 0, 2


def draw(text: Mapping[str, str]) -> Figure:
    """X below on the left, W above on the right, X @ W where they meet."""
    Z = X @ W  # (n, d) @ (d, h) -> (n, h)
    (n, d), h = X.shape, W.shape[1]
    figure = style.canvas(4.8, 3.4)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.9, 6.4), ylim=(-0.75, 4.6))
    axes.axis("off")
    left, top = d * WIDTH + 0.9, n * HEIGHT + 0.5
    for i, j in np.ndindex(X.shape):
        lit = style.FIRST if i == ROW else None
        cell(axes, j * WIDTH, (n - 1 - i) * HEIGHT, number(X[i, j]), lit)
    for j, k in np.ndindex(W.shape):
        lit = style.SECOND if k == COLUMN else None
        x, y = left + k * WIDTH, top + (d - 1 - j) * HEIGHT
        cell(axes, x, y, number(W[j, k]), lit)
    for i, k in np.ndindex(Z.shape):
        lit = style.INK if (i, k) == (ROW, COLUMN) else None
        x, y = left + k * WIDTH, (n - 1 - i) * HEIGHT
        cell(axes, x, y, number(Z[i, k]), lit)
    row = (n - 0.5 - ROW) * HEIGHT
    column = left + (COLUMN + 0.5) * WIDTH
    arrow(axes, (d * WIDTH + 0.1, row), (left - 0.08, row), style.FIRST)
    arrow(axes, (column, top - 0.06), (column, n * HEIGHT + 0.06), style.SECOND)
    steps = " + ".join(
        f"{number(X[ROW, j])} · {number(W[j, COLUMN])}" for j in range(d)
    )
    axes.text(
        left + h * WIDTH,
        top + d * HEIGHT + 0.18,
        f"{steps} = {number(Z[ROW, COLUMN])}",
        ha="right",
        weight="bold",
    )
    for x, y, name in (
        (d * WIDTH / 2, -0.5, "X (n, d)"),
        (left + h * WIDTH / 2, -0.5, "X @ W (n, h)"),
    ):
        axes.text(x, y, name, ha="center", color=style.QUIET)
    axes.text(
        left - 0.2,
        top + d * HEIGHT / 2,
        "W (d, h)",
        ha="right",
        va="center",
        color=style.QUIET,
    )
    return figure
