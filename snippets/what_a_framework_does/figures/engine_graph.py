"""The landscape of the first chapter as an engine notes it down."""

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from snippets.shared.figures import style
from snippets.shared.figures.arrows import arrow
from snippets.what_a_framework_does.autodiff import Node, backpropagate

TEXT = {"en": {}, "ko": {}}

PLACES = {
    "x": (0, 2.4),
    "y": (0, 0.0),
    "x·x": (1.7, 3.4),
    "x·y": (1.9, 0.6),
    "y·y": (1.9, -1.2),
    "·y": (3.2, 3.4),
    "·3": (3.2, 0.6),
    "+": (4.5, 2.0),
    "+ ": (5.8, 0.9),
}
WIRES = (
    ("x", "x·x"),
    ("x·x", "·y"),
    ("y", "·y"),
    ("x", "x·y"),
    ("y", "x·y"),
    ("x·y", "·3"),
    ("y", "y·y"),
    ("·y", "+"),
    ("·3", "+"),
    ("+", "+ "),
    ("y·y", "+ "),
)


def graph(x_value: float, y_value: float) -> dict[str, Node]:
    """The nodes of x²y + 3xy + y² by the names of their boxes."""
    x, y = Node(x_value), Node(y_value)
    nodes = {"x": x, "y": y, "x·x": x * x, "x·y": x * y, "y·y": y * y}
    nodes["·y"] = nodes["x·x"] * y
    nodes["·3"] = nodes["x·y"] * 3
    nodes["+"] = nodes["·y"] + nodes["·3"]
    nodes["+ "] = nodes["+"] + nodes["y·y"]
    return nodes


def box(axes: Axes, name: str, node: Node) -> None:
    """One operation with its value above and its slope below."""
    x, y = PLACES[name]
    axes.add_patch(
        FancyBboxPatch(
            (x - 0.3, y - 0.22),
            0.6,
            0.44,
            boxstyle="round,pad=0.06",
            facecolor=style.WASH,
            edgecolor=style.LINE,
            linewidth=1.2,
        )
    )
    axes.text(x, y, name.strip(), ha="center", va="center", fontsize=13)
    label = {"ha": "center", "va": "center", "fontsize": 13, "weight": "bold"}
    patch = {"facecolor": style.PAPER, "edgecolor": "none", "pad": 0.5}
    value, slope = f"{node.value:.0f}", f"({node.grad:.0f})"
    axes.text(x, y + 0.53, value, color=style.FIRST, bbox=patch, **label)
    axes.text(x, y - 0.55, slope, color=style.SECOND, bbox=patch, **label)


def draw(text: Mapping[str, str]) -> Figure:
    """Boxes from left to right, values above and slopes below."""
    nodes = graph(2.0, 1.0)
    backpropagate(nodes["+ "])
    figure = style.canvas(5.4, 4.0)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.5, 6.4), ylim=(-2.0, 4.2))
    axes.axis("off")
    for start, end in WIRES:
        (x0, y0), (x1, y1) = PLACES[start], PLACES[end]
        arrow(axes, (x0 + 0.38, y0), (x1 - 0.38, y1), style.QUIET, "-")
    for name, node in nodes.items():
        box(axes, name, node)
    return figure
