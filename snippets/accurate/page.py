"""The code of the chapter on accuracy, in the order of the page."""

# --8<-- [start:imports]
import json
from collections.abc import Callable, Iterator
from math import ceil, isqrt
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy import ndarray
from numpy.random import Generator

# --8<-- [end:imports]
from snippets.accurate.distortion import distort
from snippets.accurate.mistakes import average_from_zero, distort_in_place
from snippets.accurate.recipe import (
    Recipe,
    averaged,
    cosine_rate,
    follow,
    kept_share,
    momentum_step,
    smoothed,
)
from snippets.shared.mnist import load_dataset
from snippets.softmax_cross_entropy.loss import one_hot, softmax
from snippets.two_layer_network.network import RELU, Parameters, forward
from snippets.two_layer_network.training import accuracy, hold_out, pixel_rows

# --8<-- [start:data]
data = load_dataset()
classes = int(data.train_labels.max()) + 1
split = np.random.default_rng(12345)
kept, held = hold_out(
    len(data.train_images), len(data.train_images) // 12, split
)
X_all = pixel_rows(data.train_images).astype(np.float32)
Y_all = one_hot(data.train_labels, classes).astype(np.float32)
X, Y = X_all[kept], Y_all[kept]
X_val, labels_val = X_all[held], data.train_labels[held]
print(data.name, "to learn", X.shape, "to choose by", X_val.shape, X.dtype)
# --8<-- [end:data]

# --8<-- [start:geometric]
momentum, velocity, g = 0.9, 0.0, 1.0
for step in range(1, 61):
    velocity = momentum * velocity + g
    if step in (1, 2, 3, 10, 60):
        print(f"after {step:2} steps the velocity is {velocity:.3f}")
# --8<-- [end:geometric]


# --8<-- [start:valley]
def valley(momentum, rate, steps=100):
    """How far from the bottom one is after some steps in a narrow valley."""
    zero = np.zeros(1)
    params = Parameters(np.ones(2), zero, zero, zero)  # only W1 moves
    velocity = Parameters(*map(np.zeros_like, params))
    for _ in range(steps):
        grads = params._replace(W1=np.array([1.0, 100.0]) * params.W1)
        params, velocity = momentum_step(
            params, velocity, grads, rate, momentum
        )
    return np.linalg.norm(params.W1)


rates = np.geomspace(1e-3, 1e-1, 200)
plain = min(valley(0.0, rate) for rate in rates)
pushed = min(valley(momentum, rate) for rate in rates)
print(f"plain, best of {len(rates)} rates: {plain:.3f} from the bottom")
print(f"with momentum, likewise: {pushed:.0e}")
# --8<-- [end:valley]

# --8<-- [start:rates]
for done in (0.0, 0.01, 0.02, 0.25, 0.5, 0.75, 1.0):
    print(f"{done:4.0%} done: rate {cosine_rate(done, 0.2):.4f}")
# --8<-- [end:rates]

# --8<-- [start:noisy]
walk = np.random.default_rng(0)
w, average, late = 1.0, 1.0, []
for step in range(1, 2001):
    gradient = w + walk.normal()  # the true slope w, and the batch's noise
    w = w - 0.1 * gradient
    average = average + (1 - kept_share(step, 0.99)) * (w - average)
    if step > 500:
        late.append((w, average))
spread, spread_average = np.std(late, axis=0)
print(f"the weight wanders by   {spread:.3f}")
print(f"its average wanders by  {spread_average:.3f}")
# --8<-- [end:noisy]

# --8<-- [start:smooth]
share = 0.1
soft = smoothed(Y[:1], share)
print("hard", Y[0].round(2))
print("soft", soft[0].round(2))
best_lead = np.log((1 - share + share / classes) / (share / classes))
for lead in (best_lead - 2, best_lead, best_lead + 2):
    error = softmax(lead * Y[:1]) - soft
    right = error[0, Y[0].argmax()]
    print(f"lead {lead:.2f}, error of the right class {right:+.3f}")
# --8<-- [end:smooth]


# --8<-- [start:three_epochs]
def percent_right(params, X, labels):
    """How many pictures of a hundred are read rightly."""
    return 100 * accuracy(forward(params, X, RELU)[1], labels)


brief = Recipe(epochs=3)
*_, params = follow(brief, X, Y, 100, np.random.default_rng(0))
print(f"{percent_right(params, X_val, labels_val):.0f} of 100 right")
# --8<-- [end:three_epochs]

# --8<-- [start:results]
file = Path("snippets/accurate/results.json")
results = json.loads(file.read_text(encoding="utf-8"))
seeds = [run["seed"] for run in results["table"][0]["runs"]]
images_held = results["settings"]["validated_on"]
print("what                    validated, %  epochs  rate  CPU s")
for row in results["table"]:
    shares = [100 * run["validation_accuracy"][-1] for run in row["runs"]]
    seconds = np.median([run["cpu_seconds"] for run in row["runs"]])
    mean, spread_row = np.mean(shares), np.std(shares, ddof=1)
    print(
        f"{row['name']:22} {mean:.2f} +- {spread_row:.2f}  "
        f"{row['recipe']['epochs']:6}  {row['recipe']['rate']:<4}  "
        f"{seconds:5.0f}"
    )
# --8<-- [end:results]

# --8<-- [start:settings]
rows_by_name = {row["name"]: row for row in results["table"]}
long_row = rows_by_name["distortion: long"]
recipe = Recipe(**long_row["recipe"])
for name, value in recipe._asdict().items():
    print(f"{name:12} {value}")
# --8<-- [end:settings]

# --8<-- [start:first_epoch]
run = follow(recipe, X, Y, 100, np.random.default_rng(seeds[0]))
first_epoch = percent_right(next(run), X_val, labels_val)
recorded = long_row["runs"][0]["validation_accuracy"]
print(f"after one epoch {first_epoch:.0f} of 100 right")
print(f"recorded: {100 * recorded[0]:.0f}, in the end {100 * recorded[-1]:.2f}")
# --8<-- [end:first_epoch]

# --8<-- [start:once]
final = results["final"]
for name, runs in final.items():
    shares = np.array([100 * run["test_accuracy"] for run in runs])
    seconds = np.median([run["cpu_seconds"] for run in runs])
    print(
        f"{name:5} {shares.round(2)} mean {shares.mean():.2f}, "
        f"{seconds:.0f} CPU seconds"
    )
# --8<-- [end:once]

# --8<-- [start:piled_up]
originals = X[:64].copy()
piled = originals.copy()
rng = np.random.default_rng(2)
for _ in range(20):
    fresh = distort(originals, 0.7, rng)
for _ in range(20):
    distort_in_place(piled, 0.7, rng)
for name, pictures in (("fresh", fresh), ("piled up", piled)):
    likeness = np.corrcoef(originals.ravel(), pictures.ravel())[0, 1]
    print(f"{name:8} like the original: {likeness:.2f}")
# --8<-- [end:piled_up]

# --8<-- [start:from_zero]
twos = Parameters(*(np.full(1, 2.0) for _ in range(4)))
for steps in (10, 1000, 10_000):
    late_average = average_from_zero([twos] * steps, keep=0.999)
    print(
        f"after {steps:6} steps the average of twos is {late_average.b1[0]:.3f}"
    )
ours = Parameters(*(np.zeros(1) for _ in range(4)))
for step in range(1, 11):
    ours = averaged(ours, twos, kept_share(step, 0.999))
print(f"ours, also from zero, after 10 steps: {ours.b1[0]:.3f}")
# --8<-- [end:from_zero]

# --8<-- [start:flipped]
upside_down = X_val[:, ::-1]
share_turned = percent_right(params, upside_down, labels_val)
print(f"upside down, {share_turned:.0f} of 100 right")
# --8<-- [end:flipped]

# --8<-- [start:tried]
X_few, Y_few = X[:5000].astype(float), Y[:5000].astype(float)
bare = Recipe(
    epochs=5,
    cosine=False,
    momentum=0.0,
    averaging=0.0,
    smoothing=0.0,
    decay=0.0,
)


def tried(recipe):
    """Percent of the held-out pictures that are read rightly at the end."""
    *_, params = follow(recipe, X_few, Y_few, 100, np.random.default_rng(0))
    return percent_right(params, X_val, labels_val)


# --8<-- [end:tried]

# --8<-- [start:solution_rate]
for momentum, rate in ((0.0, 0.002), (0.9, 0.002), (0.0, 0.02)):
    right = tried(bare._replace(momentum=momentum, rate=rate))
    print(f"momentum {momentum}, rate {rate:.3f}: {right:.1f}")
# --8<-- [end:solution_rate]

# --8<-- [start:solution_first_steps]
for k in (1, 2, 5, 20):
    steps = np.arange(1, k + 1)
    print(
        f"after {k:2} steps the initial weights count "
        f"{np.prod(steps / (steps + 9)):.6f}, not {0.999**k:.3f}"
    )
# --8<-- [end:solution_first_steps]

# --8<-- [start:solution_row]
falling = bare._replace(cosine=True)
for rate in (0.5, 1.0):
    alone = tried(falling._replace(rate=rate))
    pushed = tried(falling._replace(rate=rate / 10, momentum=0.9))
    print(f"rate {rate}: {alone:.1f}")
    print(f"rate {rate / 10:.2f} and momentum: {pushed:.1f}")
# --8<-- [end:solution_row]

# --8<-- [start:solution_error_bar]
p, images = 0.983, len(X_val)
sigma = np.sqrt(p * (1 - p) / images)
print(f"{100 * sigma:.2f} percentage points")
# --8<-- [end:solution_error_bar]


# --8<-- [start:solution_shifts]
def with_shifts(X):
    """The pictures, and all of them moved by one pixel each way."""
    side = isqrt(X.shape[1])
    pictures = X.reshape(-1, side, side)
    ways = ((0, 0), (0, 1), (0, -1), (1, 0), (-1, 0))
    moved = [np.roll(pictures, way, axis=(1, 2)) for way in ways]
    return np.concatenate(moved).reshape(-1, side * side)


X_1000, Y_1000 = X_few[:1000], Y_few[:1000]
still = bare._replace(epochs=50, rate=0.2, cosine=True)
moving = still._replace(epochs=10)
for name, recipe, rows, targets in (
    ("as they are", still, X_1000, Y_1000),
    ("with shifts", moving, with_shifts(X_1000), np.tile(Y_1000, (5, 1))),
):
    *_, params = follow(recipe, rows, targets, 100, np.random.default_rng(0))
    right = percent_right(params, X_val, labels_val)
    print(f"{name}: {right:.1f}")
# --8<-- [end:solution_shifts]
