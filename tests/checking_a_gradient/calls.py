"""Calls of difference quotients at the points of their contexts."""

import numpy as np

from snippets.checking_a_gradient.difference_quotients import (
    central_difference,
    complex_step,
    forward_difference,
)
from snippets.checking_a_gradient.three_variables import f, grad_f
from tests.proof.comments.calls import calls, page


@calls("three-variables")
def point(u, v, w):
    f(np.array([u, v, w]))
    grad_f(np.array([u, v, w]))


@calls("forward-step")
def to_one_side(f, x, h):
    forward_difference(f, x, h)


@calls("central-step")
def to_both_sides(f, x, h):
    central_difference(f, x, h)


@calls("cube-quotients")
def both_steps(x, h):
    names = page("checking_a_gradient", "two-steps")
    names["two_steps"](lambda x: x**3, x, h)


@calls("complex-taylor")
def along_the_imaginary_axis(f, x, h):
    complex_step(f, x, h)
