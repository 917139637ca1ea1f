"""An engine's favourite mistakes, each wrong in its own place."""

import numpy as np

from snippets.what_a_framework_does.autodiff import Node, in_order


# --8<-- [start:overwriting]
def overwriting(loss: Node) -> None:
    """Keeps only the last path into a node."""
    loss.grad = np.ones_like(loss.value)
    for node in reversed(in_order(loss)):
        for parent, pull in node.edges:
            parent.grad = pull(node.grad)


# --8<-- [end:overwriting]


# --8<-- [start:too_early]
def too_early(loss: Node) -> None:
    """Visits each node as soon as it is reached, nearest first."""
    nodes = [loss]
    for node in nodes:
        nodes.extend(p for p, _ in node.edges if p not in nodes)
    for node in nodes:
        node.grad = np.zeros_like(node.value)
    loss.grad = np.ones_like(loss.value)
    for node in nodes:
        for parent, pull in node.edges:
            parent.grad = parent.grad + pull(node.grad)


# --8<-- [end:too_early]


# --8<-- [start:piling_up]
def piling_up(loss: Node) -> None:
    """Starts from the slopes that the last call has left behind."""
    loss.grad = np.ones_like(loss.value)
    for node in reversed(in_order(loss)):
        for parent, pull in node.edges:
            parent.grad = parent.grad + pull(node.grad)


# --8<-- [end:piling_up]


# --8<-- [start:by_recursion]
def by_recursion(end: Node, seen: set[Node]) -> list[Node]:
    """The order by calling itself, one call deeper for each node."""
    if end in seen:
        return []
    seen.add(end)
    before = [n for parent, _ in end.edges for n in by_recursion(parent, seen)]
    return [*before, end]


# --8<-- [end:by_recursion]


# --8<-- [start:unfitted_add]
def unfitted_add(a: Node, b: Node) -> Node:
    """Forgets that broadcasting has copied one of its inputs."""
    return Node(
        a.value + b.value,
        (a, lambda grad_out: grad_out),
        (b, lambda grad_out: grad_out),
    )


# --8<-- [end:unfitted_add]
