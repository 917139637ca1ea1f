"""A run is the chapter's training, with one knob turned at a time."""

from functools import partial
from itertools import islice

import numpy as np
import pytest

from snippets.digits.run import Knobs, run
from snippets.softmax_cross_entropy.loss import one_hot
from snippets.two_layer_network.mistakes import no_mean
from snippets.two_layer_network.network import RELU, SIGMOID, gradients, initialise
from snippets.two_layer_network.training import train

N, D, CLASSES = 11, 6, 4
SMALL = Knobs(units=5, batch_size=4, rate=0.3, seed=8)
EPOCH = 3  # steps: 4 + 4 + 3 rows


@pytest.fixture
def rows() -> tuple[np.ndarray, np.ndarray]:
    """Inputs and one-hot targets."""
    rng = np.random.default_rng(3)
    return rng.random((N, D)), one_hot(rng.integers(CLASSES, size=N), CLASSES)


def trained(rows, knobs: Knobs, hidden, slopes, rate: float) -> list:
    """The parameters after each of two epochs, by the chapter's own loop."""
    X, Y = rows
    rng = np.random.default_rng(knobs.seed)
    params = initialise((D, knobs.units, CLASSES), hidden, rng)
    params = params._replace(W1=params.W1 * knobs.start, W2=params.W2 * knobs.start)
    settings = {"epochs": 2, "batch_size": knobs.batch_size, "learning_rate": rate}
    epochs = train(params, partial(slopes, hidden=hidden), X, Y, rng=rng, **settings)
    return [params, *epochs]


@pytest.mark.parametrize(
    ("knobs", "hidden", "slopes", "rate"),
    [
        (SMALL, RELU, gradients, 0.3),
        (SMALL._replace(hidden="sigmoid"), SIGMOID, gradients, 0.3),
        (SMALL._replace(start=10.0), RELU, gradients, 0.3),
        (SMALL._replace(mean=False), RELU, no_mean, 0.3),
        (SMALL._replace(downhill=False), RELU, gradients, -0.3),
    ],
    ids=["as it is", "sigmoid", "large start", "no mean", "uphill"],
)
def test_a_run_is_the_training_of_the_chapter(rows, knobs, hidden, slopes, rate):
    found = islice(run(knobs, *rows), 0, 2 * EPOCH + 1, EPOCH)
    for one, other in zip(found, trained(rows, knobs, hidden, slopes, rate), strict=True):
        for array, wanted in zip(one, other, strict=True):
            np.testing.assert_array_equal(array, wanted)


def test_every_step_is_handed_out(rows):
    losses = [params.b2.tolist() for params in islice(run(SMALL, *rows), 8)]
    assert len({tuple(b2) for b2 in losses}) == 8
    assert losses[0] == [0] * CLASSES
