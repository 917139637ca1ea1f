"""What twenty hidden units look for, as images."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.shared.figures import style
from snippets.shared.records import images
from snippets.two_layer_network.figures.mosaic import side_by_side

TEXT = {
    "en": {"bar": "weight"},
    "ko": {"bar": "가중치"},
}

GAP = 4


def draw(text: Mapping[str, str]) -> Figure:
    """Longest weights first; white is positive, black negative, grey zero."""
    weights = images("two_layer_network")["weights"]
    reach = np.quantile(np.abs(weights), 0.995)
    figure = style.canvas(4.8, 3.7)
    axes = figure.add_subplot()
    shown = axes.imshow(
        side_by_side(weights, 5, GAP, GAP),
        cmap=style.WHITE_HIGH,
        vmin=-reach,
        vmax=reach,
        interpolation="none",
        clip_on=False,
    )
    axes.set_axis_off()
    bar = figure.colorbar(shown, ax=axes, shrink=0.6, label=text["bar"])
    bar.solids.set_rasterized(True)
    bar.outline.set(edgecolor=style.LINE, linewidth=0.6)
    return figure
