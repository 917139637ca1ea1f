"""Minus the logarithm of a probability, beside the square of its error."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.shared.figures import style

TEXT = {
    "en": {
        "p": "probability of what happened, p",
        "loss": "loss of the row",
        "surprise": "cross-entropy, −log p",
        "square": "squared error, (p − 1)²",
    },
    "ko": {
        "p": "실제로 일어난 일의 확률 p",
        "loss": "행 하나의 손실",
        "surprise": "교차 엔트로피, −log p",
        "square": "제곱 오차, (p − 1)²",
    },
}

ROW = 0.2


def draw(text: Mapping[str, str]) -> Figure:
    """Two curves that meet at one and part towards zero."""
    figure = style.canvas(5.2, 2.9)
    axes = figure.add_subplot(xlabel=text["p"], ylabel=text["loss"])
    p = np.geomspace(0.008, 1, 300)
    axes.plot(p, -np.log(p), color=style.FIRST, label=text["surprise"])
    whole = np.linspace(0, 1, 100)
    axes.plot(
        whole,
        (whole - 1) ** 2,
        color=style.SECOND,
        linestyle="--",
        label=text["square"],
    )
    axes.plot(ROW, -np.log(ROW), "o", color=style.FIRST)
    axes.annotate(
        f"{-np.log(ROW):.2f}",
        (ROW, -np.log(ROW)),
        xytext=(8, 4),
        textcoords="offset points",
    )
    axes.set(xlim=(0, 1.02), ylim=(0, 5), xticks=np.linspace(0, 1, 6))
    axes.legend(frameon=False)
    return figure
