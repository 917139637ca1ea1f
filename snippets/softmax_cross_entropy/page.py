"""The code of the chapter on softmax with cross-entropy, in page order."""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.shared.activations import sigmoid
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.softmax_cross_entropy.links import (
    cross_entropy_slope,
    loss_link,
    softmax_jacobian,
    squared_error_slope,
    walk,
)
from snippets.softmax_cross_entropy.loss import (
    SoftmaxCrossEntropy,
    cross_entropy,
    log_softmax,
    one_hot,
    softmax,
)
from snippets.softmax_cross_entropy.mistakes import (
    by_length,
    by_size,
    deaf,
    entry_by_entry,
    naive_cross_entropy,
    naive_softmax,
)

# --8<-- [start:scores]
z = np.log([3.0, 2.0, 5.0])  # (c,)
y = np.array([0.0, 1.0, 0.0])  # (c,): the second class is the right one
print("scores", z.round(4))
print("powers", np.exp(z).round(4), " their sum", np.exp(z).sum().round(4))
print("shares", naive_softmax(z).round(4))
# --8<-- [end:scores]

# --8<-- [start:overflow]
for kind in (np.float32, np.float64):
    limit = np.log(np.finfo(kind).max)
    far = np.array([limit + 1, limit - 1, 0], dtype=kind)
    with np.errstate(over="ignore", invalid="ignore"):
        print(f"{kind.__name__}: e**z overflows beyond z = {limit:.2f}")
        print("  naive ", naive_softmax(far))
    print("  stable", softmax(far).round(4))
# --8<-- [end:overflow]

# --8<-- [start:underflow]
apart = np.array([0.0, -104.0, -1.0], dtype=np.float32)
with np.errstate(divide="ignore"):
    print("log of softmax", np.log(softmax(apart))[1])
print("log_softmax   ", log_softmax(apart)[1].round(2))
# --8<-- [end:underflow]

# --8<-- [start:likelihood]
p = np.full(500, 0.2)  # what happened had this probability, in every row
print("product:", np.prod(p))
print("mean of the logarithms:", np.mean(np.log(p)).round(4))
# --8<-- [end:likelihood]

# --8<-- [start:loss]
y_hat = softmax(z)
print("y_hat", y_hat.round(4))
loss_row = cross_entropy(y_hat, y)
print(f"loss  {loss_row:.4f}")
# --8<-- [end:loss]

# --8<-- [start:loss_link]
link_loss = loss_link(y_hat, y)
print("dL/dy_hat", (link_loss + 0.0).round(4))
# --8<-- [end:loss_link]

# --8<-- [start:jacobian]
J = softmax_jacobian(y_hat)
print(J.round(4))
measured = [numeric_gradient(lambda v, k=k: softmax(v)[k], z) for k in range(3)]
gap = relative_error(J, np.array(measured))
print("error against measured slopes:", "< 1e-6" if gap < 1e-6 else gap)
# --8<-- [end:jacobian]

# --8<-- [start:collapse]
print("J.T @ dL/dy_hat", (J.T @ link_loss).round(4))  # (c, c) @ (c,) -> (c,)
print("y_hat - y      ", (y_hat - y).round(4))
# --8<-- [end:collapse]

# --8<-- [start:layer]
Z = np.log([[3.0, 2.0, 5.0], [1.0, 2.0, 1.0], [7.0, 2.0, 1.0], [1.0, 4.0, 5.0]])
labels = np.array([1, 0, 0, 2])
layer = SoftmaxCrossEntropy()
loss = layer.forward(Z, labels)
print(f"loss {loss:.4f}")
print(layer.backward().round(4))
# --8<-- [end:layer]

# --8<-- [start:kinds]
c = Z.shape[1]
soft = 0.9 * one_hot(labels, c) + 0.1 / c
kinds = {"labels": labels, "one-hot": one_hot(labels, c), "soft": soft}
for name, targets in kinds.items():
    value = layer.forward(Z, targets)
    first_row = layer.backward()[0].round(4)
    print(f"{name:7} {targets.shape!s:6} loss {value:.4f} {first_row}")
# --8<-- [end:kinds]

# --8<-- [start:refused]
for targets in (
    one_hot(labels[:3], c),
    np.array([1, 0, 0, 3]),
    np.array([1.0, 0.0, 0.0, 2.0]),
    one_hot(labels, c) + 0.1,
):
    try:
        layer.forward(Z, targets)
    except ValueError as refusal:
        print("ValueError:", refusal)
# --8<-- [end:refused]

# --8<-- [start:upstream]
layer.forward(Z, labels)
print("three times the loss:", layer.backward(grad_out=3.0)[0].round(4))
# --8<-- [end:upstream]

# --8<-- [start:single]
layer.forward(z, y)
print("one vector:      ", layer.backward().round(4))
layer.forward(z[None], y[None])
print("a batch of one:  ", layer.backward().round(4))
print("divided by length", by_length(y_hat, y, 1.0).round(4))
# --8<-- [end:single]

# --8<-- [start:exact_zero]
sure = np.array([0.01, 0.99, 0.0])
with np.errstate(divide="ignore", invalid="ignore"):
    print("naive loss    ", naive_cross_entropy(sure, y))
    print("naive dL/dy_hat", loss_link(sure, y).round(4) + 0.0)
    scores = np.log(sure)
print(f"cross_entropy  {cross_entropy(sure, y):.4f}")
print(f"the layer      {layer.forward(scores, y):.4f}")
print("its gradient   ", layer.backward().round(4))
# --8<-- [end:exact_zero]

# --8<-- [start:pairs]
rng = np.random.default_rng(0)
z_one, y_one = rng.normal(), rng.uniform()
z_row, y_row = rng.normal(size=4), rng.dirichlet(np.ones(4))


def half_square(z: float) -> float:
    """Identity and half the squared error."""
    return (z - y_one) ** 2 / 2


def binary_cross_entropy(z: float) -> float:
    """Sigmoid and cross-entropy."""
    p = sigmoid(z)
    return -y_one * np.log(p) - (1 - y_one) * np.log(1 - p)


def many_classes(z: ndarray) -> float:
    """Softmax and cross-entropy."""
    return cross_entropy(softmax(z), y_row)


for pair, measured, error in (
    ("identity", numeric_gradient(half_square, z_one), z_one - y_one),
    (
        "sigmoid",
        numeric_gradient(binary_cross_entropy, z_one),
        sigmoid(z_one) - y_one,
    ),
    ("softmax", numeric_gradient(many_classes, z_row), softmax(z_row) - y_row),
):
    print(f"{pair:8} measured ", np.round(measured, 4))
    print("         y_hat - y", np.round(error, 4))
# --8<-- [end:pairs]

# --8<-- [start:sure_and_wrong]
z_wrong = np.array([6.0, 0.0, 0.0])  # sure of the first, it was the second
print("y_hat        ", softmax(z_wrong).round(4))
print("cross-entropy", cross_entropy_slope(z_wrong, y).round(4))
print("squared error", squared_error_slope(z_wrong, y).round(4))
# --8<-- [end:sure_and_wrong]

# --8<-- [start:waits]
print("first score   cross-entropy   squared error")
waits = {}
for first in (4.0, 6.0, 8.0):
    start = np.array([first, 0.0, 0.0])
    by_log = walk(cross_entropy_slope, start, y, rate=1.0, steps=1000)
    by_square = walk(squared_error_slope, start, y, rate=1.0, steps=1000)
    waits[first] = np.argmax(by_log > 0.5), np.argmax(by_square > 0.5)
    print("{:11.0f} {:15} {:15}".format(first, *waits[first]))
steps_by_log, steps_by_square = waits[6.0]
# --8<-- [end:waits]


# --8<-- [start:verdicts]
def from_layer(y_hat: ndarray, Y: ndarray, grad_out: float) -> ndarray:
    """The layer's gradient; log(y_hat) are scores that give y_hat."""
    layer = SoftmaxCrossEntropy()
    layer.forward(np.log(y_hat), Y)
    return layer.backward(grad_out)


def verdict(backward: Callable, logits: ndarray, Y: ndarray) -> str:
    """Compare with measured slopes of four times the loss."""
    measured = numeric_gradient(
        lambda v: 4.0 * cross_entropy(softmax(v), Y), logits
    )
    error = relative_error(backward(softmax(logits), Y, 4.0), measured)
    return "< 1e-6 right" if error < 1e-6 else f"{error:6.2f} WRONG"


rng = np.random.default_rng(1)
some_scores = rng.normal(size=(5, 3))
some_targets = rng.dirichlet(np.ones(3), size=5)
print("                a batch        one vector")
for backward in (from_layer, deaf, by_length, entry_by_entry):
    of_batch = verdict(backward, some_scores, some_targets)
    of_vector = verdict(backward, some_scores[0], some_targets[0])
    print(f"{backward.__name__:14}  {of_batch}   {of_vector}")
# --8<-- [end:verdicts]

# --8<-- [start:by_size]
one_row = softmax(np.array([[1.0, 2.0, 3.0]]))  # (1, c)
print("y_hat         ", one_row.round(4))
print("three labels  ", by_size(one_row, np.array([2, 0, 1])).round(4))
four = softmax(np.zeros((3, 4)))  # four classes
three = one_hot([2, 0, 1], 3).astype(int)  # one-hot for three of them
print("one column lost\n", by_size(four, three).round(4))
# --8<-- [end:by_size]

# --8<-- [start:by_size_refused]
for scores, targets in (
    (one_row, np.array([2, 0, 1])),
    (four, three),
):
    try:
        layer.forward(scores, targets)
    except ValueError as refusal:
        print("ValueError:", refusal)
# --8<-- [end:by_size_refused]

# --8<-- [start:inference]
print("by scores:       ", Z.argmax(axis=1))
print("by probabilities:", softmax(Z).argmax(axis=1))
# --8<-- [end:inference]

# --8<-- [start:exercise_by_hand]
z_new = np.log([1.0, 1.0, 2.0])
y_new = np.array([0.0, 0.0, 1.0])
# --8<-- [end:exercise_by_hand]

# --8<-- [start:solution_by_hand]
y_hat_new = softmax(z_new)
print("y_hat   ", y_hat_new.round(4))
print("loss    ", cross_entropy(y_hat_new, y_new).round(4))
print("Jacobian\n", softmax_jacobian(y_hat_new).round(4))
print("gradient", cross_entropy_slope(z_new, y_new).round(4))
# --8<-- [end:solution_by_hand]

# --8<-- [start:solution_two_classes]
s = np.array([-2.0, 0.3, 5.0])
pairs = np.column_stack([s, np.zeros(3)])  # (3, 2)
print("softmax", softmax(pairs)[:, 0].round(4))
print("sigmoid", sigmoid(s).round(4))
# --8<-- [end:solution_two_classes]

# --8<-- [start:solution_two_labels]
y_both = np.array([1.0, 1.0, 0.0])
measured = numeric_gradient(lambda v: cross_entropy(softmax(v), y_both), z)
print("measured     ", measured.round(4))
print("y_hat - y    ", (y_hat - y_both).round(4))
print("2 y_hat - y  ", (2 * y_hat - y_both).round(4))
# --8<-- [end:solution_two_labels]

# --8<-- [start:solution_lowest]
y_soft = np.array([0.7, 0.2, 0.1])
z_soft = np.zeros(3)
for _ in range(200):
    z_soft = z_soft - cross_entropy_slope(z_soft, y_soft)
print("y_hat", softmax(z_soft).round(4))
print(f"loss  {cross_entropy(softmax(z_soft), y_soft):.4f}")
# --8<-- [end:solution_lowest]


# --8<-- [start:solution_temperature]
def cooled(z: ndarray, T: float) -> float:
    """Cross-entropy of softmax(z / T)."""
    return cross_entropy(softmax(z / T), y)


T = 2.5
layer.forward(z / T, y)
print("by the layer", (layer.backward() / T).round(4))
print("measured    ", numeric_gradient(lambda v: cooled(v, T), z).round(4))
# --8<-- [end:solution_temperature]
