"""Level lines of f, and the gradient standing upright on one of them."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.partial_derivatives.two_variables import f, grad_f
from snippets.shared.figures import style

TEXT = {
    "en": {
        "x": "x",
        "y": "y",
        "up": "steepest up",
        "down": "steepest down",
        "level": "level",
    },
    "ko": {
        "x": "x",
        "y": "y",
        "up": "가장 가파른 오르막",
        "down": "가장 가파른 내리막",
        "level": "평평한 방향",
    },
}

AT = np.array([1.0, 2.0])


def draw(text: Mapping[str, str]) -> Figure:
    """A map with the point, and arrows of equal length from it."""
    figure = style.canvas(4.6, 4.2)
    axes = figure.add_subplot(
        xlabel=text["x"], ylabel=text["y"], aspect="equal"
    )
    axes.set(xticks=[0, 1, 2], yticks=[1, 2, 3])
    grid_x, grid_y = np.meshgrid(
        np.linspace(-0.1, 2.1, 120), np.linspace(0.9, 3.1, 120)
    )
    lines = axes.contour(
        grid_x,
        grid_y,
        f(grid_x, grid_y),
        levels=[4, 8, 12, 16, 20, 24],
        colors=style.LINE,
        linewidths=1,
    )
    axes.clabel(lines, colors=style.QUIET, fontsize=9, inline=True)
    up = grad_f(*AT) / np.linalg.norm(grad_f(*AT))
    turned = np.array([-up[1], up[0]])
    arrows = (
        (up, "up", style.FIRST, "-"),
        (-up, "down", style.SECOND, "--"),
        (turned, "level", style.QUIET, ":"),
    )
    for direction, name, colour, dashes in arrows:
        tip = AT + 0.62 * direction
        axes.annotate(
            "",
            xy=tip,
            xytext=AT,
            arrowprops={
                "arrowstyle": "-|>",
                "color": colour,
                "linewidth": 2,
                "linestyle": dashes,
                "shrinkA": 0,
                "shrinkB": 0,
                "mutation_scale": 16,
            },
        )
        axes.text(
            *(AT + 0.72 * direction),
            text[name],
            color=colour,
            ha="center",
            va="bottom" if direction[1] > 0 else "top",
            bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1},
        )
    axes.plot(*AT, "o", color=style.INK, markersize=7)
    return figure
