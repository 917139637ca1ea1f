"""Finds the comments in ``snippets/`` that claim a shape or name an equation."""

import ast
import io
import re
import tokenize
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
_SHAPE = r"\((?:[\w+]+,|[\w+]+(?:, [\w+]+)+)\)"
_CLAIM = re.compile(rf"(?P<left>{_SHAPE}(?: [@*/] {_SHAPE})?)(?: -> (?P<right>{_SHAPE}))?")
_LABEL = re.compile(r"\beq:([\w-]+)")

Shape = tuple[str, ...]


@dataclass(frozen=True)
class Claim:
    """``(n, d) @ (d, h) -> (n, h)``; operands without an arrow before them are only a result."""

    operands: tuple[Shape, ...] = ()
    symbol: str = ""
    result: Shape | None = None

    def __str__(self) -> str:
        left = f" {self.symbol} ".join(map(shape_text, self.operands))
        right = shape_text(self.result) if self.result else ""
        return " -> ".join(filter(None, (left, right)))

    @property
    def sizes(self) -> set[str]:
        """All that the shapes are written with."""
        return {size for shape in (*self.operands, self.result or ()) for size in shape}


@dataclass(frozen=True)
class Comment:
    """One comment and what it says about its line."""

    path: str
    line: int
    text: str
    claim: Claim | None
    labels: tuple[str, ...]

    @property
    def place(self) -> tuple[str, int]:
        """What the tracer calls the line."""
        return self.path, self.line

    @property
    def chapter(self) -> str:
        """The folder that it stands in."""
        return self.path.split("/")[1]


def shape_text(shape: Shape) -> str:
    """A shape as Python writes it."""
    return f"({', '.join(shape)}{',' * (len(shape) == 1)})"


def read_claim(text: str) -> Claim | None:
    """What a comment says about shapes, if it does."""
    match = _CLAIM.search(text)
    if not match:
        return None
    left = tuple(map(_sizes, re.findall(_SHAPE, match["left"])))
    symbol = match["left"][match["left"].index(")") + 2] if len(left) == 2 else ""
    if match["right"]:
        return Claim(left, symbol, _sizes(match["right"]))
    return Claim(left, symbol) if symbol else Claim(result=left[0])


def _sizes(text: str) -> Shape:
    return tuple(re.findall(r"[\w+]+", text))


@cache
def comments_of(path: str) -> tuple[Comment, ...]:
    """The comments of one file that claim something."""
    return tuple(comments_in((ROOT / path).read_text(encoding="utf-8"), path))


def comments_in(source: str, path: str) -> Iterator[Comment]:
    """The comments of this source that claim something."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT and not token.string.startswith("# --8<--"):
            claim, labels = read_claim(token.string), tuple(_LABEL.findall(token.string))
            if claim or labels:
                yield Comment(path, token.start[0], token.string, claim, labels)


def all_comments(root: Path = ROOT) -> list[Comment]:
    """The comments of the whole course that claim something."""
    files = sorted((root / "snippets").rglob("*.py"))
    return [c for file in files for c in comments_of(file.relative_to(ROOT).as_posix())]


def by_function(comments: Iterable[Comment]) -> dict[tuple[str, str, str], list[Comment]]:
    """Comments by chapter, file and the function that they stand in, or ``page``."""
    found: dict[tuple[str, str, str], list[Comment]] = {}
    for comment in comments:
        key = comment.chapter, comment.path, _function(comment)
        found.setdefault(key, []).append(comment)
    return found


def _function(comment: Comment) -> str:
    named = _named_parts(comment.path)
    around = [node.name for node in named if node.lineno <= comment.line <= node.end_lineno]
    return ".".join(around) or "page"


@cache
def _named_parts(path: str) -> list[ast.FunctionDef | ast.ClassDef]:
    tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)]


def solution_lines(source: str) -> list[tuple[int, int]]:
    """First and last line of each solution, which runs in a copy of its page's names."""
    lines = enumerate(source.split("\n"), 1)
    marks = [n for n, text in lines if text.startswith("# --8<--") and ":solution_" in text]
    return list(zip(marks[::2], marks[1::2], strict=True))


def statements(tree: ast.AST) -> Iterator[ast.stmt]:
    """All statements that have no statements in them."""
    return (n for n in ast.walk(tree) if isinstance(n, ast.stmt) and not hasattr(n, "body"))


def statement_at(tree: ast.AST, line: int) -> ast.stmt | None:
    """The statement that a comment on this line belongs to: around it, or else next below."""
    found = sorted(statements(tree), key=lambda node: node.lineno)
    around = [node for node in found if node.lineno <= line <= node.end_lineno]
    below = (node for node in found if node.lineno > line)
    return around[0] if around else next(below, None)
