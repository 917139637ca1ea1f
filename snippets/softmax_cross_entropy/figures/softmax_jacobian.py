"""The nine slopes of a softmax of three scores, with their signs."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from snippets.shared.figures import style
from snippets.softmax_cross_entropy.links import softmax_jacobian

TEXT = {
    "en": {"rises": "rises", "falls": "falls", "sum": "sum"},
    "ko": {"rises": "커짐", "falls": "작아짐", "sum": "합"},
}

Y_HAT = np.array([0.3, 0.2, 0.5])
WIDE, HIGH = 1.3, 0.8


def draw(text: Mapping[str, str]) -> Figure:
    """Solid frames where a probability rises, dashes where it falls."""
    J = softmax_jacobian(Y_HAT)
    figure = style.canvas(4.8, 3.0)
    axes = figure.add_subplot()
    axes.set(xlim=(-1.45, 5.0), ylim=(-3.15, 0.75))
    axes.axis("off")
    for k, row in enumerate(J):
        middle = -(k + 0.5) * HIGH
        share = f"ŷ{'₁₂₃'[k]} = {Y_HAT[k]:.1f}"
        axes.text(-0.15, middle, share, ha="right", va="center")
        axes.text((k + 0.5) * WIDE, 0.3, f"∂z{'₁₂₃'[k]}", ha="center")
        axes.text((k + 0.5) * WIDE, -2.85, "0", ha="center", color=style.QUIET)
        axes.text(4.5, middle, "0", ha="center", va="center", color=style.QUIET)
        for j, slope in enumerate(row):
            own = slope > 0
            axes.add_patch(
                Rectangle(
                    (j * WIDE + 0.05, -(k + 1) * HIGH + 0.05),
                    WIDE - 0.1,
                    HIGH - 0.1,
                    facecolor=style.WASH if own else "none",
                    edgecolor=style.FIRST if own else style.SECOND,
                    linestyle="-" if own else "--",
                    linewidth=1.6,
                )
            )
            x = (j + 0.5) * WIDE
            number = f"{slope:+.2f}".replace("-", "−")
            weight = "bold" if own else "normal"
            axes.text(
                x,
                middle + 0.12,
                number,
                ha="center",
                va="center",
                weight=weight,
            )
            axes.text(
                x,
                middle - 0.19,
                text["rises" if own else "falls"],
                ha="center",
                va="center",
                fontsize=9,
                color=style.QUIET,
            )
    axes.text(4.5, 0.3, text["sum"], ha="center", color=style.QUIET)
    axes.text(-0.15, -2.85, text["sum"], ha="right", color=style.QUIET)
    return figure
