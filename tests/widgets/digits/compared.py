"""The modules of widgets/digits, function by function, beside the course's Python.

Arrays are compared relative to their largest entry: sums that cancel leave small ones uncertain.
"""

import base64
import math
from itertools import islice

import numpy as np
from numpy import ndarray
from numpy.random import Generator

from snippets.digits.pixel_slopes import pixel_slopes
from snippets.digits.run import HIDDEN, Knobs, run
from snippets.shared.activations import sigmoid
from snippets.shared.kinks import relu
from snippets.softmax_cross_entropy.loss import cross_entropy, log_softmax, one_hot, softmax
from snippets.two_layer_network.network import Parameters, backward, forward, network_loss
from snippets.two_layer_network.training import accuracy, pixel_rows, sgd_step
from tests.widgets.modules import Compared

CLASSES = 10
FLAT = "const flat = (rows) => Float64Array.from(rows.flat());"
PARAMS = "const params = { W1: flat(W1), b1: flat(b1), W2: flat(W2), b2: flat(b2) };"
BESIDE = """const beside = (x) => {
  const largest = x.reduce((most, one) => Math.max(most, Math.abs(one)), 0) || 1;
  return [largest, ...Array.from(x, (one) => 2 + one / largest)];
};"""


def beside(x: ndarray) -> list[float]:
    """The largest entry, and all entries beside it: from 1 to 3."""
    largest = np.abs(x).max() or 1.0
    return [largest, *(2 + np.ravel(x) / largest)]


def sizes(rng: Generator) -> ndarray:
    """n, d, h and c, which may be one."""
    return rng.integers(1, 7, size=4)


def network(rng: Generator) -> tuple:
    """Parameters, inputs with zeros among them, targets of any kind, and the kind of units."""
    n, d, h, c = sizes(rng)
    spread = 10 ** rng.uniform(-1, 1.5)
    shapes = ((d, h), (h,), (h, c), (c,))
    params = [spread * rng.normal(size=shape) for shape in shapes]
    X = rng.normal(size=(n, d)) * (rng.random((n, d)) < 0.7)
    Y = rng.dirichlet(np.ones(c), size=n)
    return *params, X, Y, str(rng.choice(list(HIDDEN)))


def all_slopes(*given: ndarray | str) -> list:
    """Slopes along parameters and inputs."""
    *p, X, Y, kind = given
    params, hidden = Parameters(*p), HIDDEN[kind]
    grads = backward(params, X, Y, *forward(params, X, hidden), hidden)
    return [beside(g) for g in (*grads, pixel_slopes(params, X, Y, hidden))]


def passed(*given: ndarray | str) -> list:
    """Hidden activations and logits."""
    *p, X, _, kind = given
    return [beside(a) for a in forward(Parameters(*p), X, HIDDEN[kind])]


def rows(rng: Generator) -> tuple:
    """Logits, also large ones, and targets."""
    n, c, *_ = sizes(rng)
    return 10 ** rng.uniform(-2, 3) * rng.normal(size=(n, c)), rng.dirichlet(np.ones(c), size=n)


def labelled(rng: Generator) -> tuple:
    """Logits and labels, some of them right."""
    n, c, *_ = sizes(rng)
    logits = rng.normal(size=(n, c))
    right = rng.random(n) < 0.5
    return logits, np.where(right, logits.argmax(axis=1), rng.integers(c, size=n))


def step_of(rng: Generator) -> tuple:
    """Parameters, slopes along them, and a rate."""
    params = network(rng)[:4]
    return *params, *(rng.normal(size=np.shape(one)) for one in params), rng.uniform(0, 2)


def moved(*given: ndarray | float) -> list:
    """The parameters after a step."""
    after = sgd_step(Parameters(*given[:4]), Parameters(*given[4:8]), given[8])
    return [beside(one) for one in after]


NETWORK = [
    Compared("sigmoid", lambda rng: (rng.normal() * 10 ** rng.uniform(-2, 2.8),), sigmoid),
    Compared("relu", lambda rng: (rng.normal(),), relu),
    Compared(
        "forward",
        network,
        passed,
        f"""(m, W1, b1, W2, b2, X, Y, kind) => {{ {FLAT} {BESIDE} {PARAMS}
          const {{ A1, logits }} = m.forward(params, flat(X), m.HIDDEN[kind]);
          return [beside(A1), beside(logits)];
        }}""",
    ),
    Compared(
        "softmax",
        rows,
        lambda logits, Y: softmax(logits).ravel(),
        f"(m, z) => {{ {FLAT} return Array.from(m.softmax(flat(z), z[0].length)); }}",
    ),
    Compared(
        "cross_entropy",
        rows,
        lambda logits, Y: cross_entropy(log_softmax(logits), Y),
        f"(m, z, Y) => {{ {FLAT} return m.cross_entropy(flat(z), flat(Y), Y[0].length); }}",
    ),
    Compared(
        "backward",
        network,
        all_slopes,
        f"""(m, W1, b1, W2, b2, X, Y, kind) => {{ {FLAT} {BESIDE} {PARAMS}
          const hidden = m.HIDDEN[kind], passed = m.forward(params, flat(X), hidden);
          const grads = m.backward(params, flat(X), flat(Y), passed, hidden);
          return ["W1", "b1", "W2", "b2", "X"].map((name) => beside(grads[name]));
        }}""",
    ),
    Compared(
        "step",
        step_of,
        moved,
        f"""(m, W1, b1, W2, b2, g1, g2, g3, g4, rate) => {{ {FLAT} {BESIDE} {PARAMS}
          const grads = {{ W1: flat(g1), b1: flat(g2), W2: flat(g3), b2: flat(g4) }};
          return Object.values(m.step(params, grads, rate)).map(beside);
        }}""",
    ),
    Compared("argmax", lambda rng: (rng.normal(size=rng.integers(1, 9)),), np.argmax),
    Compared(
        "accuracy",
        labelled,
        accuracy,
        f"(m, z, labels) => {{ {FLAT} return m.accuracy(flat(z), labels, z[0].length); }}",
    ),
]


def draws(seed: int, n: int) -> list:
    """Numbers and orders in turn, as a training takes them."""
    rng = np.random.default_rng(seed)
    order = rng.permutation(n)
    return [rng.random(), rng.random(), order, rng.random(), rng.permutation(n + 1), rng.random()]


RANDOM = [
    Compared(
        "default_rng",
        lambda rng: (int(rng.integers(2**32)), int(rng.integers(1, 60))),
        lambda seed, n: draws(int(seed), int(n)),
        """(m, seed, n) => {
          const rng = m.default_rng(seed), order = rng.permutation(n);
          const two = [rng.random(), rng.random()];
          return [...two, order, rng.random(), rng.permutation(n + 1), rng.random()];
        }""",
        close=0,
    ),
]


def settings(rng: Generator) -> tuple:
    """Rows, targets, knobs and a number of steps, into the second epoch or the third."""
    n, d, units = rng.integers(1, 12), rng.integers(1, 6), rng.integers(1, 6)
    kind = str(rng.choice(list(HIDDEN)))
    knobs = {
        "hidden": kind,
        "units": int(units),
        "batch_size": int(rng.integers(1, n + 2)),
        "rate": rng.uniform(0, 0.4),
        "start": float(rng.choice([0, 1, 10])),
        "mean": bool(rng.random() < 0.6),
        "downhill": bool(rng.random() < 0.7),
        "seed": int(rng.integers(2**32)),
    }
    Y = one_hot(rng.integers(CLASSES, size=n), CLASSES)
    return rng.random((n, d)), Y, knobs, int(rng.integers(12))


def trained(X: ndarray, Y: ndarray, knobs: dict, steps: int) -> list:
    """The parameters after so many steps."""
    params = next(islice(run(Knobs(**knobs), X, Y), steps, None))
    return [beside(one) for one in params]


def scored(X: ndarray, Y: ndarray, knobs: dict, steps: int) -> dict:
    """Loss and accuracy on the rows themselves."""
    params, kind = next(run(Knobs(**knobs), X, Y)), HIDDEN[knobs["hidden"]]
    right = accuracy(forward(params, X, kind)[1], Y.argmax(axis=1))
    return {"loss": network_loss(params, X, Y, kind), "accuracy": right}


TRAIN = f"""{FLAT} {BESIDE}
  const starts = {{ 0: "zero", 1: "fitting", 10: "large" }};
  const rows = {{ X: flat(X), Y: flat(Y), labels: Y.map((row) => row.indexOf(1)) }};
  const run = m.train(rows, {{ ...knobs, start: starts[knobs.start] }});
  let params = run.next().value;
"""
TRAINING = [
    Compared(
        "pixel_rows",
        lambda rng: (rng.integers(17, size=64),),
        lambda levels: pixel_rows(np.round(levels * (255 / 16)).astype(np.uint8)[None, None])[0],
        "(m, k) => Array.from(m.pixel_rows(k.map((level) => 'abcdefghijklmnopq'[level]).join('')))",
        close=0,
    ),
    Compared(
        "one_hot",
        lambda rng: (rng.integers(7, size=rng.integers(1, 9)),),
        lambda labels: one_hot(labels, 7).ravel(),
        "(m, labels) => Array.from(m.one_hot(labels, 7))",
        close=0,
    ),
    Compared(
        "train",
        settings,
        trained,
        f"(m, X, Y, knobs, steps) => {{ {TRAIN}"
        "for (let k = 0; k < steps; k++) params = run.next().value;"
        "return Object.values(params).map(beside); }",
        close=1e-9,
    ),
    Compared(
        "scores",
        settings,
        scored,
        f"(m, X, Y, knobs) => {{ {TRAIN} return m.scores(params, rows, rows, knobs.hidden); }}",
    ),
]


def half_of(bits: int) -> float:
    """The number that NumPy sees in these sixteen bits."""
    return float(np.array(int(bits), np.uint16).view(np.float16))


def finite_bits(rng: Generator) -> tuple[int]:
    """Sixteen bits that are neither NaN nor infinity."""
    return (int(rng.integers(2) << 15 | rng.integers(31 << 10)),)


def stored(rng: Generator) -> tuple:
    """Bytes of four arrays in half precision, and their sizes."""
    d, h, c = (int(size) for size in sizes(rng)[1:])
    numbers = rng.normal(size=d * h + h + h * c + c).astype("<f2")
    return base64.b64encode(numbers.tobytes()).decode(), [d, h, c]


def unpacked(text: str, sizes: ndarray) -> list:
    d, h, c = sizes
    numbers = np.frombuffer(base64.b64decode(text), "<f2").astype(float)
    return np.split(numbers, np.cumsum([d * h, h, h * c]))


STORED = [
    Compared("half", finite_bits, half_of, close=0),
    Compared(
        "parameters",
        stored,
        unpacked,
        "(m, text, sizes) => Object.values(m.parameters(text, sizes)).map((x) => Array.from(x))",
        close=0,
    ),
]


def drawn(rng: Generator) -> tuple:
    """A few strokes of grey ink somewhere on a pad."""
    height, width = (int(size) for size in rng.integers(3, 34, size=2))
    ink = np.zeros((height, width))
    for _ in range(rng.integers(1, 5)):
        top, left = rng.integers(height), rng.integers(width)
        down, across = rng.integers(1, 15, size=2)
        ink[top : top + down, left : left + across] += rng.random()
    return (np.minimum(ink, 1) * (rng.random(ink.shape) < 0.8)).round(3), width


def centred(ink: ndarray, width: int) -> dict | None:
    """As MNIST's authors describe it, by matrices that average along an axis."""
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if not rows.size:
        return None
    (top, bottom), (left, right) = rows[[0, -1]], columns[[0, -1]]
    box = ink[top : bottom + 1, left : right + 1]
    scale = max(box.shape) / 20
    small = averages(box.shape[0], scale) @ box @ averages(box.shape[1], scale).T
    y, x = (
        np.clip(
            14 - int(small.sum(axis=other) @ (np.arange(n) + 0.5) / small.sum() + 1e-9), 0, 28 - n
        )
        for n, other in zip(small.shape, (1, 0), strict=True)
    )
    pixels = np.zeros((28, 28))
    pixels[y : y + small.shape[0], x : x + small.shape[1]] = small
    return {
        "pixels": (2 + pixels).ravel(),
        "scale": scale,
        "left": 100 + left - x * scale,
        "top": 100 + top - y * scale,
    }


def averages(length: int, scale: float) -> ndarray:
    """(pixels, length): the share that each pixel has in each cell of a line."""
    count = math.ceil(length / scale - 1e-9)
    edges = np.minimum(np.arange(count + 1) * scale, length)
    cells = np.arange(length)
    covered = np.minimum(edges[1:, None], cells + 1) - np.maximum(edges[:-1, None], cells)
    return np.maximum(covered, 0) / scale


CENTRING = [
    Compared(
        "centred",
        drawn,
        lambda ink, width: centred(ink, width),
        f"""(m, ink, width) => {{ {FLAT}
          const seen = m.centred(flat(ink), width);
          return seen && {{
            pixels: Array.from(seen.pixels, (ink) => 2 + ink),
            scale: seen.scale,
            left: 100 + seen.left,
            top: 100 + seen.top,
          }};
        }}""",
    ),
]

COMPARED = {
    "arithmetic_network.js": NETWORK,
    "arithmetic_random.js": RANDOM,
    "arithmetic_training.js": TRAINING,
    "arithmetic_stored.js": STORED,
    "arithmetic_centring.js": CENTRING,
}
