r"""Reads names and subscripts: ``\hat y_i``, ``W^{(2)}_{ij}``, ``n_{in}``, ``\text{step size}``."""

import keyword
import re
from collections.abc import Callable
from typing import Any

from tests.proof.equations.cursor import Cursor
from tests.proof.equations.environment import Context, parameters
from tests.proof.equations.log import Log
from tests.proof.equations.nodes import CONSTANTS, Index, Letter, Node, Symbol
from tests.proof.equations.tokens import Token, text_of

DECORATIONS = {r"\hat": "_hat", r"\bar": "_bar", r"\tilde": "_tilde"}
_NAME = re.compile(r"[A-Za-z]|\\[A-Za-z]+|\\text\{(\w+)\}")
_LAYER = re.compile(r"\^\{[(\[](\d)[)\]]\}")


class Names(Cursor):
    """A cursor that knows the vocabulary of a context."""

    def __init__(self, tokens: list[Token], context: Context):
        super().__init__(tokens)
        self.context = context
        self.log = Log()
        self.letters = frozenset(context.ranges)
        self._bare_functions = False

    def name(self) -> str:
        """Take a name with its decoration, its layer and a subscript that belongs to it."""
        text = self.peek()
        if text in DECORATIONS:
            self.next()
            return self._suffixed(self._decorated() + DECORATIONS[text])
        if not _NAME.fullmatch(text):
            raise self.unreadable(f"cannot read {text or 'the end'} here")
        self.next()
        return self._suffixed(python_name(text))

    def _decorated(self) -> str:
        texts = self.argument()
        if len(texts) != 1 or not _NAME.fullmatch(texts[0]):
            raise self.unreadable(f"cannot read {''.join(texts)} under a hat or a bar")
        return python_name(texts[0])

    def _suffixed(self, name: str) -> str:
        layer = _LAYER.match("".join(self.peek(k) for k in range(6)))
        if layer:
            self.position += 6
            name += layer[1]
        start = self.position
        if self.take("_"):
            longer = f"{name}_{''.join(map(_plain_name, self.argument()))}"
            if self.context.knows(longer):
                return longer
            self.position = start
        return name

    def symbol(self, name: str, start: int) -> Node:
        """The node of a name that was read from ``start``: a symbol, a letter or a constant."""
        if not self.context.knows(name):
            if name in self.letters:
                return Letter(name)
            if name in CONSTANTS:
                return CONSTANTS[name]
        self._require(name, start)
        return Symbol(name)

    def variable(self) -> tuple[str, Index | None]:
        """Take a symbol to differentiate, or to differentiate by."""
        start = self.position
        name = self.name()
        self._require(name, start)
        return name, self.taken_index()

    def _require(self, name: str, start: int) -> None:
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

    def differentiated(self, read: Callable[[], Any]) -> Any:
        """Read something in which a function may stand without its argument."""
        before, self._bare_functions = self._bare_functions, True
        result = read()
        self._bare_functions = before
        return result

    def taken_index(self) -> Index | None:
        """Take a subscript, if one comes."""
        return self.index() if self.take("_") else None

    def index(self) -> Index:
        """Take what stands in a subscript."""
        start = self.position
        texts = self.argument()
        self.log.subscripts.append((start, self.position))
        return Index(tuple(map(self._index_part, _split_index(texts))))

    def _index_part(self, text: str) -> tuple[str, int]:
        match = re.fullmatch(r"([A-Za-z]|\d+)([+-]\d+)?", text)
        if not match or not (match[1].isdigit() or match[1] in self.letters):
            raise self.unreadable(f"cannot read the subscript {text}: no such index or symbol")
        return match[1], int(match[2] or 0)

    def is_word(self, text: str) -> bool:
        r"""Whether this is ``\text`` that names nothing: a remark."""
        return text.startswith(r"\text{") and not self.context.knows(python_name(text))

    def skip_words(self) -> None:
        """Take the remarks that come next."""
        while self.is_word(self.peek()):
            self.next()


def python_name(text: str) -> str:
    """A token as a Python name."""
    name = _plain_name(text)
    return name + "_" * keyword.iskeyword(name)


def _plain_name(text: str) -> str:
    return re.sub(r"\\text\{(\w+)\}", r"\1", text).lstrip("\\")


def _split_index(texts: list[str]) -> list[str]:
    """``i,j`` or ``ij`` as two parts; ``t-1`` and ``12`` as one."""
    joined = "".join(texts)
    if "," in joined:
        return joined.split(",")
    whole = set(texts) & {"+", "-"} or joined.isdigit()
    return [joined] if whole else texts
