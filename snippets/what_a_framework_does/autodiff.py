"""Reverse-mode automatic differentiation in about a hundred lines.

Source: Griewank and Walther, "Evaluating Derivatives" (2008), chapter 3.
"""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.checks import as_reals
from snippets.shared.kinks import relu, relu_slope

# --8<-- [start:positive_part]
positive_part = relu  # below, `relu` takes a node
# --8<-- [end:positive_part]


# --8<-- [start:node]
class Node:
    """An array that remembers which nodes it was computed from, and how.

    An edge is such a node and a function: given the slopes of the loss along
    this node's value, it returns its part of the slopes along that one's.
    """

    __array_ufunc__ = None  # lets NumPy leave `array @ node` to the node

    def __init__(self, value: ndarray | float, *edges: "Edge"):
        self.value = as_reals(value, "value")  # a copy
        self.grad = np.zeros_like(self.value)
        self.edges = edges

    def __add__(self, other: "Operand") -> "Node":
        return add(self, as_node(other))

    def __mul__(self, other: "Operand") -> "Node":
        return multiply(self, as_node(other))

    def __truediv__(self, other: "Operand") -> "Node":
        return divide(self, as_node(other))

    def __matmul__(self, other: "Operand") -> "Node":
        return matmul(self, as_node(other))

    def __neg__(self) -> "Node":
        return multiply(self, as_node(-1.0))

    def __sub__(self, other: "Operand") -> "Node":
        return self + -as_node(other)

    def __radd__(self, other: "Operand") -> "Node":
        return as_node(other) + self

    def __rmul__(self, other: "Operand") -> "Node":
        return as_node(other) * self

    def __rsub__(self, other: "Operand") -> "Node":
        return as_node(other) - self

    def __rtruediv__(self, other: "Operand") -> "Node":
        return as_node(other) / self

    def __rmatmul__(self, other: "Operand") -> "Node":
        return as_node(other) @ self


Edge = tuple[Node, Callable]
Operand = Node | ndarray | float


def as_node(value: Operand) -> Node:
    """The node itself, or a new one for an array or a number."""
    return value if isinstance(value, Node) else Node(value)


# --8<-- [end:node]


# --8<-- [start:fit]
def fit(grad: ndarray, shape: tuple[int, ...]) -> ndarray:
    """Add up the slopes of all copies that broadcasting made of an array."""
    grad = grad.sum(axis=tuple(range(grad.ndim - len(shape))))
    stretched = [axis for axis, n in enumerate(shape) if n < grad.shape[axis]]
    return grad.sum(axis=tuple(stretched)).reshape(shape)  # eq:framework-fit


# --8<-- [end:fit]


# --8<-- [start:add]
def add(a: Node, b: Node) -> Node:
    """a + b, entry by entry."""
    return Node(
        a.value + b.value,
        (a, lambda grad_out: fit(grad_out, a.value.shape)),
        (b, lambda grad_out: fit(grad_out, b.value.shape)),
    )


# --8<-- [end:add]


# --8<-- [start:multiply]
def multiply(a: Node, b: Node) -> Node:
    """a * b, entry by entry."""
    return Node(
        a.value * b.value,
        (a, lambda grad_out: fit(grad_out * b.value, a.value.shape)),
        (b, lambda grad_out: fit(grad_out * a.value, b.value.shape)),
    )


# --8<-- [end:multiply]


# --8<-- [start:divide]
def divide(a: Node, b: Node) -> Node:
    """a / b, entry by entry."""
    ratio = a.value / b.value
    return Node(
        ratio,
        (a, lambda grad_out: fit(grad_out / b.value, a.value.shape)),
        (b, lambda grad_out: fit(-grad_out * ratio / b.value, b.value.shape)),
    )


# --8<-- [end:divide]


# --8<-- [start:matmul]
def matmul(a: Node, b: Node) -> Node:
    """The matrix product (n, d) @ (d, h) -> (n, h).

    Raises ValueError unless both have two axes.
    """
    if a.value.ndim != 2 or b.value.ndim != 2:
        shapes = f"{a.value.shape} @ {b.value.shape}"
        raise ValueError(f"{shapes}: give both two axes, e.g. x[:, None]")
    return Node(
        a.value @ b.value,  # (n, d) @ (d, h) -> (n, h)
        (a, lambda grad_out: grad_out @ b.value.T),  # (n, h) @ (h, d)
        (b, lambda grad_out: a.value.T @ grad_out),  # (d, n) @ (n, h)
    )


# --8<-- [end:matmul]


# --8<-- [start:functions]
def exp(a: Node) -> Node:
    """The exponential, entry by entry."""
    y = np.exp(a.value)
    return Node(y, (a, lambda grad_out: grad_out * y))


def log(a: Node) -> Node:
    """The natural logarithm, entry by entry."""
    return Node(np.log(a.value), (a, lambda grad_out: grad_out / a.value))


def relu(a: Node) -> Node:
    """Zero where a is negative; the slope at zero counts as zero."""
    on = relu_slope(a.value)
    return Node(positive_part(a.value), (a, lambda grad_out: grad_out * on))


def logistic(a: Node) -> Node:
    """The sigmoid, entry by entry."""
    y = sigmoid(a.value)
    return Node(y, (a, lambda grad_out: grad_out * sigmoid_slope(y)))


def total(a: Node, axis: int | None = None) -> Node:
    """The sum of all entries, or along one axis, which keeps length one."""
    return Node(
        np.sum(a.value, axis=axis, keepdims=axis is not None),
        (a, lambda grad_out: np.broadcast_to(grad_out, a.value.shape)),
    )


# --8<-- [end:functions]


# --8<-- [start:in_order]
def in_order(end: Node) -> list[Node]:
    """All nodes behind `end`, each after the nodes it was computed from."""
    order, seen, waiting = [], set(), [(end, False)]
    while waiting:
        node, inputs_done = waiting.pop()
        if inputs_done:
            order.append(node)
        elif node not in seen:
            seen.add(node)
            waiting.append((node, True))
            waiting.extend((parent, False) for parent, _ in node.edges)
    return order


# --8<-- [end:in_order]


# --8<-- [start:backpropagate]
def backpropagate(loss: Node) -> None:
    """Set the slopes of the loss along every node behind it, as `grad`.

    Raises ValueError if the loss is not a single number.
    """
    if loss.value.size != 1:
        shape = loss.value.shape
        raise ValueError(f"the loss has shape {shape}, not one number")
    nodes = in_order(loss)
    for node in nodes:
        node.grad = np.zeros_like(node.value)
    loss.grad = np.ones_like(loss.value)
    for node in reversed(nodes):
        for parent, pull in node.edges:
            parent.grad = parent.grad + pull(node.grad)  # eq:framework-paths


# --8<-- [end:backpropagate]
