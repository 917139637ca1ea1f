"""The planted bugs of tests/*/bugs.py that give a wrong gradient, as far as they stand in one.

A probe computes gradients with a module; a bug is planted by changing the module's text.
"""

import importlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.random import Generator, default_rng

from snippets.it_does_not_learn.regularisation import dropout_forward
from snippets.shared.activations import sigmoid, sigmoid_slope
from snippets.shared.kinks import relu_slope
from snippets.softmax_cross_entropy.loss import softmax
from snippets.two_layer_network.network import RELU, SIGMOID, forward, gradients
from tests.shared.more_wrong_gradients import network_of
from tests.shared.wrong_gradients import (
    Collected,
    Made,
    batch_of,
    shares_of_rows,
    sizes,
    terms_of_three,
    terms_of_two,
)

SNIPPETS = Path(__file__).resolve().parents[2] / "snippets"

Found = dict[str, tuple[np.ndarray, dict]]
"""Of each gradient: what a module says, and what else diagnose is told of it."""

PROBES: dict[tuple[str, str], Callable[[ModuleType, Generator], Found]] = {}


def probe(room: str, module: str) -> Callable:
    def decorate(function: Callable[[ModuleType, Generator], Found]) -> Callable:
        PROBES[room, module] = function
        return function

    return decorate


# --- numbers --------------------------------------------------------------------------------------


@probe("partial_derivatives", "two_variables")
def two_variables(module: ModuleType, rng: Generator) -> Found:
    point = rng.uniform(0.5, 2, 2)
    return {"f": (module.grad_f(*point), {"paths": terms_of_two(*point)})}


@probe("checking_a_gradient", "three_variables")
def three_variables(module: ModuleType, rng: Generator) -> Found:
    point = rng.uniform(0.5, 2, 3)
    return {"f": (module.grad_f(point), {"paths": terms_of_three(point)})}


@probe("chain_rule", "composition")
def composition(module: ModuleType, rng: Generator) -> Found:
    x = rng.uniform(1.2, 3, 6)
    return {"x": (module.composed_slope(x.copy()), {"slope": 2 * x})}


@probe("chain_rule", "worked_graph")
def worked_graph(module: ModuleType, rng: Generator) -> Found:
    a, b, upstream = rng.normal(size=3)
    s = a * b + a
    grad_s = upstream * 2 * s
    grad_a, grad_b = module.backward(a, b, s, upstream)
    return {
        "a": (grad_a, {"paths": [grad_s, grad_s * b]}),
        "b": (grad_b, {"slope": a}),
        "both": (np.array([grad_a, grad_b]), {}),
    }


@probe("gradient_descent", "one_bias")
def one_bias(module: ModuleType, rng: Generator) -> Found:
    y_hat, y = rng.normal(size=(2, sizes(rng)[0]))
    shares = 2 * (y_hat - y)
    return {
        "sum": (module.ssr_slope(y_hat, y), {"paths": shares}),
        "mean": (module.mse_slope(y_hat.copy(), y), {"paths": shares / len(y)}),
    }


@probe("gradient_descent", "two_weights")
def two_weights(module: ModuleType, rng: Generator) -> Found:
    w, (u, v, y) = rng.normal(size=2), rng.normal(size=(3, sizes(rng)[0]))
    error = w[0] * u + w[1] * v - y
    paths = 2 * error[:, None] * np.array([u, v]).T / len(y)
    extras = {"paths": paths, "slope": np.array([u, v]).T}
    return {"w": (module.mse_gradient(w.copy(), u, v, y), extras)}


@probe("two_neurons", "neurons")
def two_neurons(module: ModuleType, rng: Generator) -> Found:
    x, y, w_1, w_2 = rng.normal(size=4)
    a_1 = sigmoid(w_1 * x)
    y_hat = sigmoid(w_2 * a_1)
    slopes = module.backward(x, y, w_2, a_1, y_hat)
    return {
        "w_1": (slopes[0], {"slope": sigmoid_slope(a_1)}),
        "w_2": (slopes[1], {"slope": sigmoid_slope(y_hat)}),
    }


# --- a batch --------------------------------------------------------------------------------------


@probe("from_one_number_to_a_batch", "batch_gradients")
def batch_gradients(module: ModuleType, rng: Generator) -> Found:
    X, W, grad_Z = batch_of(rng)
    found = module.backward(X, W, grad_Z.copy())
    shares = shares_of_rows(X, grad_Z)
    return {
        "X": (found[0], {}),
        "W": (found[1], {"paths": shares["W"]}),
        "b": (found[2], {"paths": shares["b"]}),
    }


@probe("from_one_number_to_a_batch", "index_sums")
def index_sums(module: ModuleType, rng: Generator) -> Found:
    X, _, grad_Z = batch_of(rng)
    shares = shares_of_rows(X, grad_Z)["W"]
    return {"W": (module.grad_W_by_paths(X, grad_Z), {"paths": shares})}


@probe("from_one_number_to_a_batch", "tables")
def tables(module: ModuleType, rng: Generator) -> Found:
    n, d, _, _ = sizes(rng)
    X, s, grad_Z = rng.normal(size=(n, d)), rng.normal(size=d), rng.normal(size=(n, d))
    grad_X, grad_s = module.scaled_backward(X, s, grad_Z.copy())
    return {"X": (grad_X, {"slope": s}), "s": (grad_s, {"paths": X * grad_Z})}


@probe("logistic_unit", "unit")
def logistic_unit(module: ModuleType, rng: Generator) -> Found:
    n, d, _, _ = sizes(rng)
    X, y, y_hat = rng.normal(size=(n, d)), rng.normal(size=n), rng.uniform(0.1, 0.9, n)
    grad_w, grad_b = module.backward(X, y, y_hat.copy())
    slope = sigmoid_slope(y_hat)
    delta = (y_hat - y) / n * slope
    return {
        "w": (grad_w, {"paths": X * delta[:, None], "slope": slope[:, None]}),
        "b": (grad_b, {"paths": delta, "slope": slope}),
    }


# --- layers ---------------------------------------------------------------------------------------


@probe("layers", "building_blocks")
def building_blocks(module: ModuleType, rng: Generator) -> Found:
    shape = sizes(rng)[:2]
    x, y, grad_out = rng.normal(size=(3, *shape))
    factor, found = float(rng.uniform(1.2, 1.8)), {}
    multiply, add = module.Multiply(), module.Add()
    multiply.forward(x, y)
    add.forward(x.copy(), y)
    products, sums = multiply.backward(grad_out), add.backward(grad_out)
    found["first factor"] = products[0], {"slope": y}
    found["second factor"] = products[1], {"slope": x}
    found["first term"], found["second term"] = (sums[0], {}), (sums[1], {})
    for name, layer, slope in (
        ("relu", module.ReLU(), x > 0),
        ("sigmoid", module.Sigmoid(), sigmoid_slope(sigmoid(x))),
        ("scale", module.Scale(factor), np.full(shape, factor)),
        ("constant", module.AddConstant(factor), np.ones(shape)),
        ("exp", module.Exp(), np.exp(x)),
        ("reciprocal", module.Reciprocal(), -1 / x**2),
    ):
        layer.forward(x)
        found[name] = layer.backward(grad_out.copy()), {"slope": slope}
    return found


@probe("affine_layer", "affine")
def affine(module: ModuleType, rng: Generator) -> Found:
    X, W, grad_out = batch_of(rng)
    earlier = rng.normal(size=grad_out.shape)
    layer = module.Affine(W, np.zeros(W.shape[1]))
    layer.forward(X)
    layer.backward(earlier)
    before = np.array(layer.grad_b)
    grad_X, shares = layer.backward(grad_out), shares_of_rows(X, grad_out)
    boxes = module.Affine(np.concatenate([W, W]), np.zeros(W.shape[1]))
    boxes.forward(np.stack([X, X], axis=1))
    return {
        "X": (grad_X, {}),
        "W": (layer.grad_W, {"paths": shares["W"]}),
        "b": (layer.grad_b, {"paths": shares["b"], "before": before}),
        "boxes": (boxes.backward(grad_out), {}),
    }


@probe("affine_layer", "squared_error")
def squared_error(module: ModuleType, rng: Generator) -> Found:
    y_hat, y = rng.normal(size=(2, *sizes(rng)[:2]))
    loss, upstream = module.HalfMeanSquaredError(), float(rng.uniform(1.2, 1.8))
    loss.forward(y_hat.copy(), y)
    return {"y_hat": (loss.backward(upstream), {})}


@probe("softmax_cross_entropy", "links")
def links(module: ModuleType, rng: Generator) -> Found:
    c = sizes(rng)[3]
    z, y, y_hat = rng.normal(size=c), *rng.dirichlet(np.ones(c), size=2)
    return {
        "loss": (module.loss_link(y_hat, y), {}),
        "jacobian": (module.softmax_jacobian(y_hat), {}),
        "entropy": (module.cross_entropy_slope(z, y), {}),
        "squares": (module.squared_error_slope(z, y), {}),
    }


@probe("softmax_cross_entropy", "loss")
def softmax_loss(module: ModuleType, rng: Generator) -> Found:
    n, _, _, c = sizes(rng)
    upstream, found = float(rng.uniform(1.2, 1.8)), {}
    for name, shape in (("batch", (n, c)), ("single", (c,))):
        layer = module.SoftmaxCrossEntropy()
        layer.forward(rng.normal(size=shape), rng.integers(c, size=shape[:-1]))
        found[name] = layer.backward(upstream), {}
    return found


# --- networks -------------------------------------------------------------------------------------


@probe("it_does_not_learn", "regularisation")
def regularisation(module: ModuleType, rng: Generator) -> Found:
    params, X, Y = network_of(rng)
    n, h = len(X), len(params.b1)
    mask = (rng.random((n, h)) < 0.7) / 0.7
    found = module.dropout_gradients(params, X.copy(), Y, mask)
    decayed = module.decayed_gradients(params, X, Y, SIGMOID, 0.3)
    shares = {f"decayed {name}": getattr(params, name) * 0.3 for name in ("W1", "W2")}
    wholes = {name: getattr(decayed, name.split()[1]) for name in shares}
    A1, D1, Z2 = dropout_forward(params, X, mask)
    grad_Z2 = (softmax(Z2) - Y) / n
    slope = mask * relu_slope(A1)
    grad_Z1 = grad_Z2 @ params.W2.T * slope
    of_first, of_second = shares_of_rows(X, grad_Z1), shares_of_rows(D1, grad_Z2)
    clean = gradients(params, X, Y, SIGMOID)
    return {
        "W1": (found.W1, {"paths": of_first["W"], "slope": slope[:, None, :]}),
        "b1": (found.b1, {"paths": of_first["b"], "slope": slope}),
        "W2": (found.W2, {"paths": of_second["W"]}),
        "b2": (found.b2, {"paths": of_second["b"]}),
    } | {
        name: (whole, {"paths": [getattr(clean, name.split()[1]), shares[name]]})
        for name, whole in wholes.items()
    }


@probe("two_layer_network", "network")
def network(module: ModuleType, rng: Generator) -> Found:
    params, X, Y = network_of(rng)
    found = {}
    for kind, hidden in (("", "SIGMOID"), ("relu ", "RELU")):
        clean = {"SIGMOID": SIGMOID, "RELU": RELU}[hidden]
        A1, Z2 = forward(params, X, clean)
        grads = module.backward(params, X, Y, A1.copy(), Z2, getattr(module, hidden))
        slope = clean.slope(A1)
        grad_Z2 = (softmax(Z2) - Y) / len(Y)
        first = shares_of_rows(X, grad_Z2 @ params.W2.T * slope)
        second = shares_of_rows(A1, grad_Z2)
        found |= {
            f"{kind}W1": (grads.W1, {"paths": first["W"], "slope": slope[:, None, :]}),
            f"{kind}b1": (grads.b1, {"paths": first["b"], "slope": slope}),
            f"{kind}W2": (grads.W2, {"paths": second["W"]}),
            f"{kind}b2": (grads.b2, {"paths": second["b"]}),
        }
    return found


@probe("what_a_framework_does", "autodiff")
def autodiff(module: ModuleType, rng: Generator) -> Found:
    """Of entries alone, of a graph with two paths, walked twice, and of two matrices."""
    a, b, seed = rng.uniform(0.5, 1.5, size=(3, *sizes(rng)[:2]))
    slopes = {
        "product": (lambda x, y: x * y, b, a),
        "ratio": (lambda x, y: x / y, 1 / b, -a / b**2),
        "sum": (lambda x, y: x + y, np.ones_like(a), np.ones_like(a)),
        "exp": (lambda x, y: module.exp(x), np.exp(a), None),
        "log": (lambda x, y: module.log(x), 1 / a, None),
    }
    found = {}
    for name, (function, first, second) in slopes.items():
        x, y = module.Node(a), module.Node(b)
        module.backpropagate(module.sum(function(x, y) * seed))
        found[f"{name} 1"] = x.grad, {"slope": first}
        if second is not None:
            found[f"{name} 2"] = y.grad, {"slope": second}
    for name, walk in (("numbers", module.walk_back), ("arrays", module.backpropagate)):
        value, times = rng.uniform(0.5, 1.5, size=2)
        x = module.Node(value)
        inner = x * times
        graph = inner + module.exp(inner) * x
        walk(graph)
        walk(graph)
        power = np.exp(value * times)
        paths = [times, times * power * value, power]
        found[name] = x.grad, {"paths": paths, "before": sum(paths)}
    X, W, grad_Z = batch_of(rng)
    rows, weights = module.Node(X), module.Node(W)
    module.backpropagate(module.sum((rows @ weights) * grad_Z))
    found["X"] = rows.grad, {}
    found["W"] = weights.grad, {"paths": shares_of_rows(X, grad_Z)["W"]}
    return found


@cache
def planted(room: str, module: str, old: str, new: str) -> ModuleType:
    """A module of snippets/ with another text."""
    file = SNIPPETS / room / f"{module}.py"
    text = file.read_text(encoding="utf-8").replace(old, new)
    made = ModuleType(f"planted.{room}.{module}")
    exec(compile(text, file, "exec"), vars(made))
    return made


def bugs_of(room: str, module: str) -> dict[str, tuple[str, str]]:
    """What a bug is -> old and new text."""
    bugs = importlib.import_module(f"tests.{room}.bugs").BUGS[module]
    return {what: (old, new) for what, old, new in bugs}


NAMED: dict[tuple[str, str], dict[str, tuple[str, str]]] = {
    ("partial_derivatives", "two_variables"): {
        "constant term kept": ("f", ""),
        "lost two": ("f", "path part 2"),
        "lost factor": ("f", ""),
        "slope along x squared": ("f", ""),
        "forgotten term": ("f", "path zero"),
        "swapped slopes": ("f", "moved"),
        "one slope twice": ("f", "moved"),
    },
    ("checking_a_gradient", "three_variables"): {
        "power not brought down": ("f", "part n"),
        "power not lowered": ("f", ""),
        "lost path": ("f", "only path|path zero"),
        "lost factor": ("f", ""),
        "factor kept": ("f", ""),
        "order of the entries": ("f", "moved"),
        "column": ("f", "other shape"),
    },
    ("chain_rule", "composition"): {
        "power rule without the two": ("x", "part 2"),
        "power rule without the power": ("x", ""),
        "slope of the linear term lost": ("x", ""),
        "value for slope": ("x", ""),
        "outer slope at x": ("x", ""),
        "inner slope at g": ("x", ""),
        "links added": ("x", "slope added"),
        "links divided": ("x", "slope divided"),
        "inner slope forgotten": ("x", "no slope"),
        "outer slope at the inner slope": ("x", ""),
    },
    ("chain_rule", "worked_graph"): {
        "upstream ignored": ("both", "factor"),
        "upstream squared": ("both", "factor"),
        "power rule without the two": ("both", "part 2"),
        "slope at the output": ("both", "factor"),
        "stale value": ("both", "factor"),
        "sign of the sum's slope": ("a", "path negated"),
        "upstream of p ignored": ("b", "slope alone"),
        "path overwritten": ("a", "only path|path zero"),
        "path forgotten": ("a", "only path|path zero"),
        "paths multiplied": ("a", "paths multiplied"),
        "path subtracted": ("a", "path negated"),
        "link added": ("a", ""),
        "own input in the product": ("a", ""),
        "own input for b": ("b", ""),
        "total handed on": ("b", ""),
        "swapped gradients": ("both", "moved"),
    },
    ("gradient_descent", "one_bias"): {
        "residual for error": ("sum", "negated"),
        "lost two": ("sum", "part 2"),
        "mean for sum": ("sum", "part n"),
        "lost bracket": ("sum", ""),
        "sum for mean": ("mean", "times n"),
        "half the mean": ("mean", "part 2"),
    },
    ("gradient_descent", "two_weights"): {
        "weights swapped": ("w", ""),
        "minus for plus": ("w", ""),
        "input left out": ("w", ""),
        "inputs swapped": ("w", "moved"),
        "one input for both": ("w", "moved"),
        "input forgotten": ("w", "no slope"),
        "residual for error": ("w", "negated"),
        "lost two": ("w", "part 2"),
        "sum for mean": ("w", "times n"),
        "slopes swapped": ("w", "moved"),
    },
    ("two_neurons", "neurons"): {
        "lost weight": ("w_1", ""),
        "lost input": ("w_1", ""),
        "prediction for activation": ("w_2", ""),
        "sign of the error": ("w_1", "negated"),
    },
    ("from_one_number_to_a_batch", "batch_gradients"): {
        "wrong transpose": ("X", "shape"),
        "orders summed": ("X", "same rows"),
        "sign of the inputs": ("X", "negated"),
        "mean of the products": ("W", "part n"),
        "not transposed back": ("W", "transposed"),
        "last row lost": ("W", "path zero"),
        "added before multiplied": ("W", "rank one"),
        "wrong axis": ("b", "shape|other axis"),
        "no axis": ("b", "summed"),
        "axis kept": ("b", "other shape"),
        "mean for sum in the bias": ("b", "part n"),
        "bias of the first row": ("b", "only path"),
        "swapped gradients": ("X", "shape"),
    },
    ("from_one_number_to_a_batch", "index_sums"): {
        "no delta": ("W", "rank one"),
        "delta turned round": ("W", ""),
        "delta of other letters": ("W", "rank one"),
        "input lost": ("W", "same rows"),
        "path overwritten": ("W", ""),
        "first row's slope": ("W", "rank one"),
        "upstream lost": ("W", "rank one"),
        "batch averaged": ("W", "part n"),
    },
    ("from_one_number_to_a_batch", "tables"): {
        "factors swapped": ("X", ""),
        "scale lost": ("X", "no slope"),
        "in-place slope": ("s", ""),
        "over all axes": ("s", "summed"),
        "over the columns": ("s", "shape|other axis"),
        "batch averaged": ("s", "part n"),
        "added before multiplied": ("s", ""),
    },
    ("logistic_unit", "unit"): {
        "sign of the error": ("w", "negated"),
        "absolute error": ("w", "path negated"),
        "caller's array as buffer": ("w", ""),
        "missing mean": ("w", "times n"),
        "entries for rows": ("w", "part n"),
        "columns for rows": ("w", "factor|times 2|times n"),
        "off by one": ("w", "factor"),
        "half kept": ("w", "part 2"),
        "lost slope": ("w", "no slope"),
        "slope at the target": ("w", ""),
        "slope of the error": ("w", ""),
        "error for delta": ("w", ""),
        "last row lost": ("w", "path zero"),
        "wrong axis": ("w", "shape|other axis"),
        "mean of the products": ("w", "part n"),
        "mean for sum": ("b", "part n"),
        "error for delta in the bias": ("b", ""),
        "bias of the first row": ("b", "only path"),
        "bias not summed": ("b", "no sum"),
        "swapped gradients": ("w", "shape"),
    },
    ("layers", "building_blocks"): {
        "inputs not swapped": ("first factor", ""),
        "second input lost": ("second factor", "no slope"),
        "upstream lost": ("first factor", "slope alone"),
        "swapped results": ("first factor", ""),
        "upstream halved": ("first term", "part 2"),
        "second path forgotten": ("second term", "zero"),
        "mask of the magnitude": ("relu", "no slope|no mask"),
        "mask upside down": ("relu", "turned mask"),
        "mask from the gradient": ("relu", "own sign"),
        "mask handed on": ("relu", "slope alone"),
        "slope at the input": ("sigmoid", ""),
        "upstream added": ("sigmoid", "slope added"),
        "squared output": ("sigmoid", ""),
        "factor lost on the way back": ("scale", "no slope|factor"),
        "factor undone on the way back": ("scale", "slope divided|factor"),
        "constant in the gradient": ("constant", "shifted"),
        "exponential of the output": ("exp", ""),
        "sign of the reciprocal": ("reciprocal", "negated"),
        "square lost": ("reciprocal", ""),
        "slope written in the input": ("reciprocal", "slope divided"),
    },
    ("affine_layer", "affine"): {
        "mean for the weights": ("W", "part n"),
        "gradients add up over calls": ("b", "piled up"),
        "bias mean": ("b", "part n"),
        "bias without the sum": ("b", "no sum"),
        "bias sum over the outputs": ("b", "shape|other axis"),
        "upstream ignored": ("X", "same rows"),
        "step inside backward": ("X", ""),
        "shape not restored": ("boxes", "other shape"),
    },
    ("affine_layer", "squared_error"): {
        "error turned round": ("y_hat", "negated"),
        "upstream ignored": ("y_hat", "factor"),
        "upstream added": ("y_hat", ""),
        "mean over rows only": ("y_hat", "times n"),
        "mean forgotten": ("y_hat", "times n"),
        "a factor of two left": ("y_hat", "times 2"),
    },
    ("softmax_cross_entropy", "links"): {
        "sign of the loss link": ("loss", "negated"),
        "link upside down": ("loss", ""),
        "target forgotten in the link": ("loss", ""),
        "logarithm forgotten": ("loss", ""),
        "sign of the shared slopes": ("jacobian", ""),
        "own slopes only": ("jacobian", "zero"),
        "own extra forgotten": ("jacobian", ""),
        "one for the own extra": ("jacobian", ""),
        "added to all entries": ("jacobian", ""),
        "sign of the error": ("entropy", "negated"),
        "scores for probabilities": ("entropy", ""),
        "divided by the length": ("entropy", "part n"),
        "jacobian forgotten": ("squares", ""),
        "jacobian at the target": ("squares", ""),
        "sign of the squared error": ("squares", "negated"),
        "entry by entry": ("squares", ""),
        "half forgotten": ("squares", "times 2"),
    },
    ("softmax_cross_entropy", "loss"): {
        "sum over the batch": ("batch", ""),
        "one sum for the batch": ("batch", ""),
        "powers not divided": ("batch", ""),
        "sign of the error": ("batch", "negated"),
        "elementwise slope": ("batch", ""),
        "target forgotten": ("batch", "shifted"),
        "upstream ignored": ("batch", "factor"),
        "upstream added": ("batch", ""),
        "mean forgotten": ("batch", "times n"),
        "entries for rows": ("batch", "part n"),
        "single vector divided by its length": ("single", "part n"),
        "softmax twice": ("batch", ""),
    },
    ("it_does_not_learn", "regularisation"): {
        "dropped units take part": ("W2", "factor"),
        "mean forgotten": ("W2", "times n"),
        "no mask backward": ("W1", "no slope|path no slope|factor"),
        "mask twice": ("W1", "factor|slope twice"),
        "only zeros of the mask": ("W1", "factor"),
        "slope at what is left": ("W1", "path zero|only path|zero"),
        "slope forgotten": ("W1", ""),
        "bias not summed": ("b1", "only path|zero"),
        "price not in the gradient": ("decayed W1", "only path|path zero"),
        "grows": ("decayed W2", "path negated"),
        "two for one": ("decayed W2", "path times 2"),
    },
    ("two_layer_network", "network"): {
        "slope always one": ("relu W1", "no slope"),
        "slope is the function": ("relu W1", ""),
        "slope of ReLU for the sigmoid": ("W1", "no slope"),
        "missing mean": ("W1", "times n"),
        "columns for rows": ("W1", "factor|times 2|times n"),
        "entries for rows": ("W1", "part n"),
        "sign of the error": ("W1", "negated"),
        "no softmax": ("W1", ""),
        "mean again": ("W2", "part n"),
        "mean for sum in the bias": ("b2", "part n"),
        "mean for sum in the first bias": ("b1", "part n"),
        "bias not summed": ("b1", "no sum"),
        "lost slope": ("W1", "no slope"),
        "slope at the logits": ("W1", ""),
        "slope of the sigmoid always": ("relu W1", ""),
        "error skips the activation": ("W1", "no slope"),
        "last row lost": ("W1", "path zero"),
        "biases swapped": ("b1", "shape"),
    },
    ("what_a_framework_does", "autodiff"): {
        "a slope overwritten, numbers": ("numbers", "only path"),
        "a slope overwritten, arrays": ("arrays", "only path"),
        "forward order, numbers": ("numbers", "zero"),
        "nothing set to zero, numbers": ("numbers", "piled up"),
        "nothing set to zero, arrays": ("arrays", "piled up"),
        "loss slope zero, numbers": ("numbers", "zero"),
        "loss slope zero, arrays": ("product 1", "zero"),
        "a node twice": ("product 1", "shape"),
        "the end not found": ("product 1", "zero|shape"),
        "not walked on": ("product 1", "shape"),
        "product passes its own": ("product 1", ""),
        "numerator times": ("ratio 1", "slope divided"),
        "sign of the denominator": ("ratio 2", "negated"),
        "denominator once too few": ("ratio 2", ""),
        "exp of the slope": ("exp 1", ""),
        "log upside down": ("log 1", "slope divided"),
    },
}
"""What a bug is -> the gradient in which it shows best, and what diagnose may call it."""

ANOTHER_FUNCTION = {
    ("chain_rule", "composition"): {"constant dropped", "plus for minus", "exponent"},
    ("affine_layer", "affine"): {"columns for rows"},
    ("softmax_cross_entropy", "loss"): {"column maximum", "shifted one-hot"},
    ("it_does_not_learn", "regularisation"): {
        "no mask forward",
        "mask before the activation",
        "bias forgotten",
    },
}
"""Bugs after which the gradient is that of another function."""

IN_PLACE = {
    ("chain_rule", "composition"): {"in-place write"},
    ("gradient_descent", "one_bias"): {"in-place write"},
    ("it_does_not_learn", "regularisation"): {"activation in place"},
}
"""Bugs that spoil what a gradient is computed from."""

BY_CHANCE = {"one number for all"}
"""Bugs after which it depends on the order of a set."""

PLANTED = Collected()


def plant(place: tuple[str, str], what: str, which: str, named: str) -> None:
    """Add the gradient `which` of a module with a bug."""

    def make(rng: Generator) -> Made:
        clean = importlib.import_module("snippets.{}.{}".format(*place))
        seed = int(rng.integers(2**32))
        found = [
            PROBES[place](module, default_rng(seed))[which]
            for module in (planted(*place, *bugs_of(*place)[what]), clean)
        ]
        return found[0][0], found[1][0], found[1][1]

    PLANTED.add(named, make, f"{place[0]}.{place[1]}: {what}")


for place, bugs in NAMED.items():
    for what, (which, named) in bugs.items():
        plant(place, what, which, named)


@np.errstate(all="ignore")
def changing(place: tuple[str, str]) -> set[str]:
    """The bugs of a module that change one of its gradients."""

    def found(module: ModuleType) -> list[np.ndarray]:
        return [np.asarray(one) for one, _ in PROBES[place](module, default_rng(0)).values()]

    def changes(what: str) -> bool:
        try:
            pairs = zip(found(planted(*place, *bugs_of(*place)[what])), clean, strict=True)
        except (ValueError, RuntimeError):
            return False
        return any(a.shape != b.shape or not np.allclose(a, b, rtol=1e-9, atol=0) for a, b in pairs)

    clean = found(importlib.import_module("snippets.{}.{}".format(*place)))
    return {what for what in bugs_of(*place).keys() - BY_CHANCE if changes(what)}
