"""The worked graph walked backward: slopes of L on the edges."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.figures import style
from snippets.figures.graph_forward import (
    EDGES,
    A,
    B,
    arrow,
    note,
    number,
    skeleton,
)
from snippets.worked_graph import backward, forward

TEXT = {"en": {}, "ko": {}}


def draw(text: Mapping[str, str]) -> Figure:
    """The slope of L along every edge, from L to the inputs."""
    _, s, _ = forward(A, B)
    grad_a, grad_b = backward(A, B, s)
    figure = style.canvas(5.2, 2.3)
    axes = skeleton(figure)
    for start, end in EDGES.values():
        arrow(axes, end, start, style.SECOND, "--")
    places = (
        (0.55, 2.4, grad_a),
        (1.43, 1.15, 2 * s * B),
        (2.45, 1.15, 2 * s),
        (0.9, -0.4, grad_b),
        (2.95, -0.4, 2 * s),
        (4.95, -0.4, 2 * s),
        (7.05, -0.4, 1),
    )
    for x, y, value in places:
        note(axes, x, y, number(value), style.SECOND)
    return figure
