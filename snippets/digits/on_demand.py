"""What the pieces of the page fetch when a reader asks, as plain scripts.

    python -m snippets.digits.on_demand

writes docs/overrides/assets/pieces/digits-weights.js, the network that the
chapter on accuracy has recorded, and digits-images.js, scikit-learn's digits.
"""

import argparse
import base64
import json
from pathlib import Path

import numpy as np
from numpy import ndarray

from snippets.digits.stored import stored
from snippets.shared.mnist import load_digits

PIECES = Path(__file__).parents[2] / "docs" / "overrides" / "assets" / "pieces"
FULL, LEVELS = 255, 16


def weights() -> str:
    """W1, b1, W2 and b2 in half precision, little endian, as Base64."""
    whole = b"".join(array.astype("<f2").tobytes() for array in stored())
    return base64.b64encode(whole).decode()


def letters(images: ndarray) -> str:
    """Images (n, height, width) of bytes, a letter from a to q for a pixel."""
    levels = np.round(images.ravel() * (LEVELS / FULL)).astype(np.uint8)
    return (levels + ord("a")).tobytes().decode()


def digits() -> dict[str, dict[str, str]]:
    """Scikit-learn's digits as letters, and their labels as digits."""
    data = load_digits()
    parts = {
        "train": (data.train_images, data.train_labels),
        "test": (data.test_images, data.test_labels),
    }
    return {
        name: {"images": letters(images), "labels": "".join(map(str, labels))}
        for name, (images, labels) in parts.items()
    }


DATA = {"digits-weights": weights, "digits-images": digits}


def script(name: str) -> str:
    """A script that says what its name stands for."""
    data = json.dumps(DATA[name](), separators=(",", ":"))
    return f"(globalThis.bbh_data ??= {{}})[{json.dumps(name)}] = {data};\n"


def main() -> None:
    """The command line; see the module's first lines."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=PIECES)
    folder = parser.parse_args().folder
    for name in DATA:
        (folder / f"{name}.js").write_text(script(name), encoding="utf-8")


if __name__ == "__main__":
    main()
