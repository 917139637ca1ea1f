"""The network without its last bias, and lifted onto the observations."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.gradient_descent.one_bias import curve, predict
from snippets.shared.figures import style

TEXT = {
    "en": {
        "x": "input x",
        "y": "output",
        "targets": "targets",
        "before": "without the bias",
        "after": "with the best bias",
    },
    "ko": {
        "x": "입력 x",
        "y": "출력",
        "targets": "정답",
        "before": "편향 없이",
        "after": "가장 좋은 편향으로",
    },
}

X = np.array([0.0, 0.5, 1.0])
Y = np.array([0.0, 1.0, 0.0])


def draw(text: Mapping[str, str]) -> Figure:
    """Two copies of one curve; arrows show the lift at the three inputs."""
    figure = style.canvas(5.2, 3.4)
    axes = figure.add_subplot(
        xlabel=text["x"],
        ylabel=text["y"],
        xticks=X,
        xticklabels=["0", "½", "1"],
        yticks=[-2, -1, 0, 1],
    )
    x = np.linspace(-0.04, 1.04, 120)
    best = np.mean(Y - curve(X))
    axes.plot(x, predict(x, best), color=style.FIRST, label=text["after"])
    axes.plot(
        x,
        predict(x, 0.0),
        color=style.SECOND,
        linestyle="--",
        label=text["before"],
    )
    axes.plot(X, Y, "o", color=style.INK, markersize=7, label=text["targets"])
    lifted, low = predict(X, best), predict(X, 0.0)
    for at, end, start in zip(X, lifted, low, strict=True):
        axes.annotate(
            "",
            xy=(at, end - 0.12),
            xytext=(at, start),
            arrowprops={
                "arrowstyle": "-|>",
                "color": style.QUIET,
                "linestyle": ":",
                "shrinkA": 3,
                "shrinkB": 0,
            },
        )
    axes.set_ylim(-3, 2.6)
    axes.legend(frameon=False, loc="upper left")
    return figure
