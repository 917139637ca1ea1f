"""The three rows in the plane of their inputs, and in that of hidden units."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.affine_layer.figures.hidden_training import (
    RATE,
    STEPS,
    X,
    Y,
    hidden,
)
from snippets.affine_layer.small_network import train
from snippets.shared.figures import style

TEXT = {
    "en": {
        "x1": "first input",
        "x2": "second input",
        "a1": "first hidden unit",
        "a2": "second hidden unit",
    },
    "ko": {
        "x1": "첫 번째 입력",
        "x2": "두 번째 입력",
        "a1": "첫 번째 은닉 유닛",
        "a2": "두 번째 은닉 유닛",
    },
}

OFFSETS = (((8, -12), (8, -12), (8, -12)), ((9, 2), (-4, 9), (-6, 10)))


def draw(text: Mapping[str, str]) -> Figure:
    """Left, the rows on one line; right, a line between them."""
    network = hidden()
    train(network, X, Y, RATE, STEPS)
    first, bend, *_ = network.layers
    along = np.linspace(0.4, 5.6, 300)
    line = np.stack([along, along + 1], axis=1)
    new_line = bend.forward(first.forward(line))
    new = bend.forward(first.forward(X))
    figure = style.canvas(5.2, 2.7)
    left, right = figure.subplots(1, 2)
    left.set(
        xlabel=text["x1"],
        ylabel=text["x2"],
        xlim=(0, 6.6),
        ylim=(0.6, 7.2),
        xticks=[1, 3, 5],
        yticks=[2, 4, 6],
    )
    right.set(
        xlabel=text["a1"],
        ylabel=text["a2"],
        xlim=(-0.06, 1.12),
        ylim=(-0.06, 1.12),
        xticks=[0, 0.5, 1],
        yticks=[0, 0.5, 1],
    )
    right.plot([0, 0.5], [0.5, 0], ":", color=style.QUIET, linewidth=1.6)
    places = ((left, line, X), (right, new_line[:, :2], new[:, :2]))
    for (axes, path, rows), offsets in zip(places, OFFSETS, strict=True):
        axes.plot(*path.T, color=style.QUIET, linewidth=1)
        for row, target, offset in zip(rows, Y[:, 0], offsets, strict=True):
            colour, mark = (style.FIRST, "o") if target else (style.SECOND, "s")
            axes.plot(*row, mark, color=colour, markersize=9)
            axes.annotate(
                f"y = {target:.0f}",
                row,
                xytext=offset,
                textcoords="offset points",
            )
    return figure
