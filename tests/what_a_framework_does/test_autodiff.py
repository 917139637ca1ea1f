"""The engine against differences, an oracle, and the gradients derived by hand."""

import re

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.chain_rule import worked_graph
from snippets.gradient_descent import one_bias
from snippets.gradient_descent.data import c, y
from snippets.logistic_unit import unit as logistic_unit
from snippets.partial_derivatives import two_variables
from snippets.shared.gradient_check import numeric_gradient
from snippets.two_layer_network.network import SIGMOID, gradients, initialise
from snippets.two_neurons import neurons as two_neurons
from snippets.what_a_framework_does.autodiff import (
    Node,
    add,
    backpropagate,
    divide,
    exp,
    in_order,
    log,
    matmul,
    multiply,
    sum,
    unbroadcast,
    walk_back,
)

RNG = np.random.default_rng(1)
A, B = RNG.normal(size=(5, 3)), RNG.uniform(0.5, 2, size=(3, 4))
WEIGHTS = RNG.normal(size=(6, 6))


def weighed(node: Node) -> Node:
    """One number with a different slope along each entry of a small array."""
    return sum(node * (node + 1.0) * weights_for(node.value))


def oracle_weighed(x):
    return anp.sum(x * (x + 1.0) * weights_for(x))


def weights_for(x):
    return WEIGHTS[tuple(slice(n) for n in x.shape)]


BINARY = [
    (add, lambda a, b: a + b),
    (multiply, lambda a, b: a * b),
    (divide, lambda a, b: a / b),
]
UNARY = [
    (exp, anp.exp),
    (log, anp.log),
    (lambda a: 1 / (1 + exp(-a)), lambda a: 1 / (1 + anp.exp(-a))),
    (lambda a: sum(a, axis=0), lambda a: anp.sum(a, axis=0, keepdims=True)),
    (lambda a: sum(a, axis=1), lambda a: anp.sum(a, axis=1, keepdims=True)),
]
SHAPES = [((5, 3), (5, 3)), ((5, 3), (3,)), ((5, 1), (5, 3)), ((3,), (5, 3)), ((5, 3), (1, 3))]
SHAPES += [((5, 3), ()), ((1, 3), (5, 1))]


@pytest.mark.parametrize(("operation", "oracle"), BINARY)
@pytest.mark.parametrize("shapes", SHAPES)
def test_operations_on_two_agree_with_autograd(operation, oracle, shapes):
    rng = np.random.default_rng(3)
    a, b = (Node(rng.uniform(0.5, 2, size=shape)) for shape in shapes)
    backpropagate(weighed(operation(a, b)))
    expected = autograd.grad(lambda p: oracle_weighed(oracle(*p)))((a.value, b.value))
    np.testing.assert_allclose(a.grad, expected[0], rtol=1e-12)
    np.testing.assert_allclose(b.grad, expected[1], rtol=1e-12)
    assert (a.grad.shape, b.grad.shape) == shapes


@pytest.mark.parametrize(("operation", "oracle"), UNARY)
def test_operations_on_one_agree_with_autograd_and_differences(operation, oracle):
    value = np.random.default_rng(4).normal(size=(5, 3))
    value = np.abs(value) + 0.1 if operation is log else value
    a = Node(value)
    out = weighed(operation(a))
    backpropagate(out)
    np.testing.assert_allclose(out.value, oracle_weighed(oracle(value)), rtol=1e-12)
    expected = autograd.grad(lambda x: oracle_weighed(oracle(x)))(value)
    np.testing.assert_allclose(a.grad, expected, rtol=1e-12)
    measured = numeric_gradient(lambda x: weighed(operation(Node(x))).value, value)
    np.testing.assert_allclose(a.grad, measured, rtol=1e-6, atol=1e-8)


def test_matmul_agrees_with_autograd():
    a, b = Node(A), Node(B)
    product = matmul(a, b)
    backpropagate(weighed(product))
    np.testing.assert_allclose(product.value, A @ B)
    expected = autograd.grad(lambda p: oracle_weighed(p[0] @ p[1]))((A, B))
    np.testing.assert_allclose(a.grad, expected[0], rtol=1e-12)
    np.testing.assert_allclose(b.grad, expected[1], rtol=1e-12)


@pytest.mark.parametrize("other", [np.ones(3), np.ones((2, 3, 4))])
def test_matmul_asks_for_two_axes(other):
    with pytest.raises(ValueError, match="give both two axes"):
        Node(A) @ other
    with pytest.raises(ValueError, match="give both two axes"):
        other @ Node(B)


def test_python_spells_the_operations():
    x = Node(RNG.uniform(0.5, 2, size=(5, 3)))
    value = x.value
    spelled = {
        "x + 2": (x + 2, value + 2),
        "2 + x": (2 + x, value + 2),
        "x - 2": (x - 2, value - 2),
        "2 - x": (2 - x, 2 - value),
        "x * 3": (x * 3, value * 3),
        "3 * x": (3 * x, value * 3),
        "x / 4": (x / 4, value / 4),
        "4 / x": (4 / x, 4 / value),
        "-x": (-x, -value),
        "array - x": (A - x, A - value),
        "array / x": (A / x, A / value),
        "x @ array": (x @ B, value @ B),
        "array @ x": (A.T @ x, A.T @ value),
    }
    for text, (node, expected) in spelled.items():
        assert isinstance(node, Node), text
        np.testing.assert_allclose(node.value, expected, err_msg=text)


@pytest.mark.parametrize(
    ("loss", "expected"),
    [
        (lambda x: x * x * x, 12.0),
        (lambda x: x - x, 0.0),
        (lambda x: x / x, 0.0),
        (lambda x: (x * x) + exp(x * x * x * x * 0.1), 4 + 3.2 * np.exp(1.6)),
    ],
)
def test_every_path_counts(loss, expected):
    x = Node(2.0)
    backpropagate(loss(x))
    assert x.grad == pytest.approx(expected)


def test_nodes_come_after_their_inputs_and_once():
    x = Node(1.5)
    square = x * x
    loss = square + exp(square * x) * square
    order = in_order(loss)
    place = {node: k for k, node in enumerate(order)}
    assert len(place) == len(order) == 6
    assert all(place[parent] < place[node] for node in order for parent, _ in node.edges)


def test_a_deep_graph_does_not_exhaust_the_stack():
    deep = x = Node(1.0)
    for _ in range(5_000):
        deep = deep + x
    backpropagate(deep)
    assert x.grad == 5_001


def test_a_second_call_starts_afresh():
    x = Node(3.0)
    square = x * x
    backpropagate(square)
    backpropagate(square)
    assert x.grad == 6


def test_the_loss_must_be_one_number():
    with pytest.raises(ValueError, match=r"shape \(5, 3\), not one number"):
        backpropagate(Node(A) + 1)


def test_nothing_writes_into_what_it_was_given():
    value = A.copy()
    x = Node(value)
    backpropagate(sum(log(x * x) + exp(x) * x))
    backpropagate(sum(x))
    np.testing.assert_array_equal(value, A)
    np.testing.assert_array_equal(x.value, A)


def test_unbroadcast_adds_up_copies():
    grad = np.arange(12.0).reshape(4, 3)
    np.testing.assert_array_equal(unbroadcast(grad, (3,)), [18, 22, 26])
    np.testing.assert_array_equal(unbroadcast(grad, (4, 1)), [[3], [12], [21], [30]])
    np.testing.assert_array_equal(unbroadcast(grad, (1, 3)), [[18, 22, 26]])
    np.testing.assert_array_equal(unbroadcast(grad, ()), 66)
    np.testing.assert_array_equal(unbroadcast(grad, (4, 3)), grad)


def sigmoid(a: Node) -> Node:
    return 1 / (1 + exp(-a))


def slopes(loss, *values):
    """The engine's slopes of a loss along its arguments."""
    nodes = [Node(value) for value in values]
    backpropagate(loss(*nodes))
    return [node.grad for node in nodes]


def test_the_landscape():
    engine = slopes(lambda x, y: x * x * y + 3 * x * y + y * y, 1.3, -0.7)
    np.testing.assert_allclose(engine, two_variables.grad_f(1.3, -0.7))


def test_the_worked_graph():
    def square_of_sum(a, b):
        s = a * b + a
        return s * s

    _, s, _ = worked_graph.forward(1.3, -0.7)
    engine = slopes(square_of_sum, 1.3, -0.7)
    np.testing.assert_allclose(engine, worked_graph.backward(1.3, -0.7, s))


def test_one_bias():
    def ssr(b):
        residual = y - (c + b)
        return sum(residual * residual)

    expected = one_bias.ssr_slope(c + 0.4, y)
    np.testing.assert_allclose(slopes(ssr, 0.4), [expected])


def test_two_neurons():
    x, y, w_1, w_2 = 0.8, 0.3, -1.2, 0.7

    def loss(w_1, w_2):
        error = sigmoid(w_2 * sigmoid(w_1 * x)) - y
        return error * error / 2

    by_hand = two_neurons.backward(x, y, w_2, *two_neurons.forward(x, w_1, w_2))
    np.testing.assert_allclose(slopes(loss, w_1, w_2), by_hand)


def test_logistic_unit():
    rng = np.random.default_rng(5)
    X, y, w, b = rng.normal(size=(5, 3)), rng.uniform(size=5), rng.normal(size=3), 0.4

    def loss(w, b):
        error = sigmoid(X @ w + b) - y[:, None]
        return sum(error * error) / (2 * len(y))

    engine = slopes(loss, w[:, None], b)
    grad_w, grad_b = logistic_unit.backward(X, y, logistic_unit.forward(X, w, b))
    np.testing.assert_allclose(engine[0][:, 0], grad_w)
    np.testing.assert_allclose(engine[1], grad_b)


def test_a_node_keeps_memory_of_its_own():
    v = np.array([1.0, 2, 3])
    a = Node(v)
    loss = sum(a * a)
    v *= 10
    backpropagate(loss)
    np.testing.assert_array_equal(a.grad, [2, 4, 6])
    np.testing.assert_array_equal(a.value, [1, 2, 3])


def test_what_is_no_real_number_has_no_node():
    for odd in ("1.5", ["1", "2"], b"1", None, np.array([1, 2], np.uint8), [[1.0], [2.0, 3.0]]):
        with pytest.raises(TypeError, match=r"^value[ :][^\n]*$"):
            Node(odd)
    with pytest.raises(TypeError, match=r"^value is complex; give real numbers$"):
        Node(1j)
    with pytest.raises(ValueError, match=r"^value is \(0,\), which is empty$"):
        Node([])


def test_what_is_not_a_number_passes_on():
    for function in (exp, log, sigmoid, lambda x: x * x, lambda x: 1.0 / x):
        b = Node([np.nan, 1.0])
        backpropagate(sum(function(b)))
        assert np.isnan(b.grad).tolist() == [True, False]


@pytest.mark.parametrize("shapes", [((3,), (2,)), ((4, 3), (4,)), ((3,), (1, 3)), ((), (2,))])
def test_slopes_that_never_fitted_are_refused(shapes):
    grad, shape = shapes
    with pytest.raises(ValueError, match=rf"^{re.escape(str(grad))} has no copies of "):
        unbroadcast(np.ones(grad), shape)


def worked(a: Node, b: Node) -> Node:
    s = add(multiply(a, b), a)
    return multiply(s, s)


@pytest.mark.parametrize("walk", [walk_back, backpropagate])
def test_both_walks_find_the_slopes_of_the_worked_graph(walk):
    a, b = Node(1.3), Node(-0.7)
    loss = worked(a, b)
    for _ in range(2):  # the second walk starts afresh
        walk(loss)
        _, s, _ = worked_graph.forward(1.3, -0.7)
        np.testing.assert_allclose([a.grad, b.grad], worked_graph.backward(1.3, -0.7, s))


def test_the_walk_for_numbers_forgets_the_copies():
    a, b = Node(A), Node(np.zeros(3))
    loss = sum((a + b) * 2.0)
    walk_back(loss)
    assert b.grad.shape == (5, 3)
    np.testing.assert_array_equal(a.grad, np.full((5, 3), 2.0))
    backpropagate(loss)
    np.testing.assert_array_equal(b.grad, [10, 10, 10])


def test_nodes_are_numbered_as_they_are_made():
    first, second = Node(1.0), Node(2.0)
    assert (first + second).number > second.number > first.number


def test_two_layer_network():
    rng = np.random.default_rng(6)
    X, Y = rng.normal(size=(5, 3)), np.eye(2)[[0, 1, 1, 0, 1]]
    params = initialise((3, 4, 2), SIGMOID, rng)

    def loss(W1, b1, W2, b2):
        Z2 = sigmoid(X @ W1 + b1) @ W2 + b2
        return -sum((Z2 - log(sum(exp(Z2), axis=1))) * Y) / len(Y)

    for ours, by_hand in zip(slopes(loss, *params), gradients(params, X, Y, SIGMOID), strict=True):
        np.testing.assert_allclose(ours, by_hand, rtol=1e-10)
