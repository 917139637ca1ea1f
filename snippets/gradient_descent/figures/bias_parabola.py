"""The sum of squared residuals over the last bias, with the steps."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.gradient_descent.data import c, y
from snippets.gradient_descent.one_bias import descend, ssr_slope
from snippets.shared.figures import style
from snippets.shared.losses import sum_of_squared_residuals

TEXT = {
    "en": {"bias": "bias b", "ssr": "SSR", "start": "start", "best": "minimum"},
    "ko": {"bias": "편향 b", "ssr": "SSR", "start": "출발", "best": "최소점"},
}

RATE, STEPS = 0.1, 10


def _ssr(b: float) -> float:
    return sum_of_squared_residuals(c + b, y)


def _slope(b: float) -> float:
    return ssr_slope(c + b, y)


def draw(text: Mapping[str, str]) -> Figure:
    """The parabola, all steps on it, and pieces of the first tangents."""
    figure = style.canvas(5.2, 3.6)
    axes = figure.add_subplot(
        xlabel=text["bias"], ylabel=text["ssr"], xticks=[0, 1, 2, 3, 4, 5]
    )
    b = np.linspace(-0.35, 5.3, 120)
    axes.plot(b, [_ssr(at) for at in b], color=style.LINE)
    walk = descend(_slope, 0.0, RATE, STEPS)
    heights = np.array([_ssr(at) for at in walk])
    for at, height in zip(walk[:2], heights[:2], strict=True):
        slope = _slope(at)
        reach = 2.6 / np.hypot(4, slope) * np.array([-1, 1])
        axes.plot(
            at + reach,
            height + slope * reach,
            color=style.SECOND,
            linestyle="--",
        )
    axes.plot(walk, heights, "o", color=style.FIRST)
    names = [text["start"], "1", "2"]
    for name, at, height in zip(names, walk, heights, strict=False):
        axes.annotate(
            name,
            (at, height),
            xytext=(5, 6),
            textcoords="offset points",
            color=style.FIRST,
        )
    best = np.mean(y - c)
    axes.axvline(best, color=style.QUIET, linewidth=1, linestyle=":")
    axes.text(best + 0.08, 15, text["best"], color=style.QUIET, va="center")
    return figure
