"""The landscape from above, and the two slices through one point beside it."""

from collections.abc import Mapping

import numpy as np
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure

from snippets.partial_derivatives.two_variables import f
from snippets.shared.figures import style

TEXT = {
    "en": {
        "x": "x",
        "y": "y",
        "height": "height",
        "along_x": "y stays at 2",
        "along_y": "x stays at 1",
    },
    "ko": {
        "x": "x",
        "y": "y",
        "height": "높이",
        "along_x": "y는 2로 고정",
        "along_y": "x는 1로 고정",
    },
}

X, Y = 1.0, 2.0
LEVELS = [0, 10, 20, 30, 40, 50, 65]


def draw(text: Mapping[str, str]) -> Figure:
    """A map with heights; on its right, the ground along each line."""
    figure = style.canvas(6.2, 3.5)
    above, left, right = figure.subplot_mosaic(
        [["map", "x"], ["map", "y"]], width_ratios=[1.5, 1]
    ).values()
    side = np.linspace(0, 3, 25)
    grid_x, grid_y = np.meshgrid(side, side)
    shades = [
        to_rgba(style.FIRST, 0.08 * (k + 1)) for k in range(len(LEVELS) - 1)
    ]
    above.contourf(
        grid_x, grid_y, f(grid_x, grid_y), levels=LEVELS, colors=shades
    )
    lines = above.contour(
        grid_x,
        grid_y,
        f(grid_x, grid_y),
        levels=LEVELS[1:-1],
        colors=style.LINE,
        linewidths=1,
    )
    above.clabel(lines, colors=style.INK, fontsize=9)
    above.axhline(Y, color=style.FIRST, linewidth=2.4)
    above.axvline(X, color=style.SECOND, linewidth=2.4, linestyle="--")
    above.set(xlabel=text["x"], ylabel=text["y"], aspect="equal")
    above.set(xticks=range(4), yticks=range(4))
    left.plot(side, f(side, Y), color=style.FIRST)
    right.plot(side, f(X, side), "--", color=style.SECOND)
    for axes, at, name in ((left, X, "x"), (right, Y, "y")):
        axes.plot([at], [f(X, Y)], "o", color=style.INK, markersize=6)
        axes.set(xlabel=text[name], ylabel=text["height"], xticks=range(4))
        axes.set(ylim=(0, 45), yticks=[0, 20, 40])
        axes.set_title(text[f"along_{name}"], fontsize=10)
    above.plot([X], [Y], "o", color=style.INK, markersize=7)
    return figure
