"""Calls of the engine at the points of its contexts."""

import numpy as np

from snippets.what_a_framework_does.autodiff import (
    Node,
    backpropagate,
    matmul,
    unbroadcast,
    walk_back,
)
from tests.proof.comments.calls import calls
from tests.proof.equations.environment import Slope


@calls("framework-broadcast", grad_Z=Slope("L", by="Z"))
def row_added_to_rows(grad_Z, b):
    unbroadcast(grad_Z, b.shape)


@calls("framework-paths", to_c=Slope("L", by="c"), to_a=Slope("c", by="a"))
def three_users(a, c, L, to_c, to_a):
    for walk in (walk_back, backpropagate):
        source = Node(a)
        users = [
            Node(value, (source, lambda grad_out, slope=slope: grad_out * slope))
            for value, slope in zip(c, to_a, strict=True)
        ]
        edges = [
            (user, lambda grad_out, slope=slope: grad_out * slope)
            for user, slope in zip(users, to_c, strict=True)
        ]
        walk(Node(L, *edges))


@calls("framework-matmul")
def product(A, B, C):
    for _, vjp in matmul(Node(A), Node(B)).edges:
        vjp(np.ones_like(C))
