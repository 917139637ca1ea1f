"""Reads an equation as statements: chains of sides with relations between them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.proof.equations import nodes
from tests.proof.equations.environment import Context
from tests.proof.equations.log import Log, Part
from tests.proof.equations.parser import SEPARATORS, Parser
from tests.proof.equations.tokens import RELATIONS, UNPROVABLE, Token, text_of

_DOTS = (r"\dots", r"\ldots", r"\cdots")


@dataclass(frozen=True)
class Statement:
    """Sides, each with the relation before it, claimed for all values of the free letters."""

    sides: tuple[Part, ...]

    @property
    def letters(self) -> list[str]:
        """The free index letters, in order."""
        return sorted(frozenset().union(*(side.node.letters() for side in self.sides)))


@dataclass(frozen=True)
class Reading:
    """The statements of an equation and what the parser met on the way."""

    statements: tuple[Statement, ...]
    log: Log


def read(tokens: list[Token], context: Context) -> Reading:
    """Read an equation.  Raises Unreadable, at the token that has no meaning."""
    reader = _Reader(tokens, context)
    statements = list(reader.statements())
    labels = [Statement(pair) for pair in reader.labels]
    if not statements:
        raise reader.unreadable("nothing is claimed here")
    return Reading((*statements, *labels), reader.log)


class _Reader(Parser):
    def statements(self) -> Iterator[Statement]:
        """All statements, to the end."""
        while True:
            self._skip_remarks()
            if not self.peek():
                return
            yield from self._range() or [self._chain()]
            if self.peek() and self.peek() not in SEPARATORS and not self.is_word(self.peek()):
                raise self.unreadable(f"cannot go on at {self.peek()}")

    def _skip_remarks(self) -> None:
        while True:
            if self.peek(0) == "(" and self.is_word(self.peek(1)) and self.peek(2) == ")":
                self.position += 3
            elif self.is_word(self.peek()) or self.peek() in SEPARATORS:
                self.next()
            else:
                return

    def _chain(self) -> Statement:
        sides = [self.part("", self.sum)]
        while relation := self._relation():
            read = self._set if relation == r"\in" else self.sum
            sides.append(self.part(relation, read))
        if self.peek() in UNPROVABLE:
            raise self.unreadable(f"{self.peek()} cannot be proved by numbers: exempt the equation")
        if len(sides) == 1:
            text = text_of(self.tokens[sides[0].start : sides[0].end])
            raise self.unreadable(f"{text} is not related to anything")
        return Statement(tuple(sides))

    def _relation(self) -> str:
        """The next relation, also behind a remark; else nothing."""
        start = self.position
        self._skip_remarks()
        relation = self.take(*RELATIONS)
        if not relation:
            self.position = start
        return relation

    def _range(self) -> list[Statement]:
        r"""``i = 1, \dots, n`` says what an index runs through."""
        letter = self.peek()
        if letter not in self.context.ranges or self.peek(1) != "=" or self.peek(3) != ",":
            return []
        if self.peek(4) not in _DOTS:
            return []
        self.position += 2
        first = self.part("=", self.sum)
        self.expect(",")
        self.next()
        self.expect(",")
        last = self.part("=", self.sum)
        end = nodes.LastIndex(letter)
        return [
            Statement((Part("", nodes.ONE, first.start, first.end), first)),
            Statement((Part("", end, last.start, last.end), last)),
        ]

    def _set(self) -> nodes.Node:
        if self.take(r"\mathbb{R}"):
            return nodes.Space(self._sizes() if self.take("^") else ())
        closed_below = self.peek() == "["
        if not self.take("(", "[", r"\{"):
            raise self.unreadable(f"{self.peek()} is no set that can be checked")
        if self.tokens[self.position - 1].text == r"\{":
            return nodes.Members(self._members())
        low = self.sum()
        self.expect(",")
        high = self.sum()
        closing = self.take(")", "]")
        if not closing:
            raise self.unreadable("the interval has no end")
        return nodes.Interval(low, high, closed_below, closing == "]")

    def _sizes(self) -> tuple[nodes.Node, ...]:
        if not self.take("{"):
            return (self.argument_node(),)
        sizes = [self.juxtaposed()]
        while self.take(r"\times"):
            sizes.append(self.juxtaposed())
        self.expect("}")
        return tuple(sizes)

    def _members(self) -> tuple[nodes.Node, ...]:
        members = [self.sum()]
        while self.take(","):
            members.append(self.sum())
        self.expect(r"\}")
        return tuple(members)
