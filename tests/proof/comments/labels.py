"""Judges whether the value of a line is what the equation that it names has on its left."""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from tests.proof.comments.calls import Setting
from tests.proof.comments.recording import Value
from tests.proof.equations.environment import Environment
from tests.proof.equations.errors import EquationError
from tests.proof.equations.extract import Equation
from tests.proof.equations.log import Part
from tests.proof.equations.statements import Statement, read
from tests.proof.equations.tokens import tokens

_CLOSE = {"d": 1e-9, "f": 2e-5}  # by the precision that the line computes in


@dataclass(frozen=True)
class Side:
    """The values of one side of an equation: one for each index letter, in their order."""

    letters: tuple[str, ...]
    values: np.ndarray

    def at(self, numbers: dict[str, int]) -> np.ndarray:
        """The value where the code's indices, counted from zero, are these."""
        return self.values[tuple(numbers[letter] for letter in self.letters)]


@cache
def sides(equation: Equation, setting: Setting) -> tuple[tuple[Side, ...], ...]:
    """By trial: what stands on the left, and beside a sign that is no equality."""
    return tuple(_sides(equation, env) for env in _environments(setting))


@cache
def _environments(setting: Setting) -> list[Environment]:
    return list(setting.environments())


def _sides(equation: Equation, env: Environment) -> tuple[Side, ...]:
    reading = read(tokens(equation.latex), env.context)
    found = [_side(equation, part, env) for s in reading.statements for part in _claimed(s)]
    return tuple(side for side in found if side)


def _claimed(statement: Statement) -> Iterator[Part]:
    """The first side, and those that it only resembles; for an update, what it gives."""
    following = statement.sides[1:]
    if following[0].operator != r"\leftarrow":
        yield statement.sides[0]
    yield from (side for side in following if side.operator in (r"\leftarrow", r"\approx"))


def _side(equation: Equation, part: Part, env: Environment) -> Side | None:
    texts = [token.text for token in tokens(equation.latex)[part.start : part.end]]
    letters = sorted(part.node.letters(), key=texts.index)
    ranges = [range(1, env.context.ranges[letter] + 1) for letter in letters]
    try:
        with np.errstate(all="ignore"):
            values = [
                part.node.value(env.bind(**dict(zip(letters, indices, strict=True))))
                for indices in itertools.product(*ranges)
            ]
    except EquationError:
        return None
    array = np.array(values)
    return Side(tuple(letters), array.reshape((*map(len, ranges), *array.shape[1:])))


def meets(values: Sequence[Value], found: Sequence[Side]) -> bool:
    """Whether what a line computed in one trial, call by call, is one of the sides."""
    calls = itertools.groupby(sorted(values, key=lambda v: v.call), key=lambda v: v.call)
    return all(_call_meets(list(call), found) for _, call in calls)


def _call_meets(call: list[Value], found: Sequence[Side]) -> bool:
    if len(call) == 1:
        return _is_any(call[0].value, found)
    return any(_loop_meets(call, side) for side in found) or _is_any(call[-1].value, found)


def _loop_meets(call: list[Value], side: Side) -> bool:
    """Entry by entry, where the code's indices are those of the equation, or in order."""
    if not side.letters or not all(set(side.letters) <= value.numbers.keys() for value in call):
        series = np.array([value.value for value in call])
        return _same(series, side.values.ravel())
    last = {tuple(value.numbers[x] for x in side.letters): value for value in call}
    return all(_same(value.value, side.at(value.numbers)) for value in last.values())


def _is_any(value: Any, found: Sequence[Side]) -> bool:
    if not isinstance(value, tuple):
        return any(_same(value, side.values) for side in found)
    met = [[_same(part, side.values) for side in found] for part in value]
    return bool(met and found) and (all(map(any, met)) or all(map(any, zip(*met, strict=True))))


def _same(value: Any, side: np.ndarray) -> bool:
    if value is None or not (np.shape(value) == side.shape or np.size(value) == side.size == 1):
        return False
    relative = _CLOSE.get(np.asarray(value).dtype.char, 1e-9)
    return bool(np.allclose(value, side, relative, relative * np.max(np.abs(side), initial=0)))
