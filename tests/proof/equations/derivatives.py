"""Reads fractions, and the derivatives that look like them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.proof.equations.nodes import Derivative, Fraction, Index, Indexed, Node, Symbol
from tests.proof.equations.tokens import text_of

if TYPE_CHECKING:
    from tests.proof.equations.parser import Parser

DIFFERENTIALS = ("d", r"\partial")
_SLASHED = re.compile(r"(?P<d>d|\\partial) ?(?:[^-+=()/\s\\]|\\[a-zA-Z]+ ?)+/(?P=d)(?=[A-Za-z\\ ])")
_LONGEST_SLASHED = 24


def fraction(parser: Parser) -> Node:
    r"""``\frac``: a derivative if a d or a partial sign stands in both of its arguments."""
    start = parser.position
    parser.next()
    above, below = parser.argument(), parser.argument()
    parser.position = start + 1
    if above[0] in DIFFERENTIALS and below[0] == above[0] and len(below) > 1:
        return _derivative(parser, above[0])
    numerator, middle = parser.argument_node(), parser.position
    denominator = parser.argument_node()
    parser.log.fractions.append((start, middle, parser.position))
    return Fraction(numerator, denominator)


def _derivative(parser: Parser, d: str) -> Node:
    grouped = parser.take("{")
    parser.expect(d)
    order = _order(parser)
    of = parser.differentiated(parser.sum) if grouped and parser.peek() != "}" else None
    if grouped:
        parser.expect("}")
    variables = _variables(parser, d)
    if len(variables) != order:
        raise parser.unreadable("the derivative has different orders above and below")
    of = of or parser.differentiated(parser.juxtaposed)
    for name, index in reversed(variables):
        of = Derivative(of, name, index)
    return of


def _variables(parser: Parser, d: str) -> list[tuple[str, Index | None]]:
    parser.expect("{")
    variables = []
    while not parser.take("}"):
        parser.expect(d)
        variable = parser.differentiated(parser.variable)
        variables += [variable] * _order(parser)
    return variables


def _order(parser: Parser) -> int:
    if not parser.take("^"):
        return 1
    digits = "".join(parser.argument())
    if not digits.isdigit():
        raise parser.unreadable(f"{digits} is no order of a derivative")
    return int(digits)


def slashed_derivative(parser: Parser) -> Node | None:
    r"""``\partial L/\partial z_i``; None where no such thing comes."""
    coming = parser.tokens[parser.position : parser.position + _LONGEST_SLASHED]
    if not _SLASHED.match(text_of(coming)):
        return None
    d = parser.next()
    name, index = parser.differentiated(parser.variable)
    parser.expect("/")
    parser.expect(d)
    of = Indexed(Symbol(name), index) if index else Symbol(name)
    return Derivative(of, *parser.differentiated(parser.variable))


def gradient(parser: Parser) -> Node:
    r"""``\nabla_w L``."""
    parser.next()
    parser.expect("_")
    grouped = parser.take("{")
    name, index = parser.variable()
    if grouped:
        parser.expect("}")
    return Derivative(parser.differentiated(parser.factor), name, index)
