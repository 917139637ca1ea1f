"""The bias after each step, for five rates."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.gradient_descent.data import c, y
from snippets.gradient_descent.one_bias import descend, ssr_slope
from snippets.shared.figures import style

TEXT = {
    "en": {"step": "step", "bias": "bias b", "best": "minimum"},
    "ko": {"step": "걸음", "bias": "편향 b", "best": "최소점"},
}

STEPS = 5
RATES = (
    ("1/10", 1 / 10, style.FIRST, "-", "o"),
    ("1/6", 1 / 6, style.INK, "--", "s"),
    ("1/4", 1 / 4, style.SECOND, "-", "^"),
    ("1/3", 1 / 3, style.THIRD, "-.", "D"),
    ("2/5", 2 / 5, style.QUIET, ":", "x"),
)


def _slope(b: float) -> float:
    return ssr_slope(c + b, y)


def draw(text: Mapping[str, str]) -> Figure:
    """Five zigzag lines around the level of the minimum."""
    figure = style.canvas(5.2, 3.6)
    axes = figure.add_subplot(xlabel=text["step"], ylabel=text["bias"])
    best = np.mean(y - c)
    axes.plot([0, STEPS], [best, best], color=style.LINE, linewidth=1, zorder=0)
    for name, rate, colour, dashes, marker in RATES:
        walk = descend(_slope, 0.0, rate, STEPS)
        axes.plot(
            walk,
            color=colour,
            linestyle=dashes,
            marker=marker,
            label=f"η = {name}",
        )
    axes.text(STEPS + 0.15, best, text["best"], color=style.QUIET, va="center")
    axes.set(xlim=(-0.2, STEPS + 1.1), xticks=range(STEPS + 1))
    axes.set_ylim(-4, 14)
    axes.legend(frameon=False, loc="upper left", ncols=2)
    return figure
