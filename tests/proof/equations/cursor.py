"""Reads a list of tokens from left to right."""

from tests.proof.equations.errors import Unreadable
from tests.proof.equations.tokens import Token


class Cursor:
    """A position among the tokens of an equation."""

    def __init__(self, tokens: list[Token]):
        self.tokens = tokens
        self.position = 0

    def peek(self, ahead: int = 0) -> str:
        """The text of a coming token, or nothing at the end."""
        place = self.position + ahead
        return self.tokens[place].text if place < len(self.tokens) else ""

    @property
    def offset(self) -> int:
        """Where in the LaTeX the next token stands."""
        place = min(self.position, len(self.tokens) - 1)
        return self.tokens[place].offset if self.tokens else 0

    def next(self) -> str:
        """Take one token.  Raises Unreadable at the end."""
        text = self.peek()
        if not text:
            raise self.unreadable("the formula ends too early")
        self.position += 1
        return text

    def take(self, *texts: str) -> str:
        """Take the next token if it is one of these; else nothing."""
        return self.next() if self.peek() in texts and self.peek() else ""

    def expect(self, text: str) -> None:
        """Take this token.  Raises Unreadable if another one comes."""
        if not self.take(text):
            raise self.unreadable(f"expected {text} but found {self.peek() or 'the end'}")

    def follows(self, *texts: str) -> bool:
        """Whether exactly these tokens come next."""
        return all(self.peek(k) == text for k, text in enumerate(texts))

    def argument(self) -> list[str]:
        """Take what TeX takes as an argument, a group or one token, without reading it."""
        if not self.take("{"):
            return [self.next()]
        texts, depth = [], 1
        while depth:
            texts.append(self.next())
            depth += {"{": 1, "}": -1}.get(texts[-1], 0)
        return texts[:-1]

    def unreadable(self, reason: str) -> Unreadable:
        """An error at the next token."""
        return Unreadable(reason, self.offset)
