"""Who takes part: each can train an epoch and give its parameters.

A contender imports its framework itself, so that no process pays for another's.
"""

import functools
from collections.abc import Callable

import numpy as np
from numpy import ndarray

from snippets.fast import fast_net, rungs
from snippets.two_layer_network.network import Parameters
from tools.bench.products import Products
from tools.bench.task import BATCH_SIZE, RATE, Task


class Steps:
    """An epoch is one call of step(rows) for each batch."""

    def __init__(self, net: object, step: Callable):
        self.net, self.step = net, step

    def epoch(self, batches: ndarray) -> None:
        """Take all steps of an epoch."""
        for rows in batches:
            self.step(rows)

    def parameters(self) -> Parameters | None:
        """The trained parameters; none where nothing is trained."""
        return self.net.parameters() if hasattr(self.net, "parameters") else None


class Plain:
    """The plain network in numbers of one type."""

    def __init__(self, task: Task, dtype: type):
        self.params = Parameters(*(p.astype(dtype) for p in task.params))
        self.X, self.Y = task.X.astype(dtype), task.Y.astype(dtype)

    def epoch(self, batches: ndarray) -> None:
        """Take all steps of an epoch."""
        self.params = rungs.plain(self.params, self.X, self.Y, RATE, batches)

    def parameters(self) -> Parameters:
        """The trained parameters."""
        return self.params


def every(X: ndarray) -> ndarray:
    """All columns."""
    return np.arange(X.shape[1])


def lit(X: ndarray) -> ndarray:
    """The columns with any ink, in their order."""
    return np.sort(fast_net.most_lit(X))


def course(step: Callable, columns: Callable) -> Callable[[Task], Steps]:
    """A step of the chapter, on these columns."""

    def made(task: Task) -> Steps:
        net = fast_net.FastNet(task.params, task.X, task.Y, RATE, columns(task.X))
        return Steps(net, functools.partial(step, net))

    return made


def floor(task: Task) -> Steps:
    """The bare products on all pixels, each in one call."""
    W1, _, W2, _ = task.params
    products = Products(BATCH_SIZE, len(W1), *W2.shape)
    return Steps(products, products.step)


def same_products(task: Task) -> Steps:
    """The bare products as the last step computes them, on its average number of columns."""
    columns = fast_net.most_lit(task.X)
    reach = fast_net.FastNet(task.params, task.X, task.Y, RATE, columns).reach
    d = round(np.mean([reach[rows].max() for rows in task.batches(1)]))
    products = Products(BATCH_SIZE, d, *task.params.W2.shape, fast_net.in_pieces)
    return Steps(products, products.step)


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
    "numpy": course(fast_net.FastNet.step, fast_net.most_lit),
    "plain": functools.partial(Plain, dtype=np.float64),
    "float32": functools.partial(Plain, dtype=np.float32),
    "no fresh arrays": course(rungs.no_fresh_arrays, every),
    "gathered": course(rungs.gathered, every),
    "rate folded in": course(rungs.rate_folded, every),
    "lit pixels": course(rungs.rate_folded, lit),
    "most lit first": course(rungs.as_far_as_lit, fast_net.most_lit),
    "in pieces": course(fast_net.FastNet.step, fast_net.most_lit),
    "two threads": course(rungs.as_far_as_lit, fast_net.most_lit),
}
