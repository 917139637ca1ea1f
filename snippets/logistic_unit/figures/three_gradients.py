"""X, delta and w above, the three gradients below; one of them is lit."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from snippets.logistic_unit.figures.transpose_arrows import X, Y
from snippets.logistic_unit.unit import backward, forward
from snippets.shared.figures import style

TEXT = {
    "en": {"given": "given", "gradients": "gradients"},
    "ko": {"given": "주어진 것", "gradients": "기울기"},
}
LIT = 1
WIDE, HIGH = 1.5, 0.8


def _table(
    axes: Axes,
    place: tuple[float, float],
    name: str,
    numbers: np.ndarray,
    lit: Mapping[tuple[int, int], str],
) -> None:
    """A grid of numbers that hangs from a place, with its name above it."""
    left, top = place
    width = WIDE * numbers.shape[1]
    axes.text(left + width / 2, top + 0.25, name, ha="center", weight="bold")
    for (i, j), number in np.ndenumerate(numbers):
        line = lit.get((i, j))
        axes.add_patch(
            Rectangle(
                (left + WIDE * j, top - HIGH * (i + 1)),
                WIDE,
                HIGH,
                facecolor=style.WASH if line else "none",
                edgecolor=style.SECOND if line == "--" else style.FIRST,
                linestyle=line or "-",
                linewidth=2 if line else 0.8,
            )
        )
        axes.text(
            left + WIDE * (j + 0.5),
            top - HIGH * (i + 0.5),
            f"{number + 0.0:.4g}".replace("-", "−"),
            ha="center",
            va="center",
            weight="bold" if line else "normal",
            fontsize=9,
        )


def draw(text: Mapping[str, str]) -> Figure:
    """Column j of X and delta are lit, and the slope along w_j below."""
    w = np.zeros(2)
    y_hat = forward(X, w, 0.0)
    delta = (y_hat - Y) * y_hat * (1 - y_hat) / len(Y)
    grad_w, grad_b = backward(X, Y, y_hat)
    figure = style.canvas(5.2, 3.6)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.1, 10.2), ylim=(-0.2, 7.3))
    axes.axis("off")
    axes.text(0, 7.0, text["given"], color=style.QUIET)
    column = {(i, LIT): "-" for i in range(len(X))}
    _table(axes, (0, 6.2), "X", X, column)
    deltas = {(i, 0): "--" for i in range(len(X))}
    _table(axes, (4.2, 6.2), "δ", delta[:, None], deltas)
    _table(axes, (7.0, 6.2), "w", w[:, None], {})
    axes.text(0, 3.2, text["gradients"], color=style.QUIET)
    _table(axes, (0, 2.4), "∂L/∂w", grad_w[:, None], {(LIT, 0): "-"})
    _table(axes, (3.0, 2.4), "∂L/∂b", np.array([[grad_b]]), {})
    _table(axes, (6.0, 2.4), "∂L/∂X", np.outer(delta, w), {})
    return figure
