"""Calls of the batch, its sums and its tables at the points of their contexts."""

from snippets.from_one_number_to_a_batch.batch_gradients import (
    backward,
    forward,
    half_sum_of_squares,
)
from snippets.from_one_number_to_a_batch.index_sums import grad_W_by_paths, product_by_sums
from snippets.from_one_number_to_a_batch.mistakes import wrong_axis
from snippets.from_one_number_to_a_batch.tables import row_shares, scaled, scaled_backward
from tests.proof.comments.calls import calls, page


@calls("batch")
def whole_batch(X, W, b, G):
    forward(X, W, b)
    backward(X, W, G)
    wrong_axis(X, W, G)


@calls("batch")
def entry_by_entry(X, W, G):
    product_by_sums(X, W)
    grad_W_by_paths(X, G)


@calls("batch-squares")
def squares(Z, Y):
    half_sum_of_squares(Z, Y)
    page("from_one_number_to_a_batch", "batch-grad-z", Z=Z, Y=Y)


@calls("batch-shares")
def shares(X):
    row_shares(X)


@calls("batch-scaled")
def columns(X, s, G):
    scaled(X, s)
    scaled_backward(X, s, G)
