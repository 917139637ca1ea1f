"""Compiles a copy of a module whose commented lines tell a recorder what they compute.

In a process of its own: ``install`` makes all later imports of ``snippets`` such copies.
"""

import ast
import copy
import importlib.abc
import importlib.machinery
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tests.proof.comments.reading import (
    ROOT,
    Comment,
    comments_of,
    read_claim,
    solution_lines,
    statement_at,
)
from tests.proof.comments.recording import DECLARED, RECORDER

_SYMBOLS = {ast.MatMult: "@", ast.Mult: "*", ast.Div: "/"}
_PRODUCTS = ("matmul", "multiply")


def instrumented(source: str, path: str) -> ast.Module:
    """The module, with its commented lines telling the recorder."""
    tree = ast.parse(source)
    for comment in comments_of(path):
        _tell(tree, comment)
    _Scopes(path, solution_lines(source)).visit(tree)
    return ast.fix_missing_locations(tree)


def _tell(tree: ast.Module, comment: Comment) -> None:
    statement = statement_at(tree, comment.line)
    part = _part_on_line(statement, comment.line)
    if part is not None:
        _Replace(part, _told(part, comment)).visit(statement)
    elif isinstance(statement, ast.AugAssign):
        target = copy.deepcopy(statement.target)
        for node in ast.walk(target):
            if hasattr(node, "ctx"):
                node.ctx = ast.Load()
        _insert_after(tree, statement, ast.Expr(_told(target, comment)))
    elif getattr(statement, "value", None) is not None:
        statement.value = _told(statement.value, comment)
    elif isinstance(statement, ast.AnnAssign):
        _declare(tree, statement, comment)


def _part_on_line(statement: ast.stmt, line: int) -> ast.expr | None:
    """The expression that a comment within a statement of several lines belongs to."""
    if line == statement.end_lineno or line <= statement.lineno:
        return None
    inside = [
        node
        for node in ast.walk(statement)
        if isinstance(node, ast.expr) and _lines(node) == (line, line)
    ]
    whole = min(inside, key=lambda node: (node.col_offset, -node.end_col_offset), default=None)
    bodies = [node.body for node in inside if isinstance(node, ast.Lambda)]
    return bodies[0] if bodies else whole


def _lines(node: ast.expr) -> tuple[int, int]:
    """Where a node begins and ends; what was put in has no place."""
    return getattr(node, "lineno", 0), getattr(node, "end_lineno", 0)


def _told(value: ast.expr, comment: Comment) -> ast.expr:
    place = [ast.Constant(comment.path), ast.Constant(comment.line)]
    scope, telling = ast.Name("_scope", ast.Load()), _Tell().visit(copy.deepcopy(value))
    told = _call("see", *place, scope, _call("enter"), telling)
    return ast.IfExp(_call("wants", *place), told, value)


def _call(name: str, *arguments: ast.expr) -> ast.Call:
    recorder = ast.Attribute(ast.Name("_recorder", ast.Load()), name, ast.Load())
    return ast.Call(recorder, list(arguments), [])


def _insert_after(tree: ast.Module, statement: ast.stmt, following: ast.stmt) -> None:
    for node in ast.walk(tree):
        for body in (getattr(node, name, None) for name in ("body", "orelse", "finalbody")):
            if isinstance(body, list) and statement in body:
                body.insert(body.index(statement) + 1, ast.copy_location(following, statement))
                return


def _declare(tree: ast.Module, field: ast.AnnAssign, comment: Comment) -> None:
    """Note the field of a class that the comment describes."""
    owner = next(n for n in ast.walk(tree) if isinstance(n, ast.ClassDef) and field in n.body)
    lines = DECLARED.setdefault(owner.name, (comment.path, {}))[1]
    lines[comment.line] = field.target.id


class _Replace(ast.NodeTransformer):
    def __init__(self, old: ast.expr, new: ast.expr):
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else super().generic_visit(node)


class _Tell(ast.NodeTransformer):
    """Makes an expression tell the arrays it reads and the products it forms."""

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return _call("use", node) if isinstance(node.ctx, ast.Load) else node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        self.generic_visit(node)
        return _call("use", node)

    def visit_BinOp(self, node: ast.BinOp) -> ast.expr:
        self.generic_visit(node)
        if type(node.op) not in _SYMBOLS:
            return node
        return _call("formed", ast.Constant(_SYMBOLS[type(node.op)]), node.left, node.right)

    def visit_Call(self, node: ast.Call) -> ast.expr:
        name = getattr(node.func, "attr", getattr(node.func, "id", ""))
        self.generic_visit(node)
        if name in _PRODUCTS and len(node.args) == 2:
            node.args = [ast.Starred(_call("pair", *node.args), ast.Load())]
        return node


def is_told(node: ast.Call) -> bool:
    """Whether a call is one to the recorder."""
    function = node.func
    return isinstance(function, ast.Attribute) and (
        isinstance(function.value, ast.Name) and function.value.id == "_recorder"
    )


class _Scopes(ast.NodeTransformer):
    """Begins a scope in each function and each turn of a loop, and in each solution of a page."""

    def __init__(self, path: str, solutions: Sequence[tuple[int, int]]):
        self.path, self.solutions = path, solutions
        self.kept = 0

    def visit_Module(self, node: ast.Module) -> ast.Module:
        self.generic_visit(node)
        for first, last in self.solutions:
            inside = [n for n in node.body if first < getattr(n, "lineno", 0) < last]
            if inside:
                start, end = node.body.index(inside[0]), node.body.index(inside[-1]) + 1
                node.body[start:end] = self._apart([self._begin({}), *node.body[start:end]])
        node.body.insert(bool(ast.get_docstring(node)), self._begin({}))
        return node

    def _apart(self, inside: list[ast.stmt]) -> list[ast.stmt]:
        """These statements, and the scope after them as it was before."""
        self.kept += 1
        before = _assign(f"_scope_{self.kept}", "_scope")
        return [before, *inside, _assign("_scope", f"_scope_{self.kept}")]

    def visit_For(self, node: ast.For) -> list[ast.stmt]:
        self.generic_visit(node)
        if not _tells(node):
            return [node]
        turn = self._begin({})
        turn.value.args.append(ast.Name(f"_scope_{self.kept + 1}", ast.Load()))
        node.body.insert(0, turn)
        return self._apart([node])

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.FunctionDef:
        self.generic_visit(node)
        if not _tells(node):
            return node
        node.body.insert(bool(ast.get_docstring(node)), self._begin(_described(node)))
        return node

    def _begin(self, given: dict[str, str]) -> ast.Assign:
        call = _call("begin", ast.Constant(self.path))
        for name, text in given.items():
            pair = ast.Tuple([ast.Constant(text), ast.Name(name, ast.Load())], ast.Load())
            call.keywords.append(ast.keyword(name, pair))
        return _assign("_scope", call)


def _assign(name: str, value: ast.expr | str) -> ast.Assign:
    value = ast.Name(value, ast.Load()) if isinstance(value, str) else value
    return ast.Assign([ast.Name(name, ast.Store())], value)


def _tells(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Call) and is_told(part) for part in ast.walk(node))


def _described(node: ast.FunctionDef) -> dict[str, str]:
    """The shapes that ``@takes(X="(n, d)")`` gives the parameters."""
    found = {}
    for decorator in node.decorator_list:
        for keyword in getattr(decorator, "keywords", ()):
            text = getattr(keyword.value, "value", None)
            claim = read_claim(text) if isinstance(text, str) else None
            if claim and str(claim) == text:
                found[keyword.arg] = text
    return found


class _Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname: str) -> Any:
        path = self.get_filename(fullname)
        source = self.get_data(path).decode()
        name = Path(path).relative_to(ROOT).as_posix()
        return compile(instrumented(source, name), path, "exec")

    def exec_module(self, module: Any) -> None:
        module._recorder = RECORDER
        super().exec_module(module)


class _Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, name: str, path: Any, target: Any = None) -> Any:
        if not name.startswith("snippets."):
            return None
        spec = importlib.machinery.PathFinder.find_spec(name, path, target)
        if spec and spec.origin and spec.origin.endswith(".py"):
            spec.loader = _Loader(spec.name, spec.origin)
        return spec


def install() -> None:
    """Make what is imported from ``snippets`` from now on tell the recorder."""
    sys.meta_path.insert(0, _Finder())
