"""Values of the sides of a statement at every point of a context."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from tests.proof.equations.environment import Environment
from tests.proof.equations.errors import Unreadable, Untrue, WrongShape
from tests.proof.equations.nodes import Indexed, Node, Symbol
from tests.proof.equations.statements import Statement

RELATIVE, ABSOLUTE = 1e-9, 1e-12


@dataclass(frozen=True)
class Pair:
    """The two values that a relation stands between, at one point."""

    left: Any
    right: Any
    at: str

    def untrue(self, reason: str = "") -> Untrue:
        """An error that shows both values."""
        left, right = _differing(self.left, self.right)
        return Untrue(f"left {left}, right {right}{self.at}{reason and ': '}{reason}")


class Evaluation:
    """The points of a statement: trials, times all values of its free letters."""

    def __init__(self, statement: Statement, trials: Sequence[Environment]):
        self.statement = statement
        letters = statement.letters
        self.points = [
            trial.bind(**dict(zip(letters, values, strict=True)))
            for trial in trials
            for values in itertools.product(*(_range(trial, letter) for letter in letters))
        ]
        self._known: dict[tuple[int, int], Any] = {}

    def value(self, side: int, point: int) -> Any:
        """The value of one side at one point.  Raises Untrue if it is not finite."""
        key = side, point
        if key not in self._known:
            self._known[key] = _finite(self.statement.sides[side].node.value(self.points[point]))
        return self._known[key]

    def pairs(self, step: int) -> Iterator[Pair]:
        """Both sides of the relation before side ``step``, at one point after the other."""
        for point in range(len(self.points)):
            yield self.pair(step - 1, step, point)

    def pair(self, left: int, right: int, point: int) -> Pair:
        """Two sides at one point.  Raises WrongShape if their shapes differ."""
        return comparable(self.value(left, point), self.value(right, point), self.at(point))

    def updated(self, step: int) -> Iterator[Pair]:
        """What the optimiser makes of the left side, and the right side."""
        name = _updated_name(self.statement.sides[step - 1].node)
        for point, env in enumerate(self.points):
            try:
                there = env.after_update(name)
            except KeyError:
                raise Unreadable(f"the context does not update {name}") from None
            after = self.statement.sides[step - 1].node.value(there)
            yield comparable(after, self.value(step, point), self.at(point))

    def at(self, point: int) -> str:
        """The indices at a point, in words."""
        indices = self.points[point].indices.items()
        return (indices and " at " + ", ".join(f"{letter} = {k}" for letter, k in indices)) or ""


def comparable(left: Any, right: Any, at: str = "") -> Pair:
    """Two values of one shape.  Raises WrongShape if there are two shapes."""
    if np.shape(left) != np.shape(right):
        raise WrongShape(f"left has shape {np.shape(left)}, right {np.shape(right)}{at}")
    return Pair(np.asarray(left), np.asarray(right), at)


def close(left: Any, right: Any, relative: float = RELATIVE) -> Any:
    """Where two arrays agree up to rounding."""
    return np.abs(left - right) <= tolerance(left, right, relative)


def tolerance(left: Any, right: Any, relative: float = RELATIVE) -> Any:
    """How far apart two arrays may be by rounding."""
    return ABSOLUTE + relative * np.maximum(np.abs(left), np.abs(right))


def shown(value: float) -> str:
    """A number as messages write it."""
    return f"{value:.6g}".replace("-", "−")


def _range(env: Environment, letter: str) -> range:
    return range(1, env.context.ranges[letter] + 1)


def _finite(value: Any) -> Any:
    if not np.all(np.isfinite(value)):
        raise Untrue("a side is not finite")
    return value


def _updated_name(node: Node) -> str:
    if isinstance(node, Indexed):
        node = node.of
    if not isinstance(node, Symbol):
        raise Unreadable("only a symbol can be updated")
    return node.name


def _differing(left: Any, right: Any) -> tuple[str, str]:
    """The first entries that differ, with their place if there are several."""
    left, right = np.broadcast_arrays(left, right)
    differs = np.argwhere(~close(left, right))
    place = tuple(differs[0]) if len(differs) else (0,) * left.ndim
    entry = f" in entry {', '.join(str(k + 1) for k in place)}" if place else ""
    return shown(left[place]), shown(right[place]) + entry
