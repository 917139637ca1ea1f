"""Loss against steps, for the right gradient and for the sum/mean pair."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.logistic_unit.mistakes import sum_and_mean
from snippets.logistic_unit.unit import backward, train
from snippets.shared.figures import style

TEXT = {
    "en": {
        "step": "steps (logarithmic)",
        "loss": "loss",
        "right": "right gradient",
        "pair": "sum for w, mean for b",
        "floor": "1/9",
    },
    "ko": {
        "step": "걸음 수 (로그 눈금)",
        "loss": "손실",
        "right": "옳은 기울기",
        "pair": "w는 합, b는 평균",
        "floor": "1/9",
    },
}

X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
Y = np.array([1.0, 0.0, 1.0])
STEPS = 10_000


def draw(text: Mapping[str, str]) -> Figure:
    """Two loss curves over ten thousand steps of rate one tenth."""
    figure = style.canvas(5.2, 2.8)
    axes = figure.add_subplot(
        xlabel=text["step"], ylabel=text["loss"], xscale="log"
    )
    shown = np.unique(np.geomspace(1, STEPS, 160).astype(int))
    curves = (
        (backward, "right", style.FIRST, "-"),
        (sum_and_mean, "pair", style.SECOND, "--"),
    )
    for rule, name, colour, dashes in curves:
        *_, losses = train(X, Y, np.zeros(2), 0.0, rule, 0.1, STEPS)
        axes.plot(
            shown,
            losses[shown],
            color=colour,
            linestyle=dashes,
            label=text[name],
        )
    axes.axhline(1 / 9, color=style.QUIET, linewidth=1, linestyle=":")
    axes.text(1, 1 / 9 + 1e-4, text["floor"], color=style.QUIET, va="bottom")
    axes.legend(frameon=False)
    return figure
