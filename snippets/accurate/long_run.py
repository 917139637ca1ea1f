"""How accurate a hundred hidden units can be, and what each idea adds.

    python -m snippets.accurate.long_run

writes snippets/accurate/results.json, which the chapter shows, and
snippets/accurate/weights.npz, the best network in half precision.
"""

import argparse
import json
import platform
import time
from pathlib import Path

import numpy as np
from numpy import ndarray

from snippets.accurate.recipe import Recipe, follow
from snippets.shared.mnist import Dataset, load_dataset
from snippets.softmax_cross_entropy.loss import one_hot
from snippets.two_layer_network.network import RELU, Parameters, forward
from snippets.two_layer_network.training import accuracy, hold_out, pixel_rows

UNITS = 100
SPLIT_SEED = 12345
SHORT = Recipe()
LONG = SHORT._replace(
    epochs=40, rate=0.1, smoothing=0.0, decay=0.0, distortion=0.6
)
PLAIN = Recipe(
    rate=0.2,
    cosine=False,
    momentum=0.0,
    averaging=0.0,
    smoothing=0.0,
    decay=0.0,
)
LADDER = {
    "plain descent": PLAIN,
    "+ momentum": PLAIN._replace(rate=0.05, momentum=0.9),
    "+ cosine rate": PLAIN._replace(momentum=0.9, cosine=True),
    "+ averaging": SHORT._replace(rate=0.2, smoothing=0.0, decay=0.0),
    "+ smoothing": SHORT._replace(rate=0.2, decay=0.0),
    "+ decay: short": SHORT,
    "distortion: long": LONG,
}
WITHOUT = {
    "long, no cosine rate": LONG._replace(cosine=False, rate=0.05),
    "long, no averaging": LONG._replace(averaging=0.0),
    "long, half the epochs": LONG._replace(epochs=20),
}


def prepared(images: ndarray, labels: ndarray) -> tuple[ndarray, ndarray]:
    """Rows and one-hot targets in single precision."""
    classes = int(labels.max()) + 1
    X, Y = pixel_rows(images), one_hot(labels, classes)
    return X.astype(np.float32), Y.astype(np.float32)


def score(params: Parameters, X: ndarray, labels: ndarray) -> float:
    """Accuracy, to five digits."""
    return round(accuracy(forward(params, X, RELU)[1], labels), 5)


def validated(data: Dataset, recipe: Recipe, seed: int) -> dict[str, object]:
    """One run on eleven twelfths of the training images, scored on the rest."""
    X, Y = prepared(data.train_images, data.train_labels)
    split = np.random.default_rng(SPLIT_SEED)
    kept, held = hold_out(len(X), len(X) // 12, split)
    began = time.process_time()
    scores = [
        score(params, X[held], data.train_labels[held])
        for params in follow(
            recipe, X[kept], Y[kept], UNITS, np.random.default_rng(seed)
        )
    ]
    seconds = round(time.process_time() - began, 1)
    return {
        "seed": seed,
        "validation_accuracy": scores,
        "cpu_seconds": seconds,
    }


def final(
    data: Dataset, recipe: Recipe, seed: int
) -> tuple[Parameters, float, float]:
    """Trained on all training images: parameters, test accuracy, seconds."""
    X, Y = prepared(data.train_images, data.train_labels)
    began = time.process_time()
    *_, params = follow(recipe, X, Y, UNITS, np.random.default_rng(seed))
    seconds = round(time.process_time() - began, 1)
    X_test, _ = prepared(data.test_images, data.test_labels)
    return params, score(params, X_test, data.test_labels), seconds


def halved(params: Parameters) -> Parameters:
    """The parameters rounded to half precision, as they are stored."""
    return Parameters(*(p.astype(np.float16) for p in params))


def record(
    data: Dataset, folder: Path, seeds: list[int], epochs: int | None
) -> dict[str, object]:
    """Run everything, write both files into the folder, return the JSON.

    With `epochs`, every recipe is cut to that many.
    """

    def cut(recipe: Recipe) -> Recipe:
        return recipe._replace(epochs=epochs or recipe.epochs)

    table = []
    for name, recipe in (LADDER | WITHOUT).items():
        runs = [validated(data, cut(recipe), seed) for seed in seeds]
        table.append({"name": name, "recipe": cut(recipe)._asdict()})
        table[-1]["runs"] = runs
        print(name, [run["validation_accuracy"][-1] for run in runs])
    finals, stored = {}, None
    for name, recipe in (("short", SHORT), ("long", LONG)):
        runs = [final(data, cut(recipe), seed) for seed in seeds]
        finals[name] = [
            {"seed": seed, "test_accuracy": test, "cpu_seconds": seconds}
            for seed, (_, test, seconds) in zip(seeds, runs, strict=True)
        ]
        stored = halved(runs[0][0])
        print(name, [run["test_accuracy"] for run in finals[name]])
    X_test, _ = prepared(data.test_images, data.test_labels)
    single = Parameters(*(p.astype(np.float32) for p in stored))
    results = {
        "data": data.name,
        "settings": {
            "hidden_units": UNITS,
            "split_seed": SPLIT_SEED,
            "validated_on": len(data.train_images) // 12,
            "tested_on": len(data.test_images),
            "dtype": "float32",
        },
        "versions": {
            "python": platform.python_version(),
            "numpy": np.__version__,
        },
        "table": table,
        "final": finals,
        "stored_test_accuracy": score(single, X_test, data.test_labels),
    }
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(results, indent=1)
    (folder / "results.json").write_text(text + "\n", encoding="utf-8")
    np.savez_compressed(folder / "weights.npz", **stored._asdict())
    return results


def main() -> None:
    """The command line; see the module's first lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=Path(__file__).parent)
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--epochs", type=int)
    options = parser.parse_args()
    record(load_dataset(), options.folder, options.seeds, options.epochs)


if __name__ == "__main__":
    main()
