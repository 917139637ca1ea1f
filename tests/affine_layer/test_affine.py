"""The affine layer against finite differences, complex steps and an independent oracle."""

import copy

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.affine_layer.affine import Affine, as_rows
from snippets.shared.gradient_check import complex_gradient, numeric_gradient

D, H = 6, 4
RNG = np.random.default_rng(7)
W, B = RNG.normal(size=(D, H)), RNG.normal(size=H)
SHAPES = {
    "one example": ((D,), (H,)),
    "a batch": ((5, D), (5, H)),
    "a batch of one": ((1, D), (1, H)),
    "a batch of tables": ((5, 2, 3), (5, H)),
    "a batch of blocks": ((7, 3, 1, 2), (7, H)),
}
all_shapes = pytest.mark.parametrize(("shape", "out_shape"), SHAPES.values(), ids=SHAPES)


def point(shape: tuple, out_shape: tuple) -> tuple[np.ndarray, np.ndarray]:
    """An input, and a gradient that comes from above."""
    rng = np.random.default_rng(3)
    return rng.normal(size=shape), rng.normal(size=out_shape)


def gradients(x: np.ndarray, grad_out: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    layer = Affine(W, B)
    layer.forward(x)
    grad_x = layer.backward(grad_out)
    return grad_x, layer.grad_W, layer.grad_b


def oracle(x, weights, bias, grad_out):
    """One number, written anew for autograd, example by example."""
    examples = [x] if x.ndim == 1 else list(x)
    upstream = [grad_out] if x.ndim == 1 else list(grad_out)
    total = 0.0
    for example, g in zip(examples, upstream, strict=True):
        total = total + anp.sum(g * (anp.dot(weights.T, anp.ravel(example)) + bias))
    return total


@all_shapes
def test_forward_of_each_example_on_its_own(shape, out_shape):
    x, _ = point(shape, out_shape)
    out = Affine(W, B).forward(x)
    assert out.shape == out_shape
    examples = [x] if x.ndim == 1 else x
    for row, example in zip(out.reshape(-1, H), examples, strict=True):
        by_sums = [sum(v * w for v, w in zip(example.ravel(), c, strict=True)) for c in W.T]
        np.testing.assert_allclose(row, by_sums + B)


@all_shapes
def test_backward_agrees_with_differences_and_complex_steps(shape, out_shape):
    x, grad_out = point(shape, out_shape)
    by_each = (
        (lambda v: np.sum(grad_out * Affine(W, B).forward(v)), x),
        (lambda v: np.sum(grad_out * Affine(v, B).forward(x)), W),
        (lambda v: np.sum(grad_out * Affine(W, v).forward(x)), B),
    )
    for ours, (f, at) in zip(gradients(x, grad_out), by_each, strict=True):
        np.testing.assert_allclose(ours, numeric_gradient(f, at), rtol=1e-6, atol=1e-8)
        np.testing.assert_allclose(ours, complex_gradient(f, at), rtol=1e-12, atol=1e-15)


@all_shapes
def test_backward_agrees_with_autograd(shape, out_shape):
    x, grad_out = point(shape, out_shape)
    if not x.size:
        return
    theirs = autograd.grad(oracle, argnum=(0, 1, 2))(x, W, B, grad_out)
    for ours, other in zip(gradients(x, grad_out), theirs, strict=True):
        np.testing.assert_allclose(ours, other, rtol=1e-12, atol=1e-15)


@all_shapes
def test_gradients_have_the_shapes_of_what_they_belong_to(shape, out_shape):
    shapes = [g.shape for g in gradients(*point(shape, out_shape))]
    assert shapes == [shape, (D, H), (H,)]


@all_shapes
def test_backward_scales_with_the_upstream_gradient(shape, out_shape):
    x, grad_out = point(shape, out_shape)
    for once, thrice in zip(gradients(x, grad_out), gradients(x, 3 * grad_out), strict=True):
        np.testing.assert_allclose(3 * once, thrice)


def test_one_example_and_a_batch_of_one_have_the_same_gradients():
    x, grad_out = point((D,), (H,))
    alone, batch = gradients(x, grad_out), gradients(x[None], grad_out[None])
    for a, b in zip(alone, batch, strict=True):
        np.testing.assert_array_equal(a.ravel(), b.ravel())
    np.testing.assert_array_equal(alone[2], grad_out)


def test_nothing_writes_into_its_arguments_and_the_memory_is_the_layers_own():
    x, grad_out = point((5, 2, 3), (5, H))
    weights, bias = W.copy(), B.copy()
    for array in (x, grad_out, weights, bias):
        array.flags.writeable = False
    layer = Affine(weights, bias)
    out = layer.forward(x)
    grad_x = layer.backward(grad_out)
    theirs = (x, grad_out, weights, bias)
    for ours in (out, grad_x, layer.X, layer.W, layer.b, layer.grad_W, layer.grad_b):
        assert not any(np.shares_memory(ours, other) for other in theirs)


def test_callers_may_write_between_forward_and_backward():
    x, grad_out = point((5, D), (5, H))
    right = gradients(x, grad_out)
    weights, bias = W.copy(), B.copy()
    layer = Affine(weights, bias)
    out = layer.forward(x)
    for array in (x, weights, bias, out):
        array[:] = 0
    grad_x = layer.backward(grad_out)
    for ours, then in zip((grad_x, layer.grad_W, layer.grad_b), right, strict=True):
        np.testing.assert_array_equal(ours, then)


def test_backward_keeps_the_parameters_and_may_be_called_again():
    x, grad_out = point((5, D), (5, H))
    layer = Affine(W, B)
    layer.forward(x)
    layer.backward(grad_out)
    before = copy.deepcopy(vars(layer))
    layer.backward(grad_out)
    for name, value in before.items():
        np.testing.assert_array_equal(getattr(layer, name), value)


def test_a_second_forward_replaces_the_first():
    first, second = point((5, D), (5, H))[0], point((2, 2, 3), (2, H))[0]
    layer = Affine(W, B)
    layer.forward(first)
    layer.forward(second)
    assert layer.backward(np.ones((2, H))).shape == second.shape
    np.testing.assert_allclose(layer.grad_b, 2)


def test_precision_is_kept():
    layer = Affine(W.astype(np.float32), B.astype(np.float32))
    out = layer.forward(np.ones((5, D), dtype=np.float32))
    grad_x = layer.backward(out)
    for array in (out, grad_x, layer.grad_W, layer.grad_b):
        assert array.dtype == np.float32


@pytest.mark.parametrize("shape", [(D + 1,), (5, D + 1), (2, 3), (5, 2, 2), (D, 1, 2), ()])
def test_examples_of_another_size_are_refused(shape):
    with pytest.raises(ValueError, match=r"Affine: x is \(.*; give \(6,\) for one example, or a"):
        Affine(W, B).forward(np.zeros(shape))


def test_a_number_is_no_example_even_for_one_input():
    with pytest.raises(ValueError, match=r"Affine: x is \(\); give \(1,\)"):
        as_rows(np.float64(2.0), 1)


@pytest.mark.parametrize(
    ("weights", "bias"),
    [((D, H), (D,)), ((D, H), (1, H)), ((D, H), ()), ((H,), (H,)), ((H, H, H), (H, H)), ((), ())],
)
def test_parameters_that_do_not_fit_are_refused(weights, bias):
    with pytest.raises(ValueError, match=r"^Affine: W is .*, b is .*; give W \(d, h\), b \(h,\)$"):
        Affine(np.zeros(weights), np.zeros(bias))


@pytest.mark.parametrize("shape", [(H, 5), (H,), (1, H), (5, 1), (5, D), ()])
def test_gradients_of_another_shape_are_refused(shape):
    layer = Affine(W, B)
    layer.forward(np.zeros((5, D)))
    with pytest.raises(ValueError, match="Affine: grad_out is"):
        layer.backward(np.zeros(shape))


def test_backward_before_forward_is_refused():
    with pytest.raises(RuntimeError, match="Affine: call forward before backward"):
        Affine(W, B).backward(np.zeros((5, H)))


@pytest.mark.parametrize("shape", [(0, D), (0, 2, 3)])
def test_a_batch_without_examples_is_refused(shape):
    with pytest.raises(ValueError, match=r"^x is \(0, .*\), which is empty$"):
        Affine(W, B).forward(np.ones(shape))


def test_bytes_and_text_are_refused():
    with pytest.raises(TypeError, match=r"^W is uint8; give floats$"):
        Affine(np.ones((D, H), np.uint8), B)
    with pytest.raises(TypeError, match=r"^b is <U3; give floats$"):
        Affine(W, np.full(H, "0.5"))
    with pytest.raises(TypeError, match=r"^x is uint8; give floats$"):
        Affine(W, B).forward(np.ones((5, D), np.uint8))


def test_what_is_not_a_number_passes_on():
    layer = Affine(W, B)
    x = np.ones((5, D))
    x[3, 1] = np.nan
    out = layer.forward(x)
    assert np.isnan(out).all(axis=1).tolist() == [False, False, False, True, False]
    layer.backward(np.ones_like(out))
    assert np.isnan(layer.grad_W[1]).all()
