"""Reverse-mode automatic differentiation: first for numbers, then for arrays.

Source: Griewank and Walther, "Evaluating Derivatives" (2008), chapter 3.
"""

import functools
from collections.abc import Callable

# --8<-- [start:imports]
from itertools import count

import numpy as np

# --8<-- [end:imports]
from numpy import ndarray

from snippets.shared.checks import as_reals


# --8<-- [start:node]
class Node:
    """A value that remembers what it was computed from, and how."""

    made = count()

    def __init__(self, value, *edges):
        self.value = value
        self.edges = edges  # pairs: an input, and its vjp
        self.number = next(Node.made)
        self.grad = 0.0


# --8<-- [end:node]


def of_reals(init: Callable) -> Callable:
    """Let a node hold real numbers, in memory of its own."""

    @functools.wraps(init)
    def guarded(self: Node, value: object, *edges: tuple) -> None:
        init(self, as_reals(value, "value"), *edges)

    return guarded


Node.__init__ = of_reals(Node.__init__)


# --8<-- [start:add]
def add(a, b):
    return Node(
        a.value + b.value,
        (a, lambda grad_out: grad_out),
        (b, lambda grad_out: grad_out),
    )


# --8<-- [end:add]


# --8<-- [start:multiply]
def multiply(a, b):
    return Node(
        a.value * b.value,
        (a, lambda grad_out: grad_out * b.value),
        (b, lambda grad_out: grad_out * a.value),
    )


# --8<-- [end:multiply]


# --8<-- [start:in_order]
def in_order(end):
    """All nodes behind `end`, each after the nodes it was computed from."""
    found, waiting = {end}, [end]
    while waiting:
        for parent, _ in waiting.pop().edges:
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return sorted(found, key=lambda node: node.number)


# --8<-- [end:in_order]


# --8<-- [start:walk_back]
def walk_back(loss):
    """Set `grad`, the slope of the loss, at every node behind it."""
    nodes = in_order(loss)
    for node in nodes:
        node.grad = 0.0
    loss.grad = 1.0
    for node in reversed(nodes):
        for parent, vjp in node.edges:
            parent.grad = parent.grad + vjp(node.grad)  # eq:framework-paths


# --8<-- [end:walk_back]


def two_tables(product: Callable) -> Callable:
    """Let a product take nothing but nodes of two axes."""

    @functools.wraps(product)
    def guarded(a: Node, b: Node) -> Node:
        if a.value.ndim != 2 or b.value.ndim != 2:
            shapes = f"{a.value.shape} @ {b.value.shape}"
            raise ValueError(f"{shapes}: give both two axes, e.g. x[:, None]")
        return product(a, b)

    return guarded


@two_tables
# --8<-- [start:matmul]
def matmul(a, b):
    return Node(
        a.value @ b.value,  # (n, d) @ (d, h) -> (n, h)
        (a, lambda grad_out: grad_out @ b.value.T),  # (n, h) @ (h, d)
        (b, lambda grad_out: a.value.T @ grad_out),  # (d, n) @ (n, h)
    )


# --8<-- [end:matmul]


# --8<-- [start:sum]
def sum(a, axis=None):
    """The sum of all entries, or along one axis, which keeps length one."""
    return Node(
        np.sum(a.value, axis=axis, keepdims=axis is not None),
        (a, lambda grad_out: np.broadcast_to(grad_out, a.value.shape)),
    )


# --8<-- [end:sum]


# --8<-- [start:exp_log]
def exp(a):
    y = np.exp(a.value)
    return Node(y, (a, lambda grad_out: grad_out * y))


def log(a):
    return Node(np.log(a.value), (a, lambda grad_out: grad_out / a.value))


# --8<-- [end:exp_log]


# --8<-- [start:divide]
def divide(a, b):
    ratio = a.value / b.value
    return Node(
        ratio,
        (a, lambda grad_out: grad_out / b.value),
        (b, lambda grad_out: grad_out * -ratio / b.value),
    )


# --8<-- [end:divide]


# --8<-- [start:operators]
def as_node(x):
    return x if isinstance(x, Node) else Node(x)


Node.__add__ = Node.__radd__ = lambda a, b: add(a, as_node(b))
Node.__mul__ = Node.__rmul__ = lambda a, b: multiply(a, as_node(b))
Node.__neg__ = lambda a: a * -1.0
Node.__sub__ = lambda a, b: a + -as_node(b)
Node.__rsub__ = lambda a, b: as_node(b) + -a
Node.__truediv__ = lambda a, b: divide(a, as_node(b))
Node.__rtruediv__ = lambda a, b: divide(as_node(b), a)
Node.__matmul__ = lambda a, b: matmul(a, as_node(b))
Node.__rmatmul__ = lambda a, b: matmul(as_node(b), a)
Node.__array_ufunc__ = None  # so NumPy leaves `array @ node` to the node
# --8<-- [end:operators]


def all_copies(add_up: Callable) -> Callable:
    """Let slopes be added up only to the shape of what was copied."""

    @functools.wraps(add_up)
    def guarded(grad: ndarray, shape: tuple[int, ...]) -> ndarray:
        added = add_up(grad, shape)
        if np.shape(added) != shape:
            raise ValueError(f"{np.shape(grad)} has no copies of {shape} in it")
        return added

    return guarded


@all_copies
# --8<-- [start:unbroadcast]
def unbroadcast(grad, shape):
    """Add up the slopes of all copies that broadcasting made."""
    while np.ndim(grad) > len(shape):  # along axes that it put in front
        grad = np.sum(grad, axis=0)
    for axis, size in enumerate(shape):
        if size == 1:  # along axes that it may have stretched
            grad = np.sum(grad, axis=axis, keepdims=True)
    return grad  # eq:framework-broadcast


# --8<-- [end:unbroadcast]


def of_one_number(walk: Callable) -> Callable:
    """Let a walk begin at nothing but a single number."""

    @functools.wraps(walk)
    def guarded(loss: Node) -> None:
        if loss.value.shape:
            shape = loss.value.shape
            raise ValueError(f"the loss has shape {shape}, not one number")
        walk(loss)

    return guarded


@of_one_number
# --8<-- [start:backpropagate]
def backpropagate(loss):
    """The same walk, for values that are numbers or arrays."""
    nodes = in_order(loss)
    for node in nodes:
        node.grad = 0.0
    loss.grad = 1.0
    for node in reversed(nodes):
        for parent, vjp in node.edges:
            part = unbroadcast(vjp(node.grad), np.shape(parent.value))
            parent.grad = parent.grad + part  # eq:framework-paths


# --8<-- [end:backpropagate]
