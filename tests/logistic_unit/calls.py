"""Calls of the logistic unit at the points of its contexts."""

from snippets.logistic_unit.mistakes import (
    half_negated,
    mixed_signs,
    no_mean,
    no_slope,
    sum_and_mean,
)
from snippets.logistic_unit.unit import backward, forward, step
from tests.proof.comments.calls import calls, page


@calls("logistic")
def one_step(X, y, w, b, eta):
    y_hat = forward(X, w, b)
    step(w, b, backward(X, y, y_hat), eta)
    for wrong in (mixed_signs, half_negated, no_slope, no_mean, sum_and_mean):
        wrong(X, y, y_hat)


@calls("logistic")
def first_links(y, y_hat, n):
    page("logistic_unit", "logistic-link-loss", error=y_hat - y, n=n)
    page("logistic_unit", "logistic-link-sigmoid", y_hat=y_hat)
