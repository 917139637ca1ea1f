"""What commented lines compute, as they tell it while they run."""

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache
from operator import matmul, mul, truediv
from typing import Any

import numpy as np

from tests.proof.comments.reading import comments_of

_BY_SYMBOL: dict[str, Callable] = {"@": matmul, "*": mul, "/": truediv}
_TIMES_A_LINE = 60  # is enough; a training has thousands of steps

Sizes = tuple[int, ...]


@dataclass(frozen=True)
class Seen:
    """What a line did once: arrays it used, products it formed, shapes of its value, numbers.

    Instead of a line, what a decorator says about a parameter.
    """

    line: int | str
    used: frozenset[Sizes]
    products: frozenset[tuple[str, Sizes, Sizes, Sizes]]
    results: tuple[Sizes, ...]
    numbers: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Value:
    """The value of a line that names an equation, and the index letters it was computed at."""

    call: int
    value: Any
    numbers: dict[str, int]


@dataclass
class Recorder:
    """Takes down what commented lines compute; a scope is a call, a turn of a loop, or a page."""

    on: bool = False
    setting: str = ""
    trial: int = 0
    values: dict = field(default_factory=dict)
    scopes: dict = field(default_factory=dict)
    times: dict = field(default_factory=dict)
    begun: int = 0
    calls: dict[int, int] = field(default_factory=dict)
    depth: int = 0
    log: list = field(default_factory=list)

    def begin(self, path: str, within: int = 0, **given: tuple[str, Any]) -> int:
        """A new scope; ``given`` are its parameters that a decorator describes."""
        self.begun += 1
        if within:
            self.calls[self.begun] = self.calls.get(within, within)
        for text, value in given.values() if self.on else ():
            if isinstance(value, np.ndarray):
                self._note(path, self.begun, _shaped(text, value))
        return self.begun

    def enter(self) -> int:
        """Where in the log a line begins."""
        self.depth += 1
        return len(self.log)

    def use(self, value: Any) -> Any:
        """An array that a line reads, or a record whose fields have comments."""
        if isinstance(value, np.ndarray) and value.ndim:
            self.log.append(("", value.shape))
        elif type(value).__name__ in DECLARED:
            self._fields(value, *DECLARED[type(value).__name__])
        return value

    def _fields(self, record: Any, path: str, lines: dict[int, str]) -> None:
        scope = self.begin(path)
        for line, name in lines.items():
            value = getattr(record, name, None)
            if isinstance(value, np.ndarray) and self.wants(path, line):
                self._note(path, scope, _shaped(line, value))

    def formed(self, symbol: str, a: Any, b: Any) -> Any:
        """A product of two values."""
        result = _BY_SYMBOL[symbol](a, b)
        self.log.append((symbol, _shape(a), _shape(b), _shape(result)))
        return result

    def pair(self, a: Any, b: Any) -> tuple[Any, Any]:
        """Two factors of a function that multiplies."""
        shapes = np.shape(a), np.shape(b)
        self.log.append(("@", *shapes, (*shapes[0][:-1], *shapes[1][1:])))
        return a, b

    def see(self, path: str, line: int, scope: int, start: int, value: Any) -> Any:
        """The value of a line."""
        events = list(dict.fromkeys(self.log[start:]))
        self.depth -= 1
        self.log[start:] = events if self.depth > 0 else []
        if self.on:
            frame = sys._getframe(1)
            numbers = _numbers(frame.f_globals, frame.f_locals)
            sizes = {name: numbers[name] for name in numbers.keys() & _letters(path)}
            self._note(path, scope, _seen(line, events, value, sizes))
            if self.setting:
                value_there = Value(self.calls.get(scope, scope), _plain(value), numbers)
                trials = self.values.setdefault(((path, line), self.setting), {})
                trials.setdefault(self.trial, []).append(value_there)
        return value

    def wants(self, path: str, line: int) -> bool:
        """Whether the line has not run often enough."""
        if not self.on:
            return False
        key = path, line, self.setting, self.trial, self.depth > 0
        self.times[key] = self.times.get(key, 0) + 1
        return self.times[key] <= _TIMES_A_LINE

    @property
    def places(self) -> set[tuple[str, int]]:
        """The lines that have run."""
        return {(path, line) for path, line, *_ in self.times}

    def _note(self, path: str, scope: int, seen: Seen) -> None:
        self.scopes.setdefault((path, self.setting, scope), []).append(seen)


@cache
def _letters(path: str) -> set[str]:
    """All that the shapes of a file are written with."""
    return {size for c in comments_of(path) if c.claim for size in c.claim.sizes}


def _numbers(constants: dict[str, Any], names: dict[str, Any]) -> dict[str, int]:
    """Whole numbers, and lengths of lists, by the names of a scope and its module's constants."""
    known = {name: value for name, value in constants.items() if name.isupper()} | names
    lengths = {name: len(value) for name, value in known.items() if type(value) is list}
    return lengths | {name: value for name, value in known.items() if type(value) is int}


def _shaped(line: int | str, value: np.ndarray) -> Seen:
    return Seen(line, frozenset(), frozenset(), (value.shape,), ())


def _plain(value: Any) -> Any:
    """A copy of a number, an array or a tuple of them, flat; of anything else, nothing."""
    if isinstance(value, tuple):
        parts = [_plain(part) for part in value]
        return tuple(p for part in parts for p in (part if isinstance(part, tuple) else [part]))
    return np.array(value) if isinstance(value, np.ndarray | np.generic | float | int) else None


def _seen(line: int, events: list, value: Any, numbers: dict[str, int]) -> Seen:
    products = frozenset(event for event in events if event[0])
    used = frozenset(event[1] for event in events if not event[0])
    results = tuple(_results(value)) or tuple(p[-1] for p in products)
    return Seen(line, used, products, results, tuple(sorted(numbers.items())))


def _shape(value: Any) -> Sizes:
    """The shape of an array, or of the array that a node of a graph holds."""
    return np.shape(getattr(value, "value", value))


def _results(value: Any) -> Iterable[Sizes]:
    """The shapes that a line's value has; sizes in a tuple are a shape themselves."""
    if isinstance(value, tuple) and value and all(type(size) is int for size in value):
        yield value
    elif isinstance(value, tuple):
        yield from (np.shape(part) for part in value if isinstance(part, np.ndarray))
    elif isinstance(value, np.ndarray | np.generic) or hasattr(value, "value"):
        yield _shape(value)


RECORDER = Recorder()
DECLARED: dict[str, tuple[str, dict[int, str]]] = {}
"""By the name of a class: its file, and the fields that have comments, by line."""
