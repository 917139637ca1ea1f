"""Two ways back from the loss: together to z₂, then apart to each weight."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.shared.activations import sigmoid_slope
from snippets.shared.figures import style
from snippets.two_neurons.figures.two_neurons_chain import W_1, W_2, X, Y
from snippets.two_neurons.neurons import forward

TEXT = {
    "en": {"shared": "used by both:"},
    "ko": {"shared": "둘 다 쓰는 부분:"},
}
PLACES = {
    "w₁": (0.0, 0.0),
    "z₁": (1.8, 0.0),
    "a₁": (3.6, 0.0),
    "w₂": (3.6, 2.0),
    "z₂": (5.4, 1.0),
    "ŷ": (7.2, 1.0),
    "L": (9.0, 1.0),
}


def draw(text: Mapping[str, str]) -> Figure:
    """Boxes, with an arrow back for each factor; the shared ones are thick."""
    a_1, y_hat = forward(X, W_1, W_2)
    error, output = y_hat - Y, sigmoid_slope(y_hat)
    factors = {
        ("L", "ŷ"): (error, (8.1, 1.28)),
        ("ŷ", "z₂"): (output, (6.3, 1.28)),
        ("z₂", "w₂"): (a_1, (4.75, 1.78)),
        ("z₂", "a₁"): (W_2, (4.75, 0.1)),
        ("a₁", "z₁"): (sigmoid_slope(a_1), (2.7, 0.28)),
        ("z₁", "w₁"): (X, (0.9, 0.28)),
    }
    figure = style.canvas(4.6, 2.0)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.6, 9.6), ylim=(-0.6, 2.6))
    axes.axis("off")
    for (here, there), (factor, place) in factors.items():
        shared = here in "Lŷ"
        axes.annotate(
            "",
            xy=PLACES[there],
            xytext=PLACES[here],
            arrowprops={
                "arrowstyle": "-|>",
                "color": style.FIRST if shared else style.SECOND,
                "linewidth": 3.2 if shared else 1.4,
                "linestyle": "-" if shared else "--",
                "shrinkA": 13,
                "shrinkB": 13,
            },
        )
        axes.text(*place, f"{factor:.2f}", ha="center", fontsize=8.5)
    for name, place in PLACES.items():
        shared = name in ("L", "ŷ", "z₂")
        box = {
            "boxstyle": "round,pad=0.3",
            "facecolor": style.WASH,
            "edgecolor": style.FIRST if shared else style.SECOND,
        }
        axes.text(*place, name, ha="center", va="center", bbox=box)
    axes.text(
        7.2,
        0.1,
        f"{text['shared']}\nδ₂ = {error * output:.2f}",
        ha="center",
        va="center",
        color=style.FIRST,
        fontsize=9,
    )
    return figure
