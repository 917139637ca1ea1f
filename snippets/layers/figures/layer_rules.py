"""What four layers do with a value, and what with a gradient."""

from collections.abc import Mapping

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.shared.figures import style
from snippets.shared.figures.arrows import arrow

TEXT = {
    "en": {"where": "g if x > 0", "else": "else 0"},
    "ko": {"where": "x > 0이면 g", "else": "아니면 0"},
}

REACH = 2.5  # how far the edges go
Point = tuple[float, float]


def write(
    axes: Axes, place: Point, text: str, colour: str, size: float = 11
) -> None:
    """Words centred at a place."""
    axes.text(
        *place, text, color=colour, ha="center", va="center", fontsize=size
    )


def box(axes: Axes, place: Point, sign: str) -> None:
    """A box with the sign of its operation."""
    axes.text(
        *place,
        sign,
        ha="center",
        va="center",
        fontsize=12,
        bbox={
            "boxstyle": "round,pad=0.4",
            "facecolor": style.WASH,
            "edgecolor": style.LINE,
        },
    )


def both_ways(axes: Axes, start: Point, end: Point) -> None:
    """A solid arrow forward, and beside it a dashed one back."""
    tail, head = np.array(start), np.array(end)
    along = (head - tail) / np.linalg.norm(head - tail)
    left = 0.11 * np.array([-along[1], along[0]])
    arrow(axes, tuple(tail + left), tuple(head + left), style.FIRST, "-")
    arrow(axes, tuple(head - left), tuple(tail - left), style.SECOND, "--")


def labels(
    axes: Axes, place: Point, value: str, slope: str, gap: float = 0.45
) -> None:
    """A value above an edge, a gradient below it."""
    x, y = place
    write(axes, (x, y + gap), value, style.FIRST)
    write(axes, (x, y - gap), slope, style.SECOND)


def two_inputs(axes: Axes, sign: str, out: str, back: tuple[str, str]) -> None:
    """A box with the inputs x and y."""
    box(axes, (0, 0), sign)
    for side in (1, -1):
        both_ways(axes, (-REACH, side * 1.3), (-0.62, side * 0.25))
    write(axes, (-1.3, 1.15), "x", style.FIRST)
    write(axes, (-2.1, 0.5), back[0], style.SECOND)
    write(axes, (-2.1, -0.55), "y", style.FIRST)
    write(axes, (-1.15, -1.15), back[1], style.SECOND)
    both_ways(axes, (0.62, 0), (REACH, 0))
    labels(axes, (1.6, 0), out, "g")


def one_input(axes: Axes, sign: str, out: str, back: str, edge: float) -> None:
    """A box with the input x."""
    box(axes, (0, 0), sign)
    both_ways(axes, (-REACH, 0), (-edge, 0))
    both_ways(axes, (edge, 0), (REACH, 0))
    labels(axes, (-1.65, 0), "x", back)
    labels(axes, (1.7, 0), out, "g")


def draw(text: Mapping[str, str]) -> Figure:
    """Multiply, add, ReLU and sigmoid, one box each."""
    figure = style.canvas(5.2, 3.7)
    panels = figure.subplots(2, 2)
    for axes in panels.flat:
        axes.set(xlim=(-2.8, 2.8), ylim=(-1.75, 1.75))
        axes.axis("off")
    two_inputs(panels[0, 0], "×", "xy", ("g · y", "g · x"))
    two_inputs(panels[0, 1], "+", "x + y", ("g", "g"))
    one_input(panels[1, 0], "ReLU", "max(0, x)", text["where"], 0.85)
    write(panels[1, 0], (-1.65, -0.9), text["else"], style.SECOND)
    one_input(panels[1, 1], "σ", "y = σ(x)", "g · y(1 − y)", 0.62)
    return figure
