"""Hidden activations and the prediction along the line of the three rows."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.affine_layer.figures.hidden_training import (
    RATE,
    STEPS,
    X,
    Y,
    hidden,
)
from snippets.affine_layer.small_network import train
from snippets.shared.figures import style

TEXT = {
    "en": {
        "x": "first input (the second is always one more)",
        "hidden": "hidden activations",
        "prediction": "prediction",
        "target": "targets",
        "weight": "weight {weight}",
    },
    "ko": {
        "x": "첫 번째 입력 (두 번째는 언제나 1 큼)",
        "hidden": "은닉 활성값",
        "prediction": "예측",
        "target": "정답",
        "weight": "가중치 {weight}",
    },
}


def draw(text: Mapping[str, str]) -> Figure:
    """Above, the three hidden units; below, what the output makes of them."""
    network = hidden()
    train(network, X, Y, RATE, STEPS)
    x = np.linspace(0.4, 5.6, 200)
    rows = np.stack([x, x + 1], axis=1)
    activations = network.layers[1].forward(network.layers[0].forward(rows))
    figure = style.canvas(5.2, 4.2)
    above, below = figure.subplots(2, 1, sharex=True)
    looks = ((style.FIRST, "-"), (style.SECOND, "--"), (style.THIRD, "-."))
    weights = network.layers[2].W[:, 0]
    for k, (colour, dashes) in enumerate(looks):
        shown = f"{weights[k]:+.1f}".replace("-", "−")
        above.plot(
            x,
            activations[:, k],
            color=colour,
            linestyle=dashes,
            label=text["weight"].format(weight=shown),
        )
    above.set(ylabel=text["hidden"], yticks=[0, 1], ylim=(-0.08, 1.08))
    below.plot(x, network.forward(rows)[:, 0], color=style.FIRST)
    below.plot(X[:, 0], Y[:, 0], "o", color=style.SECOND, markersize=9)
    below.text(3.15, 0.0, text["target"], color=style.SECOND, va="center")
    below.set(
        xlabel=text["x"],
        ylabel=text["prediction"],
        xticks=[1, 3, 5],
        yticks=[0, 1],
        ylim=(-0.12, 1.12),
    )
    figure.legend(loc="outside upper center", ncols=3, frameon=False)
    return figure
