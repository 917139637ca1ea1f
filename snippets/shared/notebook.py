"""What the practice notebooks say to what their readers write."""

import numpy as np
from numpy import ndarray

from snippets.shared.diagnose import diagnose
from snippets.shared.gradient_check import numeric_gradient

# --8<-- [start:compare]
LANGUAGE = "en"  # or "ko"
NOT_YET = {"en": "not yet", "ko": "아직이에요"}


def is_there(value: object) -> bool:
    """Whether something has been written, and gives more than None."""
    entries = np.ravel(np.asarray(value, dtype=object))
    return all(entry is not None for entry in entries)


def compare(yours: object, hints: dict | None = None, **true: ndarray) -> None:
    """Say of each gradient what `diagnose` finds, by its name.

    yours: one gradient, or as many as there are names, in this order.
    hints: by name, what else `diagnose` is to know.
    """
    listed = isinstance(yours, tuple | list)
    several = listed and (len(true) > 1 or len(yours) == 1)
    given = [*yours] if several else [yours]
    given += [None] * (len(true) - len(given))
    for (name, right), one in zip(true.items(), given):
        known = (hints or {}).get(name, {})
        said = NOT_YET[LANGUAGE]
        if is_there(one):
            said = diagnose(one, right, language=LANGUAGE, **known)
        print(f"{name}: {said}")


# --8<-- [end:compare]


# --8<-- [start:shares]
def shares(losses, x):
    """What each of losses(x), such as that of a row, adds to the slopes."""

    def loss_of(k):
        return lambda x: losses(x)[k]

    return [numeric_gradient(loss_of(k), x) for k in range(len(losses(x)))]


# --8<-- [end:shares]
