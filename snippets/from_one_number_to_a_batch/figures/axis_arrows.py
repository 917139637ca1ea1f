"""A table with its sums: down over axis 0, across over axis 1."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from snippets.shared.figures import style

TEXT = {
    "en": {
        "columns": ("apples", "loaves"),
        "row": "order {}",
        "down": "axis 0: n disappears",
        "across": "axis 1: d disappears",
    },
    "ko": {
        "columns": ("사과", "빵"),
        "row": "주문 {}",
        "down": "axis 0: n이 사라짐",
        "across": "axis 1: d가 사라짐",
    },
}

X = np.array([[1.0, 2.0], [3.0, 0.0], [1.0, 1.0], [0.0, 4.0]])
WIDTH, HEIGHT = 1.0, 0.6


def number(value: float) -> str:
    """A whole number with a real minus sign."""
    return f"{value:.0f}".replace("-", "−")


def cell(
    axes: Axes, x: float, y: float, text: str, colour: str | None = None
) -> None:
    """A box with its lower left corner at x, y; lit if it has a colour."""
    axes.add_patch(
        Rectangle(
            (x, y),
            WIDTH,
            HEIGHT,
            facecolor=style.WASH if colour else "none",
            edgecolor=colour or style.LINE,
            linewidth=1.8 if colour else 1,
            zorder=2 if colour else 1,
        )
    )
    axes.text(
        x + WIDTH / 2,
        y + HEIGHT / 2,
        text,
        ha="center",
        va="center",
        weight="bold" if colour else "normal",
    )


def arrow(
    axes: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    linestyle: str = "-",
) -> None:
    """An arrow with a filled head."""
    axes.annotate(
        "",
        xy=end,
        xytext=start,
        arrowprops={
            "arrowstyle": "-|>",
            "color": colour,
            "linewidth": 1.5,
            "linestyle": linestyle,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )


def draw(text: Mapping[str, str]) -> Figure:
    """The orders, one arrow for each sum."""
    n, d = X.shape
    figure = style.canvas(4.6, 3.2)
    axes = figure.add_subplot()
    axes.set(xlim=(-1.5, 5.2), ylim=(-2.05, 3.0))
    axes.axis("off")
    for i in range(n):
        y = (n - 1 - i) * HEIGHT
        axes.text(
            -0.2,
            y + HEIGHT / 2,
            text["row"].format(i + 1),
            ha="right",
            va="center",
            color=style.QUIET,
        )
        for j in range(d):
            cell(axes, j * WIDTH, y, number(X[i, j]))
        middle = y + HEIGHT / 2
        arrow(axes, (2.15, middle), (2.95, middle), style.SECOND, "--")
        cell(axes, 3.1, y, number(X[i].sum()), style.SECOND)
    for j in range(d):
        axes.text(
            (j + 0.5) * WIDTH,
            n * HEIGHT + 0.15,
            text["columns"][j],
            ha="center",
            color=style.QUIET,
        )
        middle = (j + 0.5) * WIDTH
        arrow(axes, (middle, -0.12), (middle, -0.72), style.FIRST)
        cell(axes, j * WIDTH, -1.45, number(X[:, j].sum()), style.FIRST)
    axes.text(1, -1.9, text["down"], ha="center", color=style.FIRST)
    axes.text(
        3.6,
        n * HEIGHT + 0.15,
        text["across"],
        ha="center",
        color=style.SECOND,
    )
    return figure
