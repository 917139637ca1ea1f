"""How the right class recovers from a start that was sure of another one."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.shared.figures import style
from snippets.softmax_cross_entropy.links import (
    cross_entropy_slope,
    squared_error_slope,
    walk,
)

TEXT = {
    "en": {
        "step": "steps (logarithmic)",
        "right": "probability of the right class",
        "log": "cross-entropy",
        "square": "squared error",
    },
    "ko": {
        "step": "걸음 수 (로그 눈금)",
        "right": "정답 클래스의 확률",
        "log": "교차 엔트로피",
        "square": "제곱 오차",
    },
}

START = np.array([6.0, 0.0, 0.0])
Y = np.array([0.0, 1.0, 0.0])
STEPS = 1000
TICKS = (1, 10, 100, 1000)


def draw(text: Mapping[str, str]) -> Figure:
    """Two rising curves; one lies on the floor for most of the way."""
    figure = style.canvas(5.2, 3.0)
    axes = figure.add_subplot(
        xlabel=text["step"], ylabel=text["right"], xscale="log"
    )
    curves = (
        (cross_entropy_slope, "log", style.FIRST, "-"),
        (squared_error_slope, "square", style.SECOND, "--"),
    )
    for slope, name, colour, dashes in curves:
        right = walk(slope, START, Y, rate=1.0, steps=STEPS)
        axes.plot(
            np.arange(1, STEPS + 1),
            right[1:],
            color=colour,
            linestyle=dashes,
            label=text[name],
        )
    axes.axhline(0.5, color=style.QUIET, linewidth=1, linestyle=":")
    axes.set(ylim=(0, 1.02), yticks=(0, 0.5, 1))
    axes.set_xticks(TICKS, labels=[f"{tick}" for tick in TICKS])
    axes.legend(frameon=False, loc="center", bbox_to_anchor=(0.44, 0.28))
    return figure
