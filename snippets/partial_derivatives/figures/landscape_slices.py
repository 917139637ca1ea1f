"""The surface of f with its two slices through one point."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.partial_derivatives.two_variables import f
from snippets.shared.figures import style

TEXT = {
    "en": {
        "x": "x",
        "y": "y",
        "along_x": "y stands still, x moves",
        "along_y": "x stands still, y moves",
        "point": "our point",
    },
    "ko": {
        "x": "x",
        "y": "y",
        "along_x": "y는 멈추고 x가 움직인다",
        "along_y": "x는 멈추고 y가 움직인다",
        "point": "우리가 선 점",
    },
}

AT = (1.0, 2.0)


def draw(text: Mapping[str, str]) -> Figure:
    """A sheet over the square from zero to three, seen from the side."""
    figure = style.canvas(4.4, 3.6)
    axes = figure.add_subplot(projection="3d", computed_zorder=False)
    axes.set_axis_off()
    axes.view_init(elev=24, azim=-122)
    axes.set_box_aspect((1, 1, 0.72), zoom=1.25)
    side = np.linspace(0, 3, 40)
    grid_x, grid_y = np.meshgrid(side, side)
    axes.plot_surface(
        grid_x,
        grid_y,
        f(grid_x, grid_y),
        color=style.PAPER,
        edgecolor=style.LINE,
        shade=False,
        linewidth=0.5,
        rcount=13,
        ccount=13,
        zorder=1,
    )
    x, y = AT
    still = np.full_like(side, 1)
    axes.plot(
        side,
        y * still,
        f(side, y),
        color=style.FIRST,
        linewidth=2.6,
        label=text["along_x"],
        zorder=3,
    )
    axes.plot(
        x * still,
        side,
        f(x, side),
        color=style.SECOND,
        linewidth=2.6,
        linestyle="--",
        label=text["along_y"],
        zorder=3,
    )
    axes.plot(
        [x],
        [y],
        [f(x, y)],
        "o",
        color=style.INK,
        markersize=7,
        label=text["point"],
        zorder=4,
    )
    axes.text(1.5, -0.35, 0, text["x"], ha="center", va="center")
    axes.text(-0.35, 1.5, 0, text["y"], ha="center", va="center")
    figure.legend(loc="outside upper center", ncols=1, frameon=False)
    return figure
