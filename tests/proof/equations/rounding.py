r"""What ``\approx`` means: a rounded number, or a small relative difference, but never equality."""

import itertools
from collections.abc import Iterator
from typing import Any

import numpy as np

from tests.proof.equations.environment import Environment
from tests.proof.equations.errors import EquationError, Unreadable, Untrue
from tests.proof.equations.evaluation import RELATIVE, Evaluation, Pair, close, comparable
from tests.proof.equations.nodes import Matrix, Node, Number, Power, Product, Sum, Tuple

CLOSE = 1e-4
_MOST_TRIES = 10_000


def is_approximation(evaluation: Evaluation, step: int) -> None:
    r"""Raises Untrue unless ``\approx`` holds before side ``step``.

    A number on its own is a rounding of the chain's first side. A calculation with rounded numbers
    stands for the same calculation with the exact values that they round.
    """
    for point in range(len(evaluation.points)):
        _holds_at(evaluation, step, point)
    if all(np.all(close(pair.left, pair.right)) for pair in evaluation.pairs(step)):
        raise Untrue("both sides are equal: write =")


def _holds_at(evaluation: Evaluation, step: int, point: int) -> None:
    pair, node = evaluation.pair(0, step, point), evaluation.statement.sides[step].node
    unit = _unit_between(evaluation, step)
    if unit is not None:
        if np.any(np.abs(pair.left - pair.right) > unit * (1 + RELATIVE)):
            raise pair.untrue("that is more than half a unit of the last digit")
    elif decimals(node):
        _is_exact_behind(evaluation, step, point, pair)
    elif not np.all(close(pair.left, pair.right, CLOSE)):
        raise pair.untrue()


def _unit_between(evaluation: Evaluation, step: int) -> Any:
    """The half unit of the side that is a number: the right one, or a chain's first."""
    first, *_ = sides = evaluation.statement.sides
    unit = half_unit(sides[step].node)
    return half_unit(first.node) if unit is None and step == 1 else unit


def half_unit(node: Node) -> Any:
    """Half a unit of the last digit of a number, or of each in a list; None if it is neither."""
    match node:
        case Number():
            return 0.5 * 10.0**-node.decimals
        case Sum(terms=((_, only),)):
            return half_unit(only)
        case Product(factors=((_, Number() as digits), (_, Power(base=Number("10")) as scale))):
            return half_unit(digits) * 10.0 ** _whole(scale.exponent)
        case Tuple(entries=entries):
            return _half_units(entries)
        case Matrix(rows=rows):
            units = [_half_units(row) for row in rows]
            if all(row is not None for row in units):
                return np.array(units)[:, 0] if len(rows[0]) == 1 else np.array(units)
    return None


def _half_units(entries: tuple[Node, ...]) -> Any:
    units = [half_unit(entry) for entry in entries]
    return None if any(unit is None for unit in units) else np.array(units)


def _whole(node: Node) -> int:
    match node:
        case Number(digits):
            return int(digits)
        case Sum(terms=(("-", Number(digits)),)):
            return -int(digits)
    raise Unreadable("the power of ten is no whole number")


def rounding_hint(evaluation: Evaluation, step: int, pair: Pair) -> str:
    r"""What to write where an equation holds up to rounding only."""
    unit = half_unit(evaluation.statement.sides[step].node)
    rounded = unit is not None and np.all(np.abs(pair.left - pair.right) <= unit)
    return r"right is rounded: write \approx" if rounded else ""


def decimals(node: Node) -> list[Number]:
    """The numbers with digits after the point in an expression."""
    return [part for part in node.walk() if isinstance(part, Number) and part.decimals]


def _is_exact_behind(evaluation: Evaluation, step: int, point: int, exact: Pair) -> None:
    """The calculation holds with some choice of the exact values behind its rounded numbers."""
    env, node = evaluation.points[point], evaluation.statement.sides[step].node
    literals = decimals(node)
    pool = np.array(sorted(_known_values(evaluation, step, env)))
    choices = [_behind(literal, pool) for literal in literals]
    if np.prod([float(len(choice)) for choice in choices]) > _MOST_TRIES:
        raise Unreadable("too many values of the context could be behind these rounded numbers")
    for values in itertools.product(*choices):
        positions = (literal.position for literal in literals)
        value = node.value(env.exact(dict(zip(positions, values, strict=True))))
        if np.all(close(exact.left, comparable(exact.left, value).right)):
            return
    strangers = [n.digits for n in literals if not np.any(_is_behind(n, pool))]
    hint = f"; nothing in the context rounds to {', '.join(strangers)}" if strangers else ""
    raise exact.untrue(f"not even with exact values behind the rounded numbers{hint}")


def _behind(literal: Number, pool: np.ndarray) -> list[float]:
    """The number itself, if the pool has it; else it and all that it could be rounded from."""
    number = float(literal.digits)
    if np.any(close(pool, number)):
        return [number]
    return [number, *pool[_is_behind(literal, pool)]]


def _is_behind(literal: Number, pool: np.ndarray) -> np.ndarray:
    return np.abs(pool - float(literal.digits)) <= half_unit(literal) * (1 + RELATIVE)


def _known_values(evaluation: Evaluation, step: int, env: Environment) -> set[float]:
    """Sizes of all entries of the context and of all parts of the sides before, up to rounding."""
    values = [env[name] for name in env.context.symbols]
    for side in evaluation.statement.sides[:step]:
        values += _part_values(side.node, env)
    return {float(f"{abs(entry):.12g}") for value in values for entry in np.ravel(value)}


def _part_values(node: Node, env: Environment) -> Iterator[Any]:
    for part in node.walk():
        if part.letters() <= env.indices.keys():
            try:
                yield part.value(env)
            except EquationError:
                continue
