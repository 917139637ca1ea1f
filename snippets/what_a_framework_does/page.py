"""The code of the chapter on an engine, in the order of the page."""

# --8<-- [start:imports]
from collections.abc import Callable, Iterator
from functools import partial

# --8<-- [end:imports]
import numpy as np

# --8<-- [start:third_party]
from numpy.random import Generator

# --8<-- [end:third_party]
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.mnist import load_dataset
from snippets.softmax_cross_entropy.loss import one_hot, softmax
from snippets.two_layer_network.network import (
    SIGMOID,
    Parameters,
    gradients,
    initialise,
)
from snippets.two_layer_network.training import (
    accuracy,
    batches,
    pixel_rows,
    train,
)
from snippets.what_a_framework_does.autodiff import (
    Node,
    add,
    backpropagate,
    exp,
    in_order,
    log,
    multiply,
    sum,
    walk_back,
)
from snippets.what_a_framework_does.mistakes import (
    by_recursion,
    overwriting,
    piling_up,
    too_early,
)

# --8<-- [start:recorded]
a, b = Node(3.0), Node(-5.0)
p = multiply(a, b)
s = add(p, a)
L = multiply(s, s)
print(f"p = {p.value:.0f}   s = {s.value:.0f}   L = {L.value:.0f}")
for parent, vjp in p.edges:
    print(f"p used {parent.value:2.0f}; along it p has slope {vjp(1.0):.0f}")
# --8<-- [end:recorded]

# --8<-- [start:order]
names = {a: "a", b: "b", p: "p", s: "s", L: "L"}
print(*[names[node] for node in in_order(L)])
# --8<-- [end:order]

# --8<-- [start:walked]
walk_back(L)
print(f"engine   along a: {a.grad:.0f}   along b: {b.grad:.0f}")
by_pencil = 2 * 3 * (-5 + 1) ** 2, 2 * 3**2 * (-5 + 1)
print(f"pencil   along a: {by_pencil[0]}   along b: {by_pencil[1]}")
# --8<-- [end:walked]

# --8<-- [start:copies]
A, b = Node(np.zeros((4, 3))), Node(np.zeros(3))
weights = np.arange(12.0).reshape(4, 3)
loss = sum((A + b) * weights)
walk_back(loss)
print("b has shape", b.value.shape, "and its slopes", b.grad.shape)
print("after a step b would have", (b.value - b.grad).shape)
# --8<-- [end:copies]

# --8<-- [start:added_up]
backpropagate(loss)
print("slopes along A", A.grad.shape)
print(A.grad)
print("slopes along b", b.grad.shape, b.grad)
# --8<-- [end:added_up]

# --8<-- [start:data]
data = load_dataset()
n = len(data.train_labels) // 6
images, digits = data.train_images, data.train_labels
X, labels = pixel_rows(images[:n]), digits[:n]
X_val, labels_val = pixel_rows(images[n : n + n // 2]), digits[n : n + n // 2]
classes = int(digits.max()) + 1
Y = one_hot(labels, classes)
sizes = (X.shape[1], 100, classes)
params = initialise(sizes, SIGMOID, np.random.default_rng(0))
# --8<-- [end:data]


# --8<-- [start:network]
def logits(params, X):
    W1, b1, W2, b2 = params
    Z1 = X @ W1 + b1
    A1 = 1 / (1 + exp(-Z1))
    return A1 @ W2 + b2


def cross_entropy(Z2, Y):
    shifted = Z2 - Z2.value.max(axis=1, keepdims=True)
    log_y_hat = shifted - log(sum(exp(shifted), axis=1))
    return sum(log_y_hat * Y) / -len(Y)


# --8<-- [end:network]

# --8<-- [start:compared]
X_few, Y_few = X[:32], Y[:32]
nodes = [Node(p) for p in params]
Z2 = logits(nodes, X_few)
loss = cross_entropy(Z2, Y_few)
backpropagate(loss)

by_hand = gradients(params, X_few, Y_few, SIGMOID)
for name, node, g in zip(Parameters._fields, nodes, by_hand):
    gap = np.abs(node.grad - g).max().round(12)
    print(f"{name} largest slope {np.abs(g).max():.4f}, difference {gap}")
# --8<-- [end:compared]

# --8<-- [start:collapsed]
error = (softmax(Z2.value) - Y_few) / len(Y_few)
print("engine         ", Z2.grad[0, 3:7].round(5))
print("(y_hat - y) / n", error[0, 3:7].round(5))
# --8<-- [end:collapsed]

# --8<-- [start:trained]
for rows in batches(len(X), 32, np.random.default_rng(1)):
    backpropagate(cross_entropy(logits(nodes, X[rows]), Y[rows]))
    nodes = [Node(p.value - 0.5 * p.grad) for p in nodes]

plan = {"epochs": 1, "batch_size": 32, "learning_rate": 0.5}
slopes = partial(gradients, hidden=SIGMOID)
rng = np.random.default_rng(1)
trained = next(train(params, slopes, X, Y, **plan, rng=rng))
gap = np.abs(nodes[0].value - trained.W1).max().round(9)
share = accuracy(logits(nodes, X_val).value, labels_val)
print("largest difference in W1 between engine and pencil:", gap)
print(f"read rightly, of {len(X_val)} other pictures: {100 * share:.1f} %")
# --8<-- [end:trained]

# --8<-- [start:cost]
edges = [edge for node in in_order(loss) for edge in node.edges]
numbers = np.sum([p.size for p in params])
print("edges to walk back:", len(edges))
print("passes forward for central differences:", 2 * numbers)
# --8<-- [end:cost]

# --8<-- [start:twice]
x = Node(3.0)
square = x * x
backpropagate(square)
print(f"right       {x.grad:.0f}")
overwriting(square)
print(f"overwriting {x.grad:.0f}")
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
    print(f"call {call}   slope {x.grad:.0f}")
# --8<-- [end:again]

# --8<-- [start:deep]
deep = x = Node(1.0)
for _ in range(10_000):
    deep = deep + 1.0
try:
    by_recursion(deep, [])
except RecursionError as problem:
    print("by recursion:", type(problem).__name__)
backpropagate(deep)
print(f"by number: {len(in_order(deep))} nodes, slope {x.grad:.0f}")
# --8<-- [end:deep]

# --8<-- [start:solution_walk]
a, b = Node(2.0), Node(3.0)
c = add(a, b)
walk_back(multiply(c, b))
print(f"along a: {a.grad:.0f}   along b: {b.grad:.0f}   along c: {c.grad:.0f}")
# --8<-- [end:solution_walk]

# --8<-- [start:solution_minus]
x = Node(3.0)
backpropagate(x - x)
print(f"slope of x - x: {x.grad:.0f}")
backpropagate(x / x)
print(f"slope of x / x: {x.grad:.0f}")
# --8<-- [end:solution_minus]


# --8<-- [start:solution_relu]
def relu(a):
    on = np.heaviside(a.value, 0)
    return Node(a.value * on, (a, lambda grad_out: grad_out * on))


points = Node(np.array([-2.0, 0.0, 3.0]))
backpropagate(sum(relu(points) * relu(points) + relu(points)))
measured = numeric_gradient(
    lambda x: np.sum(np.maximum(x, 0) ** 2 + np.maximum(x, 0)), points.value
)
print("engine  ", points.grad)
print("measured", measured.round(4))
# --8<-- [end:solution_relu]

# --8<-- [start:exercise_paths]
t = Node(2.0)
power_eight = t
for _ in range(3):
    power_eight = power_eight * power_eight
# --8<-- [end:exercise_paths]

# --8<-- [start:solution_paths]
backpropagate(power_eight)
print(f"value {power_eight.value:.0f}   slope {t.grad:.0f}")
print("nodes", len(in_order(power_eight)))
# --8<-- [end:solution_paths]

# --8<-- [start:solution_kept]
for batch in (32, 320):
    loss = cross_entropy(logits(nodes, X[:batch]), Y[:batch])
    kept = np.sum([node.value.size for node in in_order(loss) if node.edges])
    print(f"{batch:3} pictures: {kept} numbers between input and loss")
# --8<-- [end:solution_kept]


# --8<-- [start:solution_shards]
def slopes_of(rows):
    """The first slopes along b2 of the mean loss over these rows."""
    backpropagate(cross_entropy(logits(nodes, X[rows]), Y[rows]))
    return nodes[3].grad[:4]


whole = slopes_of(range(9))
first, second = slopes_of(range(3)), slopes_of(range(3, 9))
print("nine rows    ", whole.round(4))
print("weighted mean", (3 / 9 * first + 6 / 9 * second).round(4))
print("plain mean   ", ((first + second) / 2).round(4))
# --8<-- [end:solution_shards]
