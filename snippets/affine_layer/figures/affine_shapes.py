"""The products of the affine layer as rectangles, drawn to scale."""

from collections.abc import Mapping

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from snippets.shared.figures import style

TEXT = {
    "en": {
        "forward": "forward",
        "by_x": "back to the input",
        "by_w": "back to the weights",
        "by_b": "back to the bias",
        "sum": "sum of the rows",
    },
    "ko": {
        "forward": "앞으로 가는 길",
        "by_x": "입력으로 돌아오는 길",
        "by_w": "가중치로 돌아오는 길",
        "by_b": "편향으로 돌아오는 길",
        "sum": "행들의 합",
    },
}

N, D, H = 5, 2, 3
SIZES = {"n": N, "d": D, "h": H, "1": 1}
CELL = 0.3
# What stands in a row: names with their sizes, and signs between them.
Row = tuple[tuple[str, str, str] | str, ...]
ROWS: dict[str, Row] = {
    "forward": (
        ("X", "n", "d"),
        "@",
        ("W", "d", "h"),
        "+",
        ("b", "1", "h"),
        "→",
        ("Z", "n", "h"),
    ),
    "by_x": (
        ("G", "n", "h"),
        "@",
        ("W.T", "h", "d"),
        "→",
        ("grad X", "n", "d"),
    ),
    "by_w": (
        ("X.T", "d", "n"),
        "@",
        ("G", "n", "h"),
        "→",
        ("grad W", "d", "h"),
    ),
    "by_b": (("G", "n", "h"), "sum", ("grad b", "1", "h")),
}
HEIGHTS = {"forward": 9.6, "by_x": 6.4, "by_w": 3.2, "by_b": 0.0}


def _matrix(
    axes: Axes, left: float, middle: float, name: str, sizes: str
) -> float:
    """Draw one matrix; its right end."""
    rows, columns = (SIZES[size] * CELL for size in sizes)
    gradient = name.startswith(("G", "grad"))
    axes.add_patch(
        Rectangle(
            (left, middle - rows / 2),
            columns,
            rows,
            facecolor=style.WASH,
            edgecolor=style.SECOND if gradient else style.FIRST,
            linestyle="--" if gradient else "-",
            linewidth=1.6,
        )
    )
    centre = left + columns / 2
    shape = f"({sizes[1]},)" if sizes[0] == "1" else f"({', '.join(sizes)})"
    axes.text(centre, middle + rows / 2 + 0.1, name, ha="center", weight="bold")
    axes.text(
        centre,
        middle - rows / 2 - 0.12,
        shape,
        ha="center",
        va="top",
        color=style.QUIET,
        fontsize=9,
    )
    return left + columns


def draw(text: Mapping[str, str]) -> Figure:
    """Four rows: the forward product, and a way back to each input."""
    figure = style.canvas(4.2, 6.2)
    axes = figure.add_subplot(aspect="equal")
    axes.set(xlim=(-0.1, 7.6), ylim=(-1.3, 11.5))
    axes.axis("off")
    for key, row in ROWS.items():
        middle = HEIGHTS[key]
        axes.text(0, middle + 1.45, text[key], color=style.QUIET)
        left = 0.4
        for piece in row:
            if isinstance(piece, tuple):
                name, *sizes = piece
                left = _matrix(axes, left, middle, name, "".join(sizes)) + 0.4
            else:
                sign = f"{text['sum']} →" if piece == "sum" else piece
                wide = 2.6 if piece == "sum" else 0.35
                axes.text(
                    left + wide / 2, middle, sign, ha="center", va="center"
                )
                left += wide + 0.4
    return figure
