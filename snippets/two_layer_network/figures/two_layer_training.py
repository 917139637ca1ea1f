"""Loss and accuracy by epoch, two kinds of hidden units at three rates."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.shared.figures import style
from snippets.shared.records import curves, results

TEXT = {
    "en": {
        "epoch": "epoch",
        "loss": "training loss (log)",
        "accuracy": "validation accuracy",
        "sigmoid": "sigmoid",
        "relu": "ReLU",
    },
    "ko": {
        "epoch": "에폭",
        "loss": "훈련 손실 (로그)",
        "accuracy": "검증 정확도",
        "sigmoid": "시그모이드",
        "relu": "ReLU",
    },
}

RATES = ((0.001, ":", "o"), (0.1, "--", "s"), (0.5, "-", "^"))
COLOURS = (("sigmoid", style.FIRST), ("relu", style.SECOND))


def draw(text: Mapping[str, str]) -> Figure:
    """Two panels, one above the other; bands span the seeds."""
    figure = style.canvas(5.2, 6.2)
    upper, lower = figure.subplots(2, 1, sharex=True)
    upper.set(ylabel=text["loss"], yscale="log")
    lower.set(ylabel=text["accuracy"], xlabel=text["epoch"], ylim=(0.7, 1))
    runs = results("two_layer_network")["runs"]
    for hidden, colour in COLOURS:
        for rate, dashes, marker in RATES:
            for axes, which in (
                (upper, "loss"),
                (lower, "validation_accuracy"),
            ):
                found = curves(runs, which, hidden=hidden, rate=rate, mean=True)
                epochs = np.arange(found.shape[1])
                axes.fill_between(
                    epochs,
                    found.min(axis=0),
                    found.max(axis=0),
                    color=colour,
                    alpha=0.15,
                    linewidth=0,
                )
                axes.plot(
                    epochs,
                    found.mean(axis=0),
                    color=colour,
                    linestyle=dashes,
                    marker=marker,
                    markersize=4,
                    label=f"{text[hidden]}, η = {rate}",
                )
    figure.legend(
        *lower.get_legend_handles_labels(),
        loc="outside upper center",
        ncols=2,
        frameon=False,
    )
    return figure
