"""Sizes of activations and gradients through ten layers, for three spreads."""

from collections.abc import Callable, Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.initialisation.deep_stack import sizes, tanh_slope
from snippets.shared.figures import style

TEXT = {
    "en": {
        "layer": "layer (the inputs are layer zero)",
        "activations": "activations",
        "gradients": "gradients",
        "large": "too large",
        "between": "in between",
        "small": "too small",
    },
    "ko": {
        "layer": "층 (입력은 0번째)",
        "activations": "활성값",
        "gradients": "기울기",
        "large": "너무 큼",
        "between": "그 중간",
        "small": "너무 작음",
    },
}


def of_spread(spread: float) -> Callable:
    """Draws weights from a bell curve of that spread."""
    return lambda n_in, n_out, rng: rng.normal(0, spread, (n_in, n_out))


def draw(text: Mapping[str, str]) -> Figure:
    """Two panels, three lines each, on logarithmic axes."""
    figure = style.canvas(5.2, 4.6)
    panels = figure.subplots(2, 1, sharex=True)
    curves = (
        (1.0, "large", style.SECOND, "s--"),
        (0.1, "between", style.FIRST, "o-"),
        (0.01, "small", style.THIRD, "^:"),
    )
    for spread, name, colour, look in curves:
        measured = sizes(of_spread(spread), np.tanh, tanh_slope)
        for axes, values in zip(panels, measured, strict=True):
            axes.plot(
                values, look, color=colour, label=text[name], markersize=5
            )
    for axes, name in zip(panels, ("activations", "gradients"), strict=True):
        axes.set(yscale="log", ylabel=text[name])
    panels[1].set(xlabel=text["layer"], xticks=range(0, 11, 2))
    handles, labels = panels[0].get_legend_handles_labels()
    figure.legend(
        handles, labels, loc="outside upper center", ncols=3, frameon=False
    )
    return figure
