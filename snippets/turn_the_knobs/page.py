"""The code of the lab on the logistic unit, in the order of the page."""

import numpy as np

from snippets.logistic_unit.unit import backward, forward, train

# --8<-- [start:start]
X = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])  # (n, d)
y = np.array([1.0, 0.0, 1.0])  # (n,)
w, b = np.zeros(2), 0.0
# --8<-- [end:start]

# --8<-- [start:rates]
rates = [0.01, 0.1, 1.0, 1.5]
last_losses = {}
for rate in rates:
    *_, losses = train(X, y, w, b, backward, rate, steps=1000)
    last_losses[rate] = losses[-1]
    shown = losses[[0, 1, 10, 100, 1000]].round(4)
    print(f"rate {rate:5}: {shown}")
# --8<-- [end:rates]

# --8<-- [start:starts]
rng = np.random.default_rng(0)
for _ in range(4):
    start = rng.normal(size=2), rng.normal()
    end_w, end_b, _ = train(X, y, *start, backward, 0.1, steps=30_000)
    y_hat = forward(X, end_w, end_b)
    print("ends at", end_w.round(2), round(end_b, 2), "->", y_hat.round(3))
# --8<-- [end:starts]

# --8<-- [start:targets]
for targets in ([0, 0, 1], [1, 0, 0], [0, 1, 0], [1, 1, 1]):
    y_new = np.array(targets, dtype=float)
    end_w, end_b, _ = train(X, y_new, w, b, backward, 1.0, steps=5000)
    print(targets, "->", forward(X, end_w, end_b).round(2))
# --8<-- [end:targets]

# --8<-- [start:scale]
for scale in (1.0, 10.0, 100.0):
    y_hat = forward(X * scale, np.array([0.5, 0.5]), 0.0)
    grad_w, _ = backward(X * scale, y, y_hat)
    size = np.linalg.norm(grad_w)
    print(f"inputs times {scale:5}: size of gradient {size:.1e}")
# --8<-- [end:scale]
