"""From one price to the loss: a path through each order, none elsewhere."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from snippets.from_one_number_to_a_batch.batch_gradients import backward
from snippets.from_one_number_to_a_batch.figures.axis_arrows import (
    X,
    arrow,
    number,
)
from snippets.from_one_number_to_a_batch.figures.row_meets_column import W
from snippets.shared.figures import style

TEXT = {
    "en": {
        "price": "price of\na loaf in\nshop 1",
        "bill": "bill {}",
        "shop": "shop 1",
        "others": "shops 2 and 3",
        "links": "loaves bought",
        "errors": "too high by",
        "loss": "loss",
        "none": "no path",
    },
    "ko": {
        "price": "첫째 가게의\n빵 가격",
        "bill": "계산서 {}",
        "shop": "첫째 가게",
        "others": "나머지 가게",
        "links": "빵의 개수",
        "errors": "오차",
        "loss": "손실",
        "none": "길 없음",
    },
}

GRAD_Z = np.array(
    [[-1.0, 2.0, 2.0], [1.0, 2.0, -2.0], [0.0, 1.0, 1.0], [-3.0, 3.0, 5.0]]
)
GOOD, SHOP = 1, 0


def draw(text: Mapping[str, str]) -> Figure:
    """Each order's path, with its two links; their products add up."""
    grad_W = backward(X, W, GRAD_Z)[1]
    figure = style.canvas(5.0, 3.6)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.2, 9.4), ylim=(-1.6, 4.75))
    axes.axis("off")

    def box(x: float, y: float, w: float, h: float, words: str, lit: bool):
        axes.add_patch(
            FancyBboxPatch(
                (x - w / 2, y - h / 2),
                w,
                h,
                boxstyle="round,pad=0.05",
                facecolor=style.WASH if lit else "none",
                edgecolor=style.FIRST if lit else style.LINE,
                linewidth=1.6 if lit else 1,
                linestyle="-" if lit else "--",
            )
        )
        colour = style.INK if lit else style.QUIET
        axes.text(x, y, words, ha="center", va="center", color=colour)

    def label(x: float, y: float, words: str) -> None:
        paper = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 1.5}
        axes.text(x, y, words, ha="center", va="center", bbox=paper)

    box(0.9, 1.8, 1.9, 1.9, text["price"], lit=True)
    box(8.7, 1.8, 1.1, 0.9, text["loss"], lit=True)
    for i, y in enumerate((3.6, 2.4, 1.2, 0.0)):
        box(4.9, y, 1.6, 0.7, text["bill"].format(i + 1), lit=True)
        there = 1.8 + (y - 1.8) * 0.25
        link, error = X[i, GOOD], GRAD_Z[i, SHOP]
        dashed = "-" if link * error else ":"
        arrow(axes, (1.95, there), (4.0, y), style.SECOND, dashed)
        arrow(axes, (5.8, y), (8.05, there), style.SECOND, dashed)
        label(3.0, there + (y - there) * 0.52, number(link))
        label(6.9, y + (there - y) * 0.49, number(error))
    box(4.9, -1.2, 2.6, 0.7, text["others"], lit=False)
    axes.text(
        2.6, -1.2, text["none"], ha="center", va="center", color=style.QUIET
    )
    for x, name in ((2.6, "links"), (4.9, "shop"), (7.3, "errors")):
        axes.text(x, 4.35, text[name], ha="center", color=style.QUIET)
    products = " + ".join(number(p) for p in X[:, GOOD] * GRAD_Z[:, SHOP] + 0)
    total = number(grad_W[GOOD, SHOP])
    axes.text(
        9.2,
        -0.55,
        f"{products}\n= {total}".replace("+ −", "− "),
        ha="right",
        va="center",
        weight="bold",
    )
    return figure
