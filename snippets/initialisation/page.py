"""The code of the chapter on initialisation, in the order of the page."""

# --8<-- [start:imports]
from itertools import product

import numpy as np
from numpy import ndarray
from numpy.random import Generator

# --8<-- [end:imports]
from snippets.initialisation.deep_stack import (
    backward,
    forward,
    mean_square,
    sizes,
    tanh_slope,
)
from snippets.initialisation.mistakes import (
    exchanged,
    unbound,
    zeros,
)
from snippets.initialisation.random_weights import (
    he_normal,
    he_uniform,
    initialise,
    xavier_normal,
    xavier_uniform,
)
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.gradient_check import numeric_gradient, relative_error
from snippets.shared.kinks import relu, relu_slope
from snippets.shared.losses import half_mean_squared_error

# --8<-- [start:rows]
X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
Y = np.array([[1.0], [0.0], [1.0]])


def gradients(weights):
    """Slopes of half the mean squared error by all weights."""
    activations = forward(X, weights, sigmoid)
    error = (activations[-1] - Y) / len(Y)
    return backward(activations, weights, sigmoid_slope, error)[1]


def loss(weights):
    return half_mean_squared_error(forward(X, weights, sigmoid)[-1], Y)


def trained(weights, steps=5000):
    """The weights after gradient descent with a rate of one."""
    for _ in range(steps):
        weights = [W - g for W, g in zip(weights, gradients(weights))]
    return weights


# --8<-- [end:rows]

# --8<-- [start:twins]
rng = np.random.default_rng(0)
hidden = 4
inits = {
    "zeros": [zeros(2, hidden, rng), zeros(hidden, 1, rng)],
    "all the same": [np.full((2, hidden), 0.3), np.full((hidden, 1), 0.3)],
    "random": [xavier_normal(2, hidden, rng), xavier_normal(hidden, 1, rng)],
}
ends = {name: trained(weights) for name, weights in inits.items()}
for name, weights in ends.items():
    print(f"{name}: loss {loss(weights):.4f}, hidden weights")
    print(weights[0].round(2))
# --8<-- [end:twins]

# --8<-- [start:gradient_passes]
W, v = inits["all the same"]
measured = numeric_gradient(lambda W: loss([W, v]), W)
error = relative_error(gradients([W, v])[0], measured)
print(f"error {error:.6f}")
# --8<-- [end:gradient_passes]


# --8<-- [start:twin_check]
def gap(W):
    """The largest difference between two units, that is, two columns."""
    return np.ptp(W, axis=1).max()


inits["tiny"] = [1e-4 * W for W in inits["random"]]
ends["tiny"] = trained(inits["tiny"])
for name, weights in ends.items():
    apart = gap(weights[0]).round(9)
    print(f"{name:12} loss {loss(weights):.4f}, units differ by {apart:.2g}")
# --8<-- [end:twin_check]


# --8<-- [start:three_spreads]
def of_spread(spread):
    """Draws weights from a bell curve of that spread."""
    return lambda n_in, n_out, rng: rng.normal(0, spread, (n_in, n_out))


spreads = {"too small": 0.01, "in between": 0.1, "too large": 1.0}
stacks = {}
for name, spread in spreads.items():
    stacks[name] = sizes(of_spread(spread), np.tanh, tanh_slope)
    last, first = stacks[name][0][-1], stacks[name][1][0]
    print(
        f"{name:10} {spread:4}: last activations {last:.1e},",
        f"first gradient {first:.1e}",
    )
# --8<-- [end:three_spreads]

# --8<-- [start:eight_worlds]
inputs = np.array([3.0, 1.0, 2.0])
worlds = np.array(list(product([-1.0, 1.0], repeat=3)))
z = worlds @ inputs  # (8, 3) @ (3,) -> (8,)
print("logits", z)
print("mean", z.mean(), "mean square", mean_square(z))
print("squares of the inputs", inputs**2, "sum", np.sum(inputs**2))
# --8<-- [end:eight_worlds]

# --8<-- [start:gathered]
rng = np.random.default_rng(1)
W = rng.normal(0, 0.1, size=(300, 2000))
A = rng.uniform(size=(40, 300))
Z = A @ W  # (40, 300) @ (300, 2000) -> (40, 2000)
predicted = 300 * mean_square(W) * mean_square(A)
print(f"mean square of the logits {mean_square(Z):.2f}")
print(f"predicted                 {predicted:.2f}")
# --8<-- [end:gathered]

# --8<-- [start:halved]
symmetric = np.array([-3.0, -1.0, 1.0, 3.0])
kept = relu(symmetric)
print("before", symmetric, "mean square", mean_square(symmetric))
print("after ", kept, "mean square", mean_square(kept))
print("variance after", kept.var(), "is not the mean square")
# --8<-- [end:halved]

# --8<-- [start:ten_layers]
pairs = {
    "sigmoid, Xavier": (xavier_uniform, sigmoid, sigmoid_slope),
    "tanh, Xavier": (xavier_uniform, np.tanh, tanh_slope),
    "ReLU, He": (he_uniform, relu, relu_slope),
}
ratios = {}
for name, pair in pairs.items():
    gradients_by_seed = np.array([sizes(*pair, seed)[1] for seed in range(10)])
    per_seed = gradients_by_seed[:, 0] / gradients_by_seed[:, -1]
    ratios[name] = np.exp(np.log(per_seed).mean())
    print(
        f"{name:16} gradient ratio {ratios[name]:.2g}",
        f"(from {per_seed.min():.2g} to {per_seed.max():.2g})",
    )
# --8<-- [end:ten_layers]

# --8<-- [start:forgetful]
rng = np.random.default_rng(0)
ten = [xavier_uniform(100, 100, rng) for _ in range(10)]
answers = forward(rng.normal(size=(200, 100)), ten, sigmoid)
for k in (1, 2, 5, 10):
    apart = answers[k].std(axis=0).mean()
    print(
        f"layer {k:2}: mean {answers[k].mean():.2f},",
        f"examples differ by {apart:.1e}",
    )
# --8<-- [end:forgetful]

# --8<-- [start:unknown]
rng = np.random.default_rng(0)
for function in (unbound, initialise):
    try:
        function("Xavier", 3, 2, rng)
    except (UnboundLocalError, KeyError) as refusal:
        print(f"{type(refusal).__name__}: {refusal}")
# --8<-- [end:unknown]


# --8<-- [start:fans]
def growth(draw, n_in, n_out):
    """Factors of the mean square through a ReLU layer, forward and back."""
    rng = np.random.default_rng(3)
    Z_in = rng.normal(size=(500, n_in))
    W = draw(n_in, n_out, rng)
    Z = relu(Z_in) @ W  # (n, d) @ (d, h) -> (n, h)
    grad_Z = rng.normal(size=Z.shape)
    grad_Z_in = (grad_Z @ W.T) * relu_slope(Z_in)  # (n, h) @ (h, d) -> (n, d)
    return mean_square(Z), mean_square(grad_Z_in)


for draw in (he_normal, exchanged):
    for n_in, n_out in ((300, 300), (784, 100)):
        there, back = growth(draw, n_in, n_out)
        print(
            f"{draw.__name__:9} {n_in} to {n_out}:",
            f"forward {there:.2f}, back {back:.2f}",
        )
# --8<-- [end:fans]

# --8<-- [start:solution_wrong_pair]
through = [
    sizes(xavier_normal, relu, relu_slope, seed)[0] for seed in range(10)
]
typical = np.exp(np.log(through).mean(axis=0))
print(f"measured  {typical[-1]:.4f}")
print(f"predicted {0.5**5:.4f}")
# --8<-- [end:solution_wrong_pair]


# --8<-- [start:solution_leaky]
alpha = 1 / 5


def leaky(z):
    """Passes a fifth of what is negative."""
    return np.where(z > 0, z, alpha * z)


def leaky_slope(a):
    """Its slope where its output is a."""
    return np.where(a > 0, 1, alpha)


def leaky_normal(n_in, n_out, rng):
    """Weights (n_in, n_out) for a leaky ReLU."""
    spread = np.sqrt(2 / (1 + alpha**2) / n_in)
    return rng.normal(0, spread, size=(n_in, n_out))


there, back = sizes(leaky_normal, leaky, leaky_slope)
print(f"activations {there[0]:.2f} -> {there[-1]:.2f}")
print(f"gradients   {back[-1]:.2f} -> {back[0]:.2f}")
# --8<-- [end:solution_leaky]


# --8<-- [start:solution_larger_sigmoid]
def four_times(n_in, n_out, rng):
    """Xavier's weights, times four, for the sigmoid's slope of a quarter."""
    return 4 * xavier_normal(n_in, n_out, rng)


_, grads = sizes(four_times, sigmoid, sigmoid_slope)
print(f"gradient ratio {grads[0] / grads[-1]:.2g}")
# --8<-- [end:solution_larger_sigmoid]
