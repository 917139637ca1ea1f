"""The code of the chapter on speed, in the page's order."""

# --8<-- [start:imports]
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from numpy import ndarray
from numpy.random import Generator

# --8<-- [end:imports]
from snippets.fast.fast_net import (
    SMALL,
    FastNet,
    most_lit,
    slopes_into,
    train_fast,
)
from snippets.fast.mistakes import (
    hands_out,
    in_float16,
    moves_everything,
    other_pixels,
)
from snippets.fast.rungs import (
    as_far_as_lit,
    gathered,
    no_fresh_arrays,
    plain,
    plain_in,
    rate_folded,
)
from snippets.shared.mnist import load_dataset
from snippets.softmax_cross_entropy.loss import one_hot
from snippets.two_layer_network.network import (
    SIGMOID,
    Parameters,
    forward,
    gradients,
    initialise,
    network_loss,
)
from snippets.two_layer_network.training import accuracy, batches, pixel_rows

# --8<-- [start:data]
data = load_dataset()
labels = data.train_labels
classes = int(labels.max()) + 1
X, Y = pixel_rows(data.train_images), one_hot(labels, classes)
X_test, labels_test = pixel_rows(data.test_images), data.test_labels
n, d = X.shape
h = 100
init = initialise((d, h, classes), SIGMOID, np.random.default_rng(0))
print(data.name, X.shape, Y.shape)
# --8<-- [end:data]

# --8<-- [start:race]
file = Path("snippets/fast/results.json")
bench = json.loads(file.read_text(encoding="utf-8"))
speed_ups = {name: r["median"] for name, r in bench["speed_ups"].items()}
print(bench["cpu"], "with Python", bench["versions"]["python"])
print(*(f"{p} {bench['versions'][p]}" for p in ("numpy", "torch", "jax")))
print("batches of", bench["settings"]["batch_size"])
print("epochs    ", bench["settings"]["rounds"])
for name in ("post", "pytorch", "jax", "floor"):
    print(f"our speed / {name:8} {speed_ups[name]:.2f}")
# --8<-- [end:race]

# --8<-- [start:proof]
speeds = {r["name"]: r["ratio"]["median"] for r in bench["steps"]}
hundred = list(batches(n, 32, np.random.default_rng(1)))[:100]
reference = plain(init, X, Y, 0.1, hundred)


def difference(a, b):
    """The largest difference between any two parameters."""
    return max(np.abs(p - q).max() for p, q in zip(a, b))


def report(params, name):
    """Print whether the numbers stayed, and the recorded speed."""
    far = difference(params, reference)
    shown = "< 4e-7" if far < 4e-7 else f"{far:.1e}"
    print(f"largest difference {shown}, speed {speeds[name]:.2f}")


report(reference, "plain")
# --8<-- [end:proof]

# --8<-- [start:float32_report]
report(plain_in(np.float32, init, X, Y, 0.1, hundred), "float32")
# --8<-- [end:float32_report]


# --8<-- [start:no_fresh_report]
def trained(step, columns):
    """The parameters after these steps of a fast network."""
    net = FastNet(init, X, Y, 0.1, columns)
    for rows in hundred:
        step(net, rows)
    return net.parameters()


everything = np.arange(d)
report(trained(no_fresh_arrays, everything), "no fresh arrays")
# --8<-- [end:no_fresh_report]

# --8<-- [start:gathered_report]
report(trained(gathered, everything), "gathered")
# --8<-- [end:gathered_report]

# --8<-- [start:folded_report]
report(trained(rate_folded, everything), "rate folded in")
# --8<-- [end:folded_report]

# --8<-- [start:dark]
dark = ~X.any(axis=0)
grads = gradients(init, X[hundred[0]], Y[hundred[0]], SIGMOID)
print("pixels", d, "never lit", dark.sum())
print("largest slope of their weights", np.abs(grads.W1[dark]).max(initial=0))
# --8<-- [end:dark]

# --8<-- [start:lit_report]
report(trained(rate_folded, np.flatnonzero(~dark)), "lit pixels")
# --8<-- [end:lit_report]

# --8<-- [start:tiny]
tiny = np.array([[0, 7, 5, 9], [0, 3, 0, 0], [2, 8, 0, 0], [0, 1, 0, 4]])
times = np.count_nonzero(tiny, axis=0)
order = np.argsort(-times, kind="stable")
print("rows with ink in each column:", times, "so the order is", order)
for row in tiny[:, order]:
    print(row, "reaches to its column", np.flatnonzero(row)[-1] + 1)
# --8<-- [end:tiny]

# --8<-- [start:most_lit_report]
report(trained(as_far_as_lit, most_lit(X)), "most lit first")
net = FastNet(init, X, Y, 0.1, most_lit(X))
reached = np.mean([net.reach[rows].max() for rows in hundred])
print(f"columns, ones included: {1 + net.sizes[0]}, in a batch {reached:.0f}")
# --8<-- [end:most_lit_report]

# --8<-- [start:pieces_report]
for rows, columns in ((32, reached), (reached, 32)):
    size = rows * columns * h
    piece = SMALL // (columns * h)
    print(
        f"{size:,.0f} multiplications, {piece:.0f} of {rows:.0f} rows a piece"
    )
# --8<-- [end:pieces_report]

# --8<-- [start:whole_report]
report(trained(FastNet.step, most_lit(X)), "in pieces")
# --8<-- [end:whole_report]

# --8<-- [start:threads]
two = bench["two_threads"]
print(f"speed of two threads to one, by the clock: {two['median']:.2f}")
print(f"lowest {two['low']:.2f}, highest {two['high']:.2f}")
# --8<-- [end:threads]

# --8<-- [start:epoch]
rng = np.random.default_rng(2)
setting = {"epochs": 1, "batch_size": 32, "learning_rate": 0.1}
after = next(train_fast(init, X, Y, **setting, rng=rng))
share = accuracy(forward(after, X_test, SIGMOID)[1], labels_test)
print(f"accuracy after one epoch {share:.3f}, in {after.W1.dtype}")
# --8<-- [end:epoch]

# --8<-- [start:ladder]
fastest = speeds["in pieces"]
print("                 speed   lowest highest")
for step in bench["steps"][:-1]:  # the last one has two threads
    r = step["ratio"]
    print(
        f"{step['name']:16} {r['median']:5.2f} {r['low']:8.2f} {r['high']:7.2f}"
    )
# --8<-- [end:ladder]

# --8<-- [start:verdict]
same = speed_ups["same products"]
print(f"our speed / the same products {same:.2f}")
# --8<-- [end:verdict]

# --8<-- [start:shared]
for give in (FastNet.parameters, hands_out):
    net = FastNet(init, X, Y, 0.1, most_lit(X))
    kept = []
    for rows in hundred[:3]:
        net.step(rows)
        kept.append(give(net))
    first_bias = [f"{p.b2[0]:.4f}" for p in kept]
    print(f"{give.__name__:10} kept", *first_bias)
# --8<-- [end:shared]

# --8<-- [start:stale]
far = difference(trained(moves_everything, most_lit(X)), reference)
print(f"largest difference {far:.1e}")
# --8<-- [end:stale]

# --8<-- [start:clipped]
place = np.empty((1, d))
beyond = [n]  # the last row is n - 1
try:
    X.take(beyond, axis=0, out=place)
except IndexError as refusal:
    print("IndexError:", refusal)
X.take(beyond, axis=0, out=place, mode="clip")
print('mode="clip": distance from the last row', np.abs(place - X[-1]).max())
# --8<-- [end:clipped]

# --8<-- [start:bytes]
X_bytes = data.train_images.reshape(n, d)
X_raw = X_bytes.astype(np.float32)
few = hundred[0]
for inputs in (X, X_raw):
    A1, _ = forward(init, inputs[few], SIGMOID)
    loss = network_loss(init, inputs[few], Y[few], SIGMOID)
    flat = np.mean(A1 * (1 - A1) < 0.01)
    print(
        f"largest pixel {inputs.max():5.0f}, loss {loss:.2f}, flat {flat:.2f}"
    )
full = X_bytes[X_bytes == 255][:1]
print("255 + 255 in bytes:", full + full)
# --8<-- [end:bytes]

# --8<-- [start:lost]
slopes = grads.W1[grads.W1 != 0]
weights = init.W1[grads.W1 != 0]
for dtype in (np.float32, np.float16):
    start, step = weights.astype(dtype), (0.1 * slopes).astype(dtype)
    print(f"{dtype.__name__}: steps lost {np.mean(start - step == start):.2f}")
far = difference(in_float16(init, X, Y, 0.1, hundred), reference)
print(f"float16: largest difference {far:.0e}")
# --8<-- [end:lost]

# --8<-- [start:other]
dark_in_test = ~X_test.any(axis=0)
print("dark in the test images:", dark_in_test.sum())
print("of these, lit in training:", np.sum(dark_in_test & ~dark))
net = other_pixels(init, X, Y, 0.1, X_test)
for rows in hundred:
    net.step(rows)
far = difference(net.parameters(), reference)
print(f"largest difference {far:.1e}")
# --8<-- [end:other]

# --8<-- [start:solution_amdahl]
print(f"share of the time that is products:      {same:.2f}")
print(f"times as fast if the products were free: {1 / (1 - same):.1f}")
print(f"times as fast if all the rest were free: {1 / same:.2f}")
# --8<-- [end:solution_amdahl]

# --8<-- [start:solution_bytes]
for dtype in (np.float64, np.float32, np.uint8):
    size = n * d * np.dtype(dtype).itemsize
    print(f"{np.dtype(dtype).name:8} {size / 1e6:6.1f} MB")
# --8<-- [end:solution_bytes]

# --8<-- [start:solution_fewer]
c = classes
work_left = (2 * reached + 3 * c) / (2 * (1 + d) + 3 * c)
print(f"multiplications left: {work_left:.2f}")
print(f"so at best {1 / work_left:.2f} times as fast")
bought = speeds["most lit first"] / speeds["rate folded in"]
print(f"it was     {bought:.2f} times as fast")
# --8<-- [end:solution_fewer]

# --8<-- [start:solution_momentum]
net = FastNet(init, X, Y, 0.1, most_lit(X))
velocity = np.zeros_like(net.theta.flat)
for rows in hundred:
    work = net.workspace(len(rows))
    net.table.take(rows, axis=0, out=work.rows, mode="clip")
    scale = net.rate / len(rows)
    slopes_into(net.grads, net.theta, work.X, work.Y, work, scale)
    velocity *= 0.9
    velocity += net.grads.flat
    net.theta.flat -= velocity

slow, fading = init, [np.zeros_like(p) for p in init]
for rows in hundred:
    grads = gradients(slow, X[rows], Y[rows], SIGMOID)
    fading = [0.9 * v + 0.1 * g for v, g in zip(fading, grads)]
    slow = Parameters(*(p - v for p, v in zip(slow, fading)))
far = difference(net.parameters(), slow)
print("largest difference", "< 4e-6" if far < 4e-6 else f"{far:.1e}")
# --8<-- [end:solution_momentum]
