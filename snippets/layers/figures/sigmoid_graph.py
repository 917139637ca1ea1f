"""The sigmoid in four pieces: values forward, slopes back."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.layers.building_blocks import AddConstant, Exp, Reciprocal, Scale
from snippets.layers.figures.layer_rules import both_ways, box, labels, write
from snippets.shared.figures import style

TEXT = {
    "en": {"forward": "forward: values", "back": "back: slopes of the loss"},
    "ko": {"forward": "앞으로: 값", "back": "거꾸로: 손실의 기울기"},
}

X, GRAD_OUT = 1.0, 2.0
SIGNS = ("× −1", "exp", "+ 1", "1 / s")
NAMES = ("x", "u", "v", "s", "y")
STEP = 2.4


def shown(value: float) -> str:
    """Two decimals and a real minus sign."""
    return f"{value:.2f}".replace("-", "−")


def on_the_edges() -> tuple[list[float], list[float]]:
    """Five values and five slopes, from x to y."""
    layers = [Scale(-1), Exp(), AddConstant(1), Reciprocal()]
    values, slopes = [X], [GRAD_OUT]
    for layer in layers:
        values.append(layer.forward(values[-1]))
    for layer in reversed(layers):
        slopes.insert(0, layer.backward(slopes[0]))
    return values, slopes


def draw(text: Mapping[str, str]) -> Figure:
    """Four boxes in a row, five edges, two numbers at each."""
    figure = style.canvas(5.4, 1.9)
    axes = figure.add_subplot()
    axes.set(xlim=(-1.9, 3 * STEP + 1.9), ylim=(-1.75, 1.75))
    axes.axis("off")
    for k, sign in enumerate(SIGNS):
        box(axes, (k * STEP, 0), sign)
    edges = zip(NAMES, *on_the_edges(), strict=True)
    for k, (name, value, slope) in enumerate(edges):
        x = (k - 0.5) * STEP
        both_ways(axes, (x - 0.54, 0), (x + 0.54, 0))
        labels(axes, (x, 0), shown(value), shown(slope), 0.5)
        write(axes, (x, 1.0), name, style.QUIET)
    write(axes, (1.5 * STEP, 1.5), text["forward"], style.FIRST, 10)
    write(axes, (1.5 * STEP, -1.3), text["back"], style.SECOND, 10)
    return figure
