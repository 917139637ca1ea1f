"""The cube near one: its tangent, a forward chord and a central chord."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.checking_a_gradient.difference_quotients import (
    central_difference,
    forward_difference,
)
from snippets.shared.figures import style

TEXT = {
    "en": {
        "tangent": "tangent",
        "forward": "forward chord",
        "central": "central chord",
    },
    "ko": {
        "tangent": "접선",
        "forward": "전진 차분의 할선",
        "central": "중심 차분의 할선",
    },
}

AT, STEP = 1.0, 0.5


def _cube(x: float) -> float:
    return x * x * x


def draw(text: Mapping[str, str]) -> Figure:
    """Three slopes at one point of a curve, for a wide step."""
    figure = style.canvas(5.2, 3.2)
    axes = figure.add_subplot(
        xlabel="x",
        ylabel="x³",
        xticks=[AT - STEP, AT, AT + STEP],
        xticklabels=["x − h", "x", "x + h"],
    )
    x = np.linspace(0.3, 1.62, 100)
    axes.plot(x, _cube(x), color=style.INK)
    wide = np.array([0.35, 1.6])
    axes.plot(
        wide,
        _cube(AT) + 3 * AT**2 * (wide - AT),
        color=style.QUIET,
        linestyle=":",
        label=text["tangent"],
    )
    for name, method, start, colour, dashes, marker in (
        ("forward", forward_difference, AT, style.SECOND, "--", "s"),
        ("central", central_difference, AT - STEP, style.FIRST, "-.", "o"),
    ):
        ends = np.array([start, AT + STEP])
        slope = method(_cube, AT, STEP)
        axes.plot(
            wide,
            _cube(start) + slope * (wide - start),
            color=colour,
            linestyle=dashes,
            label=text[name],
        )
        axes.plot(ends, _cube(ends), marker, color=colour)
    axes.set_ylim(-1.3, 4.2)
    axes.legend(frameon=False)
    return figure
