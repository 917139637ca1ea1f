"""The memory of a table: two views that point into it, a copy of its own."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from snippets.shared.figures import style
from snippets.shared.figures.arrows import arrow

TEXT = {
    "en": {
        "memory": "memory of table",
        "view": "{} is a view",
        "copy": "{} is a copy: memory of its own",
    },
    "ko": {
        "memory": "table의 메모리",
        "view": "{}: 뷰",
        "copy": "{}: 복사본, 자기 메모리",
    },
}

TABLE = np.array([[1.0, 2.0], [3.0, 0.0], [1.0, 1.0], [0.0, 4.0]])
HEIGHT = 0.6


def cell(axes: Axes, x: float, y: float, value: float, lit: bool) -> None:
    """A box with a number; its lower left corner is at x, y."""
    axes.add_patch(
        Rectangle(
            (x, y),
            1,
            HEIGHT,
            facecolor=style.WASH if lit else "none",
            edgecolor=style.INK if lit else style.LINE,
            linewidth=1.8 if lit else 1,
            zorder=2 if lit else 1,
        )
    )
    axes.text(x + 0.5, y + 0.3, f"{value:.0f}", ha="center", va="center")


def draw(text: Mapping[str, str]) -> Figure:
    """Eight cells; a row above points at two, a column below at four."""
    figure = style.canvas(4.6, 3.0)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.2, 8.2), ylim=(-3.35, 2.25))
    axes.axis("off")
    axes.text(8, HEIGHT + 0.15, text["memory"], ha="right", color=style.QUIET)
    for place, value in enumerate(TABLE.reshape(-1)):
        cell(axes, place, 0, value, lit=False)
    for place in (2, 3):
        arrow(axes, (3, 1.6), (place + 0.5, HEIGHT), style.FIRST, "-")
    for place in (0, 2, 4, 6):
        arrow(axes, (3.5, -0.95), (place + 0.5, 0), style.SECOND, "--")
    above, below = (
        text["view"].format("table[1]"),
        text["view"].format("table[:, 0]"),
    )
    axes.text(3, 1.72, above, ha="center", color=style.FIRST)
    axes.text(3.5, -1.32, below, ha="center", color=style.SECOND)
    for place, value in enumerate(TABLE[[0, 2]].reshape(-1)):
        cell(axes, place + 2, -2.5, value, lit=True)
    axes.text(4, -3.1, text["copy"].format("table[[0, 2]]"), ha="center")
    return figure
