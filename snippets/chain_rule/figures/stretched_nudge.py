"""A nudge of x, stretched by the inner function and again by the outer one."""

from collections.abc import Mapping

from matplotlib.figure import Figure

from snippets.chain_rule.composition import (
    inner,
    inner_slope,
    outer,
    outer_slope,
)
from snippets.shared.figures import style

TEXT = {
    "en": {"x": "x", "g": "g", "y": "y", "times": "about {} times as long"},
    "ko": {"x": "x", "g": "g", "y": "y", "times": "길이가 약 {}배"},
}

X, NUDGE = 2.0, 0.05
HEIGHTS = {"x": 2.0, "g": 1.0, "y": 0.0}


def draw(text: Mapping[str, str]) -> Figure:
    """Three number lines to one scale, each from where its value starts."""
    starts = {"x": X, "g": inner(X), "y": outer(inner(X))}
    ends = {
        "x": X + NUDGE,
        "g": inner(X + NUDGE),
        "y": outer(inner(X + NUDGE)),
    }
    rates = (inner_slope(X), outer_slope(inner(X)))
    figure = style.canvas(5.0, 2.9)
    axes = figure.add_subplot()
    axes.set(xlim=(-0.38, 1.8), ylim=(-0.45, 2.35))
    axes.axis("off")
    lengths = {name: ends[name] - starts[name] for name in starts}
    for name, height in HEIGHTS.items():
        axes.plot([0, 1.75], [height] * 2, color=style.LINE, linewidth=1)
        axes.plot(
            [0, lengths[name]],
            [height] * 2,
            color=style.FIRST,
            linewidth=5,
            solid_capstyle="butt",
        )
        axes.plot([0], [height], "|", color=style.INK, markersize=14)
        label = f"{text[name]} = {starts[name]:.0f}"
        axes.text(-0.06, height, label, ha="right", va="center", fontsize=12)
        axes.text(
            lengths[name] / 2 if name == "y" else lengths[name] + 0.05,
            height + 0.1,
            f"+ {lengths[name]:.4f}".rstrip("0"),
            ha="center" if name == "y" else "left",
            va="bottom",
            fontsize=12,
        )
    for (upper, lower), rate in zip(("xg", "gy"), rates, strict=True):
        top, bottom = HEIGHTS[upper] - 0.08, HEIGHTS[lower] + 0.08
        for left, right in ((0, 0), (lengths[upper], lengths[lower])):
            axes.plot(
                [left, right],
                [top, bottom],
                color=style.SECOND,
                linewidth=1.2,
                linestyle="--",
            )
        axes.text(
            0.4 if upper == "x" else 1.78,
            (top + bottom) / 2 + (0.14 if upper == "g" else 0),
            text["times"].format(f"{rate:.0f}"),
            ha="left" if upper == "x" else "right",
            va="center",
            color=style.SECOND,
            fontsize=12,
        )
    return figure
