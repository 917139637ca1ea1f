"""Size of the gradient through ten layers, for three pairs of rule and bend."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.initialisation.deep_stack import (
    sizes,
    tanh_slope,
)
from snippets.initialisation.random_weights import he_uniform, xavier_uniform
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.figures import style
from snippets.shared.kinks import relu, relu_slope

TEXT = {
    "en": {
        "layer": "layer (the inputs are layer zero)",
        "gradient": "size of the gradient",
        "relu": "ReLU, He",
        "tanh": "tanh, Xavier",
        "sigmoid": "sigmoid, Xavier",
    },
    "ko": {
        "layer": "층 (입력은 0번째)",
        "gradient": "기울기의 크기",
        "relu": "ReLU, He",
        "tanh": "tanh, Xavier",
        "sigmoid": "시그모이드, Xavier",
    },
}


def draw(text: Mapping[str, str]) -> Figure:
    """Three lines on a logarithmic axis, each the mean over ten seeds."""
    figure = style.canvas(5.2, 3.0)
    axes = figure.add_subplot(
        xlabel=text["layer"], ylabel=text["gradient"], yscale="log"
    )
    curves = (
        ("relu", (he_uniform, relu, relu_slope), style.FIRST, "o-"),
        ("tanh", (xavier_uniform, np.tanh, tanh_slope), style.SECOND, "s--"),
        (
            "sigmoid",
            (xavier_uniform, sigmoid, sigmoid_slope),
            style.THIRD,
            "^:",
        ),
    )
    for name, pair, colour, look in curves:
        logs = [np.log(sizes(*pair, seed)[1]) for seed in range(10)]
        typical = np.exp(np.mean(logs, axis=0))
        axes.plot(typical, look, color=colour, label=text[name], markersize=5)
    axes.set_xticks(range(0, 11, 2))
    figure.legend(loc="outside upper center", ncols=3, frameon=False)
    return figure
