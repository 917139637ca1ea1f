"""Loss and accuracy of the run that the page begins with."""

from collections.abc import Mapping
from itertools import islice

import numpy as np
from matplotlib.figure import Figure

from snippets.digits.run import Knobs, run
from snippets.shared.figures import style
from snippets.shared.mnist import load_digits
from snippets.softmax_cross_entropy.loss import one_hot
from snippets.two_layer_network.network import RELU, forward, network_loss
from snippets.two_layer_network.training import accuracy, pixel_rows

TEXT = {
    "en": {
        "step": "step",
        "loss": "training loss (log)",
        "accuracy": "test accuracy",
    },
    "ko": {
        "step": "걸음",
        "loss": "훈련 손실 (로그)",
        "accuracy": "테스트 정확도",
    },
}
STEPS, EVERY = 1000, 20


def draw(text: Mapping[str, str]) -> Figure:
    """Two panels, one above the other, a point for each twenty steps."""
    data = load_digits()
    X, Y = pixel_rows(data.train_images), one_hot(data.train_labels, 10)
    X_test = pixel_rows(data.test_images)
    scores = [
        (
            network_loss(params, X, Y, RELU),
            accuracy(forward(params, X_test, RELU)[1], data.test_labels),
        )
        for params in islice(run(Knobs(), X, Y), 0, STEPS + 1, EVERY)
    ]
    loss, share = np.transpose(scores)
    steps = np.arange(0, STEPS + 1, EVERY)
    figure = style.canvas(5.2, 3.3)
    upper, lower = figure.subplots(2, 1, sharex=True)
    upper.plot(steps, loss, color=style.FIRST)
    upper.set(ylabel=text["loss"], yscale="log")
    lower.plot(steps, share, color=style.FIRST)
    lower.set(ylabel=text["accuracy"], xlabel=text["step"], ylim=(0, 1))
    return figure
