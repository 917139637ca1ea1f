"""A narrow valley from above, and walks through it at three rates."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse

from snippets.gradient_descent.data import growth, u, v
from snippets.gradient_descent.one_bias import descend
from snippets.gradient_descent.two_weights import mse_gradient
from snippets.shared.figures import style

TEXT = {
    "en": {"w1": "w₁", "w2": "w₂", "steps": "{} steps"},
    "ko": {"w1": "w₁", "w2": "w₂", "steps": "{}걸음"},
}

RATES = (("1/100", 1 / 100, 20), ("1/20", 1 / 20, 20), ("1/15", 1 / 15, 5))
RISES = [0.5, 2, 5, 9, 14, 20]  # of the levels above the bottom


def _slopes(w: np.ndarray) -> np.ndarray:
    return mse_gradient(w, u, v, growth)


def draw(text: Mapping[str, str]) -> Figure:
    """Three maps of one valley, one walk on each."""
    figure = style.canvas(5.2, 6.4)
    for row, (name, rate, steps) in enumerate(RATES, start=1):
        axes = figure.add_subplot(3, 1, row)
        ground(axes, v, (-1.1, 5.1), (-0.6, 2.1))
        walk_on(axes, _slopes, rate, steps)
        label = f"η = {name}, {text['steps'].format(steps)}"
        axes.set_title(label, fontsize=10, loc="left")
        axes.set(ylabel=text["w2"], yticks=[0, 1, 2], xticks=range(-1, 6))
    axes.set_xlabel(text["w1"])
    return figure


def ground(axes: Axes, second: np.ndarray, width: tuple, height: tuple) -> None:
    """The loss from above: one ellipse a level, deeper where it is lower."""
    q = np.array([np.mean(u**2), np.mean(second**2)])
    bottom = np.array([np.mean(u * growth), np.mean(second * growth)]) / q
    for rise in reversed(RISES):
        across, along = 2 * np.sqrt(rise / q)
        fill = to_rgba(style.FIRST, 0.11)
        axes.add_patch(Ellipse(bottom, across, along, facecolor=fill))
        edge = {"fill": False, "edgecolor": style.LINE}
        axes.add_patch(Ellipse(bottom, across, along, **edge))
    axes.plot(*bottom, "x", color=style.SECOND, markersize=9)
    axes.set(xlim=width, ylim=height, aspect="equal")


def walk_on(axes: Axes, slopes: Callable, rate: float, steps: int) -> None:
    """The walk from zero."""
    walk = descend(slopes, np.zeros(2), rate, steps)
    axes.plot(*walk.T, "o-", color=style.INK, markersize=3.5, linewidth=1.2)
