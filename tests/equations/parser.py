"""Reads expressions: tokens in, syntax tree out."""

import keyword
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np

from tests.equations import algebra, nodes
from tests.equations.cursor import Cursor
from tests.equations.environment import FUNCTIONS, Context, parameters
from tests.equations.nodes import Index, Node, Number, Symbol
from tests.equations.tokens import MATRIX_STARTS, OPERATORS, ORDERINGS, RELATIONS, Token, text_of

SEPARATORS = (",", ";", ".", r"\quad", r"\\", r"\Longrightarrow", r"\text{and}")
_DECORATIONS = {r"\hat": "_hat", r"\bar": "_bar", r"\tilde": "_tilde", r"\widehat": "_hat"}
_BRACKETS = {"(": ")", "[": "]", r"\{": r"\}", "|": "|", r"\Vert": r"\Vert", r"\left.": "|"}
_ENDINGS = ("}", "^", "_", "'", "&", "+", "-", "/", *_BRACKETS.values())
_NAME = re.compile(r"[A-Za-z]|\\[A-Za-z]+|\\text\{(\w+)\}")
_DIFFERENTIALS = ("d", r"\partial")
_BRACES = {r"\underbrace": "_", r"\overbrace": "^"}


@dataclass(frozen=True)
class Part:
    """A term or a factor: the operator before it, its node and its tokens."""

    operator: str
    node: Node
    start: int
    end: int


@dataclass(frozen=True)
class CallSite:
    """A called function, and where its name, its primes and its argument start."""

    name: str
    start: int
    primes: int
    argument: int


@dataclass
class Log:
    """What the parser met, for those who change equations on purpose."""

    sums: list[list[Part]] = field(default_factory=list)
    products: list[list[Part]] = field(default_factory=list)
    fractions: list[tuple[int, int, int]] = field(default_factory=list)
    folds: list[tuple[int, int]] = field(default_factory=list)
    calls: list[CallSite] = field(default_factory=list)
    names: list[tuple[str, int, int]] = field(default_factory=list)
    subscripts: list[tuple[int, int]] = field(default_factory=list)


class Parser(Cursor):
    """Recursive descent over one equation, in the vocabulary of a context."""

    def __init__(self, tokens: list[Token], context: Context):
        super().__init__(tokens)
        self.context = context
        self.log = Log()
        self.labels: list[tuple[Part, Part]] = []
        self._closers: list[str] = []
        self._bare_functions = False

    # Sums, products, factors

    def sum(self) -> Node:
        """Terms, to the first token that cannot go on."""
        parts = [self._part(self.take("+", "-"), self._term)]
        while sign := self.take("+", "-"):
            parts.append(self._part(sign, self._term))
        self.log.sums.append(parts)
        if len(parts) == 1 and parts[0].operator != "-":
            return parts[0].node
        return nodes.Sum(tuple((part.operator, part.node) for part in parts))

    def _term(self) -> Node:
        parts = [self._part("", self._juxtaposed)]
        while operator := self.take(*OPERATORS):
            parts.append(self._part(operator, self._juxtaposed))
        if self.peek() == "/":
            parts.append(self._divisor())
        return self._product(parts)

    def _divisor(self) -> Part:
        self.expect("/")
        part = self._part("/", self._factor)
        if self._starts_factor() or self.peek() in ("/", *OPERATORS):
            raise self.unreadable("what does the slash divide by? write \\frac")
        return part

    def _juxtaposed(self) -> Node:
        parts = [self._part("", self._factor)]
        while self._starts_factor():
            parts.append(self._part("", self._factor))
        return self._product(parts)

    def _product(self, parts: list[Part]) -> Node:
        if len(parts) == 1 and self.log.products and self.log.products[-1][-1] is parts[0]:
            return parts[0].node
        self.log.products.append(parts)
        if len(parts) == 1:
            return parts[0].node
        return nodes.Product(tuple((part.operator, part.node) for part in parts))

    def _part(self, operator: str, read: Callable[[], Node]) -> Part:
        start = self.position
        return Part(operator, read(), start, self.position)

    def _starts_factor(self) -> bool:
        text = self.peek()
        stops = (*RELATIONS, *SEPARATORS, *OPERATORS, *_ENDINGS)
        if text in ("|", r"\Vert"):
            return self._closers[-1:] != [text] and self.peek(1) != "_"
        if text in stops or text.startswith(r"\end") or self._is_word(text):
            return False
        return bool(text)

    def _factor(self) -> Node:
        node = self._atom()
        while self.peek() in ("^", "_", "|"):
            if self.peek() == "|":
                if self._closers[-1:] == ["|"] or self.peek(1) != "_":
                    break
                node = self._evaluated(node)
            elif self.take("_"):
                node = nodes.Indexed(node, self._index())
            else:
                node = self._raised(node)
        return node

    def _raised(self, node: Node) -> Node:
        self.expect("^")
        if self._takes_transpose():
            return nodes.Transpose(node)
        exponent = self._argument()
        if self.take("_"):
            node = nodes.Indexed(node, self._index())
        return nodes.Power(node, exponent)

    def _takes_transpose(self) -> bool:
        if self.follows("{", r"\top", "}"):
            self.position += 3
            return True
        return bool(self.take(r"\top") or (not self.context.knows("T") and self.take("T")))

    def _evaluated(self, node: Node) -> Node:
        self.expect("|")
        self.expect("_")
        self.expect("{")
        givens = [self._given()]
        while self.take(","):
            givens.append(self._given())
        self.expect("}")
        return nodes.Evaluated(node, tuple(givens))

    def _given(self) -> tuple[str, Node]:
        name, index = self._variable()
        if index:
            raise self.unreadable("a value can be given to a whole symbol only")
        self.expect("=")
        return name, self.sum()

    def _argument(self) -> Node:
        """What TeX takes as an argument: a group, or a single token."""
        if self.take("{"):
            node = self.sum()
            self.expect("}")
            return node
        if self.peek() in self._ATOMS:
            return self._atom()
        start, text = self.position, self.next()
        return Number(text, start) if text.isdigit() else self._symbol(_bare(text), start)

    # Atoms

    def _atom(self) -> Node:
        text = self.peek()
        if text.isdigit():
            return self._number()
        if read := self._ATOMS.get(text):
            return read(self)
        if text in nodes.FOLDS and self.peek(1) == "_":
            return self._fold()
        if text in _DIFFERENTIALS and (node := self._slashed_derivative()):
            return node
        return self._named()

    def _number(self) -> Node:
        position, digits = self.position, self.next()
        while self.peek().isdigit() or (
            self.peek() == "." and "." not in digits and self.peek(1).isdigit()
        ):
            digits += self.next()
        return Number(digits, position)

    def _named(self) -> Node:
        start = self.position
        name = self._name()
        if name == "delta" and not self.context.knows(name) and self.take("_"):
            return nodes.Kronecker(self._index())
        if name in self.context.functions or (name in FUNCTIONS and not self.context.knows(name)):
            call = self._call(name, start)
            if call:
                return call
        node, index = self._symbol(name, start), self._taken_index()
        return nodes.Indexed(node, index) if index else node

    def _symbol(self, name: str, start: int) -> Node:
        if not self.context.knows(name):
            if name in self.context.ranges:
                return nodes.Letter(name)
            if name in nodes.CONSTANTS:
                return nodes.CONSTANTS[name]
        self._known(name, start)
        return Symbol(name)

    def _known(self, name: str, start: int) -> None:
        if not self._is_value(name):
            self.position = start
            raise self.unreadable(self._unknown(name))
        self.log.names.append((name, start, self.position))

    def _is_value(self, name: str) -> bool:
        if name in self.context.symbols:
            return True
        bare = self._bare_functions and name in self.context.functions
        return bare and all(map(self.context.knows, parameters(self.context.functions[name])))

    def _unknown(self, name: str) -> str:
        token = text_of(self.tokens[self.position : self.position + 1])
        if self.context.function(name):
            return f"the function {token} has no argument"
        return f"{token} has no meaning here: the context has no symbol {name!r}"

    # Functions

    def _call(self, name: str, start: int) -> Node | None:
        primes_start = self.position
        exponent = self._argument() if self.peek(1) != "(" and self.take("^") else None
        primes = 0
        while self.take("'"):
            primes += 1
        if self.peek() != "(" and (primes or name not in FUNCTIONS):
            self.position = primes_start
            return None
        self.log.calls.append(CallSite(name, start, primes_start, self.position))
        operands = self._operands()
        if primes and len(operands) != 1:
            raise self.unreadable("a prime needs a function of one variable")
        node = nodes.Prime(name, operands[0], primes) if primes else nodes.Call(name, operands)
        return nodes.Power(node, exponent) if exponent else node

    def _operands(self) -> tuple[Node, ...]:
        if self.peek() != "(":
            return (self._factor(),)
        operands = self._bracketed()
        return operands.entries if isinstance(operands, nodes.Tuple) else (operands,)

    def _root(self) -> Node:
        self.next()
        return nodes.Applied(np.sqrt, (self._argument(),))

    def _fold(self) -> Node:
        start = self.position
        operator = self.next()
        self.expect("_")
        spans = self._limits()
        self.log.folds.append((start, self.position))
        sign = self.take("-")
        body = self._term()
        return nodes.Fold(operator, spans, nodes.Sum((("-", body),)) if sign else body)

    def _limits(self) -> tuple[nodes.Span, ...]:
        if not self.take("{"):
            return (self._whole_range(),)
        spans = [self._whole_range()]
        while self.take(","):
            spans.append(self._whole_range())
        first = self.sum() if self.take("=") else None
        self.expect("}")
        if not first:
            return tuple(spans)
        self.expect("^")
        return (nodes.Span(spans[0].letter, first, self._argument()),)

    def _whole_range(self) -> nodes.Span:
        letter = self.peek()
        if letter not in self.context.ranges:
            raise self.unreadable(f"the context has no range for the index {letter}")
        self.log.subscripts.append((self.position, self.position + 1))
        self.next()
        return nodes.Span(letter, Number("1", -1), nodes.LastIndex(letter))

    # Fractions and derivatives

    def _fraction(self) -> Node:
        start = self.position
        self.next()
        above, below = self.argument(), self.argument()
        self.position = start + 1
        if above[0] in _DIFFERENTIALS and below[0] == above[0] and len(below) > 1:
            return self._derivative(above[0])
        numerator, middle, denominator = self._argument(), self.position, self._argument()
        self.log.fractions.append((start, middle, self.position))
        return nodes.Fraction(numerator, denominator)

    def _derivative(self, d: str) -> Node:
        grouped = self.take("{")
        self.expect(d)
        order = self._order()
        of = self._differentiated(self.sum) if grouped and self.peek() != "}" else None
        if grouped:
            self.expect("}")
        variables = self._variables(d)
        if len(variables) != order:
            raise self.unreadable("the derivative has different orders above and below")
        of = of or self._differentiated(self._juxtaposed)
        for name, index in reversed(variables):
            of = nodes.Derivative(of, name, index)
        return of

    def _variables(self, d: str) -> list[tuple[str, Index | None]]:
        self.expect("{")
        variables = []
        while not self.take("}"):
            self.expect(d)
            variable = self._differentiated(self._variable)
            variables += [variable] * self._order()
        return variables

    def _order(self) -> int:
        return int("".join(self.argument())) if self.take("^") else 1

    def _differentiated(self, read: Callable) -> Any:
        """Read something in which a function may stand without its argument."""
        before, self._bare_functions = self._bare_functions, True
        result = read()
        self._bare_functions = before
        return result

    def _slashed_derivative(self) -> Node | None:
        r"""``\partial L/\partial z_i``; None where the letter d is just a letter."""
        d = self.peek()
        coming = text_of(self.tokens[self.position : self.position + 24])
        name = r"(?:[^-+=()/\s]|\\[a-z]+ ?)+"
        if not re.match(rf"{re.escape(d)} ?{name}/{re.escape(d)}(?![a-z])", coming) and (
            d != "d" or not re.match(rf"d{name}/d{name}", coming)
        ):
            return None
        self.next()
        name, index = self._differentiated(self._variable)
        self.expect("/")
        self.expect(d)
        of = nodes.Indexed(Symbol(name), index) if index else Symbol(name)
        return nodes.Derivative(of, *self._differentiated(self._variable))

    def _gradient(self) -> Node:
        self.next()
        self.expect("_")
        grouped = self.take("{")
        name, index = self._variable()
        if grouped:
            self.expect("}")
        return nodes.Derivative(self._differentiated(self._factor), name, index)

    # Brackets and tables

    def _bracketed(self) -> Node:
        opening = self.next()
        closing = _BRACKETS[opening]
        self._closers.append(closing)
        entries, comma = [self.sum()], self.take(",")
        while comma and self.peek() != closing:
            entries.append(self.sum())
            comma = self.take(",")
        self._closers.pop()
        if opening == r"\left.":
            return self._evaluated(entries[0])
        self.expect(closing)
        if opening == r"\Vert":
            return self._norm(entries[0])
        if opening == "|":
            return nodes.Applied(algebra.absolute, (entries[0],))
        return nodes.Tuple(tuple(entries)) if comma or len(entries) > 1 else entries[0]

    def _norm(self, node: Node) -> Node:
        if self.take("_") and (kind := "".join(self.argument())) not in ("2", "F"):
            raise self.unreadable(f"no norm {kind} is known, only 2 and F")
        return nodes.Applied(algebra.norm, (node,))

    def _braced(self) -> Node:
        side = _BRACES[self.next()]
        body = self._part("", self._argument)
        if not self.take(side):
            return body.node
        start = self.position
        if all(self._is_word(text) for text in self.argument()):
            return body.node
        self.position = start
        self.labels.append((body, self._part("=", self._argument)))
        return body.node

    def _matrix(self) -> Node:
        end = self.next().replace("begin", "end")
        rows = [[self.sum()]]
        while not self.take(end):
            if self.take("&"):
                rows[-1].append(self.sum())
            else:
                self.expect(r"\\")
                rows.append([self.sum()])
        return nodes.Matrix(tuple(map(tuple, rows)))

    def _cases(self) -> Node:
        self.next()
        branches = [self._branch()]
        while not self.take(r"\end{cases}"):
            self.expect(r"\\")
            branches.append(self._branch())
        return nodes.Cases(tuple(branches))

    def _branch(self) -> tuple[Node, nodes.Condition | None]:
        node = self.sum()
        self.take(",")
        self.expect("&")
        self._skip_words()
        condition = None if self.peek() in (r"\\", r"\end{cases}", ".") else self._condition()
        self._skip_words()
        self.take(".", ",")
        return node, condition

    def _condition(self) -> nodes.Condition:
        bracket = self.take("(")
        left = self.sum()
        relation = self.take("=", r"\ne", *ORDERINGS)
        if not relation:
            raise self.unreadable(f"expected a comparison but found {self.peek() or 'the end'}")
        right = self.sum()
        if bracket:
            self.expect(")")
        return nodes.Condition(left, relation, right)

    def _skip_words(self) -> None:
        while self._is_word(self.peek()):
            self.next()

    def _is_word(self, text: str) -> bool:
        r"""Whether this is ``\text`` that names nothing: a remark."""
        return text.startswith(r"\text{") and not self.context.knows(_bare(text))

    # Names and indices

    def _name(self) -> str:
        text = self.peek()
        if text in _DECORATIONS:
            self.next()
            return self._suffixed(self._decorated() + _DECORATIONS[text])
        match = _NAME.fullmatch(text)
        if not match:
            raise self.unreadable(f"cannot read {text or 'the end'} here")
        self.next()
        return self._suffixed(_bare(text))

    def _decorated(self) -> str:
        texts = self.argument()
        if len(texts) != 1 or not _NAME.fullmatch(texts[0]):
            raise self.unreadable(f"cannot read {''.join(texts)} under a hat or a bar")
        return _bare(texts[0])

    def _suffixed(self, name: str) -> str:
        """The name with a layer ``^{(1)}`` and with a subscript that makes it another symbol."""
        layer = "".join(self.peek(k) for k in range(6))
        if match := re.match(r"\^\{[(\[](\d)[)\]]\}", layer):
            self.position += 6
            name += match[1]
        start = self.position
        if self.take("_"):
            longer = f"{name}_{''.join(map(_bare, self.argument()))}"
            if self.context.knows(longer):
                return longer
            self.position = start
        return name

    def _index(self) -> Index:
        start = self.position
        texts = self.argument()
        self.log.subscripts.append((start, self.position))
        parts = [self._index_part(part) for part in _split_index(texts)]
        return Index(tuple(parts))

    def _index_part(self, text: str) -> tuple[str, int]:
        match = re.fullmatch(r"([A-Za-z]|\d+)([+-]\d+)?", text)
        if not match or not (match[1].isdigit() or match[1] in self.context.ranges):
            raise self.unreadable(f"cannot read the subscript {text}: no such index or symbol")
        return match[1], int(match[2] or 0)

    def _taken_index(self) -> Index | None:
        return self._index() if self.take("_") else None

    def _variable(self) -> tuple[str, Index | None]:
        """A symbol to differentiate by."""
        start = self.position
        name = self._name()
        self._known(name, start)
        return name, self._taken_index()

    _ATOMS: ClassVar[dict[str, Callable[["Parser"], Node]]] = {
        **dict.fromkeys(_BRACKETS, _bracketed),
        **dict.fromkeys(_BRACES, _braced),
        **dict.fromkeys(MATRIX_STARTS, _matrix),
        r"\begin{cases}": _cases,
        r"\frac": _fraction,
        r"\nabla": _gradient,
        r"\sqrt": _root,
        "{": _argument,
    }


def _bare(text: str) -> str:
    """A token as a Python name."""
    match = re.fullmatch(r"\\text\{(\w+)\}|\\?(\w+)|(\W+)", text)
    name = match[match.lastindex] if match else text
    return name + "_" * keyword.iskeyword(name)


def _split_index(texts: list[str]) -> list[str]:
    """``i,j`` or ``ij`` as two parts; ``t-1`` and ``12`` as one."""
    joined = "".join(texts)
    if "," in joined:
        return joined.split(",")
    whole = set(texts) & {"+", "-"} or joined.isdigit()
    return [joined] if whole else texts
