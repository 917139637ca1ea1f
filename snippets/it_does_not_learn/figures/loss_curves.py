"""The loss of one that learns beside three that stay where they are."""

from collections.abc import Mapping
from functools import partial

import numpy as np
from matplotlib.figure import Figure

from snippets.it_does_not_learn.mistakes import shuffled_apart
from snippets.shared.figures import style
from snippets.shared.mnist import load_digits
from snippets.softmax_cross_entropy.loss import one_hot
from snippets.two_layer_network.network import (
    RELU,
    Parameters,
    gradients,
    initialise,
    network_loss,
)
from snippets.two_layer_network.training import pixel_rows, train

TEXT = {
    "en": {
        "epoch": "epoch",
        "loss": "training loss",
        "learns": "it learns",
        "small": "rate too small",
        "zeros": "zero weights",
        "apart": "labels out of order",
        "guess": "log 10",
    },
    "ko": {
        "epoch": "에폭",
        "loss": "훈련 손실",
        "learns": "학습이 됨",
        "small": "너무 작은 학습률",
        "zeros": "0인 가중치",
        "apart": "뒤섞인 레이블",
        "guess": "log 10",
    },
}
EPOCHS = 8


def draw(text: Mapping[str, str]) -> Figure:
    """Four curves, each with its name at its end."""
    data = load_digits()
    X, Y = pixel_rows(data.train_images), one_hot(data.train_labels, 10)
    start = initialise((X.shape[1], 100, 10), RELU, np.random.default_rng(0))
    zeros = Parameters(*(0 * p for p in start))
    apart = shuffled_apart(X, Y, np.random.default_rng(2))
    figure = style.canvas(5.4, 3.2)
    axes = figure.add_subplot(xlabel=text["epoch"], ylabel=text["loss"])
    axes.plot([0, EPOCHS], [np.log(10)] * 2, color=style.LINE, linewidth=0.8)
    for name, begin, rows, rate, colour, dashes, place in (
        ("learns", start, (X, Y), 0.1, style.FIRST, "-", None),
        ("small", start, (X, Y), 1e-6, style.SECOND, "--", 2.6),
        ("zeros", zeros, (X, Y), 0.1, style.THIRD, ":", 2.38),
        ("apart", start, apart, 0.1, style.INK, "-.", 2.08),
    ):
        walk = train(
            begin,
            partial(gradients, hidden=RELU),
            *rows,
            epochs=EPOCHS,
            batch_size=32,
            learning_rate=rate,
            rng=np.random.default_rng(1),
        )
        losses = [network_loss(p, *rows, RELU) for p in (begin, *walk)]
        axes.plot(losses, color=colour, linestyle=dashes)
        axes.text(
            EPOCHS + 0.15,
            losses[-1] if place is None else place,
            text[name],
            color=colour,
            va="center",
        )
    axes.text(4, 2.05, text["guess"], color=style.QUIET, va="center")
    axes.set(xlim=(0, EPOCHS + 3), ylim=(0, 3), xticks=range(0, EPOCHS + 1, 2))
    return figure
