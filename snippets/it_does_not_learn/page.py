"""The code of the chapter on what to do when it does not learn."""

# --8<-- [start:imports]
from collections.abc import Callable, Iterator
from functools import partial

# --8<-- [end:imports]
import numpy as np

# --8<-- [start:third_party]
from numpy.random import Generator

# --8<-- [end:third_party]
from snippets.it_does_not_learn.mistakes import (
    broadcast_accuracy,
    decay_everything,
    naive_accuracy,
    naive_loss,
    second_mask,
    shuffled_apart,
    step_thrown_away,
    unscaled_mask,
)
from snippets.it_does_not_learn.regularisation import (
    decayed_gradients,
    decayed_loss,
    draw_mask,
    dropout_forward,
    dropout_gradients,
    dropout_loss,
)
from snippets.it_does_not_learn.symptoms import finite_accuracy, first_bad
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.shared.mnist import load_dataset
from snippets.softmax_cross_entropy.loss import one_hot, softmax
from snippets.two_layer_network.network import (
    RELU,
    Parameters,
    forward,
    gradients,
    initialise,
    network_loss,
)
from snippets.two_layer_network.training import (
    batches,
    pixel_rows,
    sgd_step,
    train,
)

# --8<-- [start:data]
data = load_dataset()
n = min(5000, len(data.train_labels) // 2)
X, X_val = pixel_rows(data.train_images[: 2 * n]).reshape(2, n, -1)
labels, labels_val = data.train_labels[: 2 * n].reshape(2, n)
X_test, labels_test = pixel_rows(data.test_images), data.test_labels
classes = int(labels.max()) + 1
Y, Y_val = one_hot(labels, classes), one_hot(labels_val, classes)
params = initialise((X.shape[1], 100, classes), RELU, np.random.default_rng(0))
slopes = partial(gradients, hidden=RELU)
# --8<-- [end:data]

# --8<-- [start:shares]
for k, share in enumerate(np.bincount(labels_test) / len(labels_test)):
    print(f"always {k}: {100 * share:.2f} % right")
# --8<-- [end:shares]

# --8<-- [start:nan_score]
spoiled = params._replace(b2=np.full(classes, np.nan))
_, logits = forward(spoiled, X_test, RELU)
print("logits of one picture:", logits[0, :3], "...")
print("its argmax:", logits[0].argmax())
score_nan = naive_accuracy(logits, labels_test)
print(f"accuracy: {100 * score_nan:.2f} %")
# --8<-- [end:nan_score]

# --8<-- [start:refused]
try:
    finite_accuracy(logits, labels_test)
except ValueError as error:
    print(error)
# --8<-- [end:refused]


# --8<-- [start:trained]
def trained(start, slopes, X, Y, epochs, rate=0.1, batch_size=32):
    """The parameters after the last epoch."""
    rng = np.random.default_rng(1)
    run = {"epochs": epochs, "batch_size": batch_size, "learning_rate": rate}
    return list(train(start, slopes, X, Y, rng=rng, **run))[-1]


# --8<-- [end:trained]

# --8<-- [start:zeros]
zeros = Parameters(*(0 * p for p in params))
stuck = trained(zeros, slopes, X, Y, epochs=1, batch_size=500)
_, logits = forward(stuck, X_test, RELU)
answers = logits.argmax(axis=1)
score_one = finite_accuracy(logits, labels_test)
print(f"accuracy: {100 * score_one:.2f} %")
print("times that each class is the answer:")
print(np.bincount(answers, minlength=classes))
# --8<-- [end:zeros]

# --8<-- [start:nan_loss]
batch = X[:32], Y[:32]
for rate in (0.1, 100):
    walk = params
    for step in range(3):
        with np.errstate(all="ignore"):
            loss_naive = naive_loss(walk, *batch, RELU)
        print(f"rate {rate}, step {step}: loss {loss_naive:.2f}")
        walk = sgd_step(walk, slopes(walk, *batch), rate)
far = sgd_step(params, slopes(params, *batch), 100)
# --8<-- [end:nan_loss]


# --8<-- [start:where]
def where(params, X):
    """The first station of the naive loss that is not finite."""
    A1, Z2 = forward(params, X, RELU)
    with np.errstate(all="ignore"):
        powers = np.exp(Z2)
        y_hat = powers / powers.sum(axis=1, keepdims=True)
        logs = np.log(y_hat)
    return first_bad(X=X, A1=A1, Z2=Z2, powers=powers, y_hat=y_hat, logs=logs)


X_hole = X[:32].copy()
X_hole[0, 0] = np.nan  # one pixel of one picture
print("a pixel that is NaN:", where(params, X_hole))
print("biases that are NaN:", where(spoiled, X[:32]))
print("a step too long:    ", where(far, X[:32]))
# --8<-- [end:where]

# --8<-- [start:raised]
try:
    with np.errstate(over="raise", divide="raise", invalid="raise"):
        naive_loss(far, *batch, RELU)
except FloatingPointError as error:
    print(error)
loss_far = network_loss(far, *batch, RELU)
print(f"with log_softmax the loss is {loss_far:.0f}")
# --8<-- [end:raised]


# --8<-- [start:diagnosis]
def diagnosis(cause, start, end, X, Y):
    """Print the loss, how far W1 has moved, and how many units are on."""
    A1, _ = forward(end, X, RELU)
    loss = network_loss(end, X, Y, RELU)
    moved = np.abs(end.W1 - start.W1).max()
    on = np.sum(A1.max(axis=0) > 0)
    print(f"{cause:20} {loss:5.2f} {moved:9.6f} {on:9}")


order = batches(n, 32, np.random.default_rng(1))
thrown = step_thrown_away(params, slopes, X, Y, order, 0.1)
dead = params._replace(b1=params.b1 - 50)
apart = shuffled_apart(X, Y, np.random.default_rng(2))
print("cause                 loss  W1 moved  units on")
healthy = trained(params, slopes, X, Y, epochs=1)
diagnosis("none: it learns", params, healthy, X, Y)
timid = trained(params, slopes, X, Y, epochs=1, rate=1e-6)
diagnosis("rate too small", params, timid, X, Y)
diagnosis("step thrown away", params, thrown, X, Y)
for cause, start in (("zero weights", zeros), ("dead ReLUs", dead)):
    diagnosis(cause, start, trained(start, slopes, X, Y, epochs=1), X, Y)
misled = trained(params, slopes, *apart, epochs=1)
diagnosis("labels out of order", params, misled, *apart)
# --8<-- [end:diagnosis]

# --8<-- [start:memorise]
for name, start in (("random weights", params), ("dead ReLUs", dead)):
    end = trained(start, slopes, X[:10], Y[:10], epochs=200)
    loss_few = network_loss(end, X[:10], Y[:10], RELU)
    print(f"{name}: loss {loss_few:.2f} on ten pictures")
# --8<-- [end:memorise]

# --8<-- [start:broadcast]
part = X_val[:1000]
column = labels_val[:1000, None]  # (m, 1)
run = {"epochs": 3, "batch_size": 32, "learning_rate": 0.1}
for end in train(params, slopes, X, Y, rng=np.random.default_rng(1), **run):
    _, logits = forward(end, part, RELU)
    loss = network_loss(end, part, Y_val[:1000], RELU)
    flat = finite_accuracy(logits, column.ravel())
    table = broadcast_accuracy(logits, column)
    print(f"loss {loss:.2f}, accuracy {table:.2f}; as a vector {flat:.2f}")
# --8<-- [end:broadcast]

# --8<-- [start:rare]
last = classes - 1
Y_last = one_hot((labels == last).astype(int), 2)
two = initialise((X.shape[1], 100, 2), RELU, np.random.default_rng(0))
run = {"epochs": 3, "batch_size": 100, "learning_rate": 0.005}
for end in train(two, slopes, X, Y_last, rng=np.random.default_rng(1), **run):
    _, logits = forward(end, X, RELU)
    loss = network_loss(end, X, Y_last, RELU)
    right = finite_accuracy(logits, Y_last[:, 1])
    yes = np.sum(logits.argmax(axis=1))
    print(f"loss {loss:.3f}, {100 * right:.1f} % right, {yes} times yes")
# --8<-- [end:rare]

# --8<-- [start:rare_cured]
_, logits = forward(trained(two, slopes, X, Y_last, epochs=3), X, RELU)
right = finite_accuracy(logits, Y_last[:, 1])
yes = np.sum(logits.argmax(axis=1))
print(f"{100 * right:.1f} % right, {yes} times yes")
# --8<-- [end:rare_cured]


# --8<-- [start:overfit]
def report(name, end, X, Y, labels):
    """Print loss and accuracy on the training and on new pictures."""
    cells, shares = [], []
    for rows, targets, right in ((X, Y, labels), (X_val, Y_val, labels_val)):
        _, logits = forward(end, rows, RELU)
        shares.append(100 * finite_accuracy(logits, right))
        loss = network_loss(end, rows, targets, RELU)
        cells.append(f"{loss:9.3f} {shares[-1]:7.1f} %")
    print(f"{name:14}", *cells)
    return shares


small = 300
X_some, Y_some, some = X[:small], Y[:small], labels[:small]
print("               training pictures        new pictures")
print("                 loss  accuracy      loss  accuracy")
for epochs in (5, 20, 200):
    plain = trained(params, slopes, X_some, Y_some, epochs)
    shares_plain = report(f"{epochs} epochs", plain, X_some, Y_some, some)
# --8<-- [end:overfit]

# --8<-- [start:more]
many = trained(params, slopes, X, Y, epochs=12)
shares_many = report(f"{n} pictures", many, X, Y, labels)
# --8<-- [end:more]

# --8<-- [start:decay]
decay = partial(decayed_gradients, hidden=RELU, decay=0.01)
decayed = trained(params, decay, X_some, Y_some, epochs=200)
report("plain", plain, X_some, Y_some, some)
shares_decay = report("weight decay", decayed, X_some, Y_some, some)
for end in (plain, decayed):
    print(f"length of W1: {np.linalg.norm(end.W1):.1f}")
# --8<-- [end:decay]

# --8<-- [start:bias_decayed]
for name, wanted in (("weights", decayed_gradients), ("all", decay_everything)):
    strong = partial(wanted, hidden=RELU, decay=1.0)
    part = X[:500], Y_last[:500]
    end = trained(two, strong, *part, epochs=60, rate=0.5, batch_size=500)
    said = softmax(forward(end, X[:500], RELU)[1])[:, 1].mean()
    print(f"decay of {name}: says {said:.3f}")
share_last = np.mean(labels[:500] == last)
print(f"share of the class: {share_last:.3f}")
# --8<-- [end:bias_decayed]

# --8<-- [start:dropout]
rng = np.random.default_rng(3)


def with_new_mask(params, X, Y):
    """The gradients for a mask that is drawn for this batch."""
    mask = draw_mask((len(X), len(params.b1)), 0.5, rng)
    return dropout_gradients(params, X, Y, mask)


dropped = trained(params, with_new_mask, X_some, Y_some, epochs=200)
report("plain", plain, X_some, Y_some, some)
shares_dropout = report("dropout", dropped, X_some, Y_some, some)
# --8<-- [end:dropout]

# --8<-- [start:masks]
A1 = np.full((1000, 100), 0.3)  # as in testing, without dropout
for draw in (draw_mask, unscaled_mask):
    left = A1 * draw(A1.shape, 0.5, rng)
    print(f"{draw.__name__:13} mean {A1.mean():.2f} -> {left.mean():.2f}")
# --8<-- [end:masks]


# --8<-- [start:check]
def one_error(name, grads, loss, params):
    """How far one gradient is from the measured one, in words."""

    def moved(values):
        return loss(params._replace(**{name: values}))

    measured = numeric_gradient(moved, getattr(params, name))
    error = relative_error(getattr(grads, name), measured)
    return f"{name} < 1e-6" if error < 1e-6 else f"{name} {error:.2f}"


def check(grads, loss, params):
    """Print this for all four gradients."""
    names = params._fields
    print(", ".join(one_error(k, grads, loss, params) for k in names))


rng = np.random.default_rng(4)
tiny = initialise((5, 4, 3), RELU, rng)
tiny = tiny._replace(b1=rng.normal(size=4), b2=rng.normal(size=3))
X_tiny, Y_tiny = rng.normal(size=(7, 5)), one_hot(rng.integers(3, size=7), 3)
mask = draw_mask((7, 4), 0.5, rng)
# --8<-- [end:check]


# --8<-- [start:dropout_check]
def noisy_loss(p):
    """The loss with a new mask."""
    return dropout_loss(p, X_tiny, Y_tiny, draw_mask((7, 4), 0.5, rng))


def steady_loss(p):
    """The loss with the same mask, always."""
    return dropout_loss(p, X_tiny, Y_tiny, mask)


grads = dropout_gradients(tiny, X_tiny, Y_tiny, mask)
print("a new mask for each loss:")
check(grads, noisy_loss, tiny)
print("one mask:")
check(grads, steady_loss, tiny)
# --8<-- [end:dropout_check]

# --8<-- [start:second_mask_check]
other = draw_mask((7, 4), 0.5, rng)
grads = second_mask(tiny, X_tiny, Y_tiny, mask, other)
check(grads, steady_loss, tiny)
# --8<-- [end:second_mask_check]

# --8<-- [start:decay_check]
grads = decayed_gradients(tiny, X_tiny, Y_tiny, RELU, 0.1)
print("without its price in the loss:")
check(grads, lambda p: network_loss(p, X_tiny, Y_tiny, RELU), tiny)
print("with it:")
check(grads, lambda p: decayed_loss(p, X_tiny, Y_tiny, RELU, 0.1), tiny)
# --8<-- [end:decay_check]

# --8<-- [start:kink_check]
X_blank = X_tiny.copy()
X_blank[0] = 0  # an empty picture
new = tiny._replace(b1=np.zeros(4))  # as training starts
print("biases at zero:")
grads = gradients(new, X_blank, Y_tiny, RELU)
check(grads, lambda p: network_loss(p, X_blank, Y_tiny, RELU), new)
print("biases at random:")
grads = gradients(tiny, X_blank, Y_tiny, RELU)
check(grads, lambda p: network_loss(p, X_blank, Y_tiny, RELU), tiny)
# --8<-- [end:kink_check]


# --8<-- [start:float_check]
def loss_in(kind, W1):
    """The loss, computed in numbers of this kind."""
    p = Parameters(*(v.astype(kind) for v in tiny._replace(W1=W1)))
    return network_loss(p, X_tiny.astype(kind), Y_tiny.astype(kind), RELU)


grad_W1 = gradients(tiny, X_tiny, Y_tiny, RELU).W1
for kind, h in ((np.float32, 1e-6), (np.float32, 1e-3), (np.float64, 1e-6)):
    measured = numeric_gradient(partial(loss_in, kind), tiny.W1, h)
    error = relative_error(grad_W1, measured)
    shown = f"1e{np.log10(error):.0f}" if error > 1e-6 else "< 1e-6"
    print(f"{kind.__name__} with h = {h:.0e}: error {shown}")
# --8<-- [end:float_check]

# --8<-- [start:solution_bytes]
loss_bytes = network_loss(params, 255 * X, Y, RELU)
end = trained(params, slopes, 255 * X, Y, epochs=1)
A1, Z2 = forward(end, 255 * X, RELU)
print(f"loss before the first step: {loss_bytes:.0f}")
print(f"loss after one epoch: {network_loss(end, 255 * X, Y, RELU):.2f}")
print(f"share of units that are on: {np.mean(A1.max(axis=0) > 0):.2f}")
most = np.bincount(Z2.argmax(axis=1)).max() / n
print(f"share of the most frequent answer: {most:.2f}")
# --8<-- [end:solution_bytes]


# --8<-- [start:solution_pixels]
def pixel_dropout_gradients(params, X, Y, mask):
    """Slopes of the loss when a mask (n, d) drops pixels."""
    return gradients(params, X * mask, Y, RELU)


pixel_mask = draw_mask(X_tiny.shape, 0.8, rng)
grads = pixel_dropout_gradients(tiny, X_tiny, Y_tiny, pixel_mask)
X_left = X_tiny * pixel_mask
check(grads, lambda p: network_loss(p, X_left, Y_tiny, RELU), tiny)
# --8<-- [end:solution_pixels]

# --8<-- [start:solution_left_on]
rng = np.random.default_rng(5)
called = []
for _ in range(2):
    mask_val = draw_mask((n, 100), 0.5, rng)
    logits = dropout_forward(dropped, X_val, mask_val)[2]
    called.append(logits.argmax(axis=1))
    print(f"accuracy {100 * finite_accuracy(logits, labels_val):.1f} %")
print(f"other answers: {100 * np.mean(called[0] != called[1]):.1f} %")
# --8<-- [end:solution_left_on]
