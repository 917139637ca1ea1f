"""The first image of each class."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.shared.figures import style
from snippets.shared.records import images
from snippets.two_layer_network.figures.mosaic import digits

TEXT = {"en": {}, "ko": {}}


def draw(text: Mapping[str, str]) -> Figure:
    """Ten digits in two rows, each with its label above it."""
    samples = images("two_layer_network")["samples"]
    figure = style.canvas(4.6, 2.3)
    digits(
        figure.add_subplot(),
        samples,
        titles=[str(label) for label in range(len(samples))],
        columns=5,
        color=style.QUIET,
        fontsize=10,
    )
    return figure
