"""The graphs that a reader walks, traced with the course's engine from the chapters' functions.

``make outputs`` records those of a chapter as ``graph.json`` in its folder.
"""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from unittest.mock import patch

import numpy as np
from numpy import ndarray

from snippets.chain_rule import worked_graph
from snippets.chain_rule.figures import graph_forward
from snippets.logistic_unit import unit
from snippets.logistic_unit.figures import transpose_arrows
from snippets.two_neurons import neurons
from snippets.two_neurons.figures import two_neurons_chain
from snippets.what_a_framework_does import autodiff
from snippets.what_a_framework_does.autodiff import Node, backpropagate, in_order

# --- operations that the engine of the chapter does not know, written as it writes its own ---


def square(a: Node) -> Node:
    return Node(a.value**2, (a, lambda grad_out: grad_out * 2 * a.value))


def sigmoid(z: Node) -> Node:
    y = 1 / (1 + np.exp(-z.value))
    return Node(y, (z, lambda grad_out: grad_out * y * (1 - y)))


def half_squared_error(y_hat: Node, y: Node) -> Node:
    error = y_hat.value - y.value
    back = (y_hat, lambda grad_out: grad_out * error), (y, lambda grad_out: grad_out * -error)
    return Node(error**2 / 2, *back)


def affine(*parameters: Node, constants: ndarray) -> Node:
    """A row of inputs by weights, and a bias, which is the last parameter."""
    *w, b = parameters
    terms = list(zip(constants, w, strict=True))
    edges = [(w_j, lambda grad_out, x_j=x_j: grad_out * x_j) for x_j, w_j in terms]
    z = np.sum([x_j * w_j.value for x_j, w_j in terms]) + b.value
    return Node(z, *edges, (b, lambda grad_out: grad_out))


def half_mean_squared_error(*y_hat: Node, constants: ndarray) -> Node:
    n = len(y_hat)
    errors = [one.value - y for one, y in zip(y_hat, constants, strict=True)]
    pairs = zip(y_hat, errors, strict=True)
    back = [(one, lambda grad_out, error=error: grad_out * error / n) for one, error in pairs]
    return Node(np.sum(np.square(errors)) / 2 / n, *back)


def scale(a: Node, constants: ndarray) -> Node:
    (c,) = constants
    return Node(c * a.value, (a, lambda grad_out: grad_out * c))


OPERATIONS = {
    "add": autodiff.add,
    "multiply": autodiff.multiply,
    "exp": autodiff.exp,
    "scale": scale,
    "square": square,
    "sigmoid": sigmoid,
    "half_squared_error": half_squared_error,
    "affine": affine,
    "half_mean_squared_error": half_mean_squared_error,
}


def made(operation: str, *inputs: Node, constants: tuple[float, ...] = ()) -> Node:
    """A node that also knows which operation made it; numbers among its inputs are constants."""
    more = {"constants": np.array(constants)} if constants else {}
    node = OPERATIONS[operation](*inputs, **more)
    node.operation, node.constants = operation, constants
    return node


@contextmanager
def watched() -> Iterator[None]:
    """Let the engine's nodes know their operations, and take squares, while a function runs."""

    def multiply(a: Node, b: Node) -> Node:
        fixed = [node for node in (a, b) if not hasattr(node, "name") and not node.edges]
        if not fixed:
            return made("multiply", a, b)
        (moved,) = {a, b} - set(fixed)
        return made("scale", moved, constants=(float(fixed[0].value),))

    with (
        patch.dict(autodiff.__dict__, multiply=multiply),
        patch.object(autodiff, "add", lambda a, b: made("add", a, b)),
        patch.object(autodiff, "exp", lambda a: made("exp", a)),
        patch.object(Node, "__pow__", lambda a, _: made("square", a), create=True),
        patch.object(neurons, "sigmoid", lambda z: made("sigmoid", z)),
        patch.object(unit, "sigmoid", lambda z: [made("sigmoid", z_i) for z_i in z]),
    ):
        yield


# --- the graphs ---


@dataclass(frozen=True)
class Knob:
    """An input: where it starts, how far it goes, and whether it is data, which does not learn."""

    value: float
    low: float
    high: float
    step: float
    data: bool = False


@dataclass(frozen=True)
class Graph:
    """What is traced, and what the page knows of it.

    names: of the other nodes, in the order in which they are made.
    places: column and row of each node in the drawing.
    equations: of the way back through each node, and of a fork.  forward: of its value.
    mistakes: the chapter's wrong ways, each with the nodes at which it is made.
    """

    title: str
    function: Callable[..., Node]
    inputs: dict[str, Knob]
    names: tuple[str, ...]
    places: dict[str, tuple[float, float]]
    rate: float
    mistakes: dict[str, tuple[str, ...]]
    equations: dict[str, str] = field(default_factory=dict)
    forward: dict[str, str] = field(default_factory=dict)

    def traced(self) -> list[dict]:
        """The nodes, each after those that it was computed from, with values and slopes."""
        inputs = {name: Node(knob.value) for name, knob in self.inputs.items()}
        for name, node in inputs.items():
            node.name = name
        with watched():
            loss = self.function(*inputs.values())
        nodes = [*inputs.values(), *(node for node in in_order(loss) if node.edges)]
        backpropagate(loss)
        names = [*inputs, *self.names]
        return [self._described(name, node, nodes) for name, node in zip(names, nodes, strict=True)]

    def _described(self, name: str, node: Node, nodes: list[Node]) -> dict:
        knob = self.inputs.get(name)
        described = {"name": name, "value": float(node.value), "place": self.places[name]}
        if knob:
            described |= {"low": knob.low, "high": knob.high, "step": knob.step}
            described |= {"data": True} if knob.data else {}
        else:
            described["operation"] = node.operation
            described["inputs"] = [nodes.index(parent) for parent, _ in node.edges]
            described |= {"constants": node.constants} if node.constants else {}
        if not (knob and knob.data):
            described["slope"] = float(node.grad)
        labels = {"back": self.equations.get(name), "forward": self.forward.get(name)}
        return described | {key: label for key, label in labels.items() if label}

    def recorded(self) -> dict:
        """All that the page is given."""
        nodes = self.traced()
        names = [node["name"] for node in nodes]
        mistakes = {
            mistake: [names.index(name) for name in where]
            for mistake, where in self.mistakes.items()
        }
        return {"title": self.title, "rate": self.rate, "mistakes": mistakes, "nodes": nodes}


def worked(a: Node, b: Node) -> Node:
    return worked_graph.forward(a, b)[-1]


def two_in_a_row(x: Node, y: Node, w_1: Node, w_2: Node) -> Node:
    _, y_hat = neurons.forward(x, w_1, w_2)
    return made("half_squared_error", y_hat, y)


class Weights:
    """A column of nodes that a table of numbers can be multiplied by, and a bias added to."""

    __array_ufunc__ = None

    def __init__(self, w: tuple[Node, ...]):
        self.w = w

    def __rmatmul__(self, X: ndarray) -> "Weights":
        self.X = X
        return self

    def __add__(self, b: Node) -> list[Node]:
        return [made("affine", *self.w, b, constants=tuple(row)) for row in self.X.tolist()]


def one_unit(w_1: Node, w_2: Node, b: Node) -> Node:
    y_hat = unit.forward.__wrapped__(transpose_arrows.X, Weights((w_1, w_2)), b)
    return made("half_mean_squared_error", *y_hat, constants=tuple(transpose_arrows.Y.tolist()))


def by_engine(a: Node, b: Node) -> Node:
    p = autodiff.multiply(a, b)
    s = autodiff.add(p, a)
    return autodiff.multiply(s, s)


def early(x: Node) -> Node:
    inner = x * x
    return inner + autodiff.exp(inner * inner * 0.1)


A, B = graph_forward.A, graph_forward.B
chain = two_neurons_chain
WALKED = {"a": (0, 0), "b": (0, 1), "p": (1, 1), "s": (2, 1), "L": (3, 1)}
ROWS = (1, 2, 3)

GRAPHS = {
    "chain_rule": [
        Graph(
            "L = (ab + a)²",
            worked,
            {"a": Knob(A, -6, 6, 0.5), "b": Knob(B, -6, 6, 0.5)},
            ("p", "s", "L"),
            WALKED,
            0.001,
            {"path_overwritten": (), "link_added": ("p",)},
            {
                "L": "eq:graph-back-square",
                "s": "eq:graph-back-sum",
                "p": "eq:graph-back-product",
                "a": "eq:graph-back-fork",
            },
            dict.fromkeys(("p", "s", "L"), "eq:graph-boxes"),
        )
    ],
    "two_neurons": [
        Graph(
            "L = ½(σ(w₂ σ(w₁ x)) − y)²",
            two_in_a_row,
            {
                "x": Knob(chain.X, -4, 4, 0.5, data=True),
                "y": Knob(chain.Y, 0, 1, 0.1, data=True),
                "w_1": Knob(chain.W_1, -6, 6, 0.5),
                "w_2": Knob(chain.W_2, -6, 6, 0.5),
            },
            ("z_1", "a_1", "z_2", "y_hat", "L"),
            {
                "x": (0, 1),
                "w_1": (0, 0),
                "z_1": (1, 1),
                "a_1": (2, 1),
                "w_2": (2, 0),
                "z_2": (3, 1),
                "y_hat": (4, 1),
                "y": (4, 0),
                "L": (5, 1),
            },
            1.0,
            {"lost_slope": ("a_1",), "update_too_early": ()},
            {
                "L": "eq:two-delta-2",
                "y_hat": "eq:two-delta-2",
                "z_2": "eq:two-gradients",
                "a_1": "eq:two-delta-1",
                "z_1": "eq:two-gradients",
            },
            {
                "z_1": "eq:two-hidden",
                "a_1": "eq:two-hidden",
                "z_2": "eq:two-prediction",
                "y_hat": "eq:two-prediction",
                "L": "eq:two-loss",
            },
        )
    ],
    "logistic_unit": [
        Graph(
            "L = ½ · mean (ŷ − y)²",
            one_unit,
            {name: Knob(0.0, -2, 2, 0.1) for name in ("w_1", "w_2", "b")},
            (*(f"z_{i}" for i in ROWS), *(f"y_hat_{i}" for i in ROWS), "L"),
            {"w_1": (0, 0), "w_2": (0, 1), "b": (0, 2), "L": (3, 1)}
            | {f"z_{i}": (1, i - 1) for i in ROWS}
            | {f"y_hat_{i}": (2, i - 1) for i in ROWS},
            0.1,
            {
                "mixed_signs": ("L",),
                "no_slope": tuple(f"y_hat_{i}" for i in ROWS),
                "no_mean": ("L",),
            },
            {"L": "eq:logistic-link-loss", "w_1": "eq:logistic-grad-w", "w_2": "eq:logistic-grad-w"}
            | {"b": "eq:logistic-grad-b"}
            | {f"y_hat_{i}": "eq:logistic-delta" for i in ROWS}
            | {f"z_{i}": "eq:logistic-grad-w" for i in ROWS},
            {"L": "eq:half-mean-squared-error"}
            | {f"z_{i}": "eq:logistic-logits" for i in ROWS}
            | {f"y_hat_{i}": "eq:logistic-prediction" for i in ROWS},
        )
    ],
    "what_a_framework_does": [
        Graph(
            "L = (ab + a)²",
            by_engine,
            {"a": Knob(A, -6, 6, 0.5), "b": Knob(B, -6, 6, 0.5)},
            ("p", "s", "L"),
            WALKED,
            0.001,
            {"overwriting": (), "too_early": (), "piling_up": ()},
            {"p": "eq:framework-product"} | dict.fromkeys("as", "eq:framework-paths"),
        ),
        Graph(
            "L = v + exp(v²/10), v = x²",
            early,
            {"x": Knob(2.0, -3, 3, 0.1)},
            ("v", "q", "r", "e", "L"),
            {"x": (0, 1), "v": (1, 1), "q": (1.6, 0), "r": (2.7, 0), "e": (3.8, 0), "L": (4.4, 1)},
            0.01,
            {"overwriting": (), "too_early": (), "piling_up": ()},
            dict.fromkeys("xv", "eq:framework-paths"),
        ),
    ],
}

# The first page shows the first graph, without the chapter's equations and wrong ways.
(first,) = GRAPHS["chain_rule"]
GRAPHS["index"] = [replace(first, mistakes={}, equations={}, forward={})]


def graphs_as_json(room: str) -> str:
    """What ``graph.json`` of a chapter holds; nothing if it has no graph."""
    graphs = [graph.recorded() for graph in GRAPHS.get(room, [])]
    return json.dumps(graphs, indent=1, ensure_ascii=False) + "\n" if graphs else ""
