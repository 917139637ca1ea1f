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
from tqdm import tqdm

# --8<-- [end:third_party]
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.shared.mnist import load_dataset
from snippets.softmax_cross_entropy.loss import (
    log_softmax,
    mean_surprise,
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
    as_rows,
    batches,
    hold_out,
    sgd_step,
    train,
)

# --8<-- [start:data]
data = load_dataset()
images, labels = data.train_images, data.train_labels
_, height, width = images.shape
classes = int(labels.max()) + 1
print("data  ", data.name)
print("train ", images.shape, "labels", labels.shape)
print("test  ", data.test_images.shape, "labels", data.test_labels.shape)
print("pixels", images.dtype, "from", images.min(), "to", images.max())
# --8<-- [end:data]

# --8<-- [start:rows]
rng = np.random.default_rng(0)
kept, held = hold_out(len(images), len(images) // 12, rng)
X, Y = as_rows(images[kept]), one_hot(labels[kept], classes)
X_val, labels_val = as_rows(images[held]), labels[held]
Y_val = one_hot(labels_val, classes)
n, d = X.shape
print("X", X.shape, "from", X.min(), "to", X.max())
print("Y", Y.shape, "the first label is", labels[kept][0], "and its row")
print(Y[0])
print("held out:", len(held))
# --8<-- [end:rows]

# --8<-- [start:start]
sizes = (d, 100, classes)
h = sizes[1]
params = initialise(sizes, RELU, rng)
for name, p in params._asdict().items():
    print(f"{name} {p.shape!s:10}  largest {np.abs(p).max():.3f}")
count = sum(p.size for p in params)
print("numbers to learn:", count)
# --8<-- [end:start]

# --8<-- [start:shapes]
X_few, Y_few = X[:32], Y[:32]
A1, Z2 = forward(params, X_few, RELU)
print("X @ W1", X_few.shape, "@", params.W1.shape, "->", A1.shape)
print("A1 @ W2", A1.shape, "@", params.W2.shape, "->", Z2.shape)
print("a row of softmax(Z2) adds up to", softmax(Z2)[0].sum().round(12))
print(f"share of hidden activations that are zero: {np.mean(A1 == 0):.2f}")
# --8<-- [end:shapes]

# --8<-- [start:first_loss]
loss_start = network_loss(params, X_val, Y_val, RELU)
share_start = accuracy(forward(params, X_val, RELU)[1], labels_val)
print(f"loss {loss_start:.4f}, without any idea {np.log(classes):.4f}")
print(f"accuracy {share_start:.3f}")
# --8<-- [end:first_loss]

# --8<-- [start:gradient_shapes]
grads = backward(params, X_few, Y_few, A1, Z2, RELU)
for name, p, g in zip(params._fields, params, grads, strict=True):
    print(name, p.shape, g.shape)
# --8<-- [end:gradient_shapes]

# --8<-- [start:slices]
pixels = X_few.mean(axis=0).argsort()[-5:]  # the five with the most ink
SLICES = {
    "W1": np.ix_(pixels, np.arange(4)),
    "b1": np.arange(4),
    "W2": np.arange(4),
    "b2": np.arange(classes),
}


def measured_slice(
    loss: Callable, params: Parameters, name: str, hidden: Hidden
) -> ndarray:
    """Slopes of the loss along a few entries of one array, by differences."""

    def moved(values: ndarray) -> float:
        array = getattr(params, name).copy()
        array[SLICES[name]] = values
        changed = params._replace(**{name: array})
        return loss(changed, X_few, Y_few, hidden)

    return numeric_gradient(moved, getattr(params, name)[SLICES[name]])


def slice_report(slopes: Callable, loss: Callable, hidden: Hidden) -> None:
    """Print how each gradient, on its slice, differs from the measured one."""
    params = initialise(sizes, hidden, np.random.default_rng(1))
    grads = slopes(params, X_few, Y_few, hidden)
    for name, g in grads._asdict().items():
        ours = g[SLICES[name]]
        measured = measured_slice(loss, params, name, hidden)
        error = relative_error(ours, measured)
        ratio = np.linalg.norm(ours) / np.linalg.norm(measured)
        shown = "< 1e-6" if error < 1e-6 else f"{error:6.2f}"
        print(
            f"{name}: {ours.size:2} slopes, error {shown}, length {ratio:.2f}"
        )


# --8<-- [end:slices]

# --8<-- [start:check]
print("ReLU")
slice_report(gradients, network_loss, RELU)
print("sigmoid")
slice_report(gradients, network_loss, SIGMOID)
# --8<-- [end:check]

# --8<-- [start:epoch_batches]
epoch_batches = list(batches(n, 32, np.random.default_rng(0)))
print("batches in an epoch:", len(epoch_batches))
print("rows in the first:  ", len(epoch_batches[0]))
print("rows in the last:   ", len(epoch_batches[-1]))
# --8<-- [end:epoch_batches]

# --8<-- [start:scores]
output = np.array([0.05, 0.01, 0.88, 0.03, 0.01, 0.01, 0.01, 0, 0, 0])
print("predicts", output.argmax())
predicted, right = np.array([2, 0, 4]), np.array([2, 0, 3])
print(f"accuracy {accuracy(one_hot(predicted, 5), right):.4f}")
# --8<-- [end:scores]

# --8<-- [start:one_epoch]
slopes = partial(gradients, hidden=RELU)
schedule = {"batch_size": 32, "learning_rate": 0.1}
(params_one,) = train(params, slopes, X, Y, epochs=1, rng=rng, **schedule)
loss_one = network_loss(params_one, X_val, Y_val, RELU)
share_one = accuracy(forward(params_one, X_val, RELU)[1], labels_val)
print(f"loss     {loss_start:.4f} -> {loss_one:.4f}")
print(f"accuracy {share_start:.3f} -> {share_one:.3f}")
# --8<-- [end:one_epoch]

# --8<-- [start:results]
file = Path("snippets/two_layer_network/results.json")
results = json.loads(file.read_text(encoding="utf-8"))
runs, chosen = results["runs"], results["chosen"]
print({name: results["settings"][name] for name in ("epochs", "seeds")})
print(results["versions"])
# --8<-- [end:results]


# --8<-- [start:table]
def final(hidden: str, rate: float, mean: bool = True) -> ndarray:
    """The last validation accuracy of each seed, in percent."""
    found = [
        100 * run["validation_accuracy"][-1]
        for run in runs
        if (run["hidden"], run["rate"], run["mean"]) == (hidden, rate, mean)
    ]
    return np.array(found)


rates = (0.001, 0.01, 0.1, 0.5)
print("rate     sigmoid        ReLU")
for rate in rates:
    cells = [final("sigmoid", rate), final("relu", rate)]
    shown = [f"{c.mean():.1f} +- {c.std(ddof=1):.1f}" for c in cells]
    print(f"{rate:<8} {shown[0]:14} {shown[1]}")
# --8<-- [end:table]

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
(params_dead,) = train(params, spoiled, X, Y, epochs=1, rng=rng, **schedule)
_, Z2_dead = forward(params_dead, X_val, RELU)
A1_dead, _ = forward(params_dead, X, RELU)
answers = np.unique(Z2_dead.argmax(axis=1))
dead = np.sum(A1_dead.max(axis=0) == 0)
print("hidden units that no training picture switches on:", dead)
print("different answers on the held-out pictures:", len(answers))
print(f"loss {network_loss(params_dead, X_val, Y_val, RELU):.2f}")
# --8<-- [end:dead]


# --8<-- [start:always_sigmoid_check]
def sigmoid_loss(
    params: Parameters, X: ndarray, Y: ndarray, hidden: Hidden
) -> float:
    """The loss of the network that always takes the sigmoid."""
    return mean_surprise(log_softmax(always_sigmoid(params, X, hidden)[1]), Y)


def sigmoid_slopes(
    params: Parameters, X: ndarray, Y: ndarray, hidden: Hidden
) -> Parameters:
    """Its gradients, by the backward pass of the kind that was asked for."""
    return backward(params, X, Y, *always_sigmoid(params, X, hidden), hidden)


slice_report(sigmoid_slopes, sigmoid_loss, RELU)
# --8<-- [end:always_sigmoid_check]

# --8<-- [start:zeros]
for forward_pass in (forward, always_sigmoid):
    hidden_out, _ = forward_pass(params, X_few, RELU)
    print(f"{forward_pass.__name__:14} off: {np.mean(hidden_out == 0):.2f}")
# --8<-- [end:zeros]

# --8<-- [start:key_error]
grads_by_name = backward_with_long_names(params, X_few, Y_few, RELU)
try:
    step_with_short_names(params._asdict(), grads_by_name, 0.1)
except KeyError as missing:
    print("KeyError:", missing)
    print("there are", *grads_by_name)
# --8<-- [end:key_error]

# --8<-- [start:one_hot_twice]
try:
    one_hot(Y_few, classes)
except ValueError as refusal:
    print("ValueError:", refusal)
# --8<-- [end:one_hot_twice]

# --8<-- [start:in_place]
start = initialise(sizes, RELU, np.random.default_rng(2))
copied = Parameters(*(p.copy() for p in start))
grads = gradients(start, X_few, Y_few, RELU)
sgd_step(start, grads, 0.1)
print("after sgd_step      unchanged:", np.all(start.W1 == copied.W1))
step_in_place(start, grads, 0.1)
print("after step_in_place unchanged:", np.all(start.W1 == copied.W1))
# --8<-- [end:in_place]

# --8<-- [start:unseeded_twice]
print("unseeded, twice:", np.all(unseeded(d, h) == unseeded(d, h)))
again = [initialise(sizes, RELU, np.random.default_rng(0)) for _ in range(2)]
print("one seed, twice:", np.all(again[0].W1 == again[1].W1))
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
test_shares = np.array(
    [
        100 * run["test_accuracy"]
        for run in runs
        if run["hidden"] == chosen["hidden"]
        and run["rate"] == chosen["rate"]
        and run["mean"]
    ]
)
print("chosen:", chosen["hidden"], "at", chosen["rate"])
print("test accuracy by seed:", test_shares.round(2))
print(f"mean {test_shares.mean():.2f}, spread {test_shares.std(ddof=1):.2f}")
# --8<-- [end:test_once]

# --8<-- [start:confused]
confusion = np.array(results["confusion"])
off = confusion - np.diag(confusion.diagonal())
for k in off.ravel().argsort()[::-1][:2]:
    label, called = divmod(int(k), len(off))
    print(f"{label} taken for {called}: {off[label, called]} times")
label_worst, called_worst = divmod(int(off.argmax()), len(off))
print("wrong:", off.sum(), "of", confusion.sum())
# --8<-- [end:confused]

# --8<-- [start:wrong]
wrong = results["wrong"]
for found in wrong[:3]:
    print(
        f"{found['label']} called {found['predicted']} "
        f"with probability {found['probability']:.4f}"
    )
# --8<-- [end:wrong]

# --8<-- [start:solution_count]
for hidden_units in (10, 100, 1000):
    total = (d + 1) * hidden_units + (hidden_units + 1) * classes
    first = d * hidden_units / total
    print(f"{hidden_units:4} units: {total:6} numbers, {first:.0%} in W1")
# --8<-- [end:solution_count]

# --8<-- [start:solution_empty]
empty = np.flatnonzero(X.max(axis=0) == 0)
moved = np.abs(params_one.W1 - params.W1).max(axis=1)  # (d,), over the units
print("pixels that are empty in all pictures:", len(empty))
print("largest move of their weights:", moved[empty].max(initial=0))
print("rows of W1 that never moved:  ", np.sum(moved == 0))
# --8<-- [end:solution_empty]

# --8<-- [start:solution_rate]
first_batches = X[:320], Y[:320]
same_walk = {"epochs": 1, "batch_size": 32}
(by_sum,) = train(
    params,
    partial(no_mean, hidden=RELU),
    *first_batches,
    learning_rate=0.001,
    rng=np.random.default_rng(3),
    **same_walk,
)
(by_mean,) = train(
    params,
    slopes,
    *first_batches,
    learning_rate=0.032,
    rng=np.random.default_rng(3),
    **same_walk,
)
print("same weights:", np.allclose(by_sum.W1, by_mean.W1, rtol=1e-9))
# --8<-- [end:solution_rate]


# --8<-- [start:solution_pixels]
def grad_X(
    params: Parameters, X: ndarray, Y: ndarray, hidden: Hidden
) -> ndarray:
    """Slopes of the loss along the pixels, (n, d)."""
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

# --8<-- [start:solution_shuffled]
shuffled = Y[rng.permutation(n)]
(params_shuffled,) = train(
    params, slopes, X, shuffled, epochs=1, rng=rng, **schedule
)
loss_shuffled = network_loss(params_shuffled, X_val, Y_val, RELU)
print(f"loss {loss_shuffled:.2f}, without any idea {np.log(classes):.2f}")
# --8<-- [end:solution_shuffled]
