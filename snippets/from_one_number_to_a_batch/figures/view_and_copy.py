"""The memory of a table: two views that point into it, a copy of its own."""

from collections.abc import Mapping

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

TEXT = {
    "en": {
        "memory": "memory of X",
        "view": "{} is a view",
        "copy": "{} is a copy: memory of its own",
    },
    "ko": {
        "memory": "X의 메모리",
        "view": "{}: 뷰",
        "copy": "{}: 복사본, 자기 메모리",
    },
}


def draw(text: Mapping[str, str]) -> Figure:
    """Eight cells; a row above points at two, a column below at four."""
    figure = style.canvas(4.6, 3.0)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.2, 8.2), ylim=(-3.35, 2.25))
    axes.axis("off")
    axes.text(8, HEIGHT + 0.15, text["memory"], ha="right", color=style.QUIET)
    row, column = (2, 3), (0, 2, 4, 6)
    for place, value in enumerate(X.reshape(-1)):
        cell(axes, place * WIDTH, 0, number(value))
    for place in row:
        x = (place + 0.5) * WIDTH
        arrow(axes, (3, 1.6), (x, HEIGHT + 0.04), style.FIRST)
    for place in column:
        x = (place + 0.5) * WIDTH
        arrow(axes, (3.5, -0.95), (x, -0.04), style.SECOND, "--")
    axes.text(
        3, 1.72, text["view"].format("X[1]"), ha="center", color=style.FIRST
    )
    axes.text(
        3.5,
        -1.32,
        text["view"].format("X[:, 0]"),
        ha="center",
        color=style.SECOND,
    )
    for place, value in enumerate(X[[0, 2]].reshape(-1)):
        cell(axes, (place + 2) * WIDTH, -2.5, number(value), style.INK)
    axes.text(
        4, -3.1, text["copy"].format("X[[0, 2]]"), ha="center", va="center"
    )
    return figure
