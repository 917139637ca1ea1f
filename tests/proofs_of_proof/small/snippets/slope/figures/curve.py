"""The loss along the weight."""

import numpy as np
from matplotlib import pyplot as plt
from matplotlib.figure import Figure

TEXT = {"en": {"weight": "weight"}, "ko": {"weight": "가중치"}}


def draw(text: dict[str, str]) -> Figure:
    """A parabola."""
    figure, axes = plt.subplots()
    weights = np.linspace(0, 1)
    axes.plot(weights, (weights - 0.5) ** 2)
    axes.set_xlabel(text["weight"])
    return figure
