"""Slope through a chain of equal neurons, balanced and not."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.figures import style

TEXT = {
    "en": {
        "depth": "neurons in the chain",
        "slope": "slope by the first input",
        "vanish": "w = 1",
        "balanced": "w = 8, first input 0.500",
        "moved": "w = 8, first input 0.501",
    },
    "ko": {
        "depth": "사슬 속 뉴런의 수",
        "slope": "첫 입력에 대한 기울기",
        "vanish": "w = 1",
        "balanced": "w = 8, 첫 입력 0.500",
        "moved": "w = 8, 첫 입력 0.501",
    },
}
DEPTH = np.arange(1, 21)


def slopes(w: float, start: float) -> list[float]:
    """Slopes through the chain of the page, which subtracts one half."""
    a, slope, found = start, 1.0, []
    for _ in DEPTH:
        a = sigmoid(w * (a - 0.5))
        slope *= w * sigmoid_slope(a)
        found.append(slope)
    return found


def draw(text: Mapping[str, str]) -> Figure:
    """Three lines on a logarithmic axis: one falls, two rise, one turns."""
    figure = style.canvas(5.2, 2.8)
    axes = figure.add_subplot(
        xlabel=text["depth"], ylabel=text["slope"], yscale="log"
    )
    curves = (
        (8.0, 0.5, "balanced", style.SECOND, "--"),
        (8.0, 0.501, "moved", style.SECOND, ":"),
        (1.0, 0.5, "vanish", style.FIRST, "-"),
    )
    for w, start, name, colour, dashes in curves:
        found = slopes(w, start)
        axes.plot(DEPTH, found, dashes, color=colour, label=text[name])
    axes.set_xticks([1, 5, 10, 15, 20])
    figure.legend(loc="outside upper center", ncols=2, frameon=False)
    return figure
