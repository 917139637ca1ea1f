"""The two slices of f through one point as ordinary curves, with tangents."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.partial_derivatives.two_variables import df_dx, df_dy, f
from snippets.shared.figures import style

TEXT = {
    "en": {
        "x": "x, while y stays at 2",
        "y": "y, while x stays at 1",
        "slope": "slope",
        "tangent": "tangent",
        "height": "height",
    },
    "ko": {
        "x": "x (y는 고정)",
        "y": "y (x는 고정)",
        "slope": "기울기",
        "tangent": "접선",
        "height": "높이",
    },
}

X, Y = 1.0, 2.0


def _panel(
    axes: Axes,
    curve: Callable,
    at: float,
    slope: float,
    look: tuple[str, str],
) -> None:
    along = np.linspace(at - 1, at + 1, 60)
    colour, dashes = look
    axes.plot(along, curve(along), dashes, color=colour)
    axes.plot(
        along,
        curve(at) + slope * (along - at),
        color=style.QUIET,
        linestyle=":",
    )
    axes.plot([at], [curve(at)], "o", color=style.INK, markersize=6)
    axes.set(xticks=[at - 1, at, at + 1], ylim=(0, 25))
    axes.xaxis.set_major_formatter("{x:.0f}")


def draw(text: Mapping[str, str]) -> Figure:
    """Two panels side by side: along x, and along y."""
    figure = style.canvas(5.2, 2.8)
    left, right = figure.subplots(1, 2, sharey=True)
    _panel(left, lambda x: f(x, Y), X, df_dx(X, Y), (style.FIRST, "-"))
    _panel(right, lambda y: f(X, y), Y, df_dy(X, Y), (style.SECOND, "--"))
    left.set(xlabel=text["x"], ylabel=text["height"])
    right.set(xlabel=text["y"])
    for axes, slope in ((left, df_dx(X, Y)), (right, df_dy(X, Y))):
        axes.set_title(f"{text['slope']} {slope:.0f}", fontsize=10)
        axes.plot([], [], ":", color=style.QUIET, label=text["tangent"])
        axes.legend(frameon=False, loc="upper left")
    return figure
