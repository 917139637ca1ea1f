"""The rules by which equations are changed on purpose; each yields edits of the tokens.

What no rule makes: a swap of factors that commute, and the loss of a factor of one or of a term of
zero.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

import numpy as np

from tests.proof.equations.environment import Environment
from tests.proof.equations.errors import EquationError
from tests.proof.equations.log import Log, Part
from tests.proof.equations.names import DECORATIONS
from tests.proof.equations.nodes import Node, Number, Product
from tests.proof.equations.tokens import ORDERINGS, Token

_CONFUSED = {
    "=": ("<", ">", r"\le", r"\ge", r"\approx", r"\ne"),
    r"\approx": ("=",),
    r"\leftarrow": ("=",),
    r"\propto": ("=",),
    r"\ne": ("=",),
    **{one: ("=", *(other for other in ORDERINGS if other != one)) for one in ORDERINGS},
}
_MISTAKEN = {
    r"\log": r"\exp",
    r"\exp": r"\log",
    r"\sin": r"\cos",
    r"\cos": r"\sin",
    r"\max": r"\min",
    r"\min": r"\max",
    r"\sum": r"\prod",
    r"\prod": r"\sum",
}


@dataclass(frozen=True)
class Edit:
    """Tokens from ``start`` to ``end`` give way to others."""

    start: int
    end: int
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Subject:
    """An equation to change: its tokens, what the parser met, and a point to evaluate parts."""

    tokens: list[Token]
    log: Log
    env: Environment

    @cached_property
    def texts(self) -> list[str]:
        """The tokens' texts."""
        return [token.text for token in self.tokens]

    def text(self, position: int) -> str:
        """The token at a position, or nothing outside."""
        return self.texts[position] if 0 <= position < len(self.texts) else ""

    def argument_end(self, position: int) -> int:
        """Where the group or the single token at a position ends."""
        return self.closing(position) + 1 if self.text(position) == "{" else position + 1

    def closing(self, position: int) -> int:
        """Where the bracket that opens at a position closes."""
        opens, closes = {"{": ("{", "}"), "(": ("(", ")")}[self.text(position)]
        depth = 0
        for place in range(position, len(self.texts)):
            depth += {opens: 1, closes: -1}.get(self.texts[place], 0)
            if not depth:
                return place
        raise ValueError("a bracket does not close")

    def axes(self, node: Node) -> int:
        """How many axes a part's value has; none where it has no value of its own."""
        letters = dict.fromkeys({*self.env.context.ranges, *node.letters()}, 1)
        try:
            with np.errstate(all="ignore"):
                return np.ndim(node.value(self.env.bind(**letters)))
        except (EquationError, KeyError):
            return 0


Rule = Callable[[Subject], Iterator[Edit]]


def _sign(subject: Subject) -> Iterator[Edit]:
    for position, text in enumerate(subject.texts):
        if text in "+-":
            yield Edit(position, position + 1, ("-" if text == "+" else "+",))


def _minus_before(subject: Subject) -> Iterator[Edit]:
    for first, *rest in subject.log.sums:
        end = rest[-1].end if rest else first.end
        names_shape = subject.texts[end : end + 2] == [r"\in", r"\mathbb{R}"]
        if not (first.operator or _is_literal(first, 0) or names_shape):
            yield Edit(first.start, first.start, ("-",))


def _is_literal(part: Part, number: int) -> bool:
    return isinstance(part.node, Number) and float(part.node.digits) == number


def _digit(subject: Subject) -> Iterator[Edit]:
    for position, text in enumerate(subject.texts):
        if text.isdigit():
            for other in {(int(text) + 1) % 10, (int(text) - 1) % 10}:
                yield Edit(position, position + 1, (str(other),))


def _transpose_dropped(subject: Subject) -> Iterator[Edit]:
    for position, text in enumerate(subject.texts):
        if text == "^" and r"\top" in subject.texts[position : position + 3]:
            end = subject.argument_end(position + 1)
            if r"\top" in subject.texts[position:end]:
                yield Edit(position, end)


def _transpose_added(subject: Subject) -> Iterator[Edit]:
    for part in _all_parts(subject.log.products):
        if subject.axes(part.node) and subject.text(part.end - 1) not in (r"\top", "T"):
            yield Edit(part.end, part.end, ("^", r"\top"))


def _index(subject: Subject) -> Iterator[Edit]:
    places = [p for start, end in subject.log.subscripts for p in range(start, end)]
    bound = {subject.text(p) for p in places if subject.text(p).isalpha()}
    letters = sorted(bound | subject.env.context.ranges.keys())
    for position in places:
        if subject.text(position) in letters:
            for other in letters:
                yield Edit(position, position + 1, (other,))


def _index_dropped(subject: Subject) -> Iterator[Edit]:
    for start, end in subject.log.subscripts:
        if not any(a < start < b for a, b in subject.log.folds):
            yield Edit(start - 1, end)


def _factor_dropped(subject: Subject) -> Iterator[Edit]:
    for parts in subject.log.products:
        for before, part in pairwise(parts):
            if not _is_literal(part, 1):
                yield Edit(before.end, part.end)
        if len(parts) > 1 and not _is_literal(parts[0], 1):
            yield Edit(parts[0].start, parts[1].start)


def _term_dropped(subject: Subject) -> Iterator[Edit]:
    for parts in subject.log.sums:
        for before, part in pairwise(parts):
            if not _is_literal(part, 0):
                yield Edit(before.end, part.end)
        if len(parts) > 1 and not _is_literal(parts[0], 0):
            keeps_sign = parts[1].operator == "-"
            yield Edit(parts[0].start - len(parts[0].operator), parts[1].start - keeps_sign)


def _factors_swapped(subject: Subject) -> Iterator[Edit]:
    for parts in subject.log.products:
        for first, second in pairwise(parts):
            matrices = subject.axes(first.node) and subject.axes(second.node)
            if second.operator == "/" or (matrices and second.operator != r"\odot"):
                texts = subject.texts
                between = texts[first.end : second.start]
                one, other = texts[first.start : first.end], texts[second.start : second.end]
                yield Edit(first.start, second.end, (*other, *between, *one))


def _fraction_flipped(subject: Subject) -> Iterator[Edit]:
    for start, middle, end in subject.log.fractions:
        texts = subject.texts
        yield Edit(start + 1, end, (*texts[middle:end], *texts[start + 1 : middle]))


def _denominator_dropped(subject: Subject) -> Iterator[Edit]:
    for start, middle, end in subject.log.fractions:
        yield Edit(start, end, tuple(subject.texts[start + 1 : middle]))


def _prime(subject: Subject) -> Iterator[Edit]:
    for call in subject.log.calls:
        if subject.text(call.primes) == "'":
            yield Edit(call.primes, call.primes + 1)
        elif call.name in subject.env.context.functions:
            yield Edit(call.primes, call.primes, ("'",))


def _function_dropped(subject: Subject) -> Iterator[Edit]:
    for call in subject.log.calls:
        yield Edit(call.start, call.argument)
    for position, text in enumerate(subject.texts):
        if text == r"\sqrt":
            yield Edit(position, position + 1)


def _operator(subject: Subject) -> Iterator[Edit]:
    for position, text in enumerate(subject.texts):
        if text in _MISTAKEN:
            yield Edit(position, position + 1, (_MISTAKEN[text],))


def _decoration(subject: Subject) -> Iterator[Edit]:
    for name, start, _ in subject.log.names:
        if subject.text(start) in DECORATIONS:
            yield Edit(start, start + 1)
        for command, suffix in DECORATIONS.items():
            if subject.env.context.knows(name + suffix):
                yield Edit(start, start, (command,))


def _symbol(subject: Subject) -> Iterator[Edit]:
    spelt = {name: tuple(subject.texts[start:end]) for name, start, end in subject.log.names}
    for name, start, end in subject.log.names:
        for other, texts in spelt.items():
            if other != name:
                yield Edit(start, end, texts)


def _exponent_dropped(subject: Subject) -> Iterator[Edit]:
    for position, text in enumerate(subject.texts):
        following = subject.texts[position + 1 : position + 3]
        if text == "^" and r"\top" not in following and following != ["{", "("]:
            yield Edit(position, subject.argument_end(position + 1))


def _sum_dropped(subject: Subject) -> Iterator[Edit]:
    for start, end in subject.log.folds:
        yield Edit(start, end)


def relation(subject: Subject) -> Iterator[Edit]:
    """One relation for another; the only rule that counts where sides are said to differ."""
    for position, text in enumerate(subject.texts):
        in_limits = text == "=" and any(a < position < b for a, b in subject.log.folds)
        for other in () if in_limits else _CONFUSED.get(text, ()):
            yield Edit(position, position + 1, (other,))


def _brackets_dropped(subject: Subject) -> Iterator[Edit]:
    for parts in subject.log.products:
        for part in parts:
            if subject.text(part.start) != "(":
                continue
            closing = subject.closing(part.start)
            has_postfix = part.end > closing + 1
            counts = len(parts) > 1 or has_postfix or subject.text(part.start - 1) == "-"
            if counts and _is_compound(subject, part.start + 1, closing, has_postfix):
                yield Edit(part.start, closing + 1, tuple(subject.texts[part.start + 1 : closing]))


def _is_compound(subject: Subject, start: int, end: int, has_postfix: bool) -> bool:
    """Whether what stands between brackets is bound by them."""
    for parts in subject.log.sums:
        if parts[0].start - len(parts[0].operator) == start and parts[-1].end == end:
            bound = parts[0].operator == "-" or isinstance(parts[0].node, Product)
            return len(parts) > 1 or (has_postfix and bound)
    return False


def _elementwise_product_dropped(subject: Subject) -> Iterator[Edit]:
    for position, text in enumerate(subject.texts):
        if text == r"\odot":
            yield Edit(position, position + 1)


def _all_parts(groups: list[list[Part]]) -> Iterator[Part]:
    return (part for parts in groups for part in parts)


RULES: tuple[Rule, ...] = (
    _sign,
    _minus_before,
    _digit,
    _transpose_dropped,
    _transpose_added,
    _index,
    _index_dropped,
    _factor_dropped,
    _term_dropped,
    _factors_swapped,
    _fraction_flipped,
    _denominator_dropped,
    _prime,
    _function_dropped,
    _operator,
    _decoration,
    _symbol,
    _exponent_dropped,
    _sum_dropped,
    relation,
    _brackets_dropped,
    _elementwise_product_dropped,
)
