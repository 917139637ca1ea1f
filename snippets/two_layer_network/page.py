"""The code of the chapter on the two-layer network, in the page's order."""

# --8<-- [start:imports]
import json
from collections.abc import Callable, Iterator
from functools import partial

# --8<-- [end:imports]
from pathlib import Path

import numpy as np
from numpy import ndarray

# --8<-- [start:third_party]
from numpy.random import Generator

# --8<-- [end:third_party]
from snippets.affine_layer.affine import Affine
from snippets.initialisation.random_weights import he_uniform
from snippets.layers.building_blocks import Chain, ReLU
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.shared.mnist import load_dataset
from snippets.softmax_cross_entropy.loss import (
    SoftmaxCrossEntropy,
    log_softmax,
    one_hot,
    softmax,
)
from snippets.two_layer_network.mistakes import (
    always_sigmoid,
    backward_with_long_names,
    no_mean,
    step_in_place,
    step_with_short_names,
    unseeded,
)
from snippets.two_layer_network.network import (
    RELU,
    SIGMOID,
    Hidden,
    Parameters,
    backward,
    forward,
    gradients,
    initialise,
    network_loss,
)
from snippets.two_layer_network.training import (
    accuracy,
    batches,
    hold_out,
    pixel_rows,
    sgd_step,
    train,
)

# --8<-- [start:data]
data = load_dataset()
images, labels = data.train_images, data.train_labels
_, height, width = images.shape
classes = int(labels.max()) + 1
print("data ", data.name)
print("train", images.shape, "labels", labels.shape)
print("test ", data.test_images.shape, "labels", data.test_labels.shape)
# --8<-- [end:data]

# --8<-- [start:rows]
rng = np.random.default_rng(0)
kept, held = hold_out(len(images), len(images) // 12, rng)
X, Y = pixel_rows(images[kept]), one_hot(labels[kept], classes)
X_val, Y_val = pixel_rows(images[held]), one_hot(labels[held], classes)
labels_val = labels[held]
n, d = X.shape
print("X", X.shape, "from", X.min(), "to", X.max())
print("Y", Y.shape, "the first label is", labels[kept][0], "and its row")
print(Y[0])
print("held out:", len(held))
# --8<-- [end:rows]

# --8<-- [start:layered]
h = 100
first = Affine(he_uniform(d, h, rng), np.zeros(h))
second = Affine(he_uniform(h, classes, rng), np.zeros(classes))
net, loss_layer = Chain(first, ReLU(), second), SoftmaxCrossEntropy()

X_few, Y_few = X[:32], Y[:32]
loss = loss_layer.forward(net.forward(X_few), Y_few)
net.backward(loss_layer.backward())
print(f"loss {loss:.4f}")
for layer in (first, second):
    print("W", layer.W.shape, "its gradient", layer.grad_W.shape)
# --8<-- [end:layered]

# --8<-- [start:flat]
params = Parameters(first.W, first.b, second.W, second.b)
A1, Z2 = forward(params, X_few, RELU)
print("X @ W1 ", X_few.shape, "@", params.W1.shape, "->", A1.shape)
print("A1 @ W2", A1.shape, "@", params.W2.shape, "->", Z2.shape)
print(f"loss {network_loss(params, X_few, Y_few, RELU):.4f}")
print(f"share of hidden numbers that are zero: {np.mean(A1 == 0):.2f}")
# --8<-- [end:flat]

# --8<-- [start:scores]
output = np.array([0.05, 0.01, 0.88, 0.03, 0.01, 0.01, 0.01, 0, 0, 0])
print("predicts", output.argmax())
predicted, right = np.array([2, 0, 4]), np.array([2, 0, 3])
print(f"accuracy {accuracy(one_hot(predicted, 5), right):.4f}")
# --8<-- [end:scores]

# --8<-- [start:first_loss]
loss_before = network_loss(params, X_val, Y_val, RELU)
share_before = accuracy(forward(params, X_val, RELU)[1], labels_val)
print(f"loss {loss_before:.4f}, without any idea {np.log(classes):.4f}")
print(f"accuracy {share_before:.3f}")
# --8<-- [end:first_loss]

# --8<-- [start:same_gradients]
grads = backward(params, X_few, Y_few, A1, Z2, RELU)
layered = (first.grad_W, first.grad_b, second.grad_W, second.grad_b)
for name, g, theirs in zip(Parameters._fields, grads, layered):
    difference = np.abs(g - theirs).max().round(12)
    print(name, g.shape, "largest difference", difference)
# --8<-- [end:same_gradients]

# --8<-- [start:slices]
pixels = X_few.mean(axis=0).argsort()[-5:]  # the five with the most ink
SLICES = Parameters(
    W1=np.ix_(pixels, range(4)),  # from these pixels to the first four units
    b1=range(4),
    W2=range(4),  # the whole rows of these units
    b2=range(10),
)
SIZES = (d, h, classes)


def measured_slice(loss, params, name, hidden):
    """Slopes of the loss by a few entries of one array, by differences."""
    entries = getattr(SLICES, name)

    def loss_at(values):
        array = getattr(params, name).copy()
        array[entries] = values
        moved = params._replace(**{name: array})
        return loss(moved, X_few, Y_few, hidden)

    return numeric_gradient(loss_at, getattr(params, name)[entries])


def slice_report(slopes, loss, hidden):
    """Print how each gradient, on its slice, differs from the measured one."""
    params = initialise(SIZES, hidden, np.random.default_rng(1))
    grads = slopes(params, X_few, Y_few, hidden)
    for name in Parameters._fields:
        ours = getattr(grads, name)[getattr(SLICES, name)]
        measured = measured_slice(loss, params, name, hidden)
        error = relative_error(ours, measured)
        length = np.linalg.norm(ours) / np.linalg.norm(measured)
        print(f"{name}: error {error:.6f}, length {length:.2f}")


# --8<-- [end:slices]

# --8<-- [start:check]
print("ReLU")
slice_report(gradients, network_loss, RELU)
print("sigmoid")
slice_report(gradients, network_loss, SIGMOID)
# --8<-- [end:check]

# --8<-- [start:one_epoch]
slopes = partial(gradients, hidden=RELU)
schedule = {"epochs": 1, "batch_size": 32, "learning_rate": 0.1}
params_one = next(train(params, slopes, X, Y, rng=rng, **schedule))
loss_one = network_loss(params_one, X_val, Y_val, RELU)
share_one = accuracy(forward(params_one, X_val, RELU)[1], labels_val)
print(f"loss     {loss_before:.4f} -> {loss_one:.4f}")
print(f"accuracy {share_before:.3f} -> {share_one:.3f}")
# --8<-- [end:one_epoch]

# --8<-- [start:results]
file = Path("snippets/two_layer_network/results.json")
results = json.loads(file.read_text(encoding="utf-8"))
runs, chosen = results["runs"], results["chosen"]


def final(hidden, rate, mean=True, score="validation_accuracy"):
    """The last score of each seed, in percent."""
    setting = (hidden, rate, mean)
    found = [
        np.ravel(run[score])[-1]
        for run in runs
        if (run["hidden"], run["rate"], run["mean"]) == setting
    ]
    return 100 * np.array(found)


rates = (0.001, 0.01, 0.1, 0.5)
print("rate     sigmoid        ReLU")
for rate in rates:
    cells = [final("sigmoid", rate), final("relu", rate)]
    shown = [f"{c.mean():.1f} +- {c.std(ddof=1):.1f}" for c in cells]
    print(f"{rate:<8} {shown[0]:14} {shown[1]}")
# --8<-- [end:results]

# --8<-- [start:no_mean_check]
slice_report(no_mean, network_loss, RELU)
# --8<-- [end:no_mean_check]

# --8<-- [start:no_mean_table]
for hidden, rate in (("relu", 0.1), ("sigmoid", 0.001)):
    with_mean, without = final(hidden, rate), final(hidden, rate, mean=False)
    print(f"{hidden} at {rate}")
    print("   with the mean", with_mean.round(1))
    print("   without it   ", without.round(1))
# --8<-- [end:no_mean_table]

# --8<-- [start:dead]
spoiled = partial(no_mean, hidden=RELU)
params_dead = next(train(params, spoiled, X, Y, rng=rng, **schedule))
A1_dead, _ = forward(params_dead, X, RELU)
_, Z2_dead = forward(params_dead, X_val, RELU)
dead = np.sum(A1_dead.max(axis=0) == 0)
answers = np.unique(Z2_dead.argmax(axis=1))
print("hidden units that no training picture switches on:", dead)
print("different answers on the held-out pictures:", len(answers))
print(f"loss {network_loss(params_dead, X_val, Y_val, RELU):.2f}")
# --8<-- [end:dead]


# --8<-- [start:always_sigmoid_check]
def sigmoid_loss(params, X, Y, hidden):
    """The loss of the network that always takes the sigmoid."""
    _, Z2 = always_sigmoid(params, X, hidden)
    return -np.sum(Y * log_softmax(Z2)) / len(Y)


def sigmoid_slopes(params, X, Y, hidden):
    """Its gradients, by the backward pass of the kind that was wanted."""
    return backward(params, X, Y, *always_sigmoid(params, X, hidden), hidden)


slice_report(sigmoid_slopes, sigmoid_loss, RELU)
A1_wrong, _ = always_sigmoid(params, X_few, RELU)
print(f"share of hidden numbers that are zero: {np.mean(A1_wrong == 0):.2f}")
# --8<-- [end:always_sigmoid_check]

# --8<-- [start:key_error]
grads_by_name = backward_with_long_names(params, X_few, Y_few, RELU)
try:
    step_with_short_names(params._asdict(), grads_by_name, 0.1)
except KeyError as missing:
    print("KeyError:", missing)
    print("there are", *grads_by_name)
# --8<-- [end:key_error]

# --8<-- [start:one_hot_twice]
integers = Y_few.astype(int)
print("labels (32,)   ->", np.eye(classes)[labels[kept][:32]].shape)
print("one-hot", integers.shape, "->", np.eye(classes)[integers].shape)
# --8<-- [end:one_hot_twice]

# --8<-- [start:in_place]
init = initialise(SIZES, RELU, np.random.default_rng(2))
grads, W2_before = gradients(init, X_few, Y_few, RELU), init.W2.copy()
for step in (sgd_step, step_in_place):
    step(init, grads, 0.1)
    moved = np.sum(W2_before != init.W2)
    print(f"after {step.__name__:13} {moved:4} old weights of W2 have moved")
# --8<-- [end:in_place]

# --8<-- [start:unseeded_twice]
differ = np.sum(unseeded(d, h) != unseeded(d, h))
print("without a seed, two calls differ in", differ, "weights")
draw = partial(initialise, SIZES, RELU)
one, two = draw(np.random.default_rng(0)), draw(np.random.default_rng(0))
print("with one seed, they differ in", np.sum(one.W1 != two.W1))
# --8<-- [end:unseeded_twice]

# --8<-- [start:choosing]
guess_rng = np.random.default_rng(0)
truth = data.test_labels
looked_at = guess_rng.permutation(len(truth)) < 100  # a hundred test images
guesses = guess_rng.integers(classes, size=(500, len(truth)))
shares = np.mean(guesses[:, looked_at] == truth[looked_at], axis=1)
best = shares.argmax()
fresh = np.mean(guesses[best, ~looked_at] == truth[~looked_at])
print(f"best of {len(guesses)} on those images: {shares[best]:.2f}")
print(f"the same one on all others:  {fresh:.2f}")
# --8<-- [end:choosing]

# --8<-- [start:test_once]
test_shares = final(chosen["hidden"], chosen["rate"], score="test_accuracy")
print("chosen:", chosen["hidden"], "at", chosen["rate"])
print("test accuracy by seed:", test_shares.round(2))
print(f"mean {test_shares.mean():.2f}, spread {test_shares.std(ddof=1):.2f}")
# --8<-- [end:test_once]

# --8<-- [start:confused]
confusion = np.array(results["confusion"])
off = confusion - np.diag(confusion.diagonal())
label_worst, called_worst = divmod(int(off.argmax()), classes)
print("wrong:", off.sum(), "of", confusion.sum())
print(off.max(), "times a", label_worst, "was called", called_worst)
for found in results["wrong"][:3]:
    print(
        f"a {found['label']} was called {found['predicted']} "
        f"with probability {found['probability']:.4f}"
    )
# --8<-- [end:confused]

# --8<-- [start:solution_empty]
empty = np.flatnonzero(X.max(axis=0) == 0)
moved = np.abs(params_one.W1 - params.W1).max(axis=1)  # (d,), over the units
print("pixels that are empty in all pictures:", len(empty))
print("largest move of their weights:", moved[empty].max(initial=0))
print("rows of W1 that never moved:  ", np.sum(moved == 0))
# --8<-- [end:solution_empty]


# --8<-- [start:solution_pixels]
def grad_X(params, X, Y, hidden):
    """Slopes of the loss with respect to the pixels, (n, d)."""
    A1, Z2 = forward(params, X, hidden)
    grad_Z2 = (softmax(Z2) - Y) / len(Y)  # (n, c)
    grad_A1 = grad_Z2 @ params.W2.T  # (n, c) @ (c, h) -> (n, h)
    grad_Z1 = grad_A1 * hidden.slope(A1)  # (n, h)
    return grad_Z1 @ params.W1.T  # (n, h) @ (h, d) -> (n, d)


uphill = np.sign(grad_X(params_one, X_val, Y_val, RELU))
fooling = np.clip(X_val + 0.1 * uphill, 0, 1)  # a tenth of full ink
share_fooled = accuracy(forward(params_one, fooling, RELU)[1], labels_val)
print(f"accuracy {share_one:.3f} -> {share_fooled:.3f}")
# --8<-- [end:solution_pixels]
