"""Digits as they were scanned, and as the network gets to see them."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.accurate.distortion import distort
from snippets.shared.figures import style
from snippets.shared.records import images

TEXT = {"en": {}, "ko": {}}

SHOWN = (2, 3, 5, 7, 8)


def draw(text: Mapping[str, str]) -> Figure:
    """One row of originals and three of distortions."""
    samples = images("two_layer_network")["samples"][list(SHOWN)]
    rows = samples.reshape(len(SHOWN), -1) / 255
    rng = np.random.default_rng(4)
    table = [rows]
    for _ in range(3):
        table.append(np.vstack([distort(row[None], 1.0, rng) for row in rows]))
    figure = style.canvas(4.2, 3.5)
    grid = figure.subplots(len(table), len(SHOWN))
    for axes_row, pictures in zip(grid, table, strict=True):
        for axes, picture in zip(axes_row, pictures, strict=True):
            axes.imshow(
                picture.reshape(samples.shape[1:]),
                cmap=style.BLACK_HIGH,
                interpolation="none",
                clip_on=False,
            )
            axes.set(xticks=[], yticks=[])
            axes.spines[:].set(visible=True, color=style.LINE)
    return figure
