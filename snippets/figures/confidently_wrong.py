"""The test images on which the network is most confidently wrong."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.figures import style
from snippets.figures.mosaic import digits
from snippets.long_runs import images, results

TEXT = {"en": {}, "ko": {}}


def draw(text: Mapping[str, str]) -> Figure:
    """Twelve images, each with its label, an arrow and what it was called."""
    found = results("two_layer_net")["wrong"]
    figure = style.canvas(4.8, 4.2)
    digits(
        figure.add_subplot(),
        images("two_layer_net")["wrong"],
        titles=[f"{one['label']} → {one['predicted']}" for one in found],
        columns=4,
        color=style.INK,
        fontsize=11,
    )
    return figure
