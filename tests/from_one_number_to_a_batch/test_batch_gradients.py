"""A batch against finite differences and against an independent oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.from_one_number_to_a_batch.batch_gradients import (
    backward,
    forward,
    half_sum_of_squares,
)
from snippets.shared.gradient_check import numeric_gradient

N, D, H = 7, 3, 4


@pytest.fixture
def point() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """X, W, b and Y; the sizes differ."""
    rng = np.random.default_rng(11)
    shapes = (N, D), (D, H), (H,), (N, H)
    return tuple(rng.normal(size=shape) for shape in shapes)


def test_forward_and_loss_agree_with_loops(point):
    X, W, b, Y = point
    Z, total = forward(X, W, b), 0.0
    for i, k in np.ndindex(N, H):
        entry = b[k] + sum(X[i, j] * W[j, k] for j in range(D))
        np.testing.assert_allclose(Z[i, k], entry, rtol=1e-12)
        total += (entry - Y[i, k]) ** 2
    np.testing.assert_allclose(half_sum_of_squares(Z, Y), total / 2, rtol=1e-12)


def test_backward_agrees_with_finite_differences(point):
    X, W, b, Y = point
    derived = backward(X, W, forward(X, W, b) - Y)
    measured = (
        numeric_gradient(lambda v: half_sum_of_squares(forward(v, W, b), Y), X),
        numeric_gradient(lambda v: half_sum_of_squares(forward(X, v, b), Y), W),
        numeric_gradient(lambda v: half_sum_of_squares(forward(X, W, v), Y), b),
    )
    for ours, theirs in zip(derived, measured, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-6)


def test_backward_agrees_with_autograd_for_any_loss(point):
    X, W, b, Y = point

    def of_outputs(Z):
        return anp.sum(anp.sin(Z) * Y) + anp.sum(Z * Y) ** 3

    grad_Z = autograd.grad(of_outputs)(forward(X, W, b))
    oracle = autograd.grad(
        lambda X, W, b: of_outputs(anp.dot(X, W) + b),
        argnum=(0, 1, 2),
    )(X, W, b)
    for ours, theirs in zip(backward(X, W, grad_Z), oracle, strict=True):
        np.testing.assert_allclose(ours, theirs, rtol=1e-12)


def test_gradients_have_the_shapes_of_what_they_belong_to(point):
    X, W, b, Y = point
    for value, gradient in zip((X, W, b), backward(X, W, Y), strict=True):
        assert gradient.shape == value.shape


@pytest.mark.parametrize("shape", [(N,), (N, 1), (H,), (1, H), (H, N)])
def test_the_loss_refuses_shapes_that_differ(point, shape):
    with pytest.raises(ValueError, match=r"Z is \(7, 4\), Y is .*; give one shape$"):
        half_sum_of_squares(point[3], np.zeros(shape))


def test_nothing_writes_into_its_arguments(point):
    for array in point:
        array.flags.writeable = False
    X, W, b, Y = point
    Z = forward(X, W, b)
    Z.flags.writeable = False
    half_sum_of_squares(Z, Y)
    backward(X, W, Z)


def test_what_would_broadcast_is_refused(point):
    X, W, b, Y = point
    for odd in (b[:, None], b[:1], 0.5):
        with pytest.raises(ValueError, match=r"b is \(.*; give X \(n, d\), W \(d, h\), b \(h,\)$"):
            forward(X, W, odd)
    for odd in (Y[0], Y[:1], Y[:, :1]):
        with pytest.raises(ValueError, match=r"^backward: .*grad_Z is \("):
            backward(X, W, odd)
    with pytest.raises(TypeError, match=r"^Y is uint8; give floats$"):
        half_sum_of_squares(Y, np.ones(Y.shape, np.uint8))
