"""What twenty hidden units look for, as images."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.figures import style
from snippets.long_runs import images

TEXT = {
    "en": {"bar": "weight"},
    "ko": {"bar": "가중치"},
}


def draw(text: Mapping[str, str]) -> Figure:
    """Longest weights first; white is positive, black negative, grey zero."""
    weights = images("two_layer_net")["weights"].astype(float)
    reach = np.quantile(np.abs(weights), 0.995)
    figure = style.canvas(4.8, 3.7)
    grid = figure.subplots(4, 5)
    for axes, image in zip(grid.flat, weights, strict=True):
        shown = axes.imshow(
            image,
            cmap=style.WHITE_HIGH,
            vmin=-reach,
            vmax=reach,
            interpolation="none",
        )
        axes.set(xticks=[], yticks=[])
        axes.spines[:].set_visible(False)
    bar = figure.colorbar(shown, ax=grid, shrink=0.6, label=text["bar"])
    bar.outline.set_visible(False)
    return figure
