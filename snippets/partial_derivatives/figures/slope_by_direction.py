"""The slope of f at one point against the direction in which one walks."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.partial_derivatives.slopes import measured_slope, slope_towards
from snippets.partial_derivatives.two_variables import f, grad_f
from snippets.shared.figures import style

TEXT = {
    "en": {
        "angle": "direction in degrees (from x towards y)",
        "slope": "slope",
        "formula": "formula",
        "measured": "measured",
        "gradient": "direction of the gradient",
    },
    "ko": {
        "angle": "방향 (x에서 y 쪽으로 잰 각도)",
        "slope": "기울기",
        "formula": "공식",
        "measured": "잰 값",
        "gradient": "기울기 벡터의 방향",
    },
}

X, Y = 1.0, 2.0


def _direction(degrees: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return np.cos(np.deg2rad(degrees)), np.sin(np.deg2rad(degrees))


def draw(text: Mapping[str, str]) -> Figure:
    """A wave over one full turn, with dots on it."""
    figure = style.canvas(5.2, 2.9)
    axes = figure.add_subplot(
        xlabel=text["angle"],
        ylabel=text["slope"],
        xticks=[0, 90, 180, 270, 360],
        yticks=[-10, 0, 10],
    )
    gradient = grad_f(X, Y)
    fine, coarse = np.arange(361), np.arange(0, 360, 15)
    line = slope_towards(*_direction(fine), gradient)
    a, b = _direction(coarse)
    dots = measured_slope(lambda t: f(X + t * a, Y + t * b), 0.0)
    bearing = np.rad2deg(np.arctan2(gradient[1], gradient[0]))
    axes.axhline(0, color=style.LINE, linewidth=1)
    axes.axvline(
        bearing,
        color=style.QUIET,
        linewidth=1.4,
        linestyle="--",
        label=text["gradient"],
    )
    axes.plot(fine, line, color=style.FIRST, label=text["formula"])
    axes.plot(
        coarse,
        dots,
        "o",
        color=style.SECOND,
        markersize=4.5,
        label=text["measured"],
    )
    figure.legend(loc="outside upper center", ncols=3, frameon=False)
    return figure
