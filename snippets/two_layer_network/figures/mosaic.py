"""Small pictures side by side in one picture, which weighs less than many."""

import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from snippets.shared.figures import style


def side_by_side(
    pictures: np.ndarray, columns: int, below: int, right: int
) -> np.ndarray:
    """The pictures row by row, with see-through pixels between them."""
    count, height, width = pictures.shape
    framed = np.pad(
        pictures.astype(float),
        ((0, 0), (0, below), (0, right)),
        constant_values=np.nan,
    )
    rows = framed.reshape(
        count // columns, columns, height + below, width + right
    )
    whole = rows.swapaxes(1, 2).reshape(-1, columns * (width + right))
    return whole[:-below, :-right]


def digits(
    axes: Axes, pictures: np.ndarray, titles: list[str], columns: int, **text
) -> None:
    """Digits in frames, each with its title above it."""
    _, height, width = pictures.shape
    below, right = height // 2, width // 3
    axes.imshow(
        side_by_side(pictures, columns, below, right),
        cmap=style.BLACK_HIGH,
        interpolation="none",
        clip_on=False,
    )
    axes.set_axis_off()
    for place, title in enumerate(titles):
        row, column = divmod(place, columns)
        left, top = column * (width + right) - 0.5, row * (height + below) - 0.5
        axes.add_patch(
            Rectangle(
                (left, top),
                width,
                height,
                fill=False,
                edgecolor=style.LINE,
                linewidth=0.8,
                clip_on=False,
            )
        )
        axes.text(
            left + width / 2, top - 2, title, ha="center", va="bottom", **text
        )
