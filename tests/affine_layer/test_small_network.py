"""Training and checking a chain of layers, against an independent oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.affine_layer.affine import Affine
from snippets.affine_layer.small_network import gradient_errors, measured, step, train
from snippets.affine_layer.squared_error import HalfMeanSquaredError
from snippets.layers.building_blocks import Chain, Sigmoid
from snippets.shared.gradient_check import complex_gradient

N, D, H, C = 5, 4, 3, 6
NAMES = ("W1", "b1", "W2", "b2")


def point() -> tuple[dict[str, np.ndarray], np.ndarray, np.ndarray]:
    """Parameters, inputs and targets; all sizes differ."""
    rng = np.random.default_rng(7)
    sizes = ((D, H), (H,), (H, C), (C,))
    parameters = {name: rng.normal(size=s) for name, s in zip(NAMES, sizes, strict=True)}
    return parameters, rng.normal(size=(N, D)), rng.normal(size=(N, C))


def network(p: dict[str, np.ndarray]) -> Chain:
    return Chain(Affine(p["W1"], p["b1"]), Sigmoid(), Affine(p["W2"], p["b2"]))


def now(chain: Chain) -> list[np.ndarray]:
    first, _, second = chain.layers
    return [first.W, first.b, second.W, second.b]


def oracle(W1, b1, W2, b2, X, Y):
    """The loss, written anew for autograd."""
    A = 0.5 + 0.5 * anp.tanh((anp.dot(X, W1) + b1) / 2)
    return anp.sum((anp.dot(A, W2) + b2 - Y) ** 2) / (2 * N * C)


def gradients(chain: Chain, X: np.ndarray, Y: np.ndarray) -> tuple[list[np.ndarray], np.ndarray]:
    """Of all parameters, and of the input."""
    loss = HalfMeanSquaredError()
    loss.forward(chain.forward(X), Y)
    grad_X = chain.backward(loss.backward())
    first, _, second = chain.layers
    return [first.grad_W, first.grad_b, second.grad_W, second.grad_b], grad_X


def test_the_network_agrees_with_autograd():
    p, X, Y = point()
    ours, grad_X = gradients(network(p), X, Y)
    theirs = autograd.grad(oracle, argnum=(0, 1, 2, 3, 4))(*p.values(), X, Y)
    for a, b in zip((*ours, grad_X), theirs, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-12, atol=1e-15)


@pytest.mark.parametrize("name", NAMES)
def test_the_network_agrees_with_complex_steps(name):
    p, X, Y = point()

    def loss(value):
        return HalfMeanSquaredError().forward(network(p | {name: value}).forward(X), Y)

    ours = dict(zip(NAMES, gradients(network(p), X, Y)[0], strict=True))[name]
    np.testing.assert_allclose(ours, complex_gradient(loss, p[name]), rtol=1e-12, atol=1e-15)


def test_the_networks_input_agrees_with_complex_steps():
    p, X, Y = point()

    def loss(value):
        return HalfMeanSquaredError().forward(network(p).forward(value), Y)

    grad_X = gradients(network(p), X, Y)[1]
    np.testing.assert_allclose(grad_X, complex_gradient(loss, X), rtol=1e-12, atol=1e-15)


def test_step_goes_downhill_by_the_rate_and_leaves_old_arrays_alone():
    p, X, Y = point()
    chain = network(p)
    grads, _ = gradients(chain, X, Y)
    before = now(chain)
    for array in before:
        array.flags.writeable = False
    step(chain, 0.3)
    for new, old, grad in zip(now(chain), before, grads, strict=True):
        np.testing.assert_allclose(new, old - 0.3 * grad)


def test_train_records_the_loss_before_between_and_after():
    p, X, Y = point()
    chain = network(p)
    losses = train(chain, X, Y, 0.3, steps=4)
    assert losses.shape == (5,)
    assert losses[0] == pytest.approx(oracle(*p.values(), X, Y))
    assert losses[-1] == pytest.approx(oracle(*now(chain), X, Y))
    assert (np.diff(losses) < 0).all()


def test_train_takes_the_steps_it_says():
    p, X, Y = point()
    chain, by_hand = network(p), network(p)
    train(chain, X, Y, 0.3, steps=2)
    for _ in range(2):
        gradients(by_hand, X, Y)
        step(by_hand, 0.3)
    for a, b in zip(now(chain), now(by_hand), strict=True):
        np.testing.assert_array_equal(a, b)


def test_no_steps_leave_one_loss():
    p, X, Y = point()
    assert train(network(p), X, Y, 0.3, steps=0) == pytest.approx([oracle(*p.values(), X, Y)])


def test_measured_slopes_agree_with_autograd_and_the_parameters_come_back():
    p, X, Y = point()
    chain = network(p)
    before = now(chain)
    slopes = measured(chain, X, Y, chain.layers[0], "b")
    np.testing.assert_allclose(slopes, autograd.grad(oracle, 1)(*p.values(), X, Y), rtol=1e-6)
    assert all(a is b for a, b in zip(now(chain), before, strict=True))


def test_right_gradients_have_no_error():
    p, X, Y = point()
    errors = gradient_errors(network(p), X, Y)
    assert tuple(errors) == NAMES
    assert max(errors.values()) < 1e-7


@pytest.mark.parametrize(("k", "name"), [(0, "W"), (0, "b"), (2, "W"), (2, "b")])
def test_a_wrong_gradient_has_an_error_of_its_own(k, name):
    p, X, Y = point()
    chain = network(p)

    class Longer(Affine):
        def backward(self, grad_out):
            grad_x = super().backward(grad_out)
            setattr(self, f"grad_{name}", 3 * getattr(self, f"grad_{name}"))
            return grad_x

    right = chain.layers[k]
    chain.layers = tuple(
        Longer(right.W, right.b) if layer is right else layer for layer in chain.layers
    )
    errors = gradient_errors(chain, X, Y)
    wrong = f"{name}{1 if k == 0 else 2}"
    assert errors[wrong] == pytest.approx(1 / 2)
    assert all(error < 1e-7 for key, error in errors.items() if key != wrong)


def test_nothing_writes_into_its_arguments():
    p, X, Y = point()
    for array in (*p.values(), X, Y):
        array.flags.writeable = False
    gradient_errors(network(p), X, Y)
    train(network(p), X, Y, 0.3, steps=2)


def test_a_rate_is_one_number():
    p, X, Y = point()
    chain = network(p)
    gradients(chain, X, Y)
    with pytest.raises(ValueError, match=r"^step: learning_rate is \(3,\); give learning"):
        step(chain, np.ones(3))
