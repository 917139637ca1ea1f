"""Each wrong affine layer is wrong exactly where its page says."""

import numpy as np
import pytest

from snippets.affine_layer.affine import Affine
from snippets.affine_layer.mistakes import (
    EagerAffine,
    FirstAxisAffine,
    NoSumAffine,
    NoTransposeAffine,
    PlainAffine,
)
from snippets.shared.gradient_check import relative_error

D, H, N = 3, 4, 5
RNG = np.random.default_rng(7)
W, B = RNG.normal(size=(D, H)), RNG.normal(size=H)
X, GRAD_OUT = RNG.normal(size=(N, D)), RNG.normal(size=(N, H))


def gradients(layer: Affine, x=X, grad_out=GRAD_OUT) -> dict[str, np.ndarray]:
    layer.forward(x)
    grad_x = layer.backward(grad_out)
    return {"x": grad_x, "W": layer.grad_W, "b": layer.grad_b}


def same(a: np.ndarray, b: np.ndarray) -> bool:
    return np.shape(a) == np.shape(b) and relative_error(a, b) < 1e-12


@pytest.mark.parametrize(
    ("kind", "wrong"), [(PlainAffine, set()), (NoSumAffine, {"b"}), (EagerAffine, {"x"})]
)
def test_which_gradients_of_a_batch_are_wrong(kind, wrong):
    right, shown = gradients(Affine(W, B)), gradients(kind(W, B))
    assert {name for name in right if not same(shown[name], right[name])} == wrong


@pytest.mark.parametrize("kind", [FirstAxisAffine, PlainAffine])
def test_forward_of_a_batch_is_right(kind):
    np.testing.assert_allclose(kind(W, B).forward(X), Affine(W, B).forward(X))


def test_first_axis_is_right_for_a_batch_of_tables():
    tables = X.reshape(N, D, 1)
    np.testing.assert_allclose(FirstAxisAffine(W, B).forward(tables), Affine(W, B).forward(tables))


def test_first_axis_fails_on_one_example_on_its_way_forward():
    with pytest.raises(ValueError, match="matmul"):
        FirstAxisAffine(W, B).forward(X[0])


def test_plain_fails_on_one_example_on_its_way_back_only():
    layer = PlainAffine(W, B)
    np.testing.assert_allclose(layer.forward(X[0]), Affine(W, B).forward(X[0]))
    with pytest.raises(ValueError, match="matmul"):
        layer.backward(GRAD_OUT[0])


def test_plain_gives_an_inner_product_on_one_example_and_a_square():
    square, x, g = RNG.normal(size=(D, D)), X[0], GRAD_OUT[0, :D]
    shown = gradients(PlainAffine(square, np.zeros(D)), x, g)
    right = gradients(Affine(square, np.zeros(D)), x, g)
    assert shown["W"] == pytest.approx(sum(a * b for a, b in zip(x, g, strict=True)))
    assert np.shape(shown["W"]) == np.shape(shown["b"]) == ()
    assert right["W"].shape == (D, D)
    np.testing.assert_allclose(shown["x"], right["x"])


def test_plain_remembers_values_of_its_own():
    x = X.copy()
    layer = PlainAffine(W, B)
    layer.forward(x)
    x[:] = 0
    layer.backward(GRAD_OUT)
    np.testing.assert_allclose(layer.grad_W, gradients(Affine(W, B))["W"])


def test_no_sum_is_the_gradient_that_came_in_and_right_for_a_batch_of_one():
    np.testing.assert_array_equal(gradients(NoSumAffine(W, B))["b"], GRAD_OUT)
    one = gradients(NoSumAffine(W, B), X[0], GRAD_OUT[0])
    assert same(one["b"], gradients(Affine(W, B), X[0], GRAD_OUT[0])["b"])


def test_no_transpose_is_wrong_in_the_weights_on_a_square_and_refused_elsewhere():
    with pytest.raises(ValueError, match="matmul"):
        gradients(NoTransposeAffine(W, B))
    shown = gradients(NoTransposeAffine(W, B), X[:D], GRAD_OUT[:D])
    right = gradients(Affine(W, B), X[:D], GRAD_OUT[:D])
    assert shown["W"].shape == right["W"].shape
    assert relative_error(shown["W"], right["W"]) > 1e-2
    turned = gradients(Affine(W, B), X[:D].T, GRAD_OUT[:D])
    assert same(shown["W"], turned["W"])
    assert same(shown["x"], right["x"])
    assert same(shown["b"], right["b"])


@pytest.mark.parametrize("rate", [1.0, 0.1])
def test_eager_uses_the_weights_after_its_step(rate):
    layer = EagerAffine(W, B)
    layer.learning_rate = rate
    shown, right = gradients(layer), gradients(Affine(W, B))
    np.testing.assert_allclose(layer.W, W - rate * right["W"])
    np.testing.assert_allclose(layer.b, B - rate * right["b"])
    np.testing.assert_allclose(shown["x"], GRAD_OUT @ (W - rate * right["W"]).T)


def test_eager_steps_by_one_unless_told():
    assert EagerAffine(W, B).learning_rate == 1.0
