"""The valley after its second input was scaled: round, and one walk."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.gradient_descent.data import growth, u, v
from snippets.gradient_descent.figures.valley import ground, walk_on
from snippets.gradient_descent.two_weights import mse_gradient
from snippets.shared.figures import style

TEXT = {
    "en": {"w1": "w₁", "w2": "w₂, scaled"},
    "ko": {"w1": "w₁", "w2": "크기를 맞춘 w₂"},
}


def _slopes(w: np.ndarray) -> np.ndarray:
    return mse_gradient(w, u, v / 4, growth)


def draw(text: Mapping[str, str]) -> Figure:
    """One map with circles, and a walk straight to their centre."""
    figure = style.canvas(4.2, 3.8)
    axes = figure.add_subplot(xlabel=text["w1"], ylabel=text["w2"])
    ground(axes, v / 4, (-1.1, 5.1), (-0.6, 5.1))
    walk_on(axes, _slopes, 1 / 5, 8)
    axes.set_title("η = 1/5", fontsize=10, loc="left")
    return figure
