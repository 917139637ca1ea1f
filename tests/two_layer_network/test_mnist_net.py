"""The network in one file: its gradients, a small run, the real data, and what it refuses."""

import gzip
import os
import runpy
import sys
from pathlib import Path

import numpy as np
import pytest

from snippets.shared.gradient_check import numeric_gradient
from snippets.shared.mnist import CHECKSUMS
from snippets.shared.records import results
from snippets.softmax_cross_entropy.loss import log_softmax
from snippets.two_layer_network import mnist_net, network
from snippets.two_layer_network.long_run import one_file

N, D, H, C = 7, 5, 4, 3


def gzipped(file, header, values):
    file.write_bytes(gzip.compress(bytes(header) + np.asarray(values, np.uint8).tobytes()))


@pytest.fixture
def folder(tmp_path):
    """Four files of pictures that are told apart by where their ink is."""
    rng = np.random.default_rng(5)
    for part, n in (("train", 300), ("t10k", 90)):
        labels = rng.integers(10, size=n)
        pixels = rng.integers(60, size=(n, 784))
        pixels[np.arange(n)[:, None], labels[:, None] * 50 + np.arange(50)] = 255
        gzipped(tmp_path / f"{part}-images-idx3-ubyte.gz", 16, pixels)
        gzipped(tmp_path / f"{part}-labels-idx1-ubyte.gz", 8, labels)
    return tmp_path


@pytest.fixture
def batch():
    rng = np.random.default_rng(31)
    params = [rng.normal(size=shape) for shape in ((D, H), (H,), (H, C), (C,))]
    return params, rng.normal(size=(N, D)), np.eye(C)[rng.integers(C, size=N)]


def test_its_gradients_are_those_of_the_cross_entropy(batch):
    params, X, Y = batch
    grads = mnist_net.gradients(params, X, Y)
    for k in range(4):

        def loss(value, k=k):
            moved = [*params[:k], value, *params[k + 1 :]]
            return -np.sum(Y * log_softmax(mnist_net.forward(moved, X)[1])) / N

        np.testing.assert_allclose(grads[k], numeric_gradient(loss, params[k]), atol=1e-8)


def test_it_is_the_chapter_s_network(batch):
    params, X, Y = batch
    ours = network.Parameters(*params)
    for a, b in zip(
        mnist_net.forward(params, X), network.forward(ours, X, network.RELU), strict=True
    ):
        np.testing.assert_allclose(a, b, rtol=1e-14)
    expected = network.gradients(ours, X, Y, network.RELU)
    for a, b in zip(mnist_net.gradients(params, X, Y), expected, strict=True):
        np.testing.assert_allclose(a, b, rtol=1e-12, atol=1e-16)


def test_large_logits_do_not_overflow(batch):
    params, X, Y = batch
    large = [1e4 * p for p in params]
    assert all(np.isfinite(grad).all() for grad in mnist_net.gradients(large, X, Y))


def test_rows_are_scaled_and_keep_their_labels(folder):
    X, labels = mnist_net.load(folder, "t10k")
    assert X.shape == (90, 784)
    assert X.max() == 1
    assert X.dtype == float
    for k in range(90):
        ink = X[k, :500].reshape(10, 50).min(axis=1)
        assert ink.argmax() == labels[k]


def test_it_takes_a_step_for_each_batch_of_a_shuffled_epoch(folder, monkeypatch):
    """The weights are He's; all rows come once in each epoch; each step goes downhill."""
    seen, firsts = [], []
    right = mnist_net.gradients

    def watched(params, X, Y):
        firsts.append(params)
        seen.append(X)
        return right(params, X, Y)

    monkeypatch.setattr(mnist_net, "gradients", watched)
    mnist_net.main(folder, epochs=2, units=40)
    W1, b1, W2, b2 = firsts[0]
    assert W1.std() == pytest.approx(np.sqrt(2 / 784), rel=0.02)
    assert W2.std() == pytest.approx(np.sqrt(2 / 40), rel=0.1)
    assert not b1.any()
    assert not b2.any()
    X, labels = mnist_net.load(folder, "train")
    assert [len(rows) for rows in seen] == 2 * ([32] * 9 + [12])
    for epoch in (seen[:10], seen[10:]):
        rows = np.concatenate(epoch)
        assert (rows != X).any()
        np.testing.assert_array_equal(np.sort(rows.sum(axis=1)), np.sort(X.sum(axis=1)))
    order = [np.flatnonzero((row == X).all(axis=1))[0] for row in seen[0]]
    step = right(firsts[0], seen[0], np.eye(10)[labels[order]])
    for before, after, slope in zip(firsts[0], firsts[1], step, strict=True):
        np.testing.assert_allclose(after, before - 0.1 * slope, rtol=1e-12, atol=1e-15)


def test_it_learns_and_says_so_after_each_epoch(folder, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["mnist_net.py", str(folder)])
    runpy.run_path(mnist_net.__file__, run_name="__main__")
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 10
    assert lines[-1] == "epoch 10: 100.00% of the test images"


def test_its_score_is_that_of_the_test_images(folder, capsys):
    """With labels that are all wrong there, nothing is right."""
    _, labels = mnist_net.load(folder, "t10k")
    gzipped(folder / "t10k-labels-idx1-ubyte.gz", 8, (labels + 1) % 10)
    mnist_net.main(folder, epochs=10)
    assert capsys.readouterr().out.endswith("epoch 10: 0.00% of the test images\n")


def test_each_epoch_of_each_seed_is_recorded(folder, monkeypatch, capsys):
    """With noise for pictures, so that no two epochs read the same share."""
    noise = np.random.default_rng(6).integers(256, size=(90, 784))
    gzipped(folder / "t10k-images-idx3-ubyte.gz", 16, noise)
    monkeypatch.setenv("MNIST_DIR", str(folder))
    recorded = one_file([0, 1], epochs=2)
    assert capsys.readouterr().out == ""
    for seed in (0, 1):
        mnist_net.main(folder, epochs=2, seed=seed)
    lines = capsys.readouterr().out.splitlines()
    shares = [float(line.split()[2].removesuffix("%")) for line in lines]
    assert recorded == [shares[:2], shares[2:]]


def test_its_first_lines_say_what_was_recorded():
    ends = [shares[-1] for shares in results("two_layer_network")["one_file"]]
    assert f"{min(ends):.1f} to {max(ends):.1f} % of the test images" in mnist_net.__doc__


def test_on_the_real_data_the_first_recorded_epoch_comes_out_again(capsys):
    """Within what another processor's rounding may change in one epoch."""
    there = Path(os.environ.get("MNIST_DIR", ""))
    if not all((there / name).is_file() for name in CHECKSUMS):
        assert not os.environ.get("CI"), "CI needs MNIST: set MNIST_DIR"
        pytest.skip("MNIST is not here: set MNIST_DIR")
    mnist_net.main(there, epochs=1)
    share = float(capsys.readouterr().out.split()[2].removesuffix("%"))
    recorded = results("two_layer_network")["one_file"][0]
    assert share == pytest.approx(recorded[0], abs=0.2)


DAMAGED = {
    "no file": None,
    "no gzip": b"pictures",
    "cut off": gzip.compress(bytes(9000))[:-9],
    "overwritten": gzip.compress(b"")[:10] + b"\xff" * 50,
    "no header": gzip.compress(b"12"),
    "other pictures": gzip.compress(bytes(16 + 784)),
}


@pytest.mark.parametrize("content", DAMAGED.values(), ids=DAMAGED)
def test_what_cannot_be_read_is_said_in_one_line(folder, content):
    file = folder / "train-images-idx3-ubyte.gz"
    file.unlink()
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SystemExit, match=r"^[^\n]*(cannot be read: |do not match)[^\n]*$"):
        mnist_net.main(folder)


def test_without_a_folder_it_says_how_it_is_used(monkeypatch):
    monkeypatch.setattr(sys, "argv", ["mnist_net.py"])
    with pytest.raises(SystemExit, match=r"python mnist_net\.py FOLDER"):
        runpy.run_path(mnist_net.__file__, run_name="__main__")
