"""The code of the page on drawing and training, in the page's order."""

# --8<-- [start:imports]
from collections.abc import Callable, Iterator
from itertools import islice
from typing import NamedTuple

import numpy as np
from numpy import ndarray
from numpy.random import Generator

# --8<-- [end:imports]
from snippets.digits.pixel_slopes import pixel_slopes
from snippets.digits.run import HIDDEN, Knobs, run
from snippets.shared.mnist import load_digits
from snippets.softmax_cross_entropy.loss import one_hot, softmax
from snippets.two_layer_network.network import (
    RELU,
    Parameters,
    forward,
    network_loss,
)
from snippets.two_layer_network.training import accuracy, pixel_rows

# --8<-- [start:answer]
with np.load("snippets/accurate/weights.npz") as file:
    arrays = [file[name].astype(float) for name in Parameters._fields]
with np.load("snippets/two_layer_network/images.npz") as file:
    three = file["samples"][3]
params, X_three = Parameters(*arrays), pixel_rows(three[None])
A1, logits = forward(params, X_three, RELU)
y_hat = softmax(logits)[0]
on = np.count_nonzero(A1)
print(f"it is a {y_hat.argmax()}, with {y_hat.max():.4f}")
print(f"{on} of {A1.size} hidden units are on")
# --8<-- [end:answer]

# --8<-- [start:slopes]
target = 8
Y_target = one_hot(np.array([target]), y_hat.size)
slopes = pixel_slopes(params, X_three, Y_target, RELU)[0]
loss = network_loss(params, X_three, Y_target, RELU)
order = np.argsort(slopes)  # where ink helps most comes first
row, column = divmod(int(order[0]), three.shape[1])
print(f"loss {loss:.3f}, steepest slope {slopes[order[0]]:.3f}")
print(f"in row {row}, column {column}, which has ink {three[row, column]}")
# --8<-- [end:slopes]

# --8<-- [start:ink]
for count in (1, 5, 10, 15):
    X_inked = X_three.copy()
    X_inked[0, order[:count]] = 1  # full ink
    y_hat_inked = softmax(forward(params, X_inked, RELU)[1])[0]
    print(f"{count:2} pixels: 3 {y_hat_inked[3]:.3f}, 8 {y_hat_inked[8]:.3f}")
# --8<-- [end:ink]

# --8<-- [start:solution_corners]
W1 = params.W1.reshape(*three.shape, -1)
for name, rows in (("corner", W1[:4, :4]), ("middle", W1[12:16, 12:16])):
    print(f"{name}: weights spread by {rows.std():.3f}")
print(f"He's first weights:  {np.sqrt(2 / three.size):.3f}")
# --8<-- [end:solution_corners]

# --8<-- [start:digits]
data = load_digits()
X, X_test = pixel_rows(data.train_images), pixel_rows(data.test_images)
Y = one_hot(data.train_labels, 10)
print(data.name, "to learn", X.shape, "to test", X_test.shape)
# --8<-- [end:digits]

# --8<-- [start:default]
for step, now in enumerate(islice(run(Knobs(), X, Y), 1001)):
    if step in (0, 20, 100, 1000):
        loss = network_loss(now, X, Y, RELU)
        share = accuracy(forward(now, X_test, RELU)[1], data.test_labels)
        print(f"step {step:4}: loss {loss:.4f}, right {100 * share:.1f} %")
# --8<-- [end:default]

# --8<-- [start:solution_mean]
full, rest = divmod(len(X), Knobs().batch_size)
without = Knobs(mean=False, rate=Knobs().rate / Knobs().batch_size)
pairs = zip(run(Knobs(), X, Y), run(without, X, Y))
for step, pair in enumerate(islice(pairs, full + 2)):
    if step in (0, 1, full, full + 1):
        apart = np.ptp([network_loss(one, X, Y, RELU) for one in pair])
        print(f"after step {step:2} the losses differ by {apart:.6f}")
print(f"{len(X)} = {full} * {Knobs().batch_size} + {rest}")
# --8<-- [end:solution_mean]

# --8<-- [start:solution_sizes]
sizes = [n for n in range(2, len(X)) if len(X) % n == 0]
print("batches that leave no rest:", sizes)
# --8<-- [end:solution_sizes]

# --8<-- [start:solution_zero]
for name, hidden in HIDDEN.items():
    zero = run(Knobs(hidden=name, start=0.0, rate=0.5), X, Y)
    first, *_, last = islice(zero, 1001)
    losses = [network_loss(one, X, Y, hidden) for one in (first, last)]
    print(f"{name:8} loss {losses[0]:.4f}, after 1000 steps {losses[1]:.4f}")
apart = np.ptp(last.W1, axis=1).max()
print(f"the sigmoid's hidden units differ by at most {apart:.6f}")
# --8<-- [end:solution_zero]
