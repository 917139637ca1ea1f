"""A rectangle with sides u and v grows: two strips and a corner."""

from collections.abc import Mapping

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from snippets.shared.figures import style

TEXT = {
    "en": {"area": "p = u · v", "corner": "corner k · m"},
    "ko": {"area": "p = u · v", "corner": "귀퉁이 k · m"},
}

U, V, K, M = 9.0, 5.0, 1.5, 0.9


def draw(text: Mapping[str, str]) -> Figure:
    """The old area, a strip for each side that grew, and the corner."""
    figure = style.canvas(4.8, 2.9)
    axes = figure.add_subplot(aspect="equal")
    axes.set(xlim=(-1.1, U + K + 1.4), ylim=(-1.1, V + M + 1.2))
    axes.axis("off")
    parts = (
        (0, 0, U, V, style.LINE, "none", "-"),
        (U, 0, K, V, style.FIRST, style.WASH, "-"),
        (0, V, U, M, style.SECOND, style.WASH, "--"),
        (U, V, K, M, style.QUIET, "none", ":"),
    )
    for x, y, width, height, edge, face, dashes in parts:
        axes.add_patch(
            Rectangle(
                (x, y),
                width,
                height,
                edgecolor=edge,
                facecolor=face,
                linestyle=dashes,
                linewidth=1.6,
            )
        )
    labels = (
        (U / 2, V / 2, text["area"], style.INK, 0),
        (U + K / 2, V / 2, "v · k", style.FIRST, 90),
        (U / 2, V + M / 2, "u · m", style.SECOND, 0),
        (U / 2, -0.55, "u", style.INK, 0),
        (U + K / 2, -0.55, "k", style.FIRST, 0),
        (-0.55, V / 2, "v", style.INK, 0),
        (-0.55, V + M / 2, "m", style.SECOND, 0),
    )
    for x, y, label, colour, angle in labels:
        axes.text(
            x,
            y,
            label,
            color=colour,
            rotation=angle,
            ha="center",
            va="center",
            fontsize=13,
        )
    axes.text(
        U + K,
        V + M + 0.3,
        text["corner"],
        color=style.QUIET,
        ha="right",
        va="bottom",
        fontsize=13,
    )
    return figure
