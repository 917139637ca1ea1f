"""The chain from weight to loss: values above, the five slopes below."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.shared.activations import sigmoid_slope
from snippets.shared.figures import style
from snippets.two_neurons.neurons import forward, half_squared_error

TEXT = {
    "en": {
        "forward": "forward: values",
        "back": "back: slopes, to be multiplied",
    },
    "ko": {"forward": "앞으로: 값", "back": "거꾸로: 곱할 기울기"},
}

X, Y, W_1, W_2 = 2.0, 0.0, 0.5, 1.5


def draw(text: Mapping[str, str]) -> Figure:
    """Six boxes in a row, with an arrow each way between neighbours."""
    a_1, y_hat = forward(X, W_1, W_2)
    values = [
        ("w₁", W_1),
        ("z₁", W_1 * X),
        ("a₁", a_1),
        ("z₂", W_2 * a_1),
        ("ŷ", y_hat),
        ("L", half_squared_error(y_hat, Y)),
    ]
    slopes = [X, sigmoid_slope(a_1), W_2, sigmoid_slope(y_hat), y_hat - Y]
    figure = style.canvas(4.1, 1.7)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.55, 8.05), ylim=(-1.5, 1.6))
    axes.axis("off")
    box = {
        "boxstyle": "round,pad=0.25",
        "facecolor": style.WASH,
        "edgecolor": style.FIRST,
    }
    for k, (name, value) in enumerate(values):
        axes.text(
            1.5 * k,
            0,
            f"{name}\n{value:.2f}",
            ha="center",
            va="center",
            fontsize=8.5,
            bbox=box,
        )
    for k, slope in enumerate(slopes):
        ends = {"xy": (1.5 * k + 1.05, 0.3), "xytext": (1.5 * k + 0.45, 0.3)}
        ahead = {"arrowstyle": "-|>", "color": style.FIRST}
        axes.annotate("", **ends, arrowprops=ahead)
        ends = {"xy": (1.5 * k + 0.45, -0.3), "xytext": (1.5 * k + 1.05, -0.3)}
        back = {"arrowstyle": "-|>", "color": style.SECOND, "linestyle": "--"}
        axes.annotate("", **ends, arrowprops=back)
        axes.text(
            1.5 * k + 0.75, -0.95, f"{slope:.2f}", ha="center", fontsize=8.5
        )
    axes.text(3.75, 1.2, text["forward"], ha="center", color=style.FIRST)
    axes.text(3.75, -1.45, text["back"], ha="center", color=style.SECOND)
    return figure
