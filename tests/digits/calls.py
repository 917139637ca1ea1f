"""Calls of the slopes along pixels at the points of the two-layer network's context."""

from snippets.digits.pixel_slopes import pixel_slopes
from snippets.two_layer_network.network import SIGMOID, Parameters
from tests.proof.comments.calls import calls
from tests.proof.equations.calculus import slope
from tests.two_layer_network.equations import C, D, H, N


@calls("net", n=N, d=D, h=H, c=C)
def along_pixels(X, Y, W_1, b_1, W_2, b_2, f, Z_1):
    hidden = SIGMOID._replace(activate=f, slope=lambda A: slope(f, Z_1))
    pixel_slopes(Parameters(W_1, b_1, W_2, b_2), X, Y, hidden)
