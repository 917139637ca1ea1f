"""The practice notebook on initialisation, in the order of its page."""

import numpy as np

# --8<-- [start:generator]
from numpy.random import Generator

# --8<-- [end:generator]
from snippets.initialisation.deep_stack import backward, forward, tanh_slope
from snippets.initialisation.random_weights import (
    he_normal,
    he_uniform,
    xavier_normal,
    xavier_uniform,
)
from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.kinks import relu
from snippets.shared.notebook import compare

# --8<-- [start:data]
rng = np.random.default_rng(0)
X, G = rng.normal(size=(6, 4)), rng.normal(size=(6, 2))
stack = [rng.normal(size=size) for size in ((4, 5), (5, 3), (3, 2))]


def tanh_derivative(a):
    """For the check of the stack, so that it needs no function of yours."""
    return numeric_gradient(lambda z: np.sum(np.tanh(z)), np.arctanh(a))


def stack_loss(X, *weights):
    return np.sum(G * forward(X, weights, np.tanh)[-1])


def measured(x, k):
    """Slopes of stack_loss along its argument k, which is x."""
    given = [X, *stack]
    return numeric_gradient(
        lambda x: stack_loss(*given[:k], x, *given[k + 1 :]), x
    )


def in_a_row(gradients):
    """The one by the inputs and those by the weights; None where none are."""
    return gradients and (gradients[0][0], *gradients[1])


def growth(draw, bend=lambda x: x):
    """Mean factors of the mean square, forward and back, 360 to 140 units."""
    if draw(360, 140, rng) is None:
        return None, None
    factors = []
    for _ in range(20):
        W = draw(360, 140, rng)
        A, G = rng.normal(size=(100, 360)), rng.normal(size=(100, 140))
        Z = bend(A) @ W  # (n, d) @ (d, h) -> (n, h)
        grad_A = G @ W.T  # (n, h) @ (h, d) -> (n, d)
        factors.append([np.mean(Z**2), np.mean(grad_A**2)])
    return tuple(np.mean(factors, axis=0).round(1))


# --8<-- [end:data]

# --8<-- [start:check_slope]
z = rng.normal(size=5)
compare(
    tanh_slope(np.tanh(z)),
    slope=numeric_gradient(lambda z: np.sum(np.tanh(z)), z),
)
# --8<-- [end:check_slope]

# --8<-- [start:check_stack]
activations = forward(X, stack, np.tanh)
compare(
    in_a_row(backward(activations, stack, tanh_derivative, G)),
    grad_X=measured(X, 0),
    grad_W1=measured(stack[0], 1),
    grad_W2=measured(stack[1], 2),
    grad_W3=measured(stack[2], 3),
)
# --8<-- [end:check_stack]

# --8<-- [start:check_xavier]
compare(growth(xavier_normal), forward=1.4, back=0.6)
# --8<-- [end:check_xavier]

# --8<-- [start:check_he]
compare(growth(he_normal, relu)[0], forward=1.0)
# --8<-- [end:check_he]

# --8<-- [start:check_uniform]
compare(growth(xavier_uniform), forward=1.4, back=0.6)
compare(growth(he_uniform, relu)[0], forward=1.0)
# --8<-- [end:check_uniform]


# --8<-- [start:absolute_normal]
def absolute_normal(n_in, n_out, rng):
    """Weights (n_in, n_out) for the absolute value, from a bell curve."""
    return rng.normal(0, np.sqrt(1 / n_in), size=(n_in, n_out))


# --8<-- [end:absolute_normal]

# --8<-- [start:check_absolute]
compare(growth(absolute_normal, np.abs)[0], forward=1.0)
# --8<-- [end:check_absolute]


# --8<-- [start:softsign_slope]
def softsign_slope(a):
    """The slope of z / (1 + |z|) where its output is a, elementwise."""
    return (1 - np.abs(a)) ** 2


# --8<-- [end:softsign_slope]


# --8<-- [start:check_softsign]
def softsign(z):
    return z / (1 + np.abs(z))


compare(
    softsign_slope(softsign(z)),
    slope=numeric_gradient(lambda z: np.sum(softsign(z)), z),
)
# --8<-- [end:check_softsign]


# --8<-- [start:shortcuts_back]
def shortcuts_back(activations, weights, slope, grad_out):
    """Gradient by the inputs, where each layer returns A + tanh(A @ W).

    slope takes the output of tanh, which is the next activation less A.
    """
    for k in reversed(range(len(weights))):
        bent = activations[k + 1] - activations[k]
        grad_Z = grad_out * slope(bent)
        # (n, h) @ (h, h) -> (n, h)
        grad_out = grad_out + grad_Z @ weights[k].T
    return grad_out


# --8<-- [end:shortcuts_back]


# --8<-- [start:check_shortcuts]
def with_shortcuts(X, weights):
    activations = [X]
    for W in weights:
        A = activations[-1]
        activations.append(A + np.tanh(A @ W))
    return activations


squares, H = rng.normal(size=(3, 4, 4)), rng.normal(size=(6, 4))
compare(
    shortcuts_back(with_shortcuts(X, squares), squares, tanh_derivative, H),
    grad_X=numeric_gradient(
        lambda X: np.sum(H * with_shortcuts(X, squares)[-1]), X
    ),
)
# --8<-- [end:check_shortcuts]
