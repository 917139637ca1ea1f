"""The bias after each step, for five rates."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.gradient_descent.one_bias import curve, descend, ssr_slope
from snippets.shared.figures import style

TEXT = {
    "en": {"step": "step", "bias": "b₃", "best": "minimum"},
    "ko": {"step": "걸음", "bias": "b₃", "best": "최소점"},
}

X = np.array([0.0, 0.5, 1.0])
Y = np.array([0.0, 1.0, 0.0])
STEPS = 5
RATES = (
    ("1/10", 1 / 10, style.FIRST, "-", "o"),
    ("1/6", 1 / 6, style.INK, "--", "s"),
    ("1/4", 1 / 4, style.SECOND, "-", "^"),
    ("1/3", 1 / 3, style.THIRD, "-.", "D"),
    ("2/5", 2 / 5, style.QUIET, ":", "x"),
)


def draw(text: Mapping[str, str]) -> Figure:
    """Five zigzag lines around the level of the minimum."""
    figure = style.canvas(5.2, 3.6)
    axes = figure.add_subplot(xlabel=text["step"], ylabel=text["bias"])
    axes.axhline(np.mean(Y - curve(X)), color=style.LINE, linewidth=1, zorder=0)
    for name, rate, colour, dashes, marker in RATES:
        walk = descend(ssr_slope, X, Y, 0.0, rate, STEPS)
        axes.plot(
            walk,
            color=colour,
            linestyle=dashes,
            marker=marker,
            label=f"η = {name}",
        )
    axes.text(
        STEPS + 0.15,
        np.mean(Y - curve(X)),
        text["best"],
        color=style.QUIET,
        va="center",
        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1},
    )
    axes.set(xlim=(-0.2, STEPS + 1.1), xticks=range(STEPS + 1))
    axes.set_ylim(-4, 14)
    axes.legend(frameon=False, loc="upper left", ncols=2)
    return figure
