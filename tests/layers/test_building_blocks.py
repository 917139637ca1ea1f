"""The elementwise layers against finite differences, complex steps and an independent oracle."""

import copy

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.layers.building_blocks import (
    Add,
    AddConstant,
    Chain,
    Exp,
    Layer,
    Multiply,
    Reciprocal,
    ReLU,
    Scale,
    Sigmoid,
)
from snippets.shared.gradient_check import complex_gradient, numeric_gradient

SHAPE = (3, 5)
RNG = np.random.default_rng(7)
X, Y, GRAD_OUT = RNG.normal(size=(3, *SHAPE))
FAR = np.sign(X) * (np.abs(X) + 0.2)  # both sides of zero, and not near it

ONE_INPUT = {
    "ReLU": (ReLU, lambda x: anp.where(x > 0, x, 0.0)),
    "Sigmoid": (Sigmoid, lambda x: 0.5 + 0.5 * anp.tanh(x / 2)),
    "Scale": (lambda: Scale(-1.7), lambda x: -1.7 * x),
    "AddConstant": (lambda: AddConstant(0.4), lambda x: 0.4 + x),
    "Exp": (Exp, lambda x: anp.e**x),
    "Reciprocal": (Reciprocal, lambda x: x**-1),
    "Chain": (
        lambda: Chain(Scale(0.3), Exp(), AddConstant(-4.0), Reciprocal()),
        lambda x: 1 / (anp.exp(0.3 * x) - 4),
    ),
}
TWO_INPUTS = {"Multiply": (Multiply, lambda x, y: x * y), "Add": (Add, lambda x, y: x + y)}
ALL = ONE_INPUT | TWO_INPUTS
one_input = pytest.mark.parametrize(("make", "oracle"), ONE_INPUT.values(), ids=ONE_INPUT)
two_inputs = pytest.mark.parametrize(("make", "oracle"), TWO_INPUTS.values(), ids=TWO_INPUTS)
all_layers = pytest.mark.parametrize("name", ALL)


def inputs(name: str) -> list[np.ndarray]:
    return [FAR.copy()] if name in ONE_INPUT else [X.copy(), Y.copy()]


def as_tuple(gradients) -> tuple:
    return gradients if isinstance(gradients, tuple) else (gradients,)


@one_input
def test_one_input_agrees_with_differences_and_complex_steps(make, oracle):
    layer = make()
    layer.forward(FAR)
    ours = layer.backward(GRAD_OUT)

    def weighed(x):
        return np.sum(GRAD_OUT * make().forward(x))

    np.testing.assert_allclose(ours, numeric_gradient(weighed, FAR), rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(ours, complex_gradient(weighed, FAR), rtol=1e-12, atol=1e-15)


@one_input
def test_one_input_agrees_with_autograd(make, oracle):
    layer = make()
    np.testing.assert_allclose(layer.forward(FAR), oracle(FAR), rtol=1e-12)
    theirs = autograd.grad(lambda x: anp.sum(GRAD_OUT * oracle(x)))(FAR)
    np.testing.assert_allclose(layer.backward(GRAD_OUT), theirs, rtol=1e-12, atol=1e-15)


@two_inputs
def test_two_inputs_agree_with_differences_and_autograd(make, oracle):
    layer = make()
    np.testing.assert_allclose(layer.forward(X, Y), oracle(X, Y), rtol=1e-12)
    grad_x, grad_y = layer.backward(GRAD_OUT)
    by_x = numeric_gradient(lambda v: np.sum(GRAD_OUT * make().forward(v, Y)), X)
    by_y = numeric_gradient(lambda v: np.sum(GRAD_OUT * make().forward(X, v)), Y)
    np.testing.assert_allclose(grad_x, by_x, rtol=1e-6, atol=1e-8)
    np.testing.assert_allclose(grad_y, by_y, rtol=1e-6, atol=1e-8)
    theirs = autograd.grad(lambda x, y: anp.sum(GRAD_OUT * oracle(x, y)), argnum=(0, 1))(X, Y)
    np.testing.assert_allclose((grad_x, grad_y), theirs, rtol=1e-12)


@all_layers
def test_nothing_is_written_into_inputs_or_the_upstream_gradient(name):
    layer, given, grad_out = ALL[name][0](), inputs(name), GRAD_OUT.copy()
    before = copy.deepcopy(given)
    layer.forward(*given)
    layer.backward(grad_out)
    np.testing.assert_array_equal(given, before)
    np.testing.assert_array_equal(grad_out, GRAD_OUT)


@all_layers
def test_what_the_caller_does_later_changes_nothing(name):
    """Neither with its inputs, nor with the output it was handed."""
    layer, undisturbed = ALL[name][0](), ALL[name][0]()
    undisturbed.forward(*inputs(name))
    given = inputs(name)
    out = layer.forward(*given)
    for array in (*given, out):
        array *= -3.0
    ours = layer.backward(GRAD_OUT)
    np.testing.assert_array_equal(ours, undisturbed.backward(GRAD_OUT))


@all_layers
def test_backward_twice_gives_the_same_twice(name):
    layer = ALL[name][0]()
    layer.forward(*inputs(name))
    np.testing.assert_array_equal(layer.backward(GRAD_OUT), layer.backward(GRAD_OUT))


@all_layers
def test_the_last_forward_counts(name):
    layer, fresh = ALL[name][0](), ALL[name][0]()
    last = [np.linspace(0.5, 3, 4) for _ in inputs(name)]
    layer.forward(*inputs(name))
    layer.forward(*last)
    fresh.forward(*last)
    np.testing.assert_array_equal(layer.backward(last[0]), fresh.backward(last[0]))


@all_layers
def test_backward_before_forward_is_refused(name):
    with pytest.raises(RuntimeError, match=r"^\w+: call forward before backward$") as refusal:
        ALL[name][0]().backward(GRAD_OUT)
    if name != "Chain":
        assert str(refusal.value).startswith(name)


@all_layers
def test_a_gradient_of_another_shape_is_refused(name):
    layer = ALL[name][0]()
    layer.forward(*inputs(name))
    for shape in (SHAPE[::-1], SHAPE[1:], (1, *SHAPE), ()):
        with pytest.raises(ValueError, match=r"^\w+: grad_out is \(.*\) but the output \(3, 5\)$"):
            layer.backward(np.ones(shape))


@pytest.mark.parametrize("make", [Multiply, Add])
@pytest.mark.parametrize("shape", [(1,), (5,), (3, 1), (5, 3), ()])
def test_two_inputs_must_have_one_shape(make, shape):
    refusal = rf"^{make.__name__}\.forward: x is \(3, 5\), y is \(.*\); give one shape$"
    with pytest.raises(ValueError, match=refusal):
        make().forward(X, np.ones(shape))


@all_layers
def test_numbers_go_through_too(name):
    given = [0.7, -1.3][: len(inputs(name))]
    make, oracle = ALL[name]
    layer = make()
    np.testing.assert_allclose(layer.forward(*given), oracle(*given), rtol=1e-12)
    theirs = autograd.grad(oracle, argnum=tuple(range(len(given))))(*given)
    np.testing.assert_allclose(as_tuple(layer.backward(1.0)), theirs, rtol=1e-12)


@all_layers
def test_float32_stays_float32(name):
    layer = ALL[name][0]()
    out = layer.forward(*(array.astype(np.float32) for array in inputs(name)))
    gradients = as_tuple(layer.backward(GRAD_OUT.astype(np.float32)))
    assert {array.dtype for array in (out, *gradients)} == {np.dtype(np.float32)}


def test_relu_has_slope_zero_at_zero_and_shows_what_is_not_a_number():
    layer = ReLU()
    out = layer.forward(np.array([-0.5, -0.0, 0.0, 0.5, np.inf, np.nan]))
    np.testing.assert_array_equal(out, [0, 0, 0, 0.5, np.inf, np.nan])
    gradient = layer.backward(np.array([np.inf, 1.0, 2.0, -3.0, 4.0, 5.0]))
    np.testing.assert_array_equal(gradient, [0, 0, 0, -3, 4, np.nan])


def test_relu_asks_its_input_not_the_gradient():
    layer = ReLU()
    layer.forward(np.array([-1.0, 1.0, -1.0, 1.0]))
    gradient = layer.backward(np.array([-2.0, -2.0, 2.0, 2.0]))
    np.testing.assert_array_equal(gradient, [0, -2, 0, 2])


def test_sigmoid_stays_finite_far_out():
    layer = Sigmoid()
    x = np.array([-1e4, -800.0, 800.0, 1e4])
    with np.errstate(all="raise", under="ignore"):
        np.testing.assert_array_equal(layer.forward(x), [0, 0, 1, 1])
        np.testing.assert_array_equal(layer.backward(np.full(4, -7.0)), [0, 0, 0, 0])


def test_the_sigmoid_is_its_graph():
    pieces = Chain(Scale(-1), Exp(), AddConstant(1), Reciprocal())
    layer = Sigmoid()
    np.testing.assert_allclose(pieces.forward(X), layer.forward(X), rtol=1e-14)
    ours = layer.backward(GRAD_OUT)
    np.testing.assert_allclose(pieces.backward(GRAD_OUT), ours, rtol=1e-12)


def test_a_layer_says_its_own_name():
    class Mine(Layer):
        pass

    with pytest.raises(RuntimeError, match=r"^Mine:"):
        Mine().check(1.0)


def test_a_chain_of_none_changes_nothing():
    chain = Chain()
    assert chain.forward(X) is X
    assert chain.backward(Y) is Y


def test_a_chain_walks_back_in_reverse_order():
    """Elementwise slopes commute, layers that change the shape do not."""

    class Total(Layer):
        def forward(self, x):
            self.shape = x.shape
            return x.sum()

        def backward(self, grad_out):
            return np.full(self.shape, grad_out)

    chain = Chain(Exp(), Total(), Exp())
    out = chain.forward(X / 9)
    np.testing.assert_allclose(chain.backward(0.7), 0.7 * out * np.exp(X / 9))


@all_layers
def test_bytes_text_and_nothing_are_refused_both_ways(name):
    for odd in (np.array([1, 2], np.uint8), np.array(["1"]), [None]):
        with pytest.raises(TypeError, match=r"^[xy] is .*; give floats$"):
            ALL[name][0]().forward(*[odd for _ in inputs(name)])
    layer = ALL[name][0]()
    layer.forward(*inputs(name))
    with pytest.raises(TypeError, match=r"^grad_out is uint8; give floats$"):
        layer.backward(np.ones(SHAPE, np.uint8))


@all_layers
def test_what_is_not_a_number_passes_on_both_ways(name):
    given = [np.where(np.arange(SHAPE[1]) == 2, np.nan, x) for x in inputs(name)]
    layer = ALL[name][0]()
    out = layer.forward(*given)
    assert np.isnan(out[:, 2]).all()
    assert np.isfinite(np.delete(out, 2, axis=1)).all()
    grads = layer.backward(np.where(np.isnan(out), np.nan, 1.0))
    for grad in grads if isinstance(grads, tuple) else (grads,):
        assert np.isnan(grad[:, 2]).all()
        assert np.isfinite(np.delete(grad, 2, axis=1)).all()


def test_relu_hands_its_own_nan_back_and_keeps_truths_otherwise():
    layer = ReLU()
    layer.forward(np.array([np.nan, -1.0, 1.0]))
    np.testing.assert_array_equal(layer.backward(np.ones(3)), [np.nan, 0, 1])
    layer.forward(np.array([-1.0, 1.0]))
    np.testing.assert_array_equal(layer.backward(np.ones(2)), [0, 1])
    assert layer.mask.dtype == bool
    assert layer.backward(np.ones(2, np.float32)).dtype == np.float32


@pytest.mark.parametrize("make", [Scale, AddConstant])
def test_a_constant_is_one_number(make):
    with pytest.raises(ValueError, match=rf"^{make.__name__}: .* is \(3,\); give .* \(\)$"):
        make(np.ones(3))
    with pytest.raises(TypeError, match=r"is str; give floats$"):
        make("2")
