"""The first graph of the course: values forward, slopes back."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.chain_rule.figures.graph_forward import (
    EDGES,
    A,
    B,
    note,
    number,
    skeleton,
)
from snippets.chain_rule.worked_graph import backward, forward
from snippets.shared.figures import style
from snippets.shared.figures.arrows import arrow

TEXT = {
    "en": {"forward": "values, forward", "back": "slopes, back"},
    "ko": {"forward": "값, 앞으로", "back": "기울기, 거꾸로"},
}
APART = 0.09


def draw(text: Mapping[str, str]) -> Figure:
    """A solid arrow and a dashed one along each edge, a number beside each."""
    p, s, L = forward(A, B)
    grad_a, grad_b = backward(A, B, s)
    figure = style.canvas(5.6, 2.7)
    axes = skeleton(figure)
    numbers = {
        "a1": ((1.75, 1.35), A, (0.75, 0.95), 2 * s * B),
        "a2": ((3.0, 1.35), A, (2.35, 0.75), 2 * s),
        "b": ((0.95, 0.4), B, (0.95, -0.45), grad_b),
        "p": ((2.95, 0.4), p, (2.95, -0.45), 2 * s),
        "s": ((4.95, 0.4), s, (4.95, -0.45), 2 * s),
        "L": ((7.05, 0.4), L, (7.05, -0.45), 1),
    }
    for name, (start, end) in EDGES.items():
        there, value, here, slope = numbers[name]
        up = APART if start[1] == end[1] else 0
        right = 0 if up else APART
        first = [(x + right, y + up) for x, y in (start, end)]
        second = [(x - right, y - up) for x, y in (end, start)]
        arrow(axes, *first, style.FIRST, "-")
        arrow(axes, *second, style.SECOND, "--")
        note(axes, *there, number(value), style.FIRST)
        note(axes, *here, number(slope), style.SECOND)
    note(axes, 0, 1.55, number(grad_a), style.SECOND)
    note(axes, 0, 2.45, number(A), style.FIRST)
    axes.text(8.2, 2.45, text["forward"], color=style.FIRST, ha="right")
    axes.text(8.2, 2.0, text["back"], color=style.SECOND, ha="right")
    return figure
