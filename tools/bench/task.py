"""What all contenders train on: the same images, weights and batches."""

from typing import NamedTuple

import numpy as np
from numpy import ndarray

from snippets.shared.mnist import load_dataset
from snippets.two_layer_network.network import SIGMOID, Parameters, initialise

UNITS, BATCH_SIZE, RATE = 100, 32, 0.1


class Task(NamedTuple):
    """Rows in float32 between zero and one, labels, and the start."""

    name: str
    X: ndarray
    labels: ndarray
    X_test: ndarray
    labels_test: ndarray
    params: Parameters

    @property
    def Y(self) -> ndarray:
        """The labels as one-hot rows in float32."""
        classes = len(self.params.b2)
        return np.eye(classes, dtype=np.float32)[self.labels]

    def batches(self, epoch: int) -> ndarray:
        """Row numbers of an epoch, (steps, BATCH_SIZE); only whole batches."""
        steps = len(self.X) // BATCH_SIZE
        order = np.random.default_rng([1, epoch]).permutation(len(self.X))
        return order[: steps * BATCH_SIZE].reshape(steps, BATCH_SIZE)


def rows(images: ndarray) -> ndarray:
    """Images of bytes as rows between zero and one, in float32."""
    flat = images.reshape(len(images), -1)
    return np.divide(flat, 255, dtype=np.float32)


def task() -> Task:
    """The same one in every process."""
    data = load_dataset()
    X, X_test = rows(data.train_images), rows(data.test_images)
    classes = int(data.train_labels.max()) + 1
    sizes = (X.shape[1], UNITS, classes)
    params = initialise(sizes, SIGMOID, np.random.default_rng(0))
    return Task(
        data.name, X, data.train_labels.astype(int), X_test, data.test_labels.astype(int), params
    )
