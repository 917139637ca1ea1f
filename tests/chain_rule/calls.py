"""Calls of compositions and of the worked graph at the points of their contexts."""

from snippets.chain_rule.composition import composed_slope, inner, inner_slope, outer, outer_slope
from snippets.chain_rule.worked_graph import backward, forward
from tests.proof.comments.calls import calls, page


@calls("chain-example")
def example(x, g):
    inner(x), outer(g), inner_slope(x), outer_slope(g)


@calls("chain-general", g=lambda x: inner(x), f=lambda g: outer(g))
def composition(x):
    composed_slope(x)


@calls("two-paths")
def two_paths(x, u, v):
    page("chain_rule", "chain-two-paths", through_u=v * 2 * x, through_v=u * 2)


@calls("graph-boxes", a_2=lambda a_1: a_1)
def boxes(a_1, b, s):
    forward(a_1, b)
    backward(a_1, b, s)


@calls("graph")
def fork(a, b, s):
    backward(a, b, s)
