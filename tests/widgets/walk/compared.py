"""The walk's arithmetic, and the engine of the chapter on frameworks."""

import numpy as np
from numpy.random import Generator

from snippets.what_a_framework_does import mistakes
from snippets.what_a_framework_does.autodiff import Node, backpropagate
from tests.widgets.modules import Compared
from tests.widgets.walk.graphs import OPERATIONS, made

WIDTHS = {"add": 2, "multiply": 2, "half_squared_error": 2}
WITH_CONSTANTS = ("affine", "half_mean_squared_error")
TAME = [name for name in OPERATIONS if name not in ("exp", "square")]
RATE = 0.3


def some_node(rng: Generator, operation: str, below: int) -> dict:
    """A node that uses the one before it, and others."""
    width = WIDTHS.get(operation, 3 if operation in WITH_CONSTANTS else 1)
    count = {"scale": 1, "affine": 2, "half_mean_squared_error": 3}.get(operation, 0)
    inputs = [below - 1, *rng.integers(0, below, width - 1)]
    node = {"operation": operation, "inputs": rng.permutation(inputs).tolist()}
    return node | ({"constants": rng.normal(size=count).tolist()} if count else {})


def graph(rng: Generator) -> tuple[list[dict], list[float]]:
    """Random nodes: two inputs, some operations and a product, in which forks are frequent."""
    nodes: list[dict] = [{}, {}]
    for k in range(2, 6):
        nodes.append(some_node(rng, rng.choice(list(OPERATIONS) if k == 2 else TAME), k))
    nodes.append({"operation": "multiply", "inputs": [4, 5]})
    return nodes, rng.uniform(-1, 1, size=2).tolist()


def by_engine(nodes: list[dict], given: list[float]) -> list[Node]:
    found: list[Node] = []
    for k, node in enumerate(nodes):
        inputs = [found[i] for i in node.get("inputs", [])]
        found.append(one(node, inputs) if inputs else Node(given[k]))
    return found


def one(node: dict, inputs: list[Node]) -> Node:
    return made(node["operation"], *inputs, constants=tuple(node.get("constants", ())))


def forward(nodes: list[dict], given: list[float]) -> list[float]:
    return [float(node.value) for node in by_engine(nodes, given)]


def grads(nodes: list[dict], given: list[float], mistake: str) -> list[float]:
    """The slopes that the engine, or one of its favourite mistakes, leaves."""
    found = by_engine(nodes, given)
    walk = {"": backpropagate}.get(mistake) or getattr(mistakes, mistake)
    walk(found[-1])
    if mistake == "piling_up":
        walk(found[-1])
    return [float(node.grad) for node in found]


def walk(rng: Generator) -> tuple:
    return *graph(rng), str(rng.choice(["", "overwriting", "too_early", "piling_up"]))


WALK = """(m, nodes, given, mistake) => {
  const values = m.forward(nodes, given);
  const { grads: left } = m.walk_back(nodes, values, { mistake });
  return mistake === "piling_up" ? m.walk_back(nodes, values, { mistake, left }).grads : left;
}"""


def one_node(rng: Generator) -> tuple:
    node = some_node(rng, str(rng.choice(list(OPERATIONS))), 3)
    width = len(node["inputs"])
    return node | {"inputs": list(range(width))}, rng.uniform(-2, 2, size=width).tolist()


def local_slopes(node: dict, values: list[float]) -> list[float]:
    return [float(vjp(1.0)) for _, vjp in one(node, [Node(value) for value in values]).edges]


SLOPES = """(m, node, values) => {
  const output = m.forward([...values.map(() => ({})), node], values).at(-1);
  return m.local_slopes(node, values, output);
}"""


def some_order(rng: Generator) -> tuple:
    return graph(rng)[0], str(rng.choice(["", "too_early"]))


def order(nodes: list[dict], mistake: str) -> list[int]:
    """Nearest first, or the last made first."""
    if mistake != "too_early":
        return list(range(len(nodes)))[::-1]
    found = [len(nodes) - 1]
    for k in found:
        found.extend(i for i in nodes[k].get("inputs", []) if i not in found)
    return found


def step(nodes: list[dict], values: np.ndarray, grads: np.ndarray, rate: float) -> list[float]:
    """Only inputs learn, and data does not."""
    moves = np.array([not ("operation" in node or node.get("data", False)) for node in nodes])
    return np.where(moves, values - rate * grads, values)


def parameters(rng: Generator) -> tuple:
    nodes, _ = graph(rng)
    nodes[rng.integers(2)] = {"data": True}
    return nodes, rng.normal(size=7), rng.normal(size=7), rng.uniform()


def answer(rng: Generator) -> tuple:
    """A product, or one of the slips, or any number; three numbers that no slip confuses."""
    upstream, local, other = rng.choice([-1, 1], 3) * rng.permutation([2.1, 3.7, 5.9])
    slips = (
        upstream * local * rng.uniform(0.995, 1.005),
        -upstream * local,
        upstream * other,
        upstream + local,
        local,
        upstream,
        100.0,
        upstream * local * 1.03,
    )
    return float(rng.choice(slips)), float(upstream), float(local), [float(other)]


def verdict(answer: float, upstream: float, local: float, others: np.ndarray) -> str:
    right = upstream * local
    reasons = {
        "right": right,
        "sign": -right,
        "other_input": upstream * others[0],
        "added": upstream + local,
        "local_alone": local,
        "upstream_alone": upstream,
    }
    return next((why for why, x in reasons.items() if np.isclose(answer, x, rtol=0.01)), "wrong")


COMPARED = {
    "arithmetic.js": [
        Compared("forward", graph, forward),
        Compared("walk_back", walk, grads, WALK),
        Compared("local_slopes", one_node, local_slopes, SLOPES),
        Compared("visiting_order", some_order, order),
        Compared("step", parameters, step),
        Compared("verdict", answer, verdict),
    ]
}
