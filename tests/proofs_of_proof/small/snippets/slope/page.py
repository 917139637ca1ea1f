"""The code of the small chapter, in the order of the page."""

# --8<-- [start:imports]
import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.slope.rule import slope

# --8<-- [start:rows]
x: ndarray = np.array([1.0, 2.0, 3.0])  # (n,)
y = np.array([1.0, 0.0, 1.0])  # (n,)
n, w = len(x), 0.5


def loss_at(w: float) -> float:
    """Half the mean of the squared errors."""
    return float(np.mean((w * x - y) ** 2) / 2)


loss = loss_at(w)
print("rows", x.shape)
print("loss", loss)
# --8<-- [end:rows]

# --8<-- [start:step]
grad = slope(w, x, y)
loss_next = loss_at(w - 0.1 * grad)
print("slope", round(grad, 4))
print("loss ", round(loss_next, 4))
# --8<-- [end:step]

# --8<-- [start:again]
w = w - 0.1 * grad
print("slope", round(slope(w, x, y), 4))
# --8<-- [end:again]
