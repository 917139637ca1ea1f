"""The code of the chapter on accuracy, in the order of the page."""

# --8<-- [start:imports]
import json
from collections.abc import Callable
from math import isqrt

# --8<-- [end:imports]
from pathlib import Path

import numpy as np

from snippets.accurate.distortion import distort
from snippets.accurate.mistakes import average_from_zero, distort_in_place
from snippets.accurate.recipe import (
    Recipe,
    averaged,
    cosine_rate,
    follow,
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
def valley(momentum: float, rate: float, steps: int = 100) -> float:
    """How far from the bottom one is after some steps in a narrow valley."""
    still = np.zeros(1)
    params = Parameters(np.array([1.0, 1.0]), still, still, still)
    velocity = Parameters(*map(np.zeros_like, params))
    for _ in range(steps):
        grads = params._replace(W1=np.array([1.0, 100.0]) * params.W1)
        params, velocity = momentum_step(
            params, velocity, grads, rate, momentum
        )
    return float(np.linalg.norm(params.W1))


rates = np.geomspace(1e-3, 1e-1, 200)
with np.errstate(over="ignore", invalid="ignore"):
    plain = np.nanmin([valley(0.0, rate) for rate in rates])
    pushed = np.nanmin([valley(0.8, rate) for rate in rates])
print(f"plain, at its best rate: {plain:.3f} from the bottom")
print(f"with momentum, at its:   {pushed:.0e}")
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
    average = average + (1 - min(0.99, step / (step + 9))) * (w - average)
    if step > 500:
        late.append((w, average))
spread, spread_average = np.std(late, axis=0)
print(f"the weight wanders by   {spread:.3f}")
print(f"its average wanders by  {spread_average:.3f}")
# --8<-- [end:noisy]

# --8<-- [start:smooth]
share = 0.1
print("hard", Y[0].round(2))
print("soft", smoothed(Y[:1], share)[0].round(2))
lead = np.log((1 - share + share / classes) / (share / classes))
logits = np.zeros((1, classes))
logits[0, Y[0].argmax()] = lead
error = softmax(logits) - smoothed(Y[:1], share)
balanced = np.allclose(error, 0, atol=1e-6)
print(f"with a lead of {lead:.2f} the error is 0: {balanced}")
# --8<-- [end:smooth]

# --8<-- [start:distorted]
few = distort(X[:16], 0.7, np.random.default_rng(1))
print("shape and type stay:", few.shape, few.dtype)
print(f"mean ink before {X[:16].mean():.3f}, after {few.mean():.3f}")
# --8<-- [end:distorted]

# --8<-- [start:three_epochs]
short = Recipe(epochs=3)
(*_, params) = follow(short, X, Y, 100, np.random.default_rng(0))
share_right = accuracy(forward(params, X_val, RELU)[1], labels_val)
print("weights", params.W1.shape, params.W1.dtype)
print("more than 97 of 100 right:", share_right > 0.97)
# --8<-- [end:three_epochs]

# --8<-- [start:results]
file = Path("snippets/accurate/results.json")
results = json.loads(file.read_text(encoding="utf-8"))
seeds = [run["seed"] for run in results["table"][0]["runs"]]
images_held = results["settings"]["validated_on"]
print("what                     epochs   validated, %    CPU s")
for row in results["table"]:
    shares = [100 * run["validation_accuracy"][-1] for run in row["runs"]]
    seconds = np.median([run["cpu_seconds"] for run in row["runs"]])
    mean, spread_row = np.mean(shares), np.std(shares, ddof=1)
    print(
        f"{row['name']:24} {row['recipe']['epochs']:6}   "
        f"{mean:.2f} +- {spread_row:.2f}   {seconds:6.0f}"
    )
# --8<-- [end:results]

# --8<-- [start:settings]
(long_row,) = (r for r in results["table"] if r["name"] == "distortion: long")
for name, value in long_row["recipe"].items():
    print(f"{name:12} {value}")
print(f"{'hidden units':12} {results['settings']['hidden_units']}")
# --8<-- [end:settings]

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

# --8<-- [start:stored]
with np.load("snippets/accurate/weights.npz") as archive:
    stored = Parameters(*(archive[name] for name in Parameters._fields))
kilobytes = Path("snippets/accurate/weights.npz").stat().st_size / 1000
print({name: p.shape for name, p in stored._asdict().items()}, stored.W1.dtype)
print("fits in 200 kB:", kilobytes < 200)
# --8<-- [end:stored]

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
still = Parameters(*(np.full(1, 2.0) for _ in range(4)))
for steps in (10, 1000, 10_000):
    late_average = average_from_zero([still] * steps, keep=0.999)
    print(
        f"after {steps:6} steps the average of twos is {late_average.b1[0]:.3f}"
    )
ours = still
for step in range(1, 11):
    ours = averaged(ours, still, min(0.999, step / (step + 9)))
print("ours, after 10:", ours.b1[0])
# --8<-- [end:from_zero]

# --8<-- [start:flipped]
turned = X_val.reshape(-1, *data.train_images.shape[1:])[:, ::-1, ::-1]
share_turned = accuracy(
    forward(params, turned.reshape(X_val.shape), RELU)[1], labels_val
)
print("upside down, more than half right:", share_turned > 0.5)
# --8<-- [end:flipped]

# --8<-- [start:solution_momentum]
total, push = 0.0, 1.0
for _ in range(200):
    total, push = total + push, 0.9 * push
print(f"one gradient moves the weight by {total:.2f} times the rate in all")
# --8<-- [end:solution_momentum]

# --8<-- [start:solution_average]
memory = [1 / (1 - keep) for keep in (0.9, 0.99, 0.999)]
print("remembered steps:", np.round(memory))
epoch_steps = -(-len(X) // 128)
print(f"an epoch has {epoch_steps} steps")
# --8<-- [end:solution_average]

# --8<-- [start:solution_error_bar]
p, images = 0.983, len(X_val)
sigma = np.sqrt(p * (1 - p) / images)
print(f"{100 * sigma:.2f} percentage points")
# --8<-- [end:solution_error_bar]
