"""Calls of the fast network's passes at the points of its contexts."""

import numpy as np

from snippets.fast.networks import NoFreshArrays, Stacks, Workspace, backward_into, forward_into
from snippets.softmax_cross_entropy.loss import softmax
from snippets.two_layer_network.network import Parameters
from tests.proof.comments.calls import calls
from tests.two_layer_network.equations import C, D, H


def stacks(first: np.ndarray, second: np.ndarray) -> Stacks:
    """Both stacks, in float64."""
    flat = np.concatenate([second.ravel(), first.ravel()])
    return Stacks(flat, first.shape[1], second.shape[1])


def forward(X: np.ndarray, first: np.ndarray) -> None:
    """Forward through this first stack."""
    (n, d), h = X.shape, first.shape[1]
    forward_into(stacks(first, np.ones((h + 1, C))), X, Workspace(n, d - 1, h, C))


@calls("fast-ones")
def ones_beside_the_rows(X_tilde, W_tilde):
    forward(X_tilde, W_tilde)


@calls("sigmoid")
def half_a_tangent(z):
    forward(np.array([[1.0, z]]), np.array([[0.0], [1.0]]))


@calls("fast-stacked")
def stacked_slopes(X_tilde, W_tilde, Delta):
    """Logits, targets and weights through which exactly Delta comes back."""
    (n, d), h = X_tilde.shape, W_tilde.shape[1]
    work = Workspace(n, d - 1, h, h)
    work.Z1[:], work.Z2[:] = 0, 0.5
    theta = stacks(W_tilde, np.vstack([np.zeros(h), 4 * np.eye(h)]))
    Y = softmax(work.Z2) - Delta
    grads = Stacks(np.zeros_like(theta.flat, np.float32), h, h)
    backward_into(grads, theta, X_tilde, Y, work, scale=1.0)


@calls("fast", n=7, d=D, h=H, c=C)
def seven_rows(X, Y, W_1, b_1, W_2, b_2, eta):
    """Not five, which is h + 1."""
    seven = np.array([0, 1, 2, 3, 4, 0, 1])
    params = Parameters(W_1, b_1, W_2, b_2)
    NoFreshArrays(params, X[seven], Y[seven], eta).step(np.arange(7))
