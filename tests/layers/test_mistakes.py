"""Each wrong layer is wrong exactly where its page says."""

import numpy as np
import pytest

from snippets.layers import mistakes as wrong
from snippets.layers.building_blocks import Multiply, ReLU, Sigmoid
from snippets.shared.activations import sigmoid, sigmoid_slope

SHAPE = (3, 5)
X, Y, GRAD_OUT = np.random.default_rng(7).normal(size=(3, *SHAPE))


def run(layer, *inputs):
    out = layer.forward(*inputs)
    return out, layer.backward(GRAD_OUT.copy())


@pytest.mark.parametrize(
    ("make", "right", "inputs"),
    [
        (wrong.InPlaceReLU, ReLU, (X,)),
        (wrong.BorrowingMultiply, Multiply, (X, Y)),
        (wrong.SuspectA, Sigmoid, (X,)),
        (wrong.SuspectD, ReLU, (X,)),
        (wrong.SuspectE, ReLU, (X,)),
    ],
)
def test_alone_and_left_in_peace_these_are_right(make, right, inputs):
    for ours, theirs in zip(run(make(), *inputs), run(right(), *inputs), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12)


@pytest.mark.parametrize(
    ("make", "right", "inputs"),
    [
        (wrong.GradientMaskReLU, ReLU, (X,)),
        (wrong.SuspectB, Sigmoid, (X,)),
        (wrong.SuspectC, Sigmoid, (X,)),
        (wrong.SuspectF, Multiply, (X, Y)),
    ],
)
def test_these_are_right_forward_and_wrong_back(make, right, inputs):
    (out, gradient), (right_out, right_gradient) = run(make(), *inputs), run(right(), *inputs)
    np.testing.assert_allclose(out, right_out)
    gap = np.linalg.norm(np.subtract(gradient, right_gradient))
    assert gap > 0.1 * np.linalg.norm(right_gradient)


def test_the_in_place_relu_empties_the_gradient_it_was_handed():
    layer, grad_out = wrong.InPlaceReLU(), GRAD_OUT.copy()
    layer.forward(X)
    assert layer.backward(grad_out) is grad_out
    np.testing.assert_array_equal(grad_out, np.where(X > 0, GRAD_OUT, 0))


def test_the_borrowing_layer_sees_what_its_caller_writes_later():
    layer, x, y = wrong.BorrowingMultiply(), X.copy(), Y.copy()
    layer.forward(x, y)
    x *= 3
    y += 1
    grad_x, grad_y = layer.backward(GRAD_OUT)
    np.testing.assert_allclose(grad_x, GRAD_OUT * (Y + 1))
    np.testing.assert_allclose(grad_y, GRAD_OUT * 3 * X)


def test_the_gradient_mask_keeps_what_is_positive():
    _, gradient = run(wrong.GradientMaskReLU(), X)
    np.testing.assert_array_equal(gradient, np.maximum(GRAD_OUT, 0))


@pytest.mark.parametrize("make", [wrong.InPlaceReLU, wrong.GradientMaskReLU])
def test_mistakes_of_the_text_refuse_as_the_right_layers_do(make):
    layer = make()
    with pytest.raises(RuntimeError, match="call forward before backward"):
        layer.backward(GRAD_OUT.copy())
    layer.forward(X)
    with pytest.raises(ValueError, match=r"grad_out is \(5, 3\)"):
        layer.backward(np.ones((5, 3)))


def test_suspects_do_what_the_solution_says():
    x, ones = X.copy(), np.ones(SHAPE)
    a, b, c = wrong.SuspectA(), wrong.SuspectB(), wrong.SuspectC()
    for layer in (a, b, c):
        layer.forward(x)
    x *= 2  # the caller goes on
    right = sigmoid_slope(sigmoid(X))
    np.testing.assert_allclose(a.backward(GRAD_OUT), GRAD_OUT * right)
    np.testing.assert_array_equal(b.backward(GRAD_OUT), right)
    np.testing.assert_array_equal(b.backward(ones), Sigmoid.backward(b, ones))
    np.testing.assert_allclose(c.backward(ones), sigmoid_slope(sigmoid(sigmoid(X))))


def test_the_relus_differ_at_zero_only():
    at_zero = {}
    for make in (ReLU, wrong.SuspectD, wrong.SuspectE):
        layer = make()
        np.testing.assert_array_equal(layer.forward(np.zeros(2)), [0, 0])
        at_zero[make] = layer.backward(np.array([3.0, -2.0])).tolist()
    assert at_zero == {ReLU: [0, 0], wrong.SuspectD: [0, 0], wrong.SuspectE: [3, -2]}


def test_the_swapped_product_is_right_where_both_inputs_are_equal():
    (_, (grad_x, grad_y)) = run(wrong.SuspectF(), X, Y)
    np.testing.assert_array_equal(grad_x, GRAD_OUT * X)
    np.testing.assert_array_equal(grad_y, GRAD_OUT * Y)
    for ours, theirs in zip(run(wrong.SuspectF(), X, X), run(Multiply(), X, X), strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_suspect_f_keeps_copies():
    layer, x, y = wrong.SuspectF(), X.copy(), Y.copy()
    layer.forward(x, y)
    x *= 3
    y *= 3
    np.testing.assert_array_equal(layer.backward(GRAD_OUT)[0], GRAD_OUT * X)
    np.testing.assert_array_equal(layer.backward(GRAD_OUT)[1], GRAD_OUT * Y)
