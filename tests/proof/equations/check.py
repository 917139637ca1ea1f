"""Says what is wrong with an equation, and where."""

import ast
from functools import cache
from pathlib import Path

import numpy as np

from tests.proof.equations.contexts import CONTEXTS, trials
from tests.proof.equations.errors import EquationError, Unreadable, Untrue
from tests.proof.equations.evaluation import Evaluation
from tests.proof.equations.extract import Equation
from tests.proof.equations.nodes import Node
from tests.proof.equations.relations import judge
from tests.proof.equations.statements import Statement, read
from tests.proof.equations.tokens import Token, text_of, tokens

ROOT = Path(__file__).resolve().parents[3]
_STEP_SHOWN = 60
_held: set[tuple[str, str, Node, Node]] = set()  # most of a mutant is what it was


def complaint(equation: Equation) -> str | None:
    """What is wrong with an equation, as ``file:line: eq. (label): reason``; None if nothing is."""
    if equation.claim == "exempt":
        reason = _exemption_complaint(equation.reason)
        return reason and _message(equation, 0, reason)
    reason = _context_complaint(equation.context)
    if reason:
        return _message(equation, 0, reason)
    error = failure(equation.latex, equation.context)
    if equation.claim == "false":
        return _wrong_complaint(equation, error)
    return error and _message(equation, error.offset, _reason(error, equation.context))


@cache
def failure(latex: str, context: str) -> EquationError | None:
    """The error that an equation raises in a context, remembered for its next appearance."""
    try:
        prove(tokens(latex), context)
    except EquationError as error:
        return error
    return None


def prove(parts: list[Token], context: str) -> None:
    """Raises EquationError unless all statements of an equation hold in a context."""
    environments = trials(context)
    reading = read(parts, environments[0].context)
    for statement in reading.statements:
        claims = {step: _claim(statement, step) for step in range(1, len(statement.sides))}
        new = [step for step, claim in claims.items() if (context, *claim) not in _held]
        evaluation = Evaluation(statement, environments) if new else None
        for step in new:
            _prove_step(evaluation, statement, step, parts)
            _held.add((context, *claims[step]))


def _claim(statement: Statement, step: int) -> tuple[str, Node, Node]:
    """The relation before a side: what the proof of that step depends on, beside the context."""
    left, right = statement.sides[step - 1 : step + 1]
    return right.operator, left.node, right.node


def _prove_step(
    evaluation: Evaluation, statement: Statement, step: int, parts: list[Token]
) -> None:
    side = statement.sides[step]
    try:
        with np.errstate(all="ignore"):
            judge(evaluation, step)
    except (EquationError, ArithmeticError) as error:
        kind = type(error) if isinstance(error, EquationError) else Untrue
        text = text_of(parts[side.start : side.end])
        step_text = f" [{side.operator} {_shortened(text)}]" if len(statement.sides) > 2 else ""
        raise kind(f"{error}{step_text}", parts[side.start].offset) from error


def _reason(error: EquationError, context: str) -> str:
    if isinstance(error, Unreadable):
        return f"{error} (context {context})"
    return str(error)


def _shortened(text: str) -> str:
    return text if len(text) <= _STEP_SHOWN else f"{text[:_STEP_SHOWN]}…"


def _message(equation: Equation, offset: int, reason: str) -> str:
    line = equation.line + equation.latex[:offset].count("\n")
    name = f"({equation.label})" if equation.label else _shortened(equation.name)
    return f"{equation.path}:{line}: eq. {name}: {reason}"


def _context_complaint(context: str | None) -> str | None:
    if context is None:
        return "no context: write <!-- math: name --> above it, below the heading"
    if context not in CONTEXTS:
        return f"there is no context {context!r} in tests/*/equations.py"
    return None


def _wrong_complaint(equation: Equation, error: EquationError | None) -> str | None:
    if isinstance(error, Unreadable):
        return _message(equation, error.offset, f"marked as wrong, but unreadable: {error}")
    if error is None:
        return _message(equation, 0, "marked as wrong, but it holds")
    return None


def _exemption_complaint(text: str) -> str | None:
    reason, _, target = (part.strip() for part in text.partition("|"))
    file, _, test = target.partition("::")
    if not (reason and file and test):
        return "an exemption reads <!-- math-exempt: reason | tests/test_x.py::test_name -->"
    if test not in _functions(ROOT / file):
        return f"the exemption names {target}, which does not exist"
    return None


def _functions(file: Path) -> set[str]:
    if not file.is_file():
        return set()
    tree = ast.parse(file.read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
