"""Column j of X lit; three products X_ij delta_i meet at w_j."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch, Rectangle

from snippets.logistic_unit.unit import backward, forward
from snippets.shared.figures import style

TEXT = {"en": {"rows": "rows i"}, "ko": {"rows": "행 i"}}

X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
Y = np.array([1.0, 0.0, 1.0])
LIT = 0


def _cell(
    axes: Axes, x: float, y: float, text: str, lit: bool, width: float = 1.0
) -> None:
    face = style.WASH if lit else "none"
    edge, line = (style.FIRST, 1.8) if lit else (style.LINE, 1)
    axes.add_patch(
        Rectangle(
            (x, y), width, 0.8, facecolor=face, edgecolor=edge, linewidth=line
        )
    )
    weight = "bold" if lit else "normal"
    axes.text(
        x + width / 2, y + 0.4, text, ha="center", va="center", weight=weight
    )


def draw(text: Mapping[str, str]) -> Figure:
    """The sum over the batch behind one entry of X.T @ delta."""
    y_hat = forward(X, np.zeros(2), 0.0)
    delta = (y_hat - Y) * y_hat * (1 - y_hat) / len(Y)
    total = backward(X, Y, y_hat)[0][LIT]
    figure = style.canvas(5.2, 2.6)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.75, 11.3), ylim=(-0.15, 3.75))
    axes.axis("off")
    axes.text(1, 3.45, "X", ha="center", weight="bold")
    axes.text(3.05, 3.45, "δ", ha="center", weight="bold")
    axes.text(
        -0.35,
        1.5,
        text["rows"],
        rotation=90,
        ha="center",
        va="center",
        color=style.QUIET,
    )
    for i, bottom in enumerate((2.4, 1.2, 0.0)):
        for j in range(2):
            _cell(axes, j, bottom, f"{X[i, j]:.0f}", lit=j == LIT)
        shown = f"{delta[i]:.4f}".replace("-", "−")
        _cell(axes, 2.3, bottom, shown, lit=False, width=1.5)
        factor = f"({shown})" if delta[i] < 0 else shown
        product = f"{X[i, LIT]:.0f} · {factor} = {X[i, LIT] * delta[i]:.4f}"
        axes.text(
            4.0,
            bottom + 0.4,
            product.replace("-", "−"),
            va="center",
            fontsize=9,
        )
        axes.annotate(
            "",
            xy=(8.85, 1.6),
            xytext=(7.85, bottom + 0.4),
            arrowprops={
                "arrowstyle": "-|>",
                "color": style.SECOND,
                "linewidth": 1.5,
            },
        )
    axes.add_patch(
        FancyBboxPatch(
            (9.15, 1.1),
            1.95,
            1.0,
            boxstyle="round,pad=0.08",
            facecolor=style.WASH,
            edgecolor=style.FIRST,
            linewidth=1.8,
        )
    )
    axes.text(10.12, 1.85, "∂L/∂w₁", ha="center", va="center", weight="bold")
    axes.text(
        10.12, 1.35, f"{total:.4f}".replace("-", "−"), ha="center", va="center"
    )
    return figure
