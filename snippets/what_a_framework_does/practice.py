"""The practice notebook on an engine, in the order of its page."""

# --8<-- [start:imports]
from itertools import count

# --8<-- [end:imports]
import numpy as np

from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.notebook import compare
from snippets.what_a_framework_does.autodiff import (
    Node,
    add,
    divide,
    exp,
    log,
    matmul,
    multiply,
    unbroadcast,
    walk_back,
)

# --8<-- [start:data]
rng = np.random.default_rng(0)
A, B = rng.uniform(0.5, 2, size=(2, 4, 3))
M, G = rng.normal(size=(3, 2)), rng.normal(size=(4, 3))


def product(a, b):
    """Given, so that the walk can be checked by itself."""
    return Node(
        a.value * b.value,
        (a, lambda grad_out: grad_out * b.value),
        (b, lambda grad_out: grad_out * a.value),
    )


def through(node, grad_out):
    """What a node's edges make of its slope, None where there is no node."""
    return node and tuple(vjp(grad_out) for _, vjp in node.edges)


def walked(loss, *nodes):
    """The slopes at nodes after two walks, None where none arrived."""
    walk_back(loss)
    walk_back(loss)
    return tuple(node.grad for node in nodes) if loss.grad else None


# --8<-- [end:data]

# --8<-- [start:check_multiply]
compare(
    through(multiply(Node(A), Node(B)), G),
    grad_a=numeric_gradient(lambda A: np.sum(G * (A * B)), A),
    grad_b=numeric_gradient(lambda B: np.sum(G * (A * B)), B),
)
# --8<-- [end:check_multiply]


# --8<-- [start:check_walk]
x, y = Node(1.3), Node(-0.7)
s = product(x, x)
compare(walked(s, x), {"grad_x": {"before": 2.6}}, grad_x=2.6)
loss = add(s, product(product(s, s), y))  # x**2 + x**4 * y
compare(
    walked(loss, x, y),
    grad_x=numeric_gradient(lambda x: x**2 + x**4 * -0.7, np.array(1.3)),
    grad_y=1.3**4,
)
# --8<-- [end:check_walk]

# --8<-- [start:check_matmul]
R = rng.normal(size=(4, 2))
compare(
    through(matmul(Node(A), Node(M)), R),
    grad_a=numeric_gradient(lambda A: np.sum(R * (A @ M)), A),
    grad_b=numeric_gradient(lambda M: np.sum(R * (A @ M)), M),
)
# --8<-- [end:check_matmul]

# --8<-- [start:check_exp_log]
compare(
    through(exp(Node(A)), G),
    exp=numeric_gradient(lambda A: np.sum(G * np.exp(A)), A),
)
compare(
    through(log(Node(A)), G),
    log=numeric_gradient(lambda A: np.sum(G * np.log(A)), A),
)
# --8<-- [end:check_exp_log]

# --8<-- [start:check_divide]
compare(
    through(divide(Node(A), Node(B)), G),
    grad_a=numeric_gradient(lambda A: np.sum(G * (A / B)), A),
    grad_b=numeric_gradient(lambda B: np.sum(G * (A / B)), B),
)
# --8<-- [end:check_divide]

# --8<-- [start:check_unbroadcast]
for shape in ((3,), (4, 1), (1, 3), ()):
    compare(
        unbroadcast(G, shape),
        copied=numeric_gradient(lambda b: np.sum(G * (A + b)), np.ones(shape)),
    )
# --8<-- [end:check_unbroadcast]


# --8<-- [start:transpose]
def transpose(a):
    """A node for the transpose of a table."""
    return Node(a.value.T, (a, lambda grad_out: grad_out.T))


# --8<-- [end:transpose]

# --8<-- [start:check_transpose]
compare(
    through(transpose(Node(A)), G.T),
    grad_a=numeric_gradient(lambda A: np.sum(G.T * A.T), A),
)
# --8<-- [end:check_transpose]


# --8<-- [start:squash]
def squash(a):
    """A node for the sigmoid: one box in the place of four."""
    y = 1 / (1 + np.exp(-a.value))
    return Node(y, (a, lambda grad_out: grad_out * y * (1 - y)))


# --8<-- [end:squash]

# --8<-- [start:check_squash]
compare(
    through(squash(Node(A)), G),
    grad_a=numeric_gradient(lambda A: np.sum(G / (1 + np.exp(-A))), A),
)
# --8<-- [end:check_squash]


# --8<-- [start:rows_of]
def rows_of(a, numbers):
    """A node for the rows of a table that have these numbers, in order."""

    def vjp(grad_out):
        grad = np.zeros(a.value.shape)
        for number, row in zip(numbers, grad_out):
            grad[number] = grad[number] + row
        return grad

    return Node(a.value[numbers], (a, vjp))


# --8<-- [end:rows_of]

# --8<-- [start:check_rows]
numbers = [2, 0, 2, 2, 3]
G_rows = rng.normal(size=(5, 3))
compare(
    through(rows_of(Node(A), numbers), G_rows),
    grad_a=numeric_gradient(lambda A: np.sum(G_rows * A[numbers]), A),
)
# --8<-- [end:check_rows]
