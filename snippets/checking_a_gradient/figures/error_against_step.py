"""Error of a measured slope against the step, on logarithmic axes."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.checking_a_gradient.difference_quotients import (
    central_difference,
    complex_step,
    forward_difference,
)
from snippets.shared.figures import style

TEXT = {
    "en": {
        "step": "step h",
        "error": "relative error of the slope",
        "forward": "forward",
        "central": "central",
        "complex": "complex step",
        "single": "central, float32",
        "wall": "rounding wall",
    },
    "ko": {
        "step": "걸음 h",
        "error": "기울기의 상대 오차",
        "forward": "전진 차분",
        "central": "중심 차분",
        "complex": "복소 걸음",
        "single": "중심 차분, float32",
        "wall": "반올림의 벽",
    },
}

AT = 1.3
FLOOR = 1e-16


def _cube(x: float) -> float:
    return x * x * x


def draw(text: Mapping[str, str]) -> Figure:
    """Four methods on the cube; exact results are drawn at the floor."""
    figure = style.canvas(5.4, 3.8)
    axes = figure.add_subplot(
        xlabel=text["step"], ylabel=text["error"], xscale="log", yscale="log"
    )
    for name, method, kind, colour, dashes, marker in (
        ("forward", forward_difference, np.float64, style.SECOND, "--", "s"),
        ("central", central_difference, np.float64, style.FIRST, "-", "o"),
        ("complex", complex_step, np.float64, style.THIRD, "-.", "^"),
        ("single", central_difference, np.float32, style.QUIET, ":", "x"),
    ):
        steps = np.logspace(-15, 0, 46)
        x = kind(AT)
        slopes = [float(method(_cube, x, kind(h))) for h in steps]
        errors = np.abs(np.array(slopes) / (3 * float(x) ** 2) - 1)
        axes.plot(
            steps,
            np.maximum(errors, FLOOR),
            marker,
            linestyle=dashes,
            color=colour,
            linewidth=1.3,
            markersize=4,
            label=text[name],
        )
    axes.text(1e-12, 1e-8, text["wall"], ha="center", color=style.QUIET)
    axes.set(xticks=10.0 ** np.arange(-15, 1, 5), ylim=(2e-17, 30))
    axes.minorticks_off()
    figure.legend(loc="outside upper center", ncols=2, frameon=False)
    return figure
