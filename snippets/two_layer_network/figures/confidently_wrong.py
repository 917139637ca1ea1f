"""The test images on which the network is most confidently wrong."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.shared.figures import style
from snippets.shared.records import images, results
from snippets.two_layer_network.figures.mosaic import digits

TEXT = {"en": {}, "ko": {}}


def draw(text: Mapping[str, str]) -> Figure:
    """Twelve images, each with its label, an arrow and what it was called."""
    found = results("two_layer_network")["wrong"]
    figure = style.canvas(4.8, 4.2)
    digits(
        figure.add_subplot(),
        images("two_layer_network")["wrong"],
        titles=[f"{one['label']} → {one['predicted']}" for one in found],
        columns=4,
        color=style.INK,
        fontsize=11,
    )
    return figure
