"""A taxi bill as a graph of layers, forward and back."""

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from snippets.layers.building_blocks import Add, Multiply
from snippets.layers.figures.layer_rules import both_ways, box, labels, write
from snippets.shared.figures import style

TEXT = {
    "en": {
        "distance": "distance",
        "rate": "rate",
        "fee": "fee",
        "tax": "tax",
        "ride": "ride",
        "bill": "bill",
        "total": "total",
    },
    "ko": {
        "distance": "거리",
        "rate": "단가",
        "fee": "호출료",
        "tax": "세금",
        "ride": "운임",
        "bill": "요금",
        "total": "합계",
    },
}

DISTANCE, RATE, FEE, TAX = 6.0, 2.5, 4.0, 1.2
Pair = tuple[float, float]


def on_the_edges() -> dict[str, Pair]:
    """Value and slope of each edge."""
    ride_layer, fee_layer, tax_layer = Multiply(), Add(), Multiply()
    ride = ride_layer.forward(DISTANCE, RATE)
    bill = fee_layer.forward(ride, FEE)
    total = tax_layer.forward(bill, TAX)
    grad_bill, grad_tax = tax_layer.backward(1.0)
    grad_ride, grad_fee = fee_layer.backward(grad_bill)
    grad_distance, grad_rate = ride_layer.backward(grad_ride)
    return {
        "distance": (DISTANCE, grad_distance),
        "ride": (ride, grad_ride),
        "bill": (bill, grad_bill),
        "total": (total, 1.0),
        "rate": (RATE, grad_rate),
        "fee": (FEE, grad_fee),
        "tax": (TAX, grad_tax),
    }


def along(axes: Axes, x: float, name: str, edge: Pair) -> None:
    """An edge in the row of boxes."""
    value, slope = edge
    both_ways(axes, (x - 0.72, 0), (x + 0.72, 0))
    labels(axes, (x, 0), f"{value:.2f}", f"{slope:.2f}", 0.5)
    write(axes, (x, 1.0), name, style.INK)


def from_above(axes: Axes, x: float, name: str, edge: Pair) -> None:
    """An edge that comes down into a box."""
    value, slope = edge
    both_ways(axes, (x, 2.6), (x, 0.55))
    write(axes, (x + 0.62, 1.75), f"{value:.2f}", style.FIRST)
    write(axes, (x - 0.65, 1.75), f"{slope:.2f}", style.SECOND)
    write(axes, (x, 2.95), name, style.INK)


def draw(text: Mapping[str, str]) -> Figure:
    """Three boxes, four inputs; a value and a slope at each edge."""
    figure = style.canvas(5.4, 2.5)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.1, 9.7), ylim=(-0.9, 3.3))
    axes.axis("off")
    edges = on_the_edges()
    for k, sign in enumerate("×+×"):
        box(axes, (2 + 2.6 * k, 0), sign)
    for k, name in enumerate(("distance", "ride", "bill", "total")):
        along(axes, 0.7 + 2.6 * k, text[name], edges[name])
    for k, name in enumerate(("rate", "fee", "tax")):
        from_above(axes, 2 + 2.6 * k, text[name], edges[name])
    return figure
