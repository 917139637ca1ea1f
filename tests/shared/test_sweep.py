"""Whatever a function is given: the right answer, NaN handed on, or a refusal in one line.

Each function stands beside the shapes it takes and a reference.  The inputs are numbers of every
kind in every small shape, and what is no number at all.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from snippets.accurate import recipe
from snippets.accurate.distortion import distort
from snippets.affine_layer.affine import Affine
from snippets.affine_layer.squared_error import HalfMeanSquaredError
from snippets.from_one_number_to_a_batch import batch_gradients, index_sums, tables
from snippets.gradient_descent import one_bias, two_weights
from snippets.initialisation import deep_stack, random_weights
from snippets.layers import building_blocks as layers
from snippets.logistic_unit import unit
from snippets.shared import activations, gradient_check, kinks, losses
from snippets.softmax_cross_entropy import links, loss
from snippets.sources import network as videos
from snippets.two_layer_network import network, training
from snippets.what_a_framework_does.autodiff import Node, backpropagate
from snippets.what_a_framework_does.autodiff import sum as summed

QUIET = settings(
    max_examples=35,
    phases=[Phase.generate],
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)
RIDDLES = "sequence|inhomogeneous|truth value|attribute|unpack|reshape|core dimension|zip"
NAMED = r"\(|float|int|str|bytes|bool|complex|object|None|list|<U|\|S|length|imaginary|row|NaN|\d"


def plain(x: object) -> np.ndarray | None:
    """x in double precision, or None if it is nothing to compute with."""
    try:
        array = np.asarray(x)
    except ValueError:
        return None
    if array.size == 0 or array.dtype.kind not in "bifc":
        return None
    return array.astype(complex if array.dtype.kind == "c" else float)


def fit(arrays: list[np.ndarray], shapes: list[str]) -> bool:
    """Whether arrays have shapes such as "n d", "* c" (any axes, then c) or ""."""
    sizes: dict[str, object] = {}
    for array, shape in zip(arrays, shapes, strict=True):
        names, found = shape.split(), array.shape
        if names[:1] == ["*"]:
            cut = len(found) - (len(names) - 1)
            if cut < 0:
                return False
            found = (found[:cut], *found[cut:])
        if len(names) != len(found):
            return False
        for name, size in zip(names, found, strict=True):
            wanted = int(name) if name.isdigit() else sizes.setdefault(name, size)
            if wanted != size:
                return False
    return True


SPECIAL = [np.nan, np.inf, -np.inf, 0.0, -0.0, 1.0, -1.0, 2.5]
KINDS = [float, np.float32, complex, np.int64, np.int8, bool, np.uint8, "U3", "S3", object]


def filled(shape: tuple[int, ...], kind: object, seed: int) -> np.ndarray:
    """An array of that shape and kind, NaN and inf among its numbers."""
    rng, dtype = np.random.default_rng(seed), np.dtype(kind)
    if dtype.kind == "O":
        return rng.choice(np.array([None, 1.5, "a"], object), shape)
    if dtype.kind not in "fc":
        return np.asarray(rng.integers(0, 100, shape)).astype(dtype)
    values = np.asarray(rng.uniform(-20, 20, shape))
    odd = rng.random(shape) < rng.choice([0, 0, 0.1, 0.5])
    values = np.where(odd, rng.choice(SPECIAL, shape), values)
    return (values + 1j * rng.normal(size=shape) if kind is complex else values).astype(dtype)


SEED = st.integers(0, 10**6)
SHAPE = st.lists(st.integers(0, 4), max_size=3).map(tuple)
ODD = st.one_of(
    st.builds(filled, SHAPE, st.sampled_from(KINDS), SEED),
    st.builds(filled, SHAPE, st.just(float), SEED).map(np.ndarray.tolist),
    st.sampled_from(["a", "1.5", b"1", None, [[1.0, 2.0], [3.0]], [], {}, object(), True]),
    st.sampled_from([3, 2.5, np.float32(1.5), np.uint8(200), np.int64(-3), 1 + 2j, 10**30]),
)


@st.composite
def arguments(draw: st.DrawFn, shapes: list[str]) -> list:
    """Arguments that fit, of which one or none is replaced by anything at all."""
    sizes = {name: draw(st.integers(1, 4)) for name in "ndhcmp"}
    axes = tuple(draw(st.lists(st.integers(1, 3), max_size=2)))
    given = []
    for shape in shapes:
        names = shape.split()
        ends = [int(name) if name.isdigit() else sizes[name] for name in names if name != "*"]
        kind = draw(st.sampled_from([*KINDS[:7], float, float, float, float]))
        given.append(filled((axes if "*" in names else ()) + tuple(ends), kind, draw(SEED)))
    if draw(st.booleans()):
        given[draw(st.integers(0, len(given) - 1))] = draw(ODD)
    return given


def outcome(function: Callable, given: list) -> object:
    """The answer, or the refusal, which has to be one line that names what it refuses."""
    try:
        with np.errstate(all="ignore"):
            return function(*given)
    except (TypeError, ValueError) as refusal:
        said = str(refusal)
        assert said and "\n" not in said, said
        assert not re.search(RIDDLES, said), said
        assert re.search(NAMED, said), said
        return refusal


def agree(answer: object, expected: object, tolerance: float) -> None:
    """The same numbers in the same shapes, NaN for NaN."""
    if isinstance(expected, tuple):
        for ours, theirs in zip(answer, expected, strict=True):
            agree(ours, theirs, tolerance)
        return
    assert np.shape(answer) == np.shape(expected)
    np.testing.assert_allclose(answer, expected, rtol=tolerance, atol=tolerance)


def single(given: list) -> bool:
    """Whether there are numbers of single precision among them."""
    return any(getattr(x, "dtype", None) == np.float32 for x in given)


def stable_sigmoid(z: np.ndarray) -> np.ndarray:
    return np.where(z.real > 0, 1 / (1 + np.exp(-np.where(z.real > 0, z, 0))), 0) + np.where(
        z.real > 0, 0, np.exp(np.where(z.real > 0, 0, z)) / (1 + np.exp(np.where(z.real > 0, 0, z)))
    )


def positive(x: np.ndarray) -> np.ndarray:
    return np.where(x.real <= 0, 0, x)


def softmax(z: np.ndarray) -> np.ndarray:
    powers = np.exp(z - np.max(z.real, axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def there_and_back(layer: Callable, *inputs: np.ndarray, grad: object) -> tuple:
    made = layer()
    return made.forward(*inputs), made.backward(grad)


@dataclass
class Case:
    """A function, the shapes it takes, what it should return, and the kinds it takes."""

    function: Callable
    shapes: list[str]
    reference: Callable
    real: bool = False  # complex numbers may be refused
    rtol: float = 1e-9
    valid: Callable = lambda *arrays: True  # what else they must be
    exact: bool = True  # False: of inf and NaN becomes one of them, no matter which


def both(layer: Callable) -> Callable:
    return lambda x, g: there_and_back(layer, x, grad=g)


def alike(value: object) -> network.Parameters:
    """Parameters of which all four are the same."""
    return network.Parameters(value, value, value, value)


def logistic_backward(X: np.ndarray, y: np.ndarray, y_hat: np.ndarray) -> tuple:
    delta = (y_hat - y) / len(y) * (y_hat * (1 - y_hat))
    return X.T @ delta, delta.sum()


FIRST = np.array([[0.5, -1.0], [2.0, 0.3], [-0.7, 1.1]])
CASES = {
    "sigmoid": Case(activations.sigmoid, ["*"], stable_sigmoid),
    "sigmoid_slope": Case(activations.sigmoid_slope, ["*"], lambda y: y * (1 - y)),
    "softplus": Case(activations.softplus, ["*"], lambda z: np.logaddexp(0, z), real=True),
    "relu": Case(kinks.relu, ["*"], positive),
    "relu_slope": Case(
        kinks.relu_slope, ["*"], lambda x: np.where(np.isnan(x), np.nan, x.real > 0)
    ),
    "absolute": Case(kinks.absolute, ["*"], lambda x: np.where(x.real < 0, -x, x)),
    "half_mean_squared_error": Case(
        losses.half_mean_squared_error, ["*", "*"], lambda a, b: ((a - b) ** 2).mean() / 2
    ),
    "sum_of_squared_residuals": Case(
        losses.sum_of_squared_residuals, ["*", "*"], lambda a, b: ((a - b) ** 2).sum()
    ),
    "tanh_slope": Case(deep_stack.tanh_slope, ["*"], lambda a: 1 - a**2),
    "mean_square": Case(deep_stack.mean_square, ["*"], lambda a: (a**2).mean(), real=True),
    "unit_forward": Case(unit.forward, ["n d", "d", ""], lambda X, w, b: stable_sigmoid(X @ w + b)),
    "unit_backward": Case(unit.backward, ["n d", "n", "n"], logistic_backward),
    "unit_step": Case(
        lambda w, b, g, h, rate: unit.step(w, b, (g, h), rate),
        ["d", "", "d", "", ""],
        lambda w, b, g, h, rate: (w - rate * g, b - rate * h),
    ),
    "batch_forward": Case(batch_gradients.forward, ["n d", "d h", "h"], lambda X, W, b: X @ W + b),
    "half_sum_of_squares": Case(
        batch_gradients.half_sum_of_squares, ["*", "*"], lambda a, b: ((a - b) ** 2).sum() / 2
    ),
    "batch_backward": Case(
        batch_gradients.backward,
        ["n d", "d h", "n h"],
        lambda X, W, G: (G @ W.T, X.T @ G, G.sum(axis=0)),
    ),
    "product_by_sums": Case(
        index_sums.product_by_sums, ["n d", "d h"], lambda X, W: X @ W, real=True
    ),
    "grad_W_by_paths": Case(
        index_sums.grad_W_by_paths,
        ["n d", "n h"],
        lambda X, G: X.T @ G,
        real=True,
        exact=False,
    ),
    "row_shares": Case(
        tables.row_shares,
        ["n d"],
        lambda X: X / X.sum(axis=1)[:, None],
        valid=lambda X: X.sum(axis=1).all(),
    ),
    "scaled": Case(tables.scaled, ["n d", "d"], lambda X, s: X * s),
    "scaled_backward": Case(
        tables.scaled_backward, ["n d", "d", "n d"], lambda X, s, G: (G * s, (X * G).sum(axis=0))
    ),
    "predict": Case(
        videos.predict,
        ["n", ""],
        lambda x, b: (
            -1.22 * np.logaddexp(0, 3.34 * x - 1.43) - 2.3 * np.logaddexp(0, 0.57 - 3.53 * x) + b
        ),
        real=True,
    ),
    "mse_gradient": Case(
        two_weights.mse_gradient,
        ["2", "n", "n", "n"],
        lambda w, u, v, y: np.array([np.mean(2 * (w[0] * u + w[1] * v - y) * x) for x in (u, v)]),
    ),
    "ssr_slope": Case(one_bias.ssr_slope, ["n", "n"], lambda a, b: 2 * (a - b).sum()),
    "mse_slope": Case(one_bias.mse_slope, ["n", "n"], lambda a, b: 2 * (a - b).mean()),
    "softmax": Case(loss.softmax, ["* c"], softmax),
    "log_softmax": Case(
        loss.log_softmax,
        ["* c"],
        lambda z: (
            z
            - z.real.max(axis=-1, keepdims=True)
            - np.log(np.exp(z - z.real.max(axis=-1, keepdims=True)).sum(axis=-1, keepdims=True))
        ),
    ),
    "loss_link": Case(links.loss_link, ["c", "c"], lambda y_hat, y: -y / y_hat),
    "softmax_jacobian": Case(links.softmax_jacobian, ["c"], lambda y: np.diag(y) - y[:, None] * y),
    "cross_entropy_slope": Case(links.cross_entropy_slope, ["c", "c"], lambda z, y: softmax(z) - y),
    "smoothed": Case(recipe.smoothed, ["n c", ""], lambda Y, s: (1 - s) * Y + s / Y.shape[1]),
    "momentum_step": Case(
        lambda w, v, g, rate, keep: [
            part.W1 for part in recipe.momentum_step(*map(alike, (w, v, g)), rate, keep)
        ],
        ["*", "*", "*", "", ""],
        lambda w, v, g, rate, keep: (w - rate * (g + keep * (keep * v + g)), keep * v + g),
        rtol=1e-7,
    ),
    "averaged": Case(
        lambda a, w, keep: recipe.averaged(alike(a), alike(w), keep).W2,
        ["*", "*", ""],
        lambda a, w, keep: a + (1 - keep) * (w - a),
    ),
    "decayed": Case(
        lambda g, w, decay: recipe.decayed(alike(g), alike(w), decay).b1,
        ["*", "*", ""],
        lambda g, w, decay: g + decay * w,
    ),
    "sgd_step": Case(
        lambda w, g, rate: training.sgd_step(alike(w), alike(g), rate).W2,
        ["*", "*", ""],
        lambda w, g, rate: w - rate * g,
    ),
    "cross_entropy": Case(
        loss.cross_entropy,
        ["* c", "* c"],
        lambda log_y_hat, Y: (
            -np.sum(np.where((Y == 0) & (log_y_hat.real == -np.inf), 0, Y * log_y_hat))
            * Y.shape[-1]
            / Y.size
        ),
    ),
    "walk": Case(
        lambda z, y, rate: links.walk(links.cross_entropy_slope, z, y, rate, 1),
        ["c", "c", ""],
        lambda z, y, rate: np.stack([softmax(z) @ y, softmax(z - rate * (softmax(z) - y)) @ y]),
    ),
    "Affine": Case(
        lambda W, b, X: Affine(W, b).forward(X), ["d h", "h", "n d"], lambda W, b, X: X @ W + b
    ),
    "HalfMeanSquaredError": Case(
        lambda a, b: HalfMeanSquaredError().forward(a, b),
        ["*", "*"],
        lambda a, b: ((a - b) ** 2).mean() / 2,
    ),
    "Multiply": Case(lambda x, y: layers.Multiply().forward(x, y), ["*", "*"], np.multiply),
    "Add": Case(lambda x, y: layers.Add().forward(x, y), ["*", "*"], np.add),
    "ReLU": Case(
        both(layers.ReLU),
        ["*", "*"],
        lambda x, g: (
            positive(x),
            np.where(np.isnan(x), np.nan, np.where(x.real > 0, g, 0)),
        ),
    ),
    "Sigmoid": Case(
        both(layers.Sigmoid),
        ["*", "*"],
        lambda x, g: (stable_sigmoid(x), g * stable_sigmoid(x) * (1 - stable_sigmoid(x))),
    ),
    "Exp": Case(both(layers.Exp), ["*", "*"], lambda x, g: (np.exp(x), g * np.exp(x))),
    "Reciprocal": Case(
        both(layers.Reciprocal), ["*", "*"], lambda x, g: (1 / x, -g * (1 / x) ** 2)
    ),
    "Scale": Case(lambda x, k: layers.Scale(k).forward(x), ["*", ""], np.multiply),
    "AddConstant": Case(lambda x, k: layers.AddConstant(k).forward(x), ["*", ""], np.add),
    "network_forward": Case(
        lambda W1, b1, W2, b2, X: network.forward(
            network.Parameters(W1, b1, W2, b2), X, network.RELU
        ),
        ["d h", "h", "h c", "c", "n d"],
        lambda W1, b1, W2, b2, X: (positive(X @ W1 + b1), positive(X @ W1 + b1) @ W2 + b2),
    ),
    "numeric_gradient": Case(
        lambda x: gradient_check.numeric_gradient(lambda v: np.sum(v**2), x),
        ["*"],
        lambda x: 2 * x,
        real=True,
        rtol=1e-5,
        exact=False,
    ),
    "complex_gradient": Case(
        lambda x: gradient_check.complex_gradient(lambda v: np.sum(v**2), x),
        ["*"],
        lambda x: 2 * x,
        real=True,
        exact=False,
    ),
    "Node": Case(lambda x: Node(x).value, ["*"], lambda x: x, real=True),
}


@pytest.mark.parametrize("name", CASES)
def test_an_answer_that_is_right_or_a_refusal_in_one_line(name: str):
    case = CASES[name]

    @QUIET
    @given(arguments(case.shapes))
    def sweep(given: list) -> None:
        arrays = [plain(x) for x in given]
        answer = outcome(case.function, given)
        takes = all(array is not None for array in arrays) and fit(arrays, case.shapes)
        takes = takes and case.valid(*arrays)
        if isinstance(answer, Exception):
            complex_too = case.real and any(map(np.iscomplexobj, arrays))
            assert not takes or complex_too, f"refused: {answer}"
            return
        assert takes, f"answered {given} with {answer}"
        if case.exact or all(np.isfinite(array).all() for array in arrays):
            with np.errstate(all="ignore"):
                agree(answer, case.reference(*arrays), 1e-4 if single(given) else case.rtol)
        else:
            assert not np.isfinite(answer).all()

    sweep()


def swept(*strategies: st.SearchStrategy) -> Callable:
    """Run a test on many odd inputs."""
    return lambda test: QUIET(given(*strategies)(test))


LABELS = st.one_of(
    ODD,
    st.builds(lambda seed, n: np.random.default_rng(seed).integers(-1, 4, n), SEED, st.just(3)),
    st.lists(st.integers(0, 2), min_size=3, max_size=3),
    st.lists(st.integers(0, 2), min_size=3, max_size=3).map(lambda x: np.array(x, np.uint8)),
)
LOGITS = st.one_of(ODD, st.builds(filled, st.just((3, 3)), st.sampled_from(KINDS[:4]), SEED))


def labels_of(given: object, classes: int) -> np.ndarray | None:
    """Labels to count with, or None: whole numbers from zero, and some."""
    try:
        array = np.asarray(given)
    except ValueError:
        return None
    if array.dtype.kind not in "iu" or array.ndim > 1 or array.size == 0:
        return None
    return array if array.min() >= 0 and array.max() < classes else None


@swept(LABELS)
def test_labels_become_rows_or_are_refused(given):
    labels, answer = labels_of(given, 3), outcome(loss.one_hot, [given, 3])
    assert isinstance(answer, Exception) == (labels is None)
    if labels is not None:
        np.testing.assert_array_equal(answer, labels[..., None] == np.arange(3))


@swept(LOGITS, LABELS)
def test_a_score_is_right_or_refused(logits, labels):
    answer = outcome(training.accuracy, [logits, labels])
    table = plain(logits)
    takes = table is not None and table.ndim == 2 and np.isfinite(table).all()
    known = labels_of(labels, table.shape[1]) if takes else None
    takes = known is not None and known.shape == table.shape[:1]
    assert isinstance(answer, Exception) != takes
    if takes:
        order = [max(range(len(row)), key=lambda k: (row[k].real, -k)) for row in table]
        assert answer == pytest.approx(np.mean(order == known))


@swept(LOGITS, st.one_of(LABELS, LOGITS))
def test_the_last_layer_answers_or_refuses(logits, targets):
    def both_ways(logits, targets):
        layer = loss.SoftmaxCrossEntropy()
        return layer.forward(logits, targets), layer.backward()

    answer = outcome(both_ways, [logits, targets])
    if not isinstance(answer, Exception):
        z = plain(logits)
        Y = plain(targets)
        if Y is None or Y.shape != z.shape:
            Y = loss.one_hot(targets, z.shape[-1])
        with np.errstate(all="ignore"):
            y_hat = softmax(z)
        assert np.isfinite(answer[1]).all() == np.isfinite(y_hat).all()
        np.testing.assert_allclose(answer[1], (y_hat - Y) * z.shape[-1] / z.size, 1e-4, 1e-4)


@swept(ODD, ODD, st.booleans(), st.integers(-320, 290))
def test_a_comparison_is_right_or_refused(a, b, twins, power):
    if twins and plain(a) is not None and np.asarray(a).dtype != complex:
        a = plain(a)
        b, a = a[::-1].copy() * 10.0**power if a.ndim else a, a * 10.0**power
    answer = outcome(gradient_check.relative_error, [a, b])
    ours, theirs = plain(a), plain(b)
    takes = ours is not None and theirs is not None and ours.shape == theirs.shape
    takes = takes and np.isfinite(ours).all() and np.isfinite(theirs).all()
    assert isinstance(answer, Exception) != takes
    if takes:
        ours, theirs = ours.astype(np.clongdouble), theirs.astype(np.clongdouble)
        size = sum(np.sqrt((abs(x) ** 2).sum()) for x in (ours, theirs))
        expected = np.sqrt((abs(ours - theirs) ** 2).sum()) / size if size else 0
        assert answer == pytest.approx(float(expected), rel=1e-6)


@swept(ODD)
def test_a_loss_is_one_number_or_refused(given):
    for measure in (gradient_check.numeric_gradient, gradient_check.complex_gradient):
        answer = outcome(measure, [lambda x: given, np.ones(2)])
        array = plain(given)
        single_number = array is not None and array.ndim == 0
        assert single_number or isinstance(answer, Exception)


@swept(ODD)
def test_images_are_bytes_or_refused(given):
    answer = outcome(training.pixel_rows, [given])
    images = isinstance(given, np.ndarray) and given.dtype == np.uint8 and given.ndim == 3
    assert isinstance(answer, Exception) != (images and given.size > 0)


@swept(ODD)
def test_pictures_are_square_or_refused(given):
    answer = outcome(lambda X: distort(X, 0.0, np.random.default_rng(0)), [given])
    array = plain(given)
    square = array is not None and array.ndim == 2 and array.shape[1] in (1, 4)
    assert isinstance(answer, Exception) != square
    if square:
        np.testing.assert_allclose(answer, given, 1e-6)


@swept(
    st.sampled_from([-1, 0, 1, 2, 2.5, "2", None, np.nan]), st.sampled_from([0, 1, 3, "1", None])
)
def test_weights_have_whole_sizes_or_are_refused(n_in, n_out):
    whole = all(isinstance(n, int) and n > 0 for n in (n_in, n_out))
    for draw in random_weights.METHODS.values():
        answer = outcome(draw, [n_in, n_out, np.random.default_rng(0)])
        assert answer.shape == (n_in, n_out) if whole else isinstance(answer, Exception)


@swept(ODD, ODD)
def test_the_engine_answers_or_refuses(given, other):
    def walked(given, other):
        a, b = Node(given), Node(other)
        backpropagate(summed(a * b))
        return a.grad, b.grad

    answer = outcome(walked, [given, other])
    a, b = plain(given), plain(other)
    if not isinstance(answer, Exception):
        with np.errstate(all="ignore"):
            stretched = np.broadcast_to(b, np.broadcast_shapes(a.shape, b.shape))
            np.testing.assert_allclose(answer[0].sum(), stretched.sum(), 1e-4, 1e-4)
