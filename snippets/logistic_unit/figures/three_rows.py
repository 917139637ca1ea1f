"""The three rows on one line: targets up, down, up, and three sigmoids."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.shared.activations import sigmoid
from snippets.shared.figures import style

TEXT = {
    "en": {
        "x": "first input (the second is always one more)",
        "y": "prediction",
        "target": "targets",
        "steep": "climbing",
        "falling": "falling",
        "flat": "where training ends: 2/3",
    },
    "ko": {
        "x": "첫 번째 입력 (두 번째는 언제나 1 큼)",
        "y": "예측",
        "target": "정답",
        "steep": "올라가는 곡선",
        "falling": "내려가는 곡선",
        "flat": "학습이 끝나는 곳: 2/3",
    },
}


def draw(text: Mapping[str, str]) -> Figure:
    """Targets at inputs one, three and five; three sigmoids of the input."""
    figure = style.canvas(5.2, 2.9)
    axes = figure.add_subplot(
        xlabel=text["x"], ylabel=text["y"], xticks=[1, 3, 5], yticks=[0, 1]
    )
    x = np.linspace(0.4, 5.6, 200)
    axes.plot(
        x,
        sigmoid(1.4 * (x - 3.8)),
        color=style.QUIET,
        linestyle="--",
        label=text["steep"],
    )
    axes.plot(
        x,
        sigmoid(-1.4 * (x - 2.2)),
        color=style.QUIET,
        linestyle=":",
        label=text["falling"],
    )
    axes.plot(x, np.full_like(x, 2 / 3), color=style.FIRST, label=text["flat"])
    axes.plot(
        [1, 3, 5],
        [1, 0, 1],
        "o",
        color=style.SECOND,
        markersize=9,
        label=text["target"],
    )
    axes.set_ylim(-0.08, 1.08)
    figure.legend(loc="outside upper center", ncols=2, frameon=False)
    return figure
