"""The test images on which the network is most confidently wrong."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.figures import style
from snippets.long_runs import images, results

TEXT = {"en": {}, "ko": {}}


def draw(text: Mapping[str, str]) -> Figure:
    """Twelve images, each with its label, an arrow and what it was called."""
    figure = style.canvas(4.8, 4.2)
    shown = zip(
        images("two_layer_net")["wrong"],
        results("two_layer_net")["wrong"],
        strict=True,
    )
    for place, (image, found) in enumerate(shown, start=1):
        axes = figure.add_subplot(3, 4, place)
        axes.imshow(
            image, cmap=style.BLACK_HIGH, interpolation="none", clip_on=False
        )
        axes.set_title(
            f"{found['label']} → {found['predicted']}",
            color=style.INK,
            fontsize=11,
            pad=3,
        )
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set(visible=True, color=style.LINE)
    return figure
