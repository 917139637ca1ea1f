"""The arithmetic of the first weights, and the chapter's own functions.

Arrays are compared relative to their largest entry: sums that cancel leave small ones uncertain.
"""

import numpy as np
from numpy import ndarray
from numpy.random import Generator

from snippets.initialisation.deep_stack import backward, forward, mean_square, tanh_slope
from snippets.initialisation.random_weights import he_normal, xavier_normal
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.kinks import relu, relu_slope
from tests.widgets.digits.compared import BESIDE, FLAT, beside
from tests.widgets.modules import Compared

EXAMPLES = 200  # of sizes in snippets/initialisation/deep_stack.py
PAIRS = {"tanh": (np.tanh, tanh_slope), "relu": (relu, relu_slope)}
PAIRS["sigmoid"] = (sigmoid, sigmoid_slope)
RULES = {"tanh": xavier_normal, "relu": he_normal, "sigmoid": xavier_normal}
NAMES = list(PAIRS)


def stack(rng: Generator) -> tuple:
    """Inputs, weights of spread one, a spread, the activation, and a gradient that comes in."""
    n, d, depth = int(rng.integers(1, 12)), *(int(one) for one in rng.integers(1, 6, size=2))
    X, grad_out = rng.normal(size=(2, n, d))
    spread = 10 ** rng.uniform(-1.5, 0)
    return X, rng.normal(size=(depth, d, d)), spread, str(rng.choice(NAMES)), grad_out


def passed(
    X: ndarray, weights: ndarray, spread: float, name: str, grad_out: ndarray
) -> list[list[float]]:
    """The activations of each layer."""
    return [beside(A) for A in forward(X, spread * weights, PAIRS[name][0])]


def sent_back(
    X: ndarray, weights: ndarray, spread: float, name: str, grad_out: ndarray
) -> list[list[float]]:
    """The gradients by them."""
    activation, slope = PAIRS[name]
    activations = forward(X, spread * weights, activation)
    return [beside(G) for G in backward(activations, spread * weights, slope, grad_out)[0]]


ARGUMENTS = f"""(m, X, weights, spread, name, grad_out) => {{ {FLAT} {BESIDE}
  const flat_weights = weights.map(flat), activation = m.ACTIVATIONS[name];
  const activations = m.forward(flat(X), flat_weights.map(m.transposed), spread, activation);
"""


class Counting:
    """Draws the whole numbers in turn, so that one sees which draw went where."""

    def __init__(self):
        self.drawn = 0

    def normal(self, size: tuple[int, int]) -> ndarray:
        """The next ones, in the given shape."""
        start, self.drawn = self.drawn, self.drawn + np.prod(size)
        return np.arange(start, self.drawn).reshape(size)


def drawn(width: int, depth: int, rows: int) -> list:
    """What sizes draws, in its order."""
    rng = Counting()
    X = rng.normal(size=(EXAMPLES, width))
    weights = [rng.normal(size=(width, width)).ravel() for _ in range(depth)]
    grad_out = rng.normal(size=X.shape)
    return [X[:rows].ravel(), weights, grad_out[:rows].ravel()]


class OnlySpread:
    """Returns the spread with which it is asked to draw."""

    def normal(self, mean: float, spread: float, size: tuple[int, int]) -> float:
        """No draw at all."""
        return spread


def rule(name: str, width: int) -> float:
    return RULES[name](int(width), int(width), OnlySpread())


def promised(name: str, width: int, depth: int, spread: float) -> list[float]:
    """The formulas for mean squares, layer after layer: n * q_w, and half of it for ReLU."""
    kept = mean_square(relu(np.array([-1.0, 1.0]))) if name == "relu" else 1
    squares = [1.0]
    for _ in range(int(depth)):
        squares.append(width * spread**2 * squares[-1] * kept)
    return np.sqrt(squares)


def histogram(values: ndarray, low: float, high: float, bins: int) -> ndarray:
    inside = np.clip(values, low, high)
    return np.histogram(inside, int(bins), (low, high))[0] / len(values)


def some_sizes(rng: Generator) -> tuple[ndarray]:
    return (10 ** rng.normal(size=rng.integers(2, 12)),)


COMPARED = {
    "arithmetic.js": [
        Compared("forward", stack, passed, ARGUMENTS + "return activations.map(beside); }"),
        Compared(
            "backward",
            stack,
            sent_back,
            ARGUMENTS
            + """return m.backward(activations, flat_weights, spread, activation, flat(grad_out))
                .map(beside); }""",
        ),
        Compared(
            "transposed",
            lambda rng: (rng.normal(size=2 * (rng.integers(1, 6),)),),
            lambda W: W.T.ravel(),
            f"(m, W) => {{ {FLAT} return Array.from(m.transposed(flat(W))); }}",
            close=0,
        ),
        Compared(
            "drawn",
            lambda rng: tuple(int(one) for one in rng.integers(1, 6, size=3)),
            drawn,
            """(m, width, depth, rows) => {
              const numbers = Float64Array.from({ length: m.count(width, depth) }, (_, k) => k);
              const { X, weights, grad_out } = m.drawn(numbers, width, depth, rows);
              return [Array.from(X), weights.map((W) => Array.from(W)), Array.from(grad_out)];
            }""",
            close=0,
        ),
        Compared(
            "count",
            lambda rng: tuple(int(one) for one in rng.integers(1, 6, size=2)),
            lambda width, depth: int(drawn(width, depth, EXAMPLES)[2][-1]) + 1,
            close=0,
        ),
        Compared(
            "size",
            lambda rng: (rng.normal(size=rng.integers(1, 40)),),
            lambda values: np.sqrt(mean_square(values)),
            "(m, values) => m.size(Float64Array.from(values))",
        ),
        Compared(
            "histogram",
            lambda rng: (rng.normal(size=rng.integers(1, 99)), -rng.random(), rng.random(), 21),
            histogram,
        ),
        Compared("growth", some_sizes, lambda sizes: np.exp(np.diff(np.log(sizes)).mean())),
        Compared(
            "fate",
            lambda rng: (2 ** rng.normal(),),
            lambda factor: ("fade", "stay", "grow")[np.digitize(factor, [0.8, 1.25])],
        ),
        Compared("rule", lambda rng: (str(rng.choice(NAMES)), int(rng.integers(1, 999))), rule),
        Compared(
            "promised",
            lambda rng: (
                str(rng.choice(NAMES)),
                *(int(one) for one in rng.integers(1, 20, size=2)),
                10 ** rng.normal(),
            ),
            promised,
        ),
    ],
    "arithmetic_normals.js": [
        Compared(
            "standard_normals",
            lambda rng: (int(rng.integers(2**32)), int(rng.integers(1, 1000))),
            lambda seed, count: np.random.default_rng(seed).normal(size=count),
            "(m, seed, count) => Array.from(m.standard_normals(seed, count))",
        ),
    ],
}
