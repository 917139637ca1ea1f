"""The course's gradients against PyTorch's, in float64, on real batches."""

import numpy as np
import pytest
import torch

from snippets.fast.fast_net import FastNet, slopes_into
from snippets.two_layer_network.network import SIGMOID, Parameters, gradients
from snippets.what_a_framework_does.pytorch_net import load, network
from tools.bench.contenders import CONTENDERS
from tools.bench.task import Task, task


@pytest.fixture(scope="module")
def work() -> Task:
    """The data and the start of the race."""
    return task()


def by_pytorch(params: Parameters, X: np.ndarray, labels: np.ndarray) -> list[np.ndarray]:
    """W1, b1, W2, b2 slopes of the mean cross-entropy, in the course's shapes."""
    model = network(*params.W1.shape, len(params.b2)).double()
    load(model, params)
    loss = torch.nn.CrossEntropyLoss()
    loss(model(torch.from_numpy(X)), torch.from_numpy(labels)).backward()
    return [p.grad.numpy().T for p in model.parameters()]


@pytest.mark.parametrize("number", [0, 1, 7])
def test_gradients_agree_to_twelve_digits(work, number):
    rows = work.batches(0)[number]
    X, Y, labels = work.X[rows].astype(float), work.Y[rows].astype(float), work.labels[rows]
    ours = gradients(work.params, X, Y, SIGMOID)
    for a, b in zip(ours, by_pytorch(work.params, X, labels), strict=True):
        np.testing.assert_allclose(a, b, rtol=0, atol=1e-12 * np.abs(b).max())


def test_the_fast_gradients_agree_as_far_as_float32_goes(work):
    rows = work.batches(0)[3]
    d = work.X.shape[1]
    net = FastNet(work.params, work.X[rows], work.Y[rows], 1, np.arange(d))
    space, c = net.workspace(len(rows)), work.Y.shape[1]
    Y, X = net.table[:, :c], net.table[:, c:]
    slopes_into(net.grads, net.theta, X, Y, space, 1 / len(rows))
    theirs = by_pytorch(work.params, work.X[rows].astype(float), work.labels[rows])
    expected = np.concatenate([g.ravel() for g in reversed(theirs)])
    np.testing.assert_allclose(net.grads.flat, expected, rtol=0, atol=4e-7)


@pytest.mark.parametrize("name", [n for n in CONTENDERS if n not in ("floor", "same products")])
def test_all_contenders_take_the_same_hundred_steps(work, name):
    batches = work.batches(0)[:100]
    ends = []
    for each in ("plain", name):
        contender = CONTENDERS[each](work)
        contender.epoch(batches)
        ends.append(contender.parameters())
    for a, b in zip(*ends, strict=True):
        np.testing.assert_allclose(a, b, rtol=0, atol=4e-7)
