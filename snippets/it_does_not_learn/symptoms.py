"""Checks that tell apart why a network does not learn."""

import numpy as np


# --8<-- [start:finite_accuracy]
def finite_accuracy(logits, labels):
    """The share of right answers.  Raises ValueError for NaN and inf."""
    if not np.isfinite(logits).all():
        raise ValueError("NaN or inf in the logits: there is no answer")
    return np.mean(logits.argmax(axis=1) == labels)


# --8<-- [end:finite_accuracy]


# --8<-- [start:first_bad]
def first_bad(**stations):
    """The name of the first array with NaN or inf in it, or "none"."""
    for name, values in stations.items():
        if not np.isfinite(values).all():
            return name
    return "none"


# --8<-- [end:first_bad]
