"""The same valley twice, from above: plain descent, and with momentum."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse

from snippets.accurate.recipe import momentum_step
from snippets.shared.figures import style
from snippets.two_layer_network.network import Parameters

TEXT = {
    "en": {
        "plain": "plain, {} steps",
        "pushed": "with momentum, {} steps",
        "along": "along the valley",
        "across": "across",
    },
    "ko": {
        "plain": "모멘텀 없이 {}걸음",
        "pushed": "모멘텀으로 {}걸음",
        "along": "골짜기를 따라가는 방향",
        "across": "가로지르는 방향",
    },
}

STEEPER = 25  # times as steep across as along
STEPS = 20
WALKS = {"plain": (0.0, 2 / (1 + STEEPER)), "pushed": (0.7, 0.045)}


def walk(momentum: float, rate: float) -> np.ndarray:
    """The places from (1, 0.5) on, a row for each step."""
    zero = np.zeros(1)
    params = Parameters(np.array([1.0, 0.5]), zero, zero, zero)
    velocity = Parameters(*map(np.zeros_like, params))
    places = [params.W1]
    for _ in range(STEPS):
        grads = params._replace(W1=np.array([1.0, STEEPER]) * params.W1)
        params, velocity = momentum_step(
            params, velocity, grads, rate, momentum
        )
        places.append(params.W1)
    return np.array(places)


def draw(text: Mapping[str, str]) -> Figure:
    """Two maps, one walk on each."""
    figure = style.canvas(5.2, 5.6)
    for row, (name, how) in enumerate(WALKS.items(), start=1):
        axes = figure.add_subplot(2, 1, row)
        ground(axes)
        axes.plot(
            *walk(*how).T, "o-", color=style.INK, markersize=3.5, linewidth=1.2
        )
        label = text[name].format(STEPS)
        axes.set_title(label, fontsize=10, loc="left")
        axes.set(ylabel=text["across"], xticks=[0, 1], yticks=[-0.5, 0, 0.5])
    axes.set_xlabel(text["along"])
    return figure


def ground(axes: Axes) -> None:
    """The loss from above: one ellipse a level, deeper where it is lower."""
    for size in (2.6, 2.0, 1.4, 0.8):
        shape = {"xy": (0, 0), "width": 2 * size, "height": 2 * size / 5}
        axes.add_patch(Ellipse(**shape, facecolor=to_rgba(style.FIRST, 0.11)))
        axes.add_patch(Ellipse(**shape, fill=False, edgecolor=style.LINE))
    axes.plot(0, 0, "x", color=style.SECOND, markersize=9)
    axes.set(xlim=(-0.5, 1.15), ylim=(-0.56, 0.56))
