"""The network of the videos, of which only the last bias is to be found.

Shapes: x and y_hat (n,), b_3 a number.
Source: the network, its data and its weights are those of "Neural Networks
Pt. 2: Backpropagation Main Ideas" by Josh Starmer (StatQuest).
"""

from numpy import ndarray

from snippets.shared.activations import softplus
from snippets.shared.checks import takes

# --8<-- [start:predict]
W_1, B_1 = 3.34, -1.43
W_2, B_2 = -3.53, 0.57
W_3, W_4 = -1.22, -2.30


def curve(x: ndarray) -> ndarray:
    """The network without its last bias, for each of n inputs (n,)."""
    first = softplus(W_1 * x + B_1)
    second = softplus(W_2 * x + B_2)
    return W_3 * first + W_4 * second  # eq:bias-curve


def predict(x: ndarray, b_3: float) -> ndarray:
    """Predictions (n,): the curve, lifted by the last bias."""
    return curve(x) + b_3


# --8<-- [end:predict]
predict = takes(x="(n,)", b_3="()")(predict)
