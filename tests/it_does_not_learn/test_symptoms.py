"""The checks that tell causes apart."""

import numpy as np
import pytest

from snippets.it_does_not_learn.symptoms import finite_accuracy, first_bad


def test_accuracy_counts_the_rows_whose_largest_entry_is_at_the_label():
    logits = np.array([[0.1, 2.0, 0.3], [3.0, 0.0, 1.0], [0.0, 0.5, 0.4], [-1.0, -2.0, -0.5]])
    assert finite_accuracy(logits, np.array([1, 0, 2, 2])) == 0.75
    assert finite_accuracy(-logits, np.array([1, 0, 2, 2])) == 0


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
def test_accuracy_refuses_what_is_no_answer(odd):
    logits = np.eye(3)
    logits[1, 2] = odd
    with pytest.raises(ValueError, match=r"^NaN or inf in the logits: there is no answer$"):
        finite_accuracy(logits, np.arange(3))


@pytest.mark.parametrize("odd", [np.nan, np.inf, -np.inf])
def test_the_first_station_that_is_not_finite_is_named(odd):
    good, bad = np.ones((2, 3)), np.array([[1.0, 2.0], [odd, 0.0]])
    assert first_bad(X=good, Z=bad, A=bad) == "Z"
    assert first_bad(X=bad, Z=good) == "X"
    assert first_bad(X=good, Z=good) == "none"
