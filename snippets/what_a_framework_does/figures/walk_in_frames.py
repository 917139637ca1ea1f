"""The walk back through the worked graph, one visit a frame."""

from collections.abc import Iterator, Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle

from snippets.shared.figures import style
from snippets.shared.figures.arrows import arrow
from snippets.what_a_framework_does.autodiff import (
    Node,
    add,
    in_order,
    multiply,
)

TEXT = {
    "en": {"begin": "begin", "visit": "visit {name}"},
    "ko": {"begin": "시작", "visit": "{name} 방문"},
}
PLACES = {
    "a": (0, 1),
    "b": (0, 0),
    "p": (1.5, 0),
    "s": (3, 0.5),
    "L": (4.5, 0.5),
}
RADIUS = 0.22


def graph(a: float, b: float) -> dict[str, Node]:
    """The nodes of (ab + a)² by name."""
    nodes = {"a": Node(a), "b": Node(b)}
    nodes["p"] = multiply(nodes["a"], nodes["b"])
    nodes["s"] = add(nodes["p"], nodes["a"])
    nodes["L"] = multiply(nodes["s"], nodes["s"])
    return nodes


def visits(nodes: dict[str, Node]) -> Iterator[str]:
    """The name of each node that passes on its slope, once it has done so."""
    names = {node: name for name, node in nodes.items()}
    nodes["L"].grad = 1.0
    for node in reversed(in_order(nodes["L"])):
        for parent, vjp in node.edges:
            parent.grad = parent.grad + vjp(node.grad)
        if node.edges:
            yield names[node]


def frame(axes: Axes, nodes: dict[str, Node], title: str, visited: str) -> None:
    """All nodes with their slopes so far; the one visited has a thick rim."""
    axes.set(xlim=(-2.0, 5.2), ylim=(-0.75, 1.55), aspect="equal")
    axes.axis("off")
    axes.text(-1.9, 0.5, title, va="center", fontsize=12)
    names = {node: name for name, node in nodes.items()}
    for name, node in nodes.items():
        for parent in dict(node.edges):
            wire(axes, PLACES[names[parent]], PLACES[name], name == visited)
    for name, node in nodes.items():
        place, on = PLACES[name], name == visited
        rim = {"edgecolor": style.INK if on else style.LINE}
        rim |= {"linewidth": 2.6 if on else 1.1, "facecolor": style.WASH}
        axes.add_patch(Circle(place, RADIUS, zorder=2, **rim))
        axes.text(*place, name, ha="center", va="center", fontsize=12)
        if node.grad:
            label = f"{node.grad:.0f}".replace("-", "−")
            colour = {"color": style.SECOND, "weight": "bold", "fontsize": 12}
            axes.text(
                place[0],
                place[1] + (0.42 if name == "a" else -0.42),
                label,
                ha="center",
                va="center",
                **colour,
            )


def wire(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], on: bool
) -> None:
    """A line between two nodes, or an arrow back along which a slope goes."""
    (x0, y0), (x1, y1) = start, end
    length = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5
    u, v = (x1 - x0) / length * RADIUS, (y1 - y0) / length * RADIUS
    if on:
        arrow(axes, (x1 - u, y1 - v), (x0 + u, y0 + v), style.SECOND, "--")
    else:
        ends = [x0 + u, x1 - u], [y0 + v, y1 - v]
        axes.plot(*ends, color=style.LINE, linewidth=1)


def draw(text: Mapping[str, str]) -> Figure:
    """Four frames, from the slope at L to the slopes at a and b."""
    nodes = graph(3.0, -5.0)
    figure = style.canvas(4.8, 6.2)
    panels = iter(figure.subplots(4, 1))
    nodes["L"].grad = 1.0
    frame(next(panels), nodes, text["begin"], "")
    for name in visits(nodes):
        frame(next(panels), nodes, text["visit"].format(name=name), name)
    return figure
