"""One look for all figures.

Colours are stand-ins that the site replaces by CSS variables, so that a figure
follows the colour scheme of its page; text stays text, in the page's font.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import matplotlib as mpl
from matplotlib.figure import Figure

INK = "#010101"
QUIET = "#020202"
LINE = "#030303"
PAPER = "#040404"
FIRST = "#050505"
SECOND = "#060606"
THIRD = "#070707"
WASH = "#080808"

# So few greys are hardly told from 256 in a small picture, and weigh far less.
# Five have one in the middle, which is zero.
WHITE_HIGH = mpl.colormaps["gray"].resampled(5)
BLACK_HIGH = mpl.colormaps["gray_r"].resampled(6)

VARIABLES = {
    INK: "ink",
    QUIET: "quiet",
    LINE: "line",
    PAPER: "paper",
    FIRST: "first",
    SECOND: "second",
    THIRD: "third",
    WASH: "wash",
}

_SETTINGS = {
    "svg.fonttype": "none",
    "svg.hashsalt": "backprop-by-hand",
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "font.size": 10,
    "text.color": INK,
    "axes.labelcolor": INK,
    "axes.edgecolor": LINE,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "xtick.color": LINE,
    "ytick.color": LINE,
    "xtick.labelcolor": QUIET,
    "ytick.labelcolor": QUIET,
    "lines.linewidth": 1.8,
    "axes.unicode_minus": True,
}


@contextmanager
def applied() -> Iterator[None]:
    """Draw with the course's settings."""
    with mpl.rc_context(_SETTINGS):
        yield


def canvas(width: float, height: float) -> Figure:
    """An empty figure, sizes in inches (72 SVG units each)."""
    return Figure(figsize=(width, height), layout="constrained")
