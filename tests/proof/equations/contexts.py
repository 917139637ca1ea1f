"""The contexts that pages name: each is a function of a random generator and a trial's number.

They stand in the chapters' ``equations*.py``. How to write one: CONTRIBUTING.md.
"""

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path

import numpy as np

from tests.proof.equations.environment import Context, Environment

TRIALS = 4
_HERE = Path(__file__).parent
_TESTS = _HERE.parents[1]
CONTEXTS: dict[str, tuple[Callable[[np.random.Generator, int], Context], int]] = {}


def context(name: str, trials: int = TRIALS) -> Callable:
    """Register a function as the context that pages call ``name``."""

    def register(function: Callable) -> Callable:
        if name in CONTEXTS:
            raise ValueError(f"two contexts are called {name}")
        CONTEXTS[name] = function, trials
        return function

    return register


@cache
def trials(name: str) -> tuple[Environment, ...]:
    """The points of a context at which its equations are tried."""
    function, count = CONTEXTS[name]
    return tuple(
        Environment(function(np.random.default_rng(trial + 1), trial)) for trial in range(count)
    )


for _file in [*sorted(_TESTS.glob("*/equations*.py")), _HERE / "corpus.py"]:
    importlib.import_module(".".join(["tests", *_file.relative_to(_TESTS).with_suffix("").parts]))
