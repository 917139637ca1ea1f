"""The sigmoid with two tangents, and below it the slope at each place."""

from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from snippets.shared.activations import sigmoid_slope
from snippets.shared.figures import style
from snippets.two_neurons.neurons import sigmoid

TEXT = {
    "en": {"value": "σ(z)", "slope": "slope σ′(z)"},
    "ko": {"value": "σ(z)", "slope": "기울기 σ′(z)"},
}
PLACES = (0.0, 3.0)


def draw(text: Mapping[str, str]) -> Figure:
    """Two curves over one axis; dots mark the places of the tangents."""
    z = np.linspace(-6, 6, 61)
    figure = style.canvas(4.8, 3.8)
    above, below = figure.subplots(2, sharex=True, height_ratios=(3, 2))
    for height in (0, 1):
        above.axhline(height, color=style.LINE, linewidth=0.8, linestyle=":")
    above.plot(z, sigmoid(z), color=style.FIRST)
    below.plot(z, sigmoid_slope(sigmoid(z)), color=style.SECOND)
    run = np.array([-1.3, 1.3])
    for place in PLACES:
        s = sigmoid(place)
        rise = run * sigmoid_slope(s)
        above.plot(place + run, s + rise, "--", color=style.SECOND)
        above.plot(place, s, "o", color=style.INK, markersize=5)
        below.plot(place, sigmoid_slope(s), "o", color=style.INK, markersize=5)
    above.set(ylabel=text["value"], ylim=(-0.08, 1.12))
    above.set_yticks([0, 0.5, 1], ["0", "½", "1"])
    below.set(xlabel="z", ylabel=text["slope"], ylim=(-0.02, 0.28))
    below.set_yticks([0, 0.25], ["0", "¼"])
    below.set_xticks([-6, -3, 0, 3, 6])
    return figure
