"""The worked graph: boxes for operations, arrows for values, forward."""

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch

from snippets.chain_rule.worked_graph import forward
from snippets.shared.figures import style
from snippets.shared.figures.arrows import arrow

TEXT = {"en": {}, "ko": {}}

A, B = 3.0, -5.0
INPUTS = {"a": (0.0, 2.0), "b": (0.0, 0.0)}
BOXES = {"×": (2.0, 0.0), "+": (4.0, 0.0), "( )²": (6.0, 0.0)}
END = (7.7, 0.0)
FORK = (0.9, 2.0)
EDGES = {
    "a1": (FORK, (2.0, 0.45)),
    "a2": (FORK, (4.0, 0.45)),
    "b": ((0.3, 0.0), (1.6, 0.0)),
    "p": ((2.4, 0.0), (3.6, 0.0)),
    "s": ((4.4, 0.0), (5.6, 0.0)),
    "L": ((6.4, 0.0), END),
}
PLACES = (
    (0.55, 2.4),
    (1.45, 1.2),
    (2.45, 1.2),
    (0.95, 0.35),
    (2.95, 0.35),
    (4.95, 0.35),
    (7.05, 0.35),
)


def number(value: float) -> str:
    """A whole number with a real minus sign."""
    return f"{value:.0f}".replace("-", "−")


def skeleton(figure: Figure) -> Axes:
    """Axes with the inputs, the fork and the boxes, but no arrows yet."""
    axes = figure.add_subplot()
    axes.set(xlim=(-0.3, 8.25), ylim=(-0.75, 2.75))
    axes.axis("off")
    for name, (x, y) in INPUTS.items():
        axes.text(
            x, y, name, ha="center", va="center", fontsize=14, weight="bold"
        )
    axes.plot([0.3, FORK[0]], [2.0, 2.0], color=style.LINE, linewidth=1.3)
    axes.add_patch(Circle(FORK, 0.09, facecolor=style.INK, edgecolor="none"))
    for sign, (x, y) in BOXES.items():
        axes.add_patch(
            FancyBboxPatch(
                (x - 0.27, y - 0.3),
                0.54,
                0.6,
                boxstyle="round,pad=0.08",
                facecolor=style.WASH,
                edgecolor=style.LINE,
                linewidth=1.3,
            )
        )
        axes.text(x, y, sign, ha="center", va="center", fontsize=14)
    axes.text(
        END[0] + 0.3,
        0,
        "L",
        ha="center",
        va="center",
        fontsize=13,
        weight="bold",
    )
    return axes


def note(axes: Axes, x: float, y: float, label: str, colour: str) -> None:
    """A number beside an edge."""
    axes.text(
        x,
        y,
        label,
        color=colour,
        ha="center",
        va="center",
        fontsize=13,
        weight="bold",
        bbox={"facecolor": style.PAPER, "edgecolor": "none", "pad": 1},
    )


def draw(text: Mapping[str, str]) -> Figure:
    """The values on the edges, from the inputs to L."""
    p, s, L = forward(A, B)
    figure = style.canvas(5.2, 2.5)
    axes = skeleton(figure)
    for start, end in EDGES.values():
        arrow(axes, start, end, style.FIRST, "-")
    for place, value in zip(PLACES, (A, A, A, B, p, s, L), strict=True):
        note(axes, *place, number(value), style.FIRST)
    for x, name in ((3.0, "p"), (5.0, "s")):
        axes.text(x, -0.4, name, ha="center", va="center", fontsize=13)
    return figure
