"""The code of the chapter on speed, in the page's order."""

# --8<-- [start:imports]
import json
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import numpy as np
from numpy import ndarray
from numpy.random import Generator
from tqdm import tqdm

# --8<-- [end:imports]
from snippets.fast.mistakes import (
    HandsOutItsArrays,
    InFloat16,
    MovesEverything,
    PixelsOfOtherRows,
)
from snippets.fast.networks import (
    Gathered,
    InFloat32,
    InPieces,
    LitPixels,
    MostLitFirst,
    NoFreshArrays,
    Plain,
    RateFolded,
    Stacks,
    train_fast,
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
params = initialise((d, h, classes), SIGMOID, np.random.default_rng(0))
print(data.name, X.shape, Y.shape)
# --8<-- [end:data]

# --8<-- [start:race]
file = Path("snippets/fast/results.json")
bench = json.loads(file.read_text(encoding="utf-8"))
speeds = {r["name"]: r["samples_per_second"] for r in bench["contenders"]}
speed_ups = {name: r["median"] for name, r in bench["speed_ups"].items()}
print(bench["cpu"], "with Python", bench["versions"]["python"])
print(*(f"{p} {bench['versions'][p]}" for p in ("numpy", "torch", "jax")))
print("batches of", bench["settings"]["batch_size"])
print("epochs     ", bench["settings"]["rounds"])
for name in ("post", "pytorch", "jax", "numpy", "floor"):
    print(f"{name:8} {speeds[name]:8,} rows a second")
# --8<-- [end:race]

# --8<-- [start:proof]
plain_steps = {r["name"]: r["ratio"] for r in bench["steps"]}
hundred = list(batches(n, 32, np.random.default_rng(1)))[:100]


def trained(kind: Callable, X: ndarray = X, **more: object) -> Parameters:
    """The parameters after the first batches of an epoch."""
    net = kind(params, X, Y, 0.1, **more)
    for rows in hundred:
        net.step(rows)
    return net.parameters()


def difference(a: Parameters, b: Parameters) -> float:
    """The largest difference between any two parameters."""
    return max(np.abs(p - q).max() for p, q in zip(a, b, strict=True))


def report(kind: Callable, name: str) -> None:
    """Print whether the numbers stayed, and the recorded speed."""
    far = difference(trained(kind), reference)
    shown = "< 4e-7" if far < 4e-7 else f"{far:.1e}"
    speed = plain_steps[name]["median"]
    print(f"largest difference {shown}, speed {speed:.2f}")


reference = trained(Plain)
report(Plain, "plain")
# --8<-- [end:proof]

# --8<-- [start:float32_report]
report(InFloat32, "float32")
# --8<-- [end:float32_report]

# --8<-- [start:no_fresh_report]
report(NoFreshArrays, "no fresh arrays")
# --8<-- [end:no_fresh_report]

# --8<-- [start:gathered_report]
report(Gathered, "gathered")
# --8<-- [end:gathered_report]

# --8<-- [start:folded_report]
report(RateFolded, "rate folded in")
# --8<-- [end:folded_report]

# --8<-- [start:dark]
dark = ~X.any(axis=0)
grads = gradients(params, X[hundred[0]], Y[hundred[0]], SIGMOID)
print("pixels", d, "never lit", dark.sum())
print("largest slope of their weights", np.abs(grads.W1[dark]).max(initial=0))
# --8<-- [end:dark]

# --8<-- [start:lit_report]
report(LitPixels, "lit pixels")
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
report(MostLitFirst, "most lit first")
net = MostLitFirst(params, X, Y, 0.1)
columns = [net.reach[rows].max() for rows in hundred]
width = len(net.theta.first)
print(f"columns, ones included: {width}, in a batch {np.mean(columns):.0f}")
# --8<-- [end:most_lit_report]

# --8<-- [start:pieces_report]
report(InPieces, "in pieces")
# --8<-- [end:pieces_report]

# --8<-- [start:threads]
two = bench["two_threads"]
print(f"speed with two threads, by the clock: {two['median']:.2f}")
print(f"lowest {two['low']:.2f}, highest {two['high']:.2f}")
# --8<-- [end:threads]

# --8<-- [start:epoch]
(after,) = train_fast(
    params,
    X,
    Y,
    epochs=1,
    batch_size=32,
    learning_rate=0.1,
    rng=np.random.default_rng(2),
)
share = accuracy(forward(after, X_test, SIGMOID)[1], labels_test)
print(f"accuracy after one epoch {share:.3f}, in {after.W1.dtype}")
# --8<-- [end:epoch]

# --8<-- [start:ladder]
fastest = plain_steps["in pieces"]["median"]
print("                 speed   lowest highest")
for name, r in plain_steps.items():
    if name != "two threads":
        print(f"{name:16} {r['median']:5.2f} {r['low']:8.2f} {r['high']:7.2f}")
# --8<-- [end:ladder]

# --8<-- [start:verdict]
for name, median in speed_ups.items():
    print(f"numpy / {name:13} {median:.2f}")
# --8<-- [end:verdict]

# --8<-- [start:shared]
for kind in (RateFolded, HandsOutItsArrays):
    net = kind(params, X, Y, 0.1)
    seen = []
    for batch in hundred[:3]:
        net.step(batch)
        seen.append(net.parameters())
    same = [bool(np.all(p.W1 == seen[-1].W1)) for p in seen]
    print(f"{kind.__name__:18} equal to the last: {same}")
# --8<-- [end:shared]

# --8<-- [start:stale]
far = difference(trained(MovesEverything), reference)
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
print('mode="clip" gave the last row:', np.all(place == X[-1]))
# --8<-- [end:clipped]

# --8<-- [start:bytes]
X_bytes = data.train_images.reshape(n, d)
X_raw = X_bytes.astype(np.float32)
few = hundred[0]
for inputs in (X, X_raw):
    A1, _ = forward(params, inputs[few], SIGMOID)
    loss = network_loss(params, inputs[few], Y[few], SIGMOID)
    flat = np.mean(A1 * (1 - A1) < 0.01)
    print(
        f"largest pixel {inputs.max():5.0f}, loss {loss:.2f}, flat {flat:.2f}"
    )
full = X_bytes[X_bytes == 255][:1]
print("255 + 255 in bytes:", full + full)
# --8<-- [end:bytes]

# --8<-- [start:lost]
slopes = grads.W1[grads.W1 != 0]
weights = params.W1[grads.W1 != 0]
for dtype in (np.float32, np.float16):
    start, step = weights.astype(dtype), (0.1 * slopes).astype(dtype)
    print(f"{dtype.__name__}: steps lost {np.mean(start - step == start):.2f}")
far = difference(trained(InFloat16), reference)
print(f"float16: largest difference {far:.0e}")
# --8<-- [end:lost]

# --8<-- [start:other]
dark_in_test = ~X_test.any(axis=0)
print("dark in the test images:", dark_in_test.sum())
print("of these, lit in training:", np.sum(dark_in_test & ~dark))
far = difference(trained(PixelsOfOtherRows, X_other=X_test), reference)
print(f"largest difference {far:.1e}")
# --8<-- [end:other]

# --8<-- [start:solution_amdahl]
kept = speed_ups["same products"]
print(f"share of the time that is products: {kept:.2f}")
print(f"speed if the products were free:    {1 / (1 - kept):.1f}")
print(f"speed if all the rest were free:    {1 / kept:.2f}")
# --8<-- [end:solution_amdahl]

# --8<-- [start:solution_bytes]
for dtype in (np.float64, np.float32, np.uint8):
    size = n * d * np.dtype(dtype).itemsize
    print(f"{np.dtype(dtype).name:8} {size / 1e6:6.1f} MB")
# --8<-- [end:solution_bytes]

# --8<-- [start:solution_last]
net = InPieces(params, X, Y, 0.1)
for batch in (hundred[0], hundred[1], hundred[2][:20]):
    net.step(batch)
print("batch sizes with arrays of their own:", sorted(net.workspaces))
# --8<-- [end:solution_last]


# --8<-- [start:solution_momentum]
class WithMomentum(LitPixels):
    """Steps by a fading sum of the gradients, without a fresh array."""

    def __init__(self, *start: object):
        super().__init__(*start)
        self.velocity = np.zeros_like(self.theta.flat)

    def move(self, theta: Stacks, grads: Stacks) -> None:
        """Let the last step fade, add this gradient, and move."""
        self.velocity *= 0.9
        self.velocity += grads.flat
        theta.flat -= self.velocity


slow, fading = params, Parameters(*(np.zeros_like(p) for p in params))
for batch in hundred:
    grads = gradients(slow, X[batch], Y[batch], SIGMOID)
    pairs = zip(fading, grads, strict=True)
    fading = Parameters(*(0.9 * v + 0.1 * g for v, g in pairs))
    slow = Parameters(*(p - v for p, v in zip(slow, fading, strict=True)))
print("as momentum:", difference(trained(WithMomentum), slow) < 4e-6)
# --8<-- [end:solution_momentum]
