"""The network's outputs without its last bias, and lifted onto the targets."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.gradient_descent.data import c, y
from snippets.shared.figures import style

TEXT = {
    "en": {
        "x": "dose",
        "doses": ("none", "half", "full"),
        "y": "output",
        "targets": "targets",
        "before": "without the bias",
        "after": "with the best bias",
    },
    "ko": {
        "x": "복용량",
        "doses": ("없음", "절반", "전부"),
        "y": "출력",
        "targets": "정답",
        "before": "편향 없이",
        "after": "가장 좋은 편향으로",
    },
}

X = np.array([0.0, 0.5, 1.0])


def draw(text: Mapping[str, str]) -> Figure:
    """The same three points twice; arrows show the lift."""
    figure = style.canvas(5.2, 3.2)
    axes = figure.add_subplot(
        xlabel=text["x"],
        ylabel=text["y"],
        xticks=X,
        xticklabels=text["doses"],
        yticks=[-2, -1, 0, 1],
    )
    lifted = c + np.mean(y - c)
    axes.plot(
        X,
        lifted,
        "o",
        color=style.FIRST,
        markersize=12,
        fillstyle="none",
        label=text["after"],
    )
    axes.plot(X, y, "x", color=style.INK, markersize=7, label=text["targets"])
    axes.plot(X, c, "s", color=style.SECOND, label=text["before"])
    for at, end, start in zip(X, lifted, c, strict=True):
        axes.annotate(
            "",
            xy=(at, end - 0.2),
            xytext=(at, start),
            arrowprops={
                "arrowstyle": "-|>",
                "color": style.QUIET,
                "linestyle": ":",
                "shrinkA": 5,
                "shrinkB": 0,
            },
        )
    axes.set(xlim=(-0.2, 1.2), ylim=(-3, 2.9))
    axes.legend(frameon=False, loc="upper left")
    return figure
