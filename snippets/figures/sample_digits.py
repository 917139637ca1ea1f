"""The first image of each class."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.figures import style
from snippets.long_runs import images

TEXT = {"en": {}, "ko": {}}


def draw(text: Mapping[str, str]) -> Figure:
    """Ten digits in two rows, each with its label above it."""
    figure = style.canvas(4.6, 2.3)
    for label, image in enumerate(images("two_layer_net")["samples"]):
        axes = figure.add_subplot(2, 5, label + 1)
        axes.imshow(
            image, cmap=style.BLACK_HIGH, interpolation="none", clip_on=False
        )
        axes.set_title(str(label), color=style.QUIET, fontsize=10, pad=3)
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set(visible=True, color=style.LINE)
    return figure
