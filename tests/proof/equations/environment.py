"""What the symbols of an equation stand for: a context, and its values at one point."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Self

import numpy as np

from tests.proof.equations import algebra
from tests.proof.equations.calculus import derivative
from tests.proof.equations.errors import WrongShape

FUNCTIONS: Mapping[str, Callable] = {
    **{name: getattr(np, name) for name in ("exp", "log", "sin", "cos", "tan", "tanh")},
    "max": algebra.larger,
    "min": algebra.smaller,
}


@dataclass(frozen=True)
class Slope:
    """A symbol that is the derivative of one quantity by another, from forward definitions."""

    of: str
    by: str


def _nothing() -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Context:
    """The meaning of the symbols at one point.

    A symbol is a value, a ``Slope``, or a function of other symbols, which its parameters name.
    ``functions`` can be called and differentiated; without arguments, inside a derivative, they
    are taken at the symbols that their parameters name. ``ranges`` gives each index letter its
    last value. ``updated`` gives symbols as one step of the course's optimiser leaves them.
    """

    symbols: Mapping[str, Any]
    functions: Mapping[str, Callable] = field(default_factory=dict)
    ranges: Mapping[str, int] = field(default_factory=dict)
    updated: Callable[..., Mapping[str, Any]] = _nothing

    def knows(self, name: str) -> bool:
        """Whether ``name`` is a symbol or a function here."""
        return name in self.symbols or name in self.functions

    def function(self, name: str) -> Callable | None:
        """What ``name`` calls, unless it calls nothing."""
        if name in self.symbols:
            return self.functions.get(name)
        return self.functions.get(name) or FUNCTIONS.get(name)


class Environment:
    """Values of symbols and indices; definitions are computed when they are first asked for."""

    def __init__(self, context: Context):
        self.context = context
        self.overrides: dict[str, Any] = {}
        self.indices: dict[str, int] = {}
        self.rounded: dict[int, float] = {}
        self.known: dict[Any, Any] = {}
        self.stepping = False

    def __getitem__(self, name: str) -> Any:
        """The value of a symbol.  Raises KeyError if there is none of that name."""
        if name in self.overrides:
            return self.overrides[name]
        return self.remember(name, lambda: self._define(name))

    def _define(self, name: str) -> Any:
        symbols, functions = self.context.symbols, self.context.functions
        meaning = symbols[name] if name in symbols else functions[name]
        if isinstance(meaning, Slope):
            return derivative(lambda env: env[meaning.of], meaning.by, self)
        return self.compute(meaning) if callable(meaning) else meaning

    def compute(self, function: Callable) -> Any:
        """``function`` of the symbols that its parameters name."""
        return function(*(self[name] for name in parameters(function)))

    def call(self, name: str, *operands: Any) -> Any:
        """The value of a function of the context.  Raises WrongShape if it cannot take these."""
        function = self.context.function(name)
        try:
            return function(*operands)
        except (TypeError, ValueError, IndexError) as error:
            shapes = ", ".join(str(np.shape(operand)) for operand in operands)
            raise WrongShape(f"{name} of shapes {shapes}: {error}") from error

    def remember(self, key: Any, compute: Callable[[], Any]) -> Any:
        """The value kept under ``key``, computed the first time."""
        if key not in self.known:
            self.known[key] = compute()
        return self.known[key]

    def bind(self, **indices: int) -> Self:
        """The same point, with index letters set."""
        return self._changed(indices={**self.indices, **indices})

    def override(self, name: str, value: Any, stepping: bool = False) -> Self:
        """The point with one symbol changed and what depends on it computed anew."""
        value = np.broadcast_to(value, np.shape(self[name]))[()]
        return self._changed(
            overrides={**self.overrides, name: value},
            known={},
            stepping=stepping or self.stepping,
        )

    def exact(self, values: Mapping[int, float]) -> Self:
        """The point with the rounded numbers at some positions replaced by exact ones."""
        return self._changed(rounded=values)

    def after_update(self, name: str) -> Self:
        """The point with one symbol as the optimiser leaves it.  Raises KeyError if it does not."""
        return self.override(name, self.compute(self.context.updated)[name])

    def _changed(self, **attributes: Any) -> Self:
        twin = type(self)(self.context)
        vars(twin).update(vars(self) | attributes)
        return twin


@cache
def parameters(function: Callable) -> tuple[str, ...]:
    """The names of a function's parameters without defaults."""
    given = inspect.signature(function).parameters.values()
    return tuple(p.name for p in given if p.default is p.empty)
