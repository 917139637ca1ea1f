"""When a relation holds between two sides of a statement."""

from collections.abc import Callable

import numpy as np

from tests.proof.equations.algebra import Sizes
from tests.proof.equations.errors import Unreadable, Untrue, WrongShape
from tests.proof.equations.evaluation import Evaluation, Pair, close, shown, tolerance
from tests.proof.equations.nodes import Interval, Space, Symbol
from tests.proof.equations.rounding import is_approximation, rounding_hint

NEAR = 1e-6


def judge(evaluation: Evaluation, step: int) -> None:
    """Raises Untrue unless the relation before side ``step`` holds at every point."""
    _JUDGES[evaluation.statement.sides[step].operator](evaluation, step)


def _equal(evaluation: Evaluation, step: int) -> None:
    for pair in evaluation.pairs(step):
        if not np.all(close(pair.left, pair.right)):
            raise pair.untrue(rounding_hint(evaluation, step, pair))


def _unequal(evaluation: Evaluation, step: int) -> None:
    for pair in evaluation.pairs(step):
        if np.all(close(pair.left, pair.right)):
            raise pair.untrue("they are equal")


def _updated(evaluation: Evaluation, step: int) -> None:
    for pair in evaluation.updated(step):
        if not np.all(close(pair.left, pair.right)):
            raise pair.untrue("left is what the optimiser's step makes of it")


def _becomes(evaluation: Evaluation, step: int) -> None:
    for point in range(len(evaluation.points)):
        left, right = evaluation.value(step - 1, point), evaluation.value(step, point)
        if not (isinstance(left, Sizes) and isinstance(right, Sizes)):
            raise Unreadable(r"\to is read between shapes only")
        if left != right:
            raise WrongShape(f"the shapes give {_sizes(left)}, not {_sizes(right)}")


def _sizes(sizes: Sizes) -> str:
    return f"({', '.join(f'{size:g}' for size in sizes)})"


def _proportional(evaluation: Evaluation, step: int) -> None:
    pairs = list(evaluation.pairs(step))
    left = np.concatenate([pair.left.ravel() for pair in pairs])
    right = np.concatenate([pair.right.ravel() for pair in pairs])
    factor = left @ right / (right @ right)
    for pair in pairs:
        if factor <= 0 or not np.all(close(pair.left, factor * pair.right)):
            raise pair.untrue("the factor is not positive and the same everywhere")
    if np.all(close(left, right)):
        raise Untrue("both sides are always equal: write =")


def _ordered(relation: str) -> Callable[[Evaluation, int], None]:
    strict = relation in "<>"

    def judge_order(evaluation: Evaluation, step: int) -> None:
        _bounded(list(_sides(evaluation, step)), relation, strict)

    return judge_order


def _sides(evaluation: Evaluation, step: int) -> list[Pair]:
    """The pairs at all points; a number that is written out may bound all entries."""
    sides = evaluation.statement.sides[step - 1 : step + 1]
    if all(any(isinstance(node, Symbol) for node in side.node.walk()) for side in sides):
        return list(evaluation.pairs(step))
    return [
        Pair(
            *np.broadcast_arrays(evaluation.value(step - 1, k), evaluation.value(step, k)),
            evaluation.at(k),
        )
        for k in range(len(evaluation.points))
    ]


def _bounded(pairs: list[Pair], relation: str, strict: bool) -> None:
    """All gaps have the right sign, and the bound is a tight one."""
    sign = 1 if relation in ("<", r"\le") else -1
    gaps = [sign * (pair.right - pair.left) for pair in pairs]
    slack = [tolerance(pair.left, pair.right) for pair in pairs]
    for pair, gap, rounding in zip(pairs, gaps, slack, strict=True):
        if np.any(gap <= rounding if strict else gap < -rounding):
            raise pair.untrue(f"{relation} does not hold")
    gap, rounding = (np.concatenate([np.ravel(a) for a in arrays]) for arrays in (gaps, slack))
    smallest = shown(np.min(gap))
    if not strict and np.all(gap <= rounding):
        raise Untrue("both sides are always equal: write =")
    if not strict and np.all(gap > rounding):
        raise Untrue(f"the sides are never equal, the smallest gap is {smallest}: write < or >")
    if strict and np.ptp(gap) > np.max(rounding) and np.min(gap) > NEAR:
        raise Untrue(f"the bound is never approached, the smallest gap is {smallest}")


def _member(evaluation: Evaluation, step: int) -> None:
    target = evaluation.statement.sides[step].node
    if isinstance(target, Space):
        _of_shape(evaluation, step)
    elif isinstance(target, Interval):
        _inside(evaluation, step, target)
    else:
        _one_of(evaluation, step)


def _of_shape(evaluation: Evaluation, step: int) -> None:
    for k in range(len(evaluation.points)):
        shape, space = np.shape(evaluation.value(step - 1, k)), evaluation.value(step, k)
        if shape != space:
            raise WrongShape(f"left has shape {shape}, right says {space}")


def _inside(evaluation: Evaluation, step: int, interval: Interval) -> None:
    pairs = _sides_of_interval(evaluation, step)
    for end, closed, signs in (
        (0, interval.closed_below, (r"\ge", ">")),
        (1, interval.closed_above, (r"\le", "<")),
    ):
        _bounded(pairs[end], signs[0 if closed else 1], strict=not closed)


def _sides_of_interval(evaluation: Evaluation, step: int) -> tuple[list[Pair], list[Pair]]:
    pairs: tuple[list[Pair], list[Pair]] = [], []
    for k in range(len(evaluation.points)):
        for end, bound in enumerate(evaluation.value(step, k)):
            value = np.asarray(evaluation.value(step - 1, k))
            pairs[end].append(Pair(value, np.full(value.shape, bound), evaluation.at(k)))
    return pairs


def _one_of(evaluation: Evaluation, step: int) -> None:
    met = set()
    for k in range(len(evaluation.points)):
        members = np.array(evaluation.value(step, k))
        for value in np.ravel(evaluation.value(step - 1, k)):
            hits = np.flatnonzero(close(members, value))
            if not len(hits):
                raise Untrue(f"left {shown(value)} is not in the set{evaluation.at(k)}")
            met.update(hits.tolist())
    if len(met) < len(members):
        raise Untrue("a member of the set is never met")


_JUDGES = {
    "=": _equal,
    r"\ne": _unequal,
    r"\approx": is_approximation,
    r"\leftarrow": _updated,
    r"\to": _becomes,
    r"\propto": _proportional,
    r"\in": _member,
    **{relation: _ordered(relation) for relation in ("<", ">", r"\le", r"\ge")},
}
