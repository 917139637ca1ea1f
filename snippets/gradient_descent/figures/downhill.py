"""One rate for a bias and for two weights: the parabola beside the valley."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.gradient_descent.data import c, growth, u, v, y
from snippets.gradient_descent.figures.valley import ground, walk_on
from snippets.gradient_descent.one_bias import descend, ssr_slope
from snippets.gradient_descent.two_weights import mse_gradient
from snippets.shared.figures import style
from snippets.shared.losses import sum_of_squared_residuals

TEXT = {
    "en": {"bias": "bias b", "ssr": "SSR", "w1": "w₁", "w2": "w₂"},
    "ko": {"bias": "편향 b", "ssr": "SSR", "w1": "w₁", "w2": "w₂"},
}

RATE, STEPS = 1 / 20, 20


def _ssr(b: float) -> float:
    return sum_of_squared_residuals(c + b, y)


def draw(text: Mapping[str, str]) -> Figure:
    """Two walks with the same rate, above each other."""
    figure = style.canvas(5.2, 4.6)
    axes = figure.add_subplot(211, xlabel=text["bias"], ylabel=text["ssr"])
    b = np.linspace(-0.5, 5.5, 120)
    axes.plot(b, [_ssr(at) for at in b], color=style.LINE)
    walk = descend(lambda b: ssr_slope(c + b, y), 0.0, RATE, STEPS)
    heights = [_ssr(at) for at in walk]
    axes.plot(
        walk, heights, "o-", color=style.INK, markersize=3.5, linewidth=1.2
    )
    axes = figure.add_subplot(212, xlabel=text["w1"], ylabel=text["w2"])
    ground(axes, v, (-1.1, 5.1), (-0.6, 2.1))
    walk_on(axes, lambda w: mse_gradient(w, u, v, growth), RATE, STEPS)
    axes.set(yticks=[0, 1, 2], xticks=range(-1, 6))
    return figure
