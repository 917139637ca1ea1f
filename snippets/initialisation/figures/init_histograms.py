"""Histograms of the tenth layer's activations, for two spreads."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.initialisation.deep_stack import forward
from snippets.shared.figures import style

TEXT = {
    "en": {
        "value": "activation",
        "share": "share of the values",
        "between": "spread in between",
        "large": "spread too large",
    },
    "ko": {
        "value": "활성값",
        "share": "값의 비율",
        "between": "중간 크기",
        "large": "너무 큰 가중치",
    },
}


def draw(text: Mapping[str, str]) -> Figure:
    """Two histograms side by side: a hill, and two towers."""
    figure = style.canvas(5.2, 2.6)
    panels = figure.subplots(1, 2, sharex=True, sharey=True)
    bars = (
        (0.1, "between", style.FIRST, "//"),
        (1.0, "large", style.SECOND, "\\\\"),
    )
    for axes, (spread, name, colour, hatch) in zip(panels, bars, strict=True):
        rng = np.random.default_rng(0)
        X = rng.normal(size=(200, 100))
        weights = [rng.normal(0, spread, (100, 100)) for _ in range(10)]
        last = forward(X, weights, np.tanh)[-1]
        share = np.full(last.size, 1 / last.size)
        axes.hist(
            last.ravel(),
            np.linspace(-1, 1, 21),
            weights=share,
            color=style.WASH,
            edgecolor=colour,
            hatch=hatch,
            linewidth=1,
        )
        axes.set_title(text[name], fontsize=10)
        axes.set(xlabel=text["value"], xticks=[-1, 0, 1])
    panels[0].set_ylabel(text["share"])
    return figure
