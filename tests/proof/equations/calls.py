"""Reads what is done to an argument: functions, roots, sums and products over indices."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from tests.proof.equations import nodes
from tests.proof.equations.environment import FUNCTIONS
from tests.proof.equations.log import CallSite
from tests.proof.equations.nodes import Node, Span

if TYPE_CHECKING:
    from tests.proof.equations.parser import Parser


def call(parser: Parser, name: str, start: int) -> Node | None:
    """A function with its argument; None if the function stands alone."""
    primes_start = parser.position
    exponent = parser.argument_node() if parser.take("^") else None
    primes = 0
    while parser.take("'"):
        primes += 1
    if parser.peek() != "(" and (primes or name not in FUNCTIONS):
        parser.position = primes_start
        return None
    parser.log.calls.append(CallSite(name, start, primes_start, parser.position))
    operands = _operands(parser)
    if primes and len(operands) != 1:
        raise parser.unreadable("a prime needs a function of one variable")
    node = nodes.Prime(name, operands[0], primes) if primes else nodes.Call(name, operands)
    return nodes.Power(node, exponent) if exponent else node


def _operands(parser: Parser) -> tuple[Node, ...]:
    if parser.peek() != "(":
        return (parser.factor(),)
    operands = parser.atom()
    return operands.entries if isinstance(operands, nodes.Tuple) else (operands,)


def root(parser: Parser) -> Node:
    r"""``\sqrt``."""
    parser.next()
    return nodes.Applied(np.sqrt, (parser.argument_node(),))


def fold(parser: Parser) -> Node:
    r"""``\sum_i``, ``\prod_{k=1}^{n}``, ``\max_j``, with the term that follows."""
    start = parser.position
    operator = parser.next()
    parser.expect("_")
    spans = _limits(parser)
    parser.log.folds.append((start, parser.position))
    outside = parser.letters
    parser.letters = outside | {span.letter for span in spans}
    sign = parser.take("-")
    body = parser.term()
    parser.letters = outside
    return nodes.Fold(operator, spans, nodes.Sum((("-", body),)) if sign else body)


def _limits(parser: Parser) -> tuple[Span, ...]:
    grouped = parser.take("{")
    letters = [_letter(parser)]
    while grouped and parser.take(","):
        letters.append(_letter(parser))
    first = parser.sum() if grouped and parser.take("=") else None
    if grouped:
        parser.expect("}")
    if first:
        parser.expect("^")
        return (Span(letters[0], first, parser.argument_node()),)
    for letter in letters:
        if letter not in parser.letters:
            raise parser.unreadable(f"the context has no range for the index {letter}")
    return tuple(Span(letter, nodes.ONE, nodes.LastIndex(letter)) for letter in letters)


def _letter(parser: Parser) -> str:
    parser.log.subscripts.append((parser.position, parser.position + 1))
    letter = parser.next()
    if not re.fullmatch("[A-Za-z]", letter):
        raise parser.unreadable(f"{letter} is no index letter")
    return letter
