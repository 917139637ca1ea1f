"""Loss against steps: a logistic unit, and a network with a hidden layer."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.affine_layer.affine import Affine
from snippets.affine_layer.small_network import train
from snippets.layers.building_blocks import Chain, Sigmoid
from snippets.shared.figures import style

TEXT = {
    "en": {
        "step": "steps (logarithmic)",
        "loss": "loss (logarithmic)",
        "unit": "logistic unit",
        "hidden": "with a hidden layer",
        "floor": "1/9",
    },
    "ko": {
        "step": "걸음 수 (로그 눈금)",
        "loss": "손실 (로그 눈금)",
        "unit": "로지스틱 유닛",
        "hidden": "은닉층이 있을 때",
        "floor": "1/9",
    },
}

X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
Y = np.array([[1.0], [0.0], [1.0]])
RATE, STEPS = 1.0, 3000


def unit() -> Chain:
    """The logistic unit, as layers, from zero."""
    return Chain(Affine(np.zeros((2, 1)), np.zeros(1)), Sigmoid())


def hidden() -> Chain:
    """The chapter's network, from its random start."""
    rng = np.random.default_rng(0)
    W1, W2 = rng.normal(size=(2, 3)), rng.normal(size=(3, 1))
    return Chain(
        Affine(W1, np.zeros(3)), Sigmoid(), Affine(W2, np.zeros(1)), Sigmoid()
    )


def draw(text: Mapping[str, str]) -> Figure:
    """Two loss curves over three thousand steps."""
    figure = style.canvas(5.2, 2.9)
    axes = figure.add_subplot(
        xlabel=text["step"],
        ylabel=text["loss"],
        xscale="log",
        yscale="log",
    )
    shown = np.unique(np.geomspace(1, STEPS, 160).astype(int))
    curves = (
        (unit(), "unit", style.SECOND, "--"),
        (hidden(), "hidden", style.FIRST, "-"),
    )
    for network, name, colour, dashes in curves:
        losses = train(network, X, Y, RATE, STEPS)
        axes.plot(
            shown,
            losses[shown],
            color=colour,
            linestyle=dashes,
            label=text[name],
        )
    axes.axhline(1 / 9, color=style.QUIET, linewidth=1, linestyle=":")
    axes.text(STEPS, 1 / 9 * 1.2, text["floor"], color=style.QUIET, ha="right")
    axes.set_ylim(8e-4, 0.4)
    axes.legend(frameon=False, loc="lower left")
    return figure
