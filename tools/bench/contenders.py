"""Who takes part: each can train an epoch and give its parameters.

A contender imports its framework itself, so that no process pays for another's.
"""

from collections.abc import Callable

import numpy as np
from numpy import ndarray

from snippets.fast import networks as fast_net
from snippets.two_layer_network.network import Parameters
from tools.bench.products import Products
from tools.bench.task import BATCH_SIZE, RATE, Task


class Steps:
    """Anything with step(rows), one call for each batch."""

    def __init__(self, net: object):
        self.net = net

    def epoch(self, batches: ndarray) -> None:
        """Take all steps of an epoch."""
        for rows in batches:
            self.net.step(rows)

    def parameters(self) -> Parameters | None:
        """The trained parameters; none where nothing is trained."""
        return self.net.parameters() if hasattr(self.net, "parameters") else None


def course(kind: type) -> Callable[[Task], Steps]:
    """A class of snippets/fast/networks.py; the plain one in float64, as its chapter has it."""

    def made(task: Task) -> Steps:
        X, Y = task.X, task.Y
        if kind is fast_net.Plain:
            X, Y = X.astype(np.float64), Y.astype(np.float64)
        return Steps(kind(task.params, X, Y, RATE))

    return made


def floor(task: Task) -> Steps:
    """The bare products on all pixels, each in one call."""
    W1, _, W2, _ = task.params
    return Steps(Products(BATCH_SIZE, len(W1), *W2.shape))


def same_products(task: Task) -> Steps:
    """The bare products as the last step computes them, on its average number of columns."""
    reach = fast_net.InPieces(task.params, task.X, task.Y, RATE).reach
    d = round(np.mean([reach[rows].max() for rows in task.batches(1)]))
    products = Products(BATCH_SIZE, d, *task.params.W2.shape, fast_net.in_pieces)
    return Steps(products)


class Post:
    """The post's code."""

    def __init__(self, task: Task):
        self.params = {name: p.copy() for name, p in task.params._asdict().items()}
        self.X, self.Y = task.X.astype(np.float64), task.Y.astype(np.float64)
        for name in ("b1", "b2"):
            self.params[name] = self.params[name][np.newaxis]

    def epoch(self, batches: ndarray) -> None:
        """Train on all batches."""
        from tools.bench.post_net import train_epoch

        train_epoch(self.params, self.X, self.Y, batches, RATE)

    def parameters(self) -> Parameters:
        """The trained parameters."""
        W1, b1, W2, b2 = self.params.values()
        return Parameters(W1, b1[0], W2, b2[0])


class PyTorch:
    """Eager PyTorch, one thread."""

    def __init__(self, task: Task):
        import torch

        from snippets.what_a_framework_does.pytorch_net import load, network

        torch.set_num_threads(1)
        W1, _, W2, _ = task.params
        self.model = network(*W1.shape, W2.shape[1])
        load(self.model, task.params)
        self.optimizer = torch.optim.SGD(self.model.parameters(), lr=RATE)
        self.X, self.labels = torch.from_numpy(task.X), torch.from_numpy(task.labels)

    def epoch(self, batches: ndarray) -> None:
        """Train on all batches."""
        import torch

        from snippets.what_a_framework_does.pytorch_net import train_epoch

        numbers = torch.from_numpy(batches)
        train_epoch(self.model, self.optimizer, self.X, self.labels, numbers)

    def parameters(self) -> Parameters:
        """The trained parameters, in the course's order."""
        W1, b1, W2, b2 = (p.detach().numpy() for p in self.model.parameters())
        return Parameters(W1.T, b1, W2.T, b2)


class JAX:
    """An epoch as one compiled scan, one thread."""

    def __init__(self, task: Task):
        import jax.numpy as jnp

        self.params = tuple(jnp.asarray(p, jnp.float32) for p in task.params)
        self.X, self.labels = jnp.asarray(task.X), jnp.asarray(task.labels)

    def epoch(self, batches: ndarray) -> None:
        """Train on all batches; the first call compiles."""
        import jax

        from tools.bench.jax_net import train_epoch

        after = train_epoch(self.params, self.X, self.labels, batches, RATE)
        self.params = jax.block_until_ready(after)

    def parameters(self) -> Parameters:
        """The trained parameters."""
        return Parameters(*(np.asarray(p) for p in self.params))


CONTENDERS: dict[str, Callable] = {
    "pytorch": PyTorch,
    "jax": JAX,
    "floor": floor,
    "same products": same_products,
    "post": Post,
    "numpy": course(fast_net.InPieces),
    "plain": course(fast_net.Plain),
    "float32": course(fast_net.InFloat32),
    "no fresh arrays": course(fast_net.NoFreshArrays),
    "gathered": course(fast_net.Gathered),
    "rate folded in": course(fast_net.RateFolded),
    "lit pixels": course(fast_net.LitPixels),
    "most lit first": course(fast_net.MostLitFirst),
    "in pieces": course(fast_net.InPieces),
    "two threads": course(fast_net.MostLitFirst),
}
