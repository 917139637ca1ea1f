"""The syntax tree of an expression; every node knows its value at a point."""

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from functools import partial, reduce
from typing import Any

import numpy as np

from tests.proof.equations import algebra
from tests.proof.equations.algebra import Sizes
from tests.proof.equations.calculus import derivative, slope
from tests.proof.equations.environment import Environment
from tests.proof.equations.errors import Unreadable, Untrue, WrongShape


class Node:
    """A part of an expression."""

    def value(self, env: Environment) -> Any:
        """The part's value at a point."""
        raise NotImplementedError

    def children(self) -> Iterator["Node"]:
        """The nodes right below this one."""
        return (child for field in fields(self) for child in _nodes(getattr(self, field.name)))

    def walk(self) -> Iterator["Node"]:
        """This node and all nodes below it."""
        yield self
        for child in self.children():
            yield from child.walk()

    def letters(self) -> frozenset[str]:
        """The index letters that are free in this part."""
        own = (getattr(self, field.name) for field in fields(self))
        indices = (index.letters for index in own if isinstance(index, Index))
        return frozenset().union(*indices, *(child.letters() for child in self.children()))


def _nodes(item: Any) -> Iterator[Node]:
    if isinstance(item, Node):
        yield item
    elif isinstance(item, tuple):
        for part in item:
            yield from _nodes(part)


@dataclass(frozen=True)
class Number(Node):
    """Digits as they are written, at a position among the tokens."""

    digits: str
    position: int

    def value(self, env: Environment) -> float:
        return env.rounded.get(self.position, float(self.digits))

    @property
    def decimals(self) -> int:
        """How many digits stand after the point."""
        return len(self.digits.partition(".")[2])


ONE = Number("1", position=-1)


@dataclass(frozen=True)
class Constant(Node):
    """Euler's number or pi."""

    number: float

    def value(self, env: Environment) -> float:
        return self.number


EULER = Constant(math.e)
CONSTANTS = {"e": EULER, "pi": Constant(math.pi)}


@dataclass(frozen=True)
class Symbol(Node):
    """A name of the context."""

    name: str

    def value(self, env: Environment) -> Any:
        return env[self.name]


@dataclass(frozen=True)
class Letter(Node):
    """An index letter used as a number."""

    letter: str

    def value(self, env: Environment) -> int:
        return env.indices[self.letter]

    def letters(self) -> frozenset[str]:
        return frozenset({self.letter})


@dataclass(frozen=True)
class LastIndex(Node):
    """The last value of an index letter."""

    letter: str

    def value(self, env: Environment) -> int:
        return env.context.ranges[self.letter]


@dataclass(frozen=True)
class Index:
    """What stands in a subscript, ``ij`` or ``t-1``: letters or digits, each with a shift."""

    parts: tuple[tuple[str, int], ...]

    @property
    def letters(self) -> frozenset[str]:
        """The letters among the parts."""
        return frozenset(part for part, _ in self.parts if not part.isdigit())

    def at(self, env: Environment, axes: int) -> tuple[int, ...]:
        """The numbers of the index; ``12`` is one number or, on two axes, two."""
        numbers = [
            (int(part) if part.isdigit() else env.indices[part]) + shift
            for part, shift in self.parts
        ]
        only = self.parts[0][0]
        if len(numbers) == 1 and only.isdigit() and len(only) == axes:
            return tuple(int(digit) for digit in only)
        return tuple(numbers)


@dataclass(frozen=True)
class Indexed(Node):
    """An entry or a row."""

    of: Node
    index: Index

    def value(self, env: Environment) -> Any:
        whole = self.of.value(env)
        return algebra.pick(whole, self.index.at(env, np.ndim(whole)))


@dataclass(frozen=True)
class Kronecker(Node):
    """One where two indices agree, zero elsewhere."""

    index: Index

    def value(self, env: Environment) -> float:
        return float(len(set(self.index.at(env, 2))) == 1)


@dataclass(frozen=True)
class Sum(Node):
    """Terms with their signs."""

    terms: tuple[tuple[str, Node], ...]

    def value(self, env: Environment) -> Any:
        (sign, first), *rest = self.terms
        total = algebra.negate(first.value(env)) if sign == "-" else first.value(env)
        for sign, term in rest:
            operation = algebra.subtract if sign == "-" else algebra.add
            total = operation(total, term.value(env))
        return total


_OPERATIONS = {"/": algebra.divide, r"\odot": algebra.hadamard}


@dataclass(frozen=True)
class Product(Node):
    r"""Factors, each with the operator before it: ``\odot``, ``/``, a dot, a cross or nothing."""

    factors: tuple[tuple[str, Node], ...]

    def value(self, env: Environment) -> Any:
        (_, first), *rest = self.factors
        product = first.value(env)
        for operator, factor in rest:
            operation = _OPERATIONS.get(operator, algebra.multiply)
            product = operation(product, factor.value(env))
        return product


@dataclass(frozen=True)
class Fraction(Node):
    """Numerator over denominator."""

    above: Node
    below: Node

    def value(self, env: Environment) -> Any:
        return algebra.divide(self.above.value(env), self.below.value(env))


@dataclass(frozen=True)
class Power(Node):
    """A number to a power, or e to anything, entry by entry."""

    base: Node
    exponent: Node

    def value(self, env: Environment) -> Any:
        exponent = self.exponent.value(env)
        if self.base == EULER:
            return np.exp(exponent)
        return algebra.power(self.base.value(env), exponent)


@dataclass(frozen=True)
class Transpose(Node):
    """A matrix with rows for columns; the row of a vector."""

    of: Node

    def value(self, env: Environment) -> Any:
        return algebra.transpose(self.of.value(env))


@dataclass(frozen=True)
class Applied(Node):
    """An operation with a notation of its own: a root, a norm, an absolute value."""

    operation: Callable
    operands: tuple[Node, ...]

    def value(self, env: Environment) -> Any:
        return self.operation(*(operand.value(env) for operand in self.operands))


@dataclass(frozen=True)
class Call(Node):
    """A function of the context, or one that everybody knows, by its name."""

    name: str
    operands: tuple[Node, ...]

    def value(self, env: Environment) -> Any:
        return env.call(self.name, *(operand.value(env) for operand in self.operands))


@dataclass(frozen=True)
class Prime(Node):
    """An elementwise function's derivative, with as many primes as ``order``."""

    name: str
    operand: Node
    order: int

    def value(self, env: Environment) -> Any:
        return slope(partial(env.call, self.name), self.operand.value(env), self.order)


@dataclass(frozen=True)
class Derivative(Node):
    """The derivative of an expression by a symbol or by one of its entries."""

    of: Node
    by: str
    index: Index | None

    def value(self, env: Environment) -> Any:
        key = (self, *sorted(env.indices.items()), *sorted(env.rounded.items()))
        return env.remember(key, lambda: self._compute(env))

    def _compute(self, env: Environment) -> Any:
        whole = derivative(self.of.value, self.by, env)
        if not self.index:
            return whole
        axes = np.ndim(env[self.by])
        return algebra.pick(whole, self.index.at(env, axes), skip=np.ndim(whole) - axes)


@dataclass(frozen=True)
class Evaluated(Node):
    """An expression where some symbols have given values."""

    of: Node
    givens: tuple[tuple[str, Node], ...]

    def value(self, env: Environment) -> Any:
        there = env
        for name, given in self.givens:
            there = there.override(name, given.value(env))
        return self.of.value(there)


def _largest(values: Iterator[Any]) -> Any:
    return reduce(algebra.larger, values)


def _smallest(values: Iterator[Any]) -> Any:
    return reduce(algebra.smaller, values)


def _position_of_largest(values: Iterator[Any]) -> int:
    entries = list(values)
    if np.ndim(entries) != 1:
        raise WrongShape("the largest of several arrays")
    return int(np.argmax(entries)) + 1


FOLDS = {
    r"\sum": lambda values: reduce(algebra.add, values),
    r"\prod": lambda values: reduce(algebra.multiply, values),
    r"\max": _largest,
    r"\min": _smallest,
    r"\text{argmax}": _position_of_largest,
}


@dataclass(frozen=True)
class Span:
    """An index letter with the first and the last value that it takes."""

    letter: str
    first: Node
    last: Node

    def bind(self, env: Environment) -> Iterator[Environment]:
        """The points that the letter runs through."""
        first, last = (algebra.integer(end.value(env)) for end in (self.first, self.last))
        return (env.bind(**{self.letter: k}) for k in range(first, last + 1))


@dataclass(frozen=True)
class Fold(Node):
    """A sum, a product, a largest or a smallest value over indices."""

    operator: str
    spans: tuple[Span, ...]
    body: Node

    def letters(self) -> frozenset[str]:
        return super().letters() - {span.letter for span in self.spans}

    def value(self, env: Environment) -> Any:
        points = [env]
        for span in self.spans:
            points = [inner for point in points for inner in span.bind(point)]
        if not points:
            raise Untrue(f"{self.operator} over nothing")
        return FOLDS[self.operator](self.body.value(point) for point in points)


@dataclass(frozen=True)
class Tuple(Node):
    """Entries in round brackets: a shape, or a vector."""

    entries: tuple[Node, ...]

    def value(self, env: Environment) -> Sizes:
        return Sizes(entry.value(env) for entry in self.entries)


@dataclass(frozen=True)
class Matrix(Node):
    """Numbers in rows; a single column is a vector."""

    rows: tuple[tuple[Node, ...], ...]

    def value(self, env: Environment) -> np.ndarray:
        if len({len(row) for row in self.rows}) != 1:
            raise Unreadable("a matrix needs rows of one length")
        values = [[entry.value(env) for entry in row] for row in self.rows]
        if len({np.shape(value) for row in values for value in row}) != 1:
            raise WrongShape("the entries of a matrix need one shape")
        entries = np.array(values)
        return entries[:, 0] if entries.shape[1] == 1 else entries


_CONDITIONS = {
    "<": np.less,
    ">": np.greater,
    r"\le": np.less_equal,
    r"\ge": np.greater_equal,
    "=": np.equal,
    r"\ne": np.not_equal,
}


@dataclass(frozen=True)
class Condition(Node):
    """A comparison that decides between cases."""

    left: Node
    relation: str
    right: Node

    def value(self, env: Environment) -> bool:
        left, right = (np.real(side.value(env)) for side in (self.left, self.right))
        return bool(_CONDITIONS[self.relation](left, right))


@dataclass(frozen=True)
class Cases(Node):
    """Branches with conditions, of which exactly one holds; None stands for otherwise."""

    branches: tuple[tuple[Node, Condition | None], ...]

    def value(self, env: Environment) -> Any:
        hits = [branch for branch, when in self.branches if when and when.value(env)]
        hits = hits or [branch for branch, when in self.branches if when is None]
        if len(hits) != 1:
            raise Untrue(f"{len(hits)} of the cases apply at one point")
        return hits[0].value(env)


@dataclass(frozen=True)
class Space(Node):
    r"""``\mathbb{R}`` to the power of some sizes."""

    sizes: tuple[Node, ...]

    def value(self, env: Environment) -> tuple[int, ...]:
        return tuple(algebra.integer(size.value(env)) for size in self.sizes)


@dataclass(frozen=True)
class Members(Node):
    """A set, by its members."""

    members: tuple[Node, ...]

    def value(self, env: Environment) -> tuple[Any, ...]:
        return tuple(member.value(env) for member in self.members)


@dataclass(frozen=True)
class Interval(Node):
    """The numbers between two ends, each of which belongs to them or not."""

    low: Node
    high: Node
    closed_below: bool
    closed_above: bool

    def value(self, env: Environment) -> tuple[Any, Any]:
        return self.low.value(env), self.high.value(env)
