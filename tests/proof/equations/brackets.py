"""Reads what encloses: brackets, bars, braces with labels, matrices and cases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.proof.equations import algebra, nodes
from tests.proof.equations.nodes import Condition, Node
from tests.proof.equations.tokens import ORDERINGS

if TYPE_CHECKING:
    from tests.proof.equations.parser import Parser

CLOSING = {"(": ")", "[": "]", r"\{": r"\}", "|": "|", r"\Vert": r"\Vert", r"\left.": "|"}
LABEL_SIDES = {r"\underbrace": "_", r"\overbrace": "^"}


def bracketed(parser: Parser) -> Node:
    """One expression in brackets or bars, or several as a list."""
    opening = parser.next()
    parser.closers.append(CLOSING[opening])
    entries, comma = [parser.sum()], parser.take(",")
    while comma and parser.peek() != CLOSING[opening]:
        entries.append(parser.sum())
        comma = parser.take(",")
    parser.closers.pop()
    if opening == r"\left.":
        return parser.evaluated(entries[0])
    parser.expect(CLOSING[opening])
    if opening == r"\Vert":
        return _norm(parser, entries[0])
    if opening == "|":
        return nodes.Applied(algebra.absolute, (entries[0],))
    return nodes.Tuple(tuple(entries)) if comma or len(entries) > 1 else entries[0]


def _norm(parser: Parser, node: Node) -> Node:
    if parser.take("_") and (kind := "".join(parser.argument())) not in ("2", "F"):
        raise parser.unreadable(f"no norm {kind} is known, only 2 and F")
    return nodes.Applied(algebra.norm, (node,))


def braced(parser: Parser) -> Node:
    """An expression with a label below or above; a label that is no remark is a claim."""
    side = LABEL_SIDES[parser.next()]
    body = parser.part("", parser.argument_node)
    if not parser.take(side):
        return body.node
    start = parser.position
    if all(parser.is_word(text) for text in parser.argument()):
        return body.node
    parser.position = start
    parser.labels.append((body, parser.part("=", parser.argument_node)))
    return body.node


def matrix(parser: Parser) -> Node:
    """A matrix of expressions."""
    end = parser.next().replace("begin", "end")
    rows = [[parser.sum()]]
    while not parser.take(end):
        if parser.take("&"):
            rows[-1].append(parser.sum())
        else:
            parser.expect(r"\\")
            rows.append([parser.sum()])
    return nodes.Matrix(tuple(map(tuple, rows)))


def cases(parser: Parser) -> Node:
    """Branches with their conditions."""
    parser.next()
    branches = [_branch(parser)]
    while not parser.take(r"\end{cases}"):
        parser.expect(r"\\")
        branches.append(_branch(parser))
    return nodes.Cases(tuple(branches))


def _branch(parser: Parser) -> tuple[Node, Condition | None]:
    node = parser.sum()
    parser.take(",")
    parser.expect("&")
    parser.skip_words()
    otherwise = parser.peek() in (r"\\", r"\end{cases}", ".")
    condition = None if otherwise else _condition(parser)
    parser.skip_words()
    parser.take(".", ",")
    return node, condition


def _condition(parser: Parser) -> Condition:
    bracket = parser.take("(")
    left = parser.sum()
    relation = parser.take("=", r"\ne", *ORDERINGS)
    if not relation:
        raise parser.unreadable(f"expected a comparison but found {parser.peek() or 'the end'}")
    right = parser.sum()
    if bracket:
        parser.expect(")")
    return Condition(left, relation, right)
