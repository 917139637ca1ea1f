"""Each wrong layer is wrong exactly where its page says."""

import numpy as np
import pytest

from snippets.layers import mistakes as wrong
from snippets.layers.building_blocks import Multiply, ReLU

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
    ],
)
def test_alone_and_left_in_peace_these_are_right(make, right, inputs):
    for ours, theirs in zip(run(make(), *inputs), run(right(), *inputs), strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12)


@pytest.mark.parametrize(
    ("make", "right", "inputs"),
    [
        (wrong.GradientMaskReLU, ReLU, (X,)),
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


def test_a_read_only_gradient_catches_the_in_place_relu():
    handed = GRAD_OUT.copy()
    handed.flags.writeable = False
    run_right, run_wrong = ReLU(), wrong.InPlaceReLU()
    run_right.forward(X)
    run_wrong.forward(X)
    run_right.backward(handed)
    with pytest.raises(ValueError, match="read-only"):
        run_wrong.backward(handed)
