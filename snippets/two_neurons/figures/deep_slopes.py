"""Slope through a chain of equal neurons against its length."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.shared.figures import style

TEXT = {
    "en": {
        "depth": "neurons in the chain",
        "slope": "slope by the first input",
        "vanish": "weight one: vanishes",
        "stay": "weight four: stays",
        "explode": "weight eight: explodes",
    },
    "ko": {
        "depth": "사슬 속 뉴런의 수",
        "slope": "첫 입력에 대한 기울기",
        "vanish": "가중치 일: 사라진다",
        "stay": "가중치 사: 그대로",
        "explode": "가중치 팔: 폭발한다",
    },
}


def draw(text: Mapping[str, str]) -> Figure:
    """Three lines on a logarithmic axis: down, level and up."""
    figure = style.canvas(5.2, 2.8)
    axes = figure.add_subplot(
        xlabel=text["depth"], ylabel=text["slope"], yscale="log"
    )
    depth = np.arange(1, 21)
    curves = (
        (8, "explode", style.SECOND, "--"),
        (4, "stay", style.QUIET, ":"),
        (1, "vanish", style.FIRST, "-"),
    )
    for weight, name, colour, dashes in curves:
        slopes = (weight / 4) ** depth
        axes.plot(depth, slopes, dashes, color=colour, label=text[name])
    axes.set_xticks([1, 5, 10, 15, 20])
    figure.legend(loc="outside upper center", ncols=2, frameon=False)
    return figure
