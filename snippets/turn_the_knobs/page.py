"""The code of the lab on the logistic unit, in the order of the page."""

import numpy as np

from snippets.logistic_unit.mistakes import mixed_signs, no_mean
from snippets.logistic_unit.unit import backward, forward, train
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.losses import half_mean_squared_error

# --8<-- [start:start]
X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
y = np.array([1.0, 0.0, 1.0])
w, b = np.zeros(2), 0.0
# --8<-- [end:start]

# --8<-- [start:rates]
rates = [0.01, 0.1, 1.0, 1.5]
for rate in rates:
    *_, losses = train(X, y, w, b, backward, rate, steps=1000)
    print(f"rate {rate:5}: {losses[[0, 1, 10, 100, 1000]].round(4)}")
# --8<-- [end:rates]

# --8<-- [start:solution_rate]
for rate in [1.1, 1.2, 1.3, 1.4]:
    *_, losses = train(X, y, w, b, backward, rate, steps=1000)
    print(f"rate {rate}: the last losses {losses[-4:].round(4)}")
# --8<-- [end:solution_rate]

# --8<-- [start:starts]
rng = np.random.default_rng(0)
starts = [(rng.normal(size=2), rng.normal()) for _ in range(4)]
for start in starts:
    end_w, end_b, _ = train(X, y, *start, backward, 1.0, steps=3000)
    y_hat = forward(X, end_w, end_b)
    print("ends at", end_w.round(2), round(end_b, 2), "->", y_hat.round(3))
# --8<-- [end:starts]

# --8<-- [start:solution_stuck]
for steps in (0, 3000, 12_000):
    end_w, end_b, losses = train(X, y, *starts[2], backward, 1.0, steps)
    first = forward(X, end_w, end_b)[0]
    print(f"{steps:5} steps: first row {first:.4f}, loss {losses[-1]:.5f}")
# --8<-- [end:solution_stuck]


# --8<-- [start:solution_entropy]
def entropy_backward(X, y, y_hat):
    """Gradients of the mean cross-entropy: its delta is (y_hat - y) / n."""
    delta = (y_hat - y) / len(y)
    return X.T @ delta, np.sum(delta)


end_w, end_b, _ = train(X, y, *starts[2], entropy_backward, 0.1, steps=1000)
print("cross-entropy, after a thousand:", forward(X, end_w, end_b).round(3))
# --8<-- [end:solution_entropy]

# --8<-- [start:targets]
for targets in ([0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 1, 1]):
    y_new = np.array(targets, dtype=float)
    end_w, end_b, _ = train(X, y_new, w, b, backward, 1.0, steps=5000)
    print(targets, "->", forward(X, end_w, end_b).round(2))
# --8<-- [end:targets]

# --8<-- [start:solution_targets]
for targets in ([0.2, 0.5, 0.8], [0.2, 0.8, 0.5]):
    y_new = np.array(targets)
    end_w, end_b, losses = train(X, y_new, w, b, backward, 1.0, steps=5000)
    y_hat = forward(X, end_w, end_b)
    print(targets, "->", y_hat.round(2), f"  loss {losses[-1]:.4f}")
# --8<-- [end:solution_targets]


# --8<-- [start:scale]
def first_gradient(scale):
    """The length of the first gradient, from weights that are not zero."""
    y_hat = forward(X * scale, np.array([0.5, 0.5]), 0.0)
    grad_w, _ = backward(X * scale, y, y_hat)
    return np.linalg.norm(grad_w)


for scale in (1.0, 10.0, 100.0):
    print(f"inputs times {scale:5}: length {first_gradient(scale):.1e}")
# --8<-- [end:scale]

# --8<-- [start:solution_scale]
for scale in (0.01, 0.1, 0.3, 0.5, 0.7, 1.0):
    print(f"inputs times {scale:4}: length {first_gradient(scale):.4f}")
# --8<-- [end:solution_scale]

# --8<-- [start:sign]
end_w, end_b, losses = train(X, y, w, b, mixed_signs, 1.0, steps=1000)
print("losses     ", losses[[0, 1, 10, 100, 1000]].round(4))
print("predictions", forward(X, end_w, end_b).round(3))
# --8<-- [end:sign]

# --8<-- [start:large_batch]
for copies in (1, 100):
    X_large, y_large = np.tile(X, (copies, 1)), np.tile(y, copies)
    for name, slopes in (("mean", backward), ("sum ", no_mean)):
        *_, losses = train(X_large, y_large, w, b, slopes, 0.1, steps=300)
        n = len(y_large)
        print(f"{n:3} rows, {name}: {losses[[0, 1, 10, 100, 300]].round(4)}")
# --8<-- [end:large_batch]

# --8<-- [start:solution_large]
*_, losses = train(X_large, y_large, w, b, no_mean, 0.1 / n, steps=300)
print(f"{n} rows, sum, rate / n: {losses[[0, 1, 10, 100, 300]].round(4)}")
# --8<-- [end:solution_large]


# --8<-- [start:network]
def train_network(W1, w2, steps, rate=1.0):
    """W1, predictions and losses of a network with a hidden layer."""
    X_mid = X - X.mean(axis=0)  # columns around zero
    b1, b2, losses = np.zeros(W1.shape[1]), 0.0, []
    for _ in range(steps + 1):
        A1 = sigmoid(X_mid @ W1 + b1)  # (n, d) @ (d, h) -> (n, h)
        y_hat = forward(A1, w2, b2)  # a logistic unit on the hidden numbers
        losses.append(half_mean_squared_error(y_hat, y))
        grad_w2, grad_b2 = backward(A1, y, y_hat)
        delta = (y_hat - y) / len(y) * sigmoid_slope(y_hat)
        grad_Z1 = np.outer(delta, w2) * sigmoid_slope(A1)  # (n, h)
        W1 = W1 - rate * X_mid.T @ grad_Z1  # (d, n) @ (n, h) -> (d, h)
        b1 = b1 - rate * grad_Z1.sum(axis=0)
        w2, b2 = w2 - rate * grad_w2, b2 - rate * grad_b2
    return W1, y_hat, np.array(losses)


# --8<-- [end:network]

# --8<-- [start:equal]
rng = np.random.default_rng(0)
W1, w2 = rng.normal(size=(2, 4)), rng.normal(size=4)
_, y_hat, losses = train_network(W1, w2, steps=5000)
print(f"random weights: {y_hat.round(2)}   loss {losses[-1]:.4f}")
W1_equal, w2_equal = np.full((2, 4), 0.5), np.full(4, 0.5)
W1_end, y_hat, losses = train_network(W1_equal, w2_equal, steps=5000)
print(f"equal weights:  {y_hat.round(2)}   loss {losses[-1]:.4f}")
print("the first row of W1 at the end:", W1_end[0].round(3))
# --8<-- [end:equal]

# --8<-- [start:solution_equal]
W1_nudged = W1_equal.copy()
W1_nudged[0, 1] += 0.001
W1_end, y_hat, losses = train_network(W1_nudged, w2_equal, steps=5000)
print(f"nudged weights: {y_hat.round(2)}   loss {losses[-1]:.4f}")
print("the first row of W1 at the end:", W1_end[0].round(3))
# --8<-- [end:solution_equal]

# --8<-- [start:huge]
for factor in (1, 10, 100):
    _, y_hat, losses = train_network(factor * W1, factor * w2, steps=5000)
    shown = losses[[0, 100, 1000, 5000]].round(4)
    print(f"weights times {factor:3}: {shown}")
# --8<-- [end:huge]

# --8<-- [start:solution_huge]
for factor in (1, 10, 100):
    A1 = sigmoid((X - X.mean(axis=0)) @ (factor * W1))
    y_hat = forward(A1, factor * w2, 0.0)
    slope = sigmoid_slope(y_hat).max()
    print(f"weights times {factor:3}: {y_hat.round(3)}   slope {slope:.4f}")
# --8<-- [end:solution_huge]
