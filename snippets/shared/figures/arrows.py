"""Arrows of the graphs that several chapters draw."""

from matplotlib.axes import Axes


def arrow(
    axes: Axes,
    start: tuple[float, float],
    end: tuple[float, float],
    colour: str,
    dashes: str,
) -> None:
    """One arrow along an edge."""
    axes.annotate(
        "",
        xy=end,
        xytext=start,
        arrowprops={
            "arrowstyle": "-|>",
            "color": colour,
            "linewidth": 1.5,
            "linestyle": dashes,
            "shrinkA": 0,
            "shrinkB": 0,
        },
    )
