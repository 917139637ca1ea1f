"""The learning rate over the course of training."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.accurate.recipe import cosine_rate
from snippets.shared.figures import style

TEXT = {
    "en": {
        "x": "share of all steps done",
        "y": "learning rate",
        "falls": "short climb, cosine",
        "stays": "never falls",
    },
    "ko": {
        "x": "끝난 걸음의 비율",
        "y": "학습률",
        "falls": "짧게 오른 뒤 코사인",
        "stays": "줄지 않는 학습률",
    },
}


def draw(text: Mapping[str, str]) -> Figure:
    """The rate of the recipe, beside one that stays."""
    figure = style.canvas(5.2, 2.8)
    axes = figure.add_subplot()
    done = np.linspace(0, 1, 401)
    rates = [cosine_rate(share, 0.2) for share in done]
    axes.plot(done, rates, color=style.FIRST, label=text["falls"])
    axes.axhline(0.05, color=style.SECOND, linestyle="--", label=text["stays"])
    axes.set(xlabel=text["x"], ylabel=text["y"], ylim=(0, 0.21), xlim=(0, 1))
    axes.legend(frameon=False)
    return figure
