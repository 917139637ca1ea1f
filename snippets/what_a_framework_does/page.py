"""The code of the chapter on an engine, in the order of the page."""

import numpy as np
from numpy import ndarray

from snippets.logistic_unit.unit import backward, forward
from snippets.partial_derivatives.two_variables import grad_f
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.what_a_framework_does.autodiff import (
    Node,
    backpropagate,
    exp,
    in_order,
    log,
    logistic,
    relu,
    total,
)
from snippets.what_a_framework_does.mistakes import (
    by_recursion,
    overwriting,
    piling_up,
    too_early,
    unfitted_add,
)

# --8<-- [start:recorded]
x, y = Node(2.0), Node(1.0)
square = x * x
cubic = square * y
product = x * y
height = cubic + product * 3 + y * y
print("height", height.value)
print("cubic was computed from two nodes:")
for parent, pull in cubic.edges:
    print("  value", parent.value, "  slope of cubic along it", pull(1.0))
# --8<-- [end:recorded]

# --8<-- [start:landscape]
backpropagate(height)
print("engine ", x.grad, y.grad)
print("by hand", *grad_f(2.0, 1.0))
# --8<-- [end:landscape]

# --8<-- [start:order]
steps = in_order(height)
place = {node: k for k, node in enumerate(steps)}
pairs = [(place[p], place[node]) for node in steps for p, _ in node.edges]
print(len(steps), "nodes,", len(pairs), "edges")
print("inputs come first:", all(start < end for start, end in pairs))
# --8<-- [end:order]

# --8<-- [start:fit_example]
Z = Node(np.zeros((4, 3)))
b = Node(np.zeros(3))
weights = np.arange(12.0).reshape(4, 3)
backpropagate(total((Z + b) * weights))
print("slopes along Z", Z.grad.shape)
print(Z.grad)
print("slopes along b", b.grad.shape, b.grad)
# --8<-- [end:fit_example]

# --8<-- [start:logistic_check]
rng = np.random.default_rng(seed=0)
X = rng.normal(size=(5, 3))
targets = rng.uniform(size=5)
w, bias = Node(rng.normal(size=(3, 1))), Node(rng.normal())

error = logistic(X @ w + bias) - targets[:, None]
loss = total(error * error) / (2 * len(targets))
backpropagate(loss)

y_hat = forward(X, w.value[:, 0], bias.value)
grad_w, grad_b = backward(X, targets, y_hat)
print("engine ", w.grad[:, 0].round(6), bias.grad.round(6))
print("by hand", grad_w.round(6), grad_b.round(6))
gap = relative_error(w.grad[:, 0], grad_w)
print("the gap is below 1e-12:", gap < 1e-12)
# --8<-- [end:logistic_check]


# --8<-- [start:cross_entropy]
def cross_entropy(logits: Node, Y: ndarray) -> Node:
    """Mean of minus log softmax over the rows, for targets Y (n, c)."""
    shifted = logits - logits.value.max(axis=1, keepdims=True)
    log_y_hat = shifted - log(total(exp(shifted), axis=1))
    return -total(log_y_hat * Y) / len(Y)


# --8<-- [end:cross_entropy]


# --8<-- [start:softmax_check]
logits = Node(rng.normal(size=(4, 3)))
Y = np.eye(3)[[0, 2, 1, 1]]
backpropagate(cross_entropy(logits, Y))

powers = np.exp(logits.value)
Y_hat = powers / powers.sum(axis=1, keepdims=True)
print(logits.grad.round(4))
print("(Y_hat - Y) / n:", np.allclose(logits.grad, (Y_hat - Y) / len(Y)))
# --8<-- [end:softmax_check]


# --8<-- [start:three_rows]
def three_row_loss(parameters: list[Node], X: ndarray, y: ndarray) -> Node:
    """Half the mean squared error of a net with one hidden layer."""
    W1, b1, W2, b2 = parameters
    hidden = logistic(X @ W1 + b1)  # (3, 2) @ (2, 3) -> (3, 3)
    error = logistic(hidden @ W2 + b2) - y[:, None]  # (3, 3) @ (3, 1)
    return total(error * error) / (2 * len(y))


X3 = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
y3 = np.array([1.0, 0.0, 1.0])
shapes = [(2, 3), (3,), (3, 1), (1,)]
start = np.random.default_rng(seed=3)
parameters = [Node(start.normal(size=shape)) for shape in shapes]
losses = []
for _ in range(2000):
    loss = three_row_loss(parameters, X3, y3)
    backpropagate(loss)
    losses.append(loss.value)
    parameters = [Node(p.value - 2.0 * p.grad) for p in parameters]
for step in (0, 100, 500, 1999):
    print(f"step {step:4}   loss {losses[step]:.4f}")
# --8<-- [end:three_rows]

# --8<-- [start:cost]
loss = three_row_loss(parameters, X3, y3)
nodes = in_order(loss)
edges = sum(len(node.edges) for node in nodes)
operations = sum(len(node.edges) > 0 for node in nodes)
numbers = sum(p.value.size for p in parameters)
print("backward: edges walked                ", edges)
print("central differences: operations needed", 2 * numbers * operations)
# --8<-- [end:cost]

# --8<-- [start:twice]
x = Node(3.0)
square = x * x
backpropagate(square)
print("right      ", x.grad)
overwriting(square)
print("overwriting", x.grad)
# --8<-- [end:twice]

# --8<-- [start:early]
x = Node(2.0)
inner = x * x
loss = inner + exp(inner * inner * 0.1)
backpropagate(loss)
print(f"right     {x.grad:.4f}")
too_early(loss)
print(f"too early {x.grad:.4f}")
# --8<-- [end:early]

# --8<-- [start:again]
x = Node(3.0)
square = x * x
for call in range(3):
    piling_up(square)
    print("call", call, "slope", x.grad)
# --8<-- [end:again]

# --8<-- [start:deep]
deep = x = Node(1.0)
for _ in range(10_000):
    deep = deep + 1.0
try:
    by_recursion(deep, set())
except RecursionError as problem:
    print("by recursion:", type(problem).__name__)
backpropagate(deep)
print("by a list:", len(in_order(deep)), "nodes, slope", x.grad)
# --8<-- [end:deep]

# --8<-- [start:unfitted]
b = Node(np.zeros(3))
out = unfitted_add(Node(np.ones((4, 3))), b)
backpropagate(total(out))
print("b has shape", b.value.shape, "and its slopes", b.grad.shape)
print("b after a step:", (b.value - 0.1 * b.grad).shape)
# --8<-- [end:unfitted]

# --8<-- [start:no_number]
try:
    backpropagate(out)
except ValueError as problem:
    print(problem)
# --8<-- [end:no_number]


# --8<-- [start:shards]
def logistic_gradient(X: ndarray, y: ndarray) -> ndarray:
    """Slopes along w of half the mean squared error of these rows."""
    error = logistic(X @ w + bias) - y[:, None]
    backpropagate(total(error * error) / (2 * len(y)))
    return w.grad[:, 0]


whole = logistic_gradient(X, targets)
first = logistic_gradient(X[:2], targets[:2])
second = logistic_gradient(X[2:], targets[2:])
print("whole batch     ", whole.round(6))
print("weighted shards ", (2 / 5 * first + 3 / 5 * second).round(6))
print("plain mean      ", ((first + second) / 2).round(6))
# --8<-- [end:shards]

# --8<-- [start:exercise_paths]
x = Node(2.0)
power_eight = x
for _ in range(3):
    power_eight = power_eight * power_eight
# --8<-- [end:exercise_paths]

# --8<-- [start:solution_paths]
backpropagate(power_eight)
print("value", power_eight.value, "  slope", x.grad)
print("nodes", len(in_order(power_eight)))
# --8<-- [end:solution_paths]


# --8<-- [start:solution_tanh]
def tanh(a: Node) -> Node:
    """The hyperbolic tangent, entry by entry."""
    y = np.tanh(a.value)
    return Node(y, (a, lambda grad_out: grad_out * (1 - y**2)))


points = Node(rng.normal(size=(2, 3)))
backpropagate(total(tanh(points) * tanh(points)))
measured = numeric_gradient(lambda v: np.sum(np.tanh(v) ** 2), points.value)
print("error below 1e-8:", relative_error(points.grad, measured) < 1e-8)
# --8<-- [end:solution_tanh]

# --8<-- [start:solution_zero]
x = Node(0.0)
backpropagate(relu(x))
print("engine  ", x.grad)
print("measured", numeric_gradient(lambda v: np.maximum(v, 0), 0.0).round(2))
# --8<-- [end:solution_zero]

# --8<-- [start:solution_minus]
x = Node(3.0)
backpropagate(x - x)
print("slope of x - x:", x.grad)
backpropagate(x / x)
print("slope of x / x:", x.grad)
# --8<-- [end:solution_minus]
