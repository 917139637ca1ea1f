"""The worked graph walked backward: slopes of L on the edges."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.chain_rule.figures.graph_forward import (
    EDGES,
    PLACES,
    A,
    B,
    note,
    number,
    skeleton,
)
from snippets.chain_rule.worked_graph import backward, forward
from snippets.shared.figures import style
from snippets.shared.figures.arrows import arrow

TEXT = {"en": {}, "ko": {}}


def draw(text: Mapping[str, str]) -> Figure:
    """The slope of L along every edge, from L to the inputs."""
    _, s, _ = forward(A, B)
    grad_a, grad_b = backward(A, B, s)
    figure = style.canvas(5.2, 2.5)
    axes = skeleton(figure)
    for start, end in EDGES.values():
        arrow(axes, end, start, style.SECOND, "--")
    slopes = (grad_a, 2 * s * B, 2 * s, grad_b, 2 * s, 2 * s, 1)
    for place, slope in zip(PLACES, slopes, strict=True):
        note(axes, *place, number(slope), style.SECOND)
    return figure
