"""Reads expressions: tokens in, syntax tree out."""

from collections.abc import Callable

from tests.proof.equations import brackets, calls, derivatives, nodes
from tests.proof.equations.environment import Context
from tests.proof.equations.log import Part
from tests.proof.equations.names import Names, python_name
from tests.proof.equations.nodes import Node, Number
from tests.proof.equations.tokens import MATRIX_STARTS, OPERATORS, RELATIONS, UNPROVABLE, Token

SEPARATORS = (",", ";", ".", r"\quad", r"\\", r"\Longrightarrow")
_ENDINGS = ("}", "^", "_", "'", "&", "+", "-", "/", *brackets.CLOSING.values())
_NO_FACTOR = (*RELATIONS, *UNPROVABLE, *SEPARATORS, *OPERATORS, *_ENDINGS)


class Parser(Names):
    """Recursive descent over one equation, in the vocabulary of a context."""

    def __init__(self, tokens: list[Token], context: Context):
        super().__init__(tokens, context)
        self.labels: list[tuple[Part, Part]] = []
        self.closers: list[str] = []

    def part(self, operator: str, read: Callable[[], Node]) -> Part:
        """Read something and note where it stands."""
        start = self.position
        return Part(operator, read(), start, self.position)

    def sum(self) -> Node:
        """Terms, to the first token that cannot go on."""
        parts = [self.part(self.take("+", "-"), self.term)]
        while sign := self.take("+", "-"):
            parts.append(self.part(sign, self.term))
        self.log.sums.append(parts)
        if len(parts) == 1 and parts[0].operator != "-":
            return parts[0].node
        return nodes.Sum(tuple((part.operator, part.node) for part in parts))

    def term(self) -> Node:
        r"""Factors with ``\cdot``, ``\odot`` and the like between them, or over a slash."""
        parts = [self.part("", self.juxtaposed)]
        while operator := self.take(*OPERATORS):
            parts.append(self.part(operator, self.juxtaposed))
        if self.take("/"):
            parts.append(self._divisor())
        if len(parts) == 1:
            return parts[0].node
        return self._product(parts)

    def _divisor(self) -> Part:
        part = self.part("/", self.factor)
        if self._starts_factor() or self.peek() in ("/", *OPERATORS):
            raise self.unreadable(r"what does the slash divide by? write \frac")
        return part

    def juxtaposed(self) -> Node:
        """Factors that stand side by side; they bind tighter than those with an operator."""
        parts = [self.part("", self.factor)]
        while self._starts_factor():
            parts.append(self.part("", self.factor))
        return self._product(parts)

    def _product(self, parts: list[Part]) -> Node:
        self.log.products.append(parts)
        if len(parts) == 1:
            return parts[0].node
        return nodes.Product(tuple((part.operator, part.node) for part in parts))

    def _starts_factor(self) -> bool:
        text = self.peek()
        if text in ("|", r"\Vert"):
            return self.closers[-1:] != [text] and self.peek(1) != "_"
        if text in _NO_FACTOR or text.startswith(r"\end") or self.is_word(text):
            return False
        return bool(text)

    def factor(self) -> Node:
        """An atom with its exponents, transposes, indices and evaluation bars."""
        node = self.atom()
        while True:
            if self.follows("|", "_") and self.closers[-1:] != ["|"]:
                node = self.evaluated(node)
            elif self.take("_"):
                node = nodes.Indexed(node, self.index())
            elif self.take("^"):
                node = self._raised(node)
            else:
                return node

    def _raised(self, node: Node) -> Node:
        if self._takes_transpose():
            return nodes.Transpose(node)
        exponent = self.argument_node()
        if self.take("_"):
            node = nodes.Indexed(node, self.index())
        return nodes.Power(node, exponent)

    def _takes_transpose(self) -> bool:
        if self.follows("{", r"\top", "}"):
            self.position += 3
            return True
        return bool(self.take(r"\top") or (not self.context.knows("T") and self.take("T")))

    def evaluated(self, node: Node) -> Node:
        """The bar after an expression, and the values that symbols have there."""
        self.expect("|")
        self.expect("_")
        self.expect("{")
        givens = [self._given()]
        while self.take(","):
            givens.append(self._given())
        self.expect("}")
        return nodes.Evaluated(node, tuple(givens))

    def _given(self) -> tuple[str, Node]:
        name, index = self.variable()
        if index:
            raise self.unreadable("a value can be given to a whole symbol only")
        self.expect("=")
        return name, self.sum()

    def atom(self) -> Node:
        """The smallest thing that has a value."""
        text = self.peek()
        if text.isdigit():
            return self._number()
        if text in _ATOMS:
            return _ATOMS[text](self)
        if text in nodes.FOLDS and self.peek(1) == "_":
            return calls.fold(self)
        if text in derivatives.DIFFERENTIALS and (node := derivatives.slashed_derivative(self)):
            return node
        return self._named()

    def argument_node(self) -> Node:
        """What TeX takes as an argument: a group, or a single token."""
        if self.take("{"):
            node = self.sum()
            self.expect("}")
            return node
        if self.peek() in _ATOMS:
            return self.atom()
        start, text = self.position, self.next()
        return Number(text, start) if text.isdigit() else self.symbol(python_name(text), start)

    def _number(self) -> Node:
        position, digits = self.position, self.next()
        while self.peek().isdigit() or self._point_in(digits):
            digits += self.next()
        return Number(digits, position)

    def _point_in(self, digits: str) -> bool:
        return self.peek() == "." and "." not in digits and self.peek(1).isdigit()

    def _named(self) -> Node:
        start = self.position
        name = self.name()
        if name == "delta" and not self.context.knows(name) and self.take("_"):
            return nodes.Kronecker(self.index())
        if self.context.function(name) and (call := calls.call(self, name, start)):
            return call
        node, index = self.symbol(name, start), self.taken_index()
        return nodes.Indexed(node, index) if index else node


_ATOMS: dict[str, Callable[[Parser], Node]] = {
    **dict.fromkeys(brackets.CLOSING, brackets.bracketed),
    **dict.fromkeys(brackets.LABEL_SIDES, brackets.braced),
    **dict.fromkeys(MATRIX_STARTS, brackets.matrix),
    r"\begin{cases}": brackets.cases,
    r"\frac": derivatives.fraction,
    r"\nabla": derivatives.gradient,
    r"\sqrt": calls.root,
    "{": Parser.argument_node,
}
