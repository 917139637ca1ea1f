"""Calls of the fast network's pass at the points of its contexts."""

import numpy as np

from snippets.fast.fast_net import FastNet, Stacks, Workspace, slopes_into
from snippets.shared.activations import sigmoid
from snippets.softmax_cross_entropy.loss import softmax
from snippets.two_layer_network.network import Parameters
from tests.proof.comments.calls import calls
from tests.two_layer_network.equations import C, D, H


def one_pass(X: np.ndarray, first: np.ndarray, second: np.ndarray, Y: np.ndarray) -> None:
    """Forward and back through these stacks, in float64."""
    (n, d), (h, c) = X.shape, (first.shape[1], second.shape[1])
    flat = np.concatenate([second.ravel(), first.ravel()])
    work = Workspace(n, d - 1, h, c)
    for name, array in vars(work).items():
        setattr(work, name, array.astype(float))
    theta, grads = Stacks(flat, h, c), Stacks(np.zeros_like(flat), h, c)
    slopes_into(grads, theta, X, Y, work, 1.0)


@calls("fast-ones")
def ones_beside_the_rows(X_tilde, W_tilde):
    h = W_tilde.shape[1]
    one_pass(X_tilde, W_tilde, np.ones((h + 1, C)), np.ones((len(X_tilde), C)))


@calls("sigmoid")
def half_a_tangent(z):
    one_pass(np.array([[1.0, z]]), np.array([[0.0], [1.0]]), np.ones((2, C)), np.ones((1, C)))


@calls("fast-stacked")
def stacked_slopes(X_tilde, W_tilde, Delta):
    """Targets through which exactly Delta comes back."""
    h = W_tilde.shape[1]
    A1 = sigmoid(X_tilde @ W_tilde)
    Y = softmax(A1) - Delta / (A1 * (1 - A1))
    one_pass(X_tilde, W_tilde, np.vstack([np.zeros(h), np.eye(h)]), Y)


@calls("fast", n=7, d=D, h=H, c=C)
def seven_rows(X, Y, W_1, b_1, W_2, b_2, eta):
    """Not five, which is h + 1."""
    seven = np.array([0, 1, 2, 3, 4, 0, 1])
    params = Parameters(W_1, b_1, W_2, b_2)
    FastNet(params, X[seven], Y[seven], eta, np.arange(D)).step(np.arange(7))
