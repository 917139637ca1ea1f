"""The other wrong ways of the course that give a wrong gradient, and those that give none."""

from collections.abc import Callable

import numpy as np
from numpy.random import Generator

from snippets.affine_layer import mistakes as affine
from snippets.affine_layer.affine import Affine
from snippets.chain_rule import composition
from snippets.chain_rule import mistakes as graph
from snippets.chain_rule.worked_graph import backward as worked_graph
from snippets.checking_a_gradient import mistakes as small
from snippets.fast import mistakes as fast
from snippets.fast.fast_net import FastNet, most_lit
from snippets.from_one_number_to_a_batch import mistakes as batch
from snippets.gradient_descent.one_bias import mse_slope, ssr_slope
from snippets.it_does_not_learn import mistakes as regular
from snippets.it_does_not_learn.regularisation import (
    decayed_gradients,
    draw_mask,
    dropout_gradients,
)
from snippets.layers import mistakes as layers
from snippets.layers.building_blocks import AddConstant, Chain, ReLU, Scale
from snippets.logistic_unit import mistakes as unit
from snippets.partial_derivatives import mistakes as partial
from snippets.partial_derivatives.derivative_rules import quotient_slope
from snippets.shared.activations import sigmoid_slope
from snippets.shared.gradient_check import numeric_gradient
from snippets.softmax_cross_entropy import mistakes as softmax_wrong
from snippets.softmax_cross_entropy.loss import softmax
from snippets.two_layer_network import mistakes as two_layers
from snippets.two_layer_network.network import RELU, SIGMOID, Parameters, backward, gradients
from snippets.two_neurons import neurons
from snippets.what_a_framework_does import mistakes as engine
from snippets.what_a_framework_does.autodiff import Node, backpropagate, exp
from snippets.what_a_framework_does.autodiff import sum as summed
from tests.shared.wrong_gradients import (
    Collected,
    Made,
    batch_of,
    in_the_unit,
    sizes,
)

MORE = Collected()

NO_GRADIENT = {
    "accurate": "distort_in_place average_from_zero",
    "affine_layer": "FirstAxisAffine",  # its forward pass fails
    "fast": "hands_out other_pixels in_float16",
    "from_one_number_to_a_batch": "lost_keepdims no_shape_check suspect_a suspect_c",
    "initialisation": "zeros unbound exchanged",
    "it_does_not_learn": "naive_accuracy naive_loss step_thrown_away shuffled_apart"
    " broadcast_accuracy unscaled_mask",
    "softmax_cross_entropy": "naive_cross_entropy by_size",  # what it is by, has no true gradient
    "two_layer_network": "backward_with_long_names step_with_short_names step_in_place unseeded",
    "what_a_framework_does": "by_recursion",
}
"""Room -> the names in its mistakes.py that give no gradient, or the one that belongs to the loss.
"""

# --- one number -----------------------------------------------------------------------------------


@MORE.named("")
def outer_slope_at_x(rng: Generator) -> Made:
    x = rng.uniform(1, 3, 6)
    extras = {"slope": composition.inner_slope(x)}
    return graph.outer_slope_at_x(x), composition.composed_slope(x), extras


@MORE.named("slope added")
def link_added_for_b(rng: Generator) -> Made:
    a, b, s = rng.normal(size=3)
    return graph.link_added(a, b, s)[1], worked_graph(a, b, s)[1], {"slope": a}


@MORE.named("negated")
def quotient_the_wrong_way_round(rng: Generator) -> Made:
    four = rng.normal(size=4)
    return partial.quotient_swapped(*four), quotient_slope(*four), {}


@MORE.named("faint")
def faint_forgotten(rng: Generator) -> Made:
    point = rng.uniform(0.3, 1.2, 3)
    return small.faint_forgotten(point), numeric_gradient(small.faint, point), {}


@MORE.named("times n")
def sum_for_a_mean(rng: Generator) -> Made:
    y_hat, y = rng.normal(size=(2, sizes(rng)[0]))
    return ssr_slope(y_hat, y), mse_slope(y_hat, y), {"paths": 2 * (y_hat - y) / len(y)}


def in_two_neurons(yours: Callable, named: str) -> None:
    def make(rng: Generator) -> Made:
        x, w_1, w_2, y = rng.normal(size=4)
        a_1, y_hat = neurons.forward(x, w_1, w_2)
        given = x, y, w_2, a_1, y_hat
        return yours(*given)[0], neurons.backward(*given)[0], {"slope": sigmoid_slope(a_1)}

    MORE.add(named, make, yours.__name__)


in_two_neurons(neurons.lost_slope, "no slope")
in_two_neurons(neurons.same_slope, "")
in_two_neurons(neurons.update_too_early, "")

# --- a batch --------------------------------------------------------------------------------------


@MORE.named("other axis")
def wrong_axis_of_a_square(rng: Generator) -> Made:
    _, d, h, _ = sizes(rng)
    X, W, grad_Z = rng.normal(size=(h, d)), rng.normal(size=(d, h)), rng.normal(size=(h, h))
    return batch.wrong_axis(X, W, grad_Z)[2], grad_Z.sum(axis=0), {"paths": grad_Z}


@MORE.named("shape")
def column_against_a_row(rng: Generator) -> Made:
    y_hat, y = rng.normal(size=(2, sizes(rng)[0]))
    return y_hat[:, None] - y, y_hat - y, {}


in_the_unit(unit.no_slope, "no slope", 1, MORE)

# --- layers ---------------------------------------------------------------------------------------


@MORE.named("zero")
def in_place_relu_beside_another_branch(rng: Generator) -> Made:
    x, grad_out = rng.normal(size=(2, *sizes(rng)[:2]))
    handed = grad_out.copy()
    layer = layers.InPlaceReLU()
    layer.forward(x)
    layer.backward(handed)
    return handed, grad_out, {}


@MORE.named("")
def borrowed_memory(rng: Generator) -> Made:
    x, y, grad_out, next_y = rng.normal(size=(4, *sizes(rng)[:2]))
    layer, lent = layers.BorrowingMultiply(), y.copy()
    layer.forward(x, lent)
    lent[:] = next_y
    return layer.backward(grad_out)[0], grad_out * y, {"slope": y}


@MORE.named("no mask")
def one_object_in_two_places(rng: Generator) -> Made:
    x, grad_out = rng.normal(size=(2, *sizes(rng)[:2]))
    once, found = ReLU(), []
    for first, second in ((once, once), (ReLU(), ReLU())):
        network = Chain(first, Scale(-2.0), AddConstant(1.0), second)
        network.forward(x)
        found.append(network.backward(grad_out))
    return *found, {}


def for_one_example(named: str, which: str) -> None:
    """The formulas for a batch on one example, where a square lets them through."""

    def make(rng: Generator) -> Made:
        d = sizes(rng)[1]
        x, grad_out, W = rng.normal(size=d), rng.normal(size=d), rng.normal(size=(d, d))
        found = []
        for kind in (affine.PlainAffine, Affine):
            layer = kind(W, np.zeros(d))
            layer.forward(x)
            layer.backward(grad_out)
            found.append(getattr(layer, which))
        return *found, {}

    MORE.add(named, make, f"PlainAffine.{which}")


for_one_example("shape", "grad_W")
for_one_example("summed", "grad_b")


@MORE.named("")
def eager_affine(rng: Generator) -> Made:
    X, W, grad_out = batch_of(rng)
    layer = affine.EagerAffine(W, np.zeros(W.shape[1]))
    layer.forward(X)
    return layer.backward(grad_out), grad_out @ W.T, {}


@MORE.named("not finite")
def naive_softmax_far_out(rng: Generator) -> Made:
    z = rng.normal(size=sizes(rng)[3])
    z[1] = 1e4
    y = np.eye(len(z))[0]
    with np.errstate(all="ignore"):
        return softmax_wrong.naive_softmax(z) - y, softmax(z) - y, {}


# --- two layers -----------------------------------------------------------------------------------


def network_of(rng: Generator) -> tuple[Parameters, np.ndarray, np.ndarray]:
    """Parameters, rows and soft targets."""
    n, d, h, c = sizes(rng)
    params = Parameters(*(rng.normal(size=shape) for shape in ((d, h), (h,), (h, c), (c,))))
    return params, rng.normal(size=(n, d)), rng.dirichlet(np.ones(c), size=n)


def in_a_network(named: str, which: str, name: str) -> Callable:
    def decorate(yours_and_true: Callable) -> Callable:
        def make(rng: Generator) -> Made:
            yours, true = yours_and_true(*network_of(rng), rng)
            return getattr(yours, which), getattr(true, which), {}

        MORE.add(named, make, f"{name}.{which}")
        return yours_and_true

    return decorate


@in_a_network("times n", "W1", "no_mean")
@in_a_network("times n", "b2", "no_mean")
def no_mean(params: Parameters, X: np.ndarray, Y: np.ndarray, _: Generator) -> tuple:
    return two_layers.no_mean(params, X, Y, SIGMOID), gradients(params, X, Y, SIGMOID)


@in_a_network("", "W1", "always_sigmoid")
def always_sigmoid(params: Parameters, X: np.ndarray, Y: np.ndarray, _: Generator) -> tuple:
    passed = two_layers.always_sigmoid(params, X, RELU)
    return backward(params, X, Y, *passed, RELU), gradients(params, X, Y, RELU)


@in_a_network("no mask", "W1", "second_mask")
def second_mask(params: Parameters, X: np.ndarray, Y: np.ndarray, rng: Generator) -> tuple:
    masks = [draw_mask((len(X), len(params.b1)), 0.7, rng) for _ in range(2)]
    return regular.second_mask(params, X, Y, *masks), dropout_gradients(params, X, Y, masks[0])


@in_a_network("", "b1", "decay_everything")
def decay_everything(params: Parameters, X: np.ndarray, Y: np.ndarray, _: Generator) -> tuple:
    yours = regular.decay_everything(params, X, Y, SIGMOID, 0.3)
    return yours, decayed_gradients(params, X, Y, SIGMOID, 0.3)


@in_a_network("rounded", "W1", "in_float16")
def in_float16(params: Parameters, X: np.ndarray, Y: np.ndarray, _: Generator) -> tuple:
    half = Parameters(*(p.astype(np.float16) for p in params))
    yours = gradients(half, X.astype(np.float16), Y.astype(np.float16), SIGMOID)
    return yours, gradients(params, X, Y, SIGMOID)


@MORE.named("stale")
def moves_what_is_left_over(rng: Generator) -> Made:
    """The slopes that the second step subtracts; its rows do not reach the last column."""
    params, X, Y = network_of(rng)
    X[3:, 0] = 0
    net = FastNet(params, X, Y, 1.0, most_lit(X))
    fast.moves_everything(net, np.arange(3))
    before = net.grads.first.copy()
    fast.moves_everything(net, np.arange(3, 7))
    true = net.grads.first.copy()
    true[-1] = 0
    return net.grads.first, true, {"before": before}


# --- an engine ------------------------------------------------------------------------------------


@MORE.named("only path|path zero")
def engine_overwriting(rng: Generator) -> Made:
    value, times = rng.normal(size=2)
    x = Node(value)
    engine.overwriting(exp(x * times) + x)
    yours, paths = x.grad, [times * np.exp(value * times), 1.0]
    return yours, sum(paths), {"paths": paths}


@MORE.named("only path|path zero")
def engine_too_early(rng: Generator) -> Made:
    value = rng.uniform(0.5, 1.5)
    x = Node(value)
    inner = x * x
    engine.too_early(inner + exp(inner * 0.1))
    paths = [2 * value, 2 * value * 0.1 * np.exp(value**2 * 0.1)]
    return x.grad, sum(paths), {"paths": paths}


@MORE.named("piled up")
def engine_piling_up(rng: Generator) -> Made:
    value, factor = rng.normal(size=2)
    x = Node(value)
    engine.piling_up(exp(x * factor))
    before = x.grad
    engine.piling_up(x * x)
    return x.grad, 2 * value, {"before": before}


@MORE.named("no sum")
def engine_without_copies(rng: Generator) -> Made:
    n, _, h, _ = sizes(rng)
    Z, b = Node(rng.normal(size=(n, h))), Node(rng.normal(size=h))
    found = []
    for walk in (engine.overwriting, backpropagate):
        walk(summed(exp(Z + b)))
        found.append(b.grad)
    return *found, {}
