"""The contexts that pages name: each is a function of a random generator and a trial's number.

Every module in this folder is read. How to write a context: docs/en/contributing/equations.md.
"""

import importlib
import pkgutil
from collections.abc import Callable
from functools import cache

import numpy as np

from tests.equations.environment import Context, Environment

TRIALS = 4
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


for _module in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_module.name}")
