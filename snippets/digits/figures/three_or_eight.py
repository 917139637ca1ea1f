"""A three, the slopes along its pixels, and what the stored network says."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.digits.pixel_slopes import pixel_slopes
from snippets.digits.stored import stored
from snippets.shared.figures import style
from snippets.shared.records import images
from snippets.softmax_cross_entropy.loss import one_hot, softmax
from snippets.two_layer_network.network import RELU, forward
from snippets.two_layer_network.training import pixel_rows

TEXT = {
    "en": {"probability": "probability", "units": "hidden units"},
    "ko": {"probability": "확률", "units": "은닉 유닛"},
}
DIGIT, TARGET, CLASSES = 3, 8, 10
SMALLEST, LARGEST = 0.2, 40


def signs(axes: Axes, slopes: np.ndarray) -> None:
    """A plus where ink lowers the loss, a minus where it raises it."""
    share = slopes / np.abs(slopes).max()
    for which, marker, colour in (
        (share < -SMALLEST, "+", style.FIRST),
        (share > SMALLEST, "_", style.SECOND),
    ):
        row, column = np.nonzero(which)
        sizes = LARGEST * np.abs(share[which])
        axes.scatter(column, row, sizes, color=colour, marker=marker, lw=1.2)


def draw(text: Mapping[str, str]) -> Figure:
    """The picture on the left, then ten bars, then the units that are on."""
    params = stored()
    picture = images("two_layer_network")["samples"][DIGIT]
    X, Y = pixel_rows(picture[None]), one_hot(np.array([TARGET]), CLASSES)
    A1, logits = forward(params, X, RELU)
    slopes = pixel_slopes(params, X, Y, RELU).reshape(picture.shape)

    figure = style.canvas(6.2, 2.5)
    pad, bars, units = figure.subplots(1, 3, width_ratios=[1.25, 1, 0.7])
    pad.imshow(picture / 2, cmap=style.BLACK_HIGH, vmin=0, vmax=255)
    signs(pad, slopes)
    pad.set(xticks=[], yticks=[])
    bars.barh(range(CLASSES), softmax(logits)[0], color=style.FIRST)
    bars.set(yticks=range(CLASSES), xticks=[0, 1], xlabel=text["probability"])
    bars.invert_yaxis()
    units.imshow(A1.reshape(10, 10), cmap=style.BLACK_HIGH)
    units.set(xticks=[], yticks=[], xlabel=text["units"])
    return figure
