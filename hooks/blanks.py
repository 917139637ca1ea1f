"""Leave functions for the reader to write: the signature and the docstring stay, the body goes."""

import ast


def blanked(source: str, names: str) -> str:
    """``source`` with ``...`` for the bodies of these functions, ``forward Sigmoid.backward``.

    A name without a class stands for all functions and methods that are called so.  Raises
    ValueError for one that ``source`` does not define.
    """
    lines, wanted, found = source.split("\n"), names.split(), set()
    for name, node in reversed(list(_functions(ast.parse(source)))):
        if asked := {name, node.name} & set(wanted):
            found |= asked
            first = node.body[0]
            start = first.end_lineno if ast.get_docstring(node) else first.lineno - 1
            lines[start : node.end_lineno] = [" " * first.col_offset + "..."]
    if unknown := [name for name in wanted if name not in found]:
        raise ValueError(f"no function {', '.join(unknown)} to leave blank")
    return "\n".join(lines)


def _functions(tree: ast.Module) -> list[tuple[str, ast.FunctionDef]]:
    """Functions and methods with their names, in order."""
    found = []
    for node in tree.body:
        inside = node.body if isinstance(node, ast.ClassDef) else [node]
        prefix = f"{node.name}." if isinstance(node, ast.ClassDef) else ""
        found += [(prefix + f.name, f) for f in inside if isinstance(f, ast.FunctionDef)]
    return found
