"""The code of the chapter on softmax with cross-entropy, in page order."""

# --8<-- [start:imports]
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
print("scores       ", z.round(4))
print("powers       ", np.exp(z).round(4))
print("probabilities", naive_softmax(z).round(4))
# --8<-- [end:scores]

# --8<-- [start:overflow]
far = np.array([1000.0, 999.0, 0.0])
with np.errstate(over="ignore", invalid="ignore"):
    print("naive ", naive_softmax(far))
print("stable", softmax(far).round(4))
# --8<-- [end:overflow]

# --8<-- [start:underflow]
with np.errstate(divide="ignore"):
    print("log of softmax", np.log(softmax(far))[2])
print("log_softmax   ", log_softmax(far)[2].round(4))
# --8<-- [end:underflow]

# --8<-- [start:likelihood]
p = np.full(500, 0.2)  # what happened had this probability, in every row
print("product:", np.prod(p))
print("mean of the logarithms:", np.mean(np.log(p)).round(4))
# --8<-- [end:likelihood]

# --8<-- [start:loss]
y_hat = softmax(z)
loss_row = cross_entropy(log_softmax(z), y)
print("y_hat", y_hat.round(4))
print("loss ", loss_row.round(4))
# --8<-- [end:loss]

# --8<-- [start:loss_link]
link_loss = loss_link(y_hat, y)
print("slope along the right class", link_loss[1].round(4))
# --8<-- [end:loss_link]


# --8<-- [start:jacobian]
def measured_row(k):
    """Slopes of probability k along all scores."""
    return numeric_gradient(lambda v: softmax(v)[k], z)


J = softmax_jacobian(y_hat)
print(J.round(4))
print("measured")
print(np.array([measured_row(0), measured_row(1), measured_row(2)]).round(4))
# --8<-- [end:jacobian]

# --8<-- [start:collapse]
print("J.T @ link_loss", (J.T @ link_loss).round(4))  # (c, c) @ (c,) -> (c,)
print("y_hat - y      ", (y_hat - y).round(4))
# --8<-- [end:collapse]

# --8<-- [start:layer]
Z = np.log([[3.0, 2.0, 5.0], [1.0, 2.0, 1.0], [7.0, 2.0, 1.0], [1.0, 4.0, 5.0]])
labels = np.array([1, 0, 0, 2])
layer = SoftmaxCrossEntropy()
loss = layer.forward(Z, labels)
print("loss", loss.round(4))
print(layer.backward().round(4))
# --8<-- [end:layer]

# --8<-- [start:kinds]
hot = one_hot(labels, 3)
soft = 0.9 * hot + 0.1 / 3
for name, targets in (("labels", labels), ("one-hot", hot), ("soft", soft)):
    loss = layer.forward(Z, targets)
    print(f"{name:8} loss {loss:.4f}  first row", layer.backward()[0].round(4))
# --8<-- [end:kinds]

# --8<-- [start:exact_zero]
sure = np.array([0.01, 0.99, 0.0])
with np.errstate(divide="ignore", invalid="ignore"):
    print("naive loss   ", naive_cross_entropy(sure, y))
    scores = np.log(sure)  # the last is minus infinity
print("cross_entropy", cross_entropy(scores, y).round(4))
print("the layer    ", layer.forward(scores, y).round(4))
print("its gradient ", layer.backward().round(4))
# --8<-- [end:exact_zero]

# --8<-- [start:inference]
print("by scores:       ", Z.argmax(axis=1))
print("by probabilities:", softmax(Z).argmax(axis=1))
# --8<-- [end:inference]

# --8<-- [start:pairs]
rng = np.random.default_rng(0)
z_row, y_row = rng.normal(size=4), np.array([0.1, 0.2, 0.3, 0.4])
z_one, y_one = z_row[0], 0.3


def two_answers(z):
    y_hat = sigmoid(z)
    return -y_one * np.log(y_hat) - (1 - y_one) * np.log(1 - y_hat)


def many_classes(z):
    return cross_entropy(log_softmax(z), y_row)


print("sigmoid  ", numeric_gradient(two_answers, z_one).round(4))
print("y_hat - y", (sigmoid(z_one) - y_one).round(4))
print("softmax  ", numeric_gradient(many_classes, z_row).round(4))
print("y_hat - y", (softmax(z_row) - y_row).round(4))
# --8<-- [end:pairs]

# --8<-- [start:sure_and_wrong]
z_wrong = np.array([6.0, 0.0, 0.0])  # sure of the first, it was the second
print("y_hat        ", softmax(z_wrong).round(4))
print("cross-entropy", cross_entropy_slope(z_wrong, y).round(4))
print("squared error", squared_error_slope(z_wrong, y).round(4))
# --8<-- [end:sure_and_wrong]


# --8<-- [start:waits]
def wait(slope, score, rate):
    """Steps until the right class has more than half."""
    right = walk(slope, np.array([score, 0.0, 0.0]), y, rate, steps=1000)
    return np.argmax(right > 0.5)  # the first that is


print("first score  cross-entropy  squared error")
for score in (4.0, 6.0, 8.0):
    by_log = wait(cross_entropy_slope, score, 1.0)
    by_square = wait(squared_error_slope, score, 1.0)
    print(f"{score:11.0f} {by_log:14} {by_square:14}")
# --8<-- [end:waits]

# --8<-- [start:solution_arrows]
z_slopes = np.array([1000.0, 1000.0 - np.log(2), 1000.0 - np.log(2)])
print("slopes", cross_entropy_slope(z_slopes, y).round(4))
# --8<-- [end:solution_arrows]


# --8<-- [start:verdicts]
def right(y_hat, Y, grad_out):
    """The layer's gradient; the logarithms of y_hat are scores for it."""
    layer = SoftmaxCrossEntropy()
    layer.forward(np.log(y_hat), Y)
    return layer.backward(grad_out)


def error_of(backward, logits, Y):
    """Relative error against measured slopes of four times the loss."""
    measured = numeric_gradient(
        lambda v: 4.0 * cross_entropy(log_softmax(v), Y), logits
    )
    return relative_error(backward(softmax(logits), Y, 4.0), measured)


rng = np.random.default_rng(1)
some_scores = rng.normal(size=(5, 3))
some_targets = rng.dirichlet(np.ones(3), size=5)  # random probabilities
print("                a batch, one vector")
for backward in (right, deaf, by_length, entry_by_entry):
    of_batch = error_of(backward, some_scores, some_targets)
    of_vector = error_of(backward, some_scores[0], some_targets[0])
    print(f"{backward.__name__:15}", np.round([of_batch, of_vector], 2))
# --8<-- [end:verdicts]

# --8<-- [start:by_size]
one_row = softmax(np.array([[1.0, 2.0, 3.0]]))  # (1, c)
three_labels = np.array([2, 0, 1])
print("y_hat   ", one_row.round(4))
print("gradient", by_size(one_row, three_labels).round(4))
# --8<-- [end:by_size]

# --8<-- [start:by_size_refused]
try:
    layer.forward(one_row, three_labels)
except ValueError as refusal:
    print("ValueError:", refusal)
# --8<-- [end:by_size_refused]

# --8<-- [start:exercise_by_hand]
z_new = np.log([1.0, 1.0, 2.0])
y_new = np.array([0.0, 0.0, 1.0])
# --8<-- [end:exercise_by_hand]


# --8<-- [start:solution_by_hand]
def loss_new(z):
    return cross_entropy(log_softmax(z), y_new)


print("y_hat   ", softmax(z_new).round(4))
print("loss    ", loss_new(z_new).round(4))
print("measured", numeric_gradient(loss_new, z_new).round(4))
# --8<-- [end:solution_by_hand]

# --8<-- [start:solution_two_labels]
y_both = np.array([1.0, 1.0, 0.0])
measured = numeric_gradient(lambda v: cross_entropy(log_softmax(v), y_both), z)
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
print("loss ", cross_entropy(log_softmax(z_soft), y_soft).round(4))
# --8<-- [end:solution_lowest]


# --8<-- [start:solution_temperature]
def at_temperature(z):
    """Cross-entropy of softmax(z / T)."""
    return cross_entropy(log_softmax(z / T), y)


T = 2.5
layer.forward(z / T, y)
print("by the layer", (layer.backward() / T).round(4))
print("measured    ", numeric_gradient(at_temperature, z).round(4))
# --8<-- [end:solution_temperature]
