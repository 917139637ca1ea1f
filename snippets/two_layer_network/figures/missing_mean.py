"""Accuracy by epoch, with and without the mean in the gradient."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.shared.figures import style
from snippets.shared.records import curves, results

TEXT = {
    "en": {
        "epoch": "epoch",
        "accuracy": "validation accuracy",
        "with": "with the mean",
        "without": "without it",
        "sigmoid": "sigmoid, η = 0.001",
        "relu": "ReLU, η = 0.1",
    },
    "ko": {
        "epoch": "에폭",
        "accuracy": "검증 정확도",
        "with": "평균 있음",
        "without": "평균 없음",
        "sigmoid": "시그모이드, η = 0.001",
        "relu": "ReLU, η = 0.1",
    },
}

PANELS = (("sigmoid", 0.001), ("relu", 0.1))
LINES = (
    (True, "with", style.FIRST, "-", "o"),
    (False, "without", style.SECOND, "--", "x"),
)


def draw(text: Mapping[str, str]) -> Figure:
    """Two panels side by side; a thin line for each seed."""
    figure = style.canvas(5.4, 3.0)
    runs = results("two_layer_network")["runs"]
    panels = figure.subplots(1, 2, sharey=True)
    for axes, (hidden, rate) in zip(panels, PANELS, strict=True):
        axes.set_title(text[hidden], fontsize=10)
        axes.set(xlabel=text["epoch"], ylim=(0, 1.02), xticks=range(0, 11, 2))
        for mean, name, colour, dashes, marker in LINES:
            found = curves(
                runs,
                "validation_accuracy",
                hidden=hidden,
                rate=rate,
                mean=mean,
            )
            axes.plot(
                np.arange(found.shape[1]),
                found.T,
                color=colour,
                linestyle=dashes,
                marker=marker,
                markersize=4,
                linewidth=1.2,
                label=[text[name], *["_"] * (len(found) - 1)],
            )
    panels[0].set_ylabel(text["accuracy"])
    panels[0].legend(frameon=False, loc="lower right")
    return figure
