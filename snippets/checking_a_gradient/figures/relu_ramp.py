"""What a central difference measures near the kink of ReLU."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.checking_a_gradient.difference_quotients import central_difference
from snippets.shared.figures import style
from snippets.shared.kinks import relu, relu_slope

TEXT = {
    "en": {
        "x": "x",
        "slope": "slope",
        "code": "slope in the code",
        "measured": "central difference",
    },
    "ko": {
        "x": "x",
        "slope": "기울기",
        "code": "코드의 기울기",
        "measured": "중심 차분",
    },
}

STEP = 1.0


def draw(text: Mapping[str, str]) -> Figure:
    """A jump and a ramp of the width of two steps; they differ at zero."""
    figure = style.canvas(5.2, 2.6)
    axes = figure.add_subplot(
        xlabel=text["x"],
        ylabel=text["slope"],
        xticks=[-STEP, 0, STEP],
        xticklabels=["−h", "0", "h"],
        yticks=[0, 0.5, 1],
        yticklabels=["0", "½", "1"],
    )
    left, right = np.linspace(-2.4, 0, 50), np.linspace(1e-9, 2.4, 50)
    axes.plot(left, relu_slope(left), color=style.SECOND, label=text["code"])
    axes.plot(right, relu_slope(right), color=style.SECOND)
    x = np.linspace(-2.4, 2.4, 97)
    axes.plot(
        x,
        central_difference(relu, x, STEP),
        color=style.FIRST,
        linestyle="--",
        label=text["measured"],
    )
    axes.plot([0], [0.5], "o", color=style.FIRST)
    axes.plot([0], [0], "s", color=style.SECOND)
    axes.legend(frameon=False, loc="upper left")
    return figure
