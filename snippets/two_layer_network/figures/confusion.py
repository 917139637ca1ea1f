"""Which digit was taken for which, on the test images."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from snippets.shared.figures import style
from snippets.shared.records import results

TEXT = {
    "en": {"true": "label", "called": "called"},
    "ko": {"true": "레이블", "called": "신경망의 답"},
}


def draw(text: Mapping[str, str]) -> Figure:
    """A square of counts; the more often a mistake, the darker its cell."""
    figure = style.canvas(5.2, 4.4)
    axes = figure.add_subplot(xlabel=text["called"], ylabel=text["true"])
    counts = np.array(results("two_layer_network")["confusion"])
    most = (counts - np.diag(counts.diagonal())).max()
    for (true, called), count in np.ndenumerate(counts):
        right = true == called
        shade = {
            "facecolor": style.WASH if right else style.SECOND,
            "alpha": 1 if right else 0.6 * count / most,
        }
        axes.add_patch(Rectangle((called - 0.5, true - 0.5), 1, 1, **shade))
        axes.text(
            called,
            true,
            count if count else "·",
            ha="center",
            va="center",
            fontsize=10,
            fontweight="bold" if right else "normal",
        )
    digits = range(len(counts))
    axes.set(
        xlim=(-0.5, len(counts) - 0.5),
        ylim=(len(counts) - 0.5, -0.5),
        xticks=digits,
        yticks=digits,
    )
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return figure
