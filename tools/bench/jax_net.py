"""The two-layer network on MNIST in JAX, an epoch compiled as one scan."""

from functools import partial

import jax
import jax.numpy as jnp
from jax import Array


def loss(params: tuple[Array, ...], X: Array, labels: Array) -> Array:
    """Mean cross-entropy of the labels (n,)."""
    W1, b1, W2, b2 = params
    A1 = jax.nn.sigmoid(X @ W1 + b1)  # (n, d) @ (d, h) -> (n, h)
    log_y_hat = jax.nn.log_softmax(A1 @ W2 + b2)  # (n, h) @ (h, c) -> (n, c)
    return -jnp.mean(jnp.take_along_axis(log_y_hat, labels[:, None], axis=1))


@partial(jax.jit, donate_argnames="params")
def train_epoch(
    params: tuple[Array, ...], X: Array, labels: Array, batches: Array, rate: float
) -> tuple[Array, ...]:
    """The parameters after one step for each row of batches (steps, n)."""

    def step(params: tuple[Array, ...], rows: Array) -> tuple:
        grads = jax.grad(loss)(params, X[rows], labels[rows])
        return jax.tree.map(lambda p, g: p - rate * g, params, grads), None

    return jax.lax.scan(step, params, batches)[0]
