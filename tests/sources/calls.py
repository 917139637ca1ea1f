"""Calls of the videos' network at the points of its context."""

from snippets.sources.network import curve
from tests.proof.comments.calls import calls


@calls("videos")
def curve_alone(x):
    curve(x)
