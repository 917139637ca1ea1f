"""Ten epochs, three seeds: the network in its settings, and as one file.

    python -m snippets.two_layer_network.long_run

writes snippets/two_layer_network/results.json, which the chapter shows, and the
few images that its figures need, images.npz.
"""

import argparse
import json
import os
import platform
import re
from contextlib import redirect_stdout
from functools import partial
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy import ndarray

from snippets.shared.mnist import CACHE, Dataset, load_dataset
from snippets.softmax_cross_entropy.loss import one_hot, softmax
from snippets.two_layer_network import mnist_net
from snippets.two_layer_network.mistakes import no_mean
from snippets.two_layer_network.network import (
    RELU,
    SIGMOID,
    Parameters,
    forward,
    gradients,
    initialise,
    network_loss,
)
from snippets.two_layer_network.training import (
    accuracy,
    hold_out,
    pixel_rows,
    train,
)

UNITS, BATCH_SIZE = 100, 32
HIDDEN = {"sigmoid": SIGMOID, "relu": RELU}


class Setting(NamedTuple):
    """What differs between runs; without `mean` the gradients lack the 1/n."""

    hidden: str
    rate: float
    mean: bool = True


SETTINGS = [
    Setting(hidden, rate)
    for hidden in HIDDEN
    for rate in (0.001, 0.01, 0.1, 0.5)
] + [
    Setting(hidden, rate, mean=False)
    for hidden in HIDDEN
    for rate in (0.001, 0.1)
]


class Rows(NamedTuple):
    """Images as rows X (n, d), their labels (n,) and one-hot targets Y."""

    X: ndarray
    labels: ndarray
    Y: ndarray

    def part(self, rows: ndarray) -> "Rows":
        """Some of the rows."""
        return Rows(self.X[rows], self.labels[rows], self.Y[rows])


def prepared(data: Dataset) -> tuple[Rows, Rows]:
    """The training and the test images of a data set, ready for a network."""
    classes = int(data.train_labels.max()) + 1
    pairs = (
        (data.train_images, data.train_labels),
        (data.test_images, data.test_labels),
    )
    train, test = (
        Rows(pixel_rows(images), labels, one_hot(labels, classes))
        for images, labels in pairs
    )
    return train, test


def score(params: Parameters, rows: Rows, hidden: str) -> tuple[float, float]:
    """Mean cross-entropy and accuracy."""
    kind = HIDDEN[hidden]
    loss = network_loss(params, rows.X, rows.Y, kind)
    return float(loss), accuracy(forward(params, rows.X, kind)[1], rows.labels)


class Run(NamedTuple):
    """One training: its parameters and its scores from the start on."""

    params: Parameters
    loss: list[float]
    validation_loss: list[float]
    validation_accuracy: list[float]


def run(rows: Rows, setting: Setting, seed: int, epochs: int) -> Run:
    """Train on all rows but one in twelve, which give the validation scores."""
    rng = np.random.default_rng(seed)
    kept, held = hold_out(len(rows.X), len(rows.X) // 12, rng)
    fitted, validation = rows.part(kept), rows.part(held)
    sizes = (rows.X.shape[1], UNITS, rows.Y.shape[1])
    hidden = HIDDEN[setting.hidden]
    params = initialise(sizes, hidden, rng)
    scores = [_scores(params, fitted, validation, setting.hidden)]
    slopes = gradients if setting.mean else no_mean
    for after in train(
        params,
        partial(slopes, hidden=hidden),
        fitted.X,
        fitted.Y,
        epochs=epochs,
        batch_size=BATCH_SIZE,
        learning_rate=setting.rate,
        rng=rng,
    ):
        params = after
        scores.append(_scores(params, fitted, validation, setting.hidden))
    return Run(params, *(list(column) for column in zip(*scores, strict=True)))


def _scores(
    params: Parameters, fitted: Rows, validation: Rows, hidden: str
) -> tuple[float, float, float]:
    loss, _ = score(params, fitted, hidden)
    return loss, *score(params, validation, hidden)


def confusion(predicted: ndarray, labels: ndarray, classes: int) -> ndarray:
    """How often each label (row) was called each class (column)."""
    table = np.zeros((classes, classes), dtype=int)
    np.add.at(table, (labels, predicted), 1)
    return table


def chosen(records: list[dict]) -> dict:
    """The correct setting with the best mean validation accuracy at the end.

    Returns the record of its first seed.
    """
    right = [record for record in records if record["mean"]]

    def mean_accuracy(record: dict) -> float:
        same = [
            other["validation_accuracy"][-1]
            for other in right
            if other["hidden"] == record["hidden"]
            and other["rate"] == record["rate"]
        ]
        return float(np.mean(same))

    return max(right, key=mean_accuracy)


def most_confidently_wrong(y_hat: ndarray, labels: ndarray) -> ndarray:
    """Numbers of the wrong rows of y_hat (n, c), the most confident first."""
    wrong = np.flatnonzero(y_hat.argmax(axis=1) != labels)
    return wrong[np.argsort(-y_hat[wrong].max(axis=1))]


def one_file(seeds: list[int], epochs: int) -> list[list[float]]:
    """What mnist_net.py prints with each seed: percent read, by epoch.

    It reads MNIST's files itself, where load_dataset has found them.
    """
    folder = os.environ.get("MNIST_DIR") or CACHE
    scores = []
    for seed in seeds:
        with redirect_stdout(StringIO()) as printed:
            mnist_net.main(folder, epochs, seed=seed)
        shares = re.findall(r"([\d.]+)%", printed.getvalue())
        scores.append([float(share) for share in shares])
    return scores


def rounded(values: list[float]) -> list[float]:
    """Five digits after the point are enough for any figure."""
    return [round(value, 5) for value in values]


def excerpts(
    data: Dataset, params: Parameters, worst: ndarray
) -> dict[str, ndarray]:
    """A sample of each class, the worst test images, twenty hidden units."""
    firsts = [np.argmax(data.train_labels == k) for k in range(10)]
    longest = np.argsort(-np.linalg.norm(params.W1, axis=0))[:20]
    height, width = data.train_images.shape[1:]
    weights = params.W1.T[longest].reshape(-1, height, width)
    return {
        "samples": data.train_images[firsts],
        "wrong": data.test_images[worst],
        "weights": weights.astype(np.float16),
    }


def record(
    data: Dataset, folder: Path, seeds: list[int], epochs: int
) -> dict[str, object]:
    """Run everything, write both files into the folder, return the JSON."""
    rows, test = prepared(data)
    records, trained = [], {}
    for setting in SETTINGS:
        for seed in seeds:
            done = run(rows, setting, seed, epochs)
            _, test_accuracy = score(done.params, test, setting.hidden)
            trained[setting, seed] = done.params
            records.append(
                setting._asdict()
                | {
                    "seed": seed,
                    "loss": rounded(done.loss),
                    "validation_loss": rounded(done.validation_loss),
                    "validation_accuracy": rounded(done.validation_accuracy),
                    "test_accuracy": round(test_accuracy, 5),
                }
            )
            print(setting, "seed", seed, records[-1]["validation_accuracy"][-1])
    best = chosen(records)
    key = Setting(best["hidden"], best["rate"]), best["seed"]
    _, Z2 = forward(trained[key], test.X, HIDDEN[best["hidden"]])
    y_hat = softmax(Z2)
    worst = most_confidently_wrong(y_hat, test.labels)[:12]
    table = confusion(y_hat.argmax(axis=1), test.labels, len(Z2[0]))
    results = {
        "data": data.name,
        "settings": {
            "hidden_units": UNITS,
            "batch_size": BATCH_SIZE,
            "epochs": epochs,
            "seeds": seeds,
            "dtype": "float64",
            "trained_on": len(rows.X) - len(rows.X) // 12,
            "validated_on": len(rows.X) // 12,
            "tested_on": len(test.X),
        },
        "versions": {
            "python": platform.python_version(),
            "numpy": np.__version__,
        },
        "runs": records,
        "chosen": {name: best[name] for name in ("hidden", "rate", "seed")},
        "confusion": table.tolist(),
        "wrong": [
            {
                "label": int(test.labels[k]),
                "predicted": int(y_hat[k].argmax()),
                "probability": round(float(y_hat[k].max()), 4),
            }
            for k in worst
        ],
        "one_file": one_file(seeds, epochs) if data.name == "MNIST" else [],
    }
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, indent=1)
    (folder / "results.json").write_text(text + "\n", encoding="utf-8")
    pictures = excerpts(data, trained[key], worst)
    np.savez_compressed(folder / "images.npz", **pictures)
    return results


def main() -> None:
    """The command line; see the module's first lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--epochs", type=int, default=10)
    options = parser.parse_args()
    record(load_dataset(), options.folder, options.seeds, options.epochs)


if __name__ == "__main__":
    main()
