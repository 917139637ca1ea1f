"""Calls of the logistic unit at the points of its contexts."""

from snippets.logistic_unit.mistakes import (
    half_negated,
    mixed_signs,
    no_mean,
    no_slope,
    sum_and_mean,
)
from snippets.logistic_unit.unit import backward, forward, step
from tests.proof.comments.calls import calls


@calls("logistic")
def one_step(X, y, w, b, eta):
    y_hat = forward(X, w, b)
    step(w, b, backward(X, y, y_hat), eta)
    for wrong in (mixed_signs, half_negated, no_slope, no_mean, sum_and_mean):
        wrong(X, y, y_hat)
