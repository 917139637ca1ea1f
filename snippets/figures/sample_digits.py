"""The first image of each class."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.figures import style
from snippets.figures.mosaic import digits
from snippets.long_runs import images

TEXT = {"en": {}, "ko": {}}


def draw(text: Mapping[str, str]) -> Figure:
    """Ten digits in two rows, each with its label above it."""
    samples = images("two_layer_net")["samples"]
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
