"""Pictures of handwritten digits: MNIST, or small ones without a network."""

# --8<-- [start:imports]
import gzip
import math
import os
import sys
import zlib
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pooch
from numpy import ndarray

# --8<-- [end:imports]


# --8<-- [start:read_idx]
def read_idx(path: Path) -> ndarray:
    """The array of bytes in a gzipped IDX file.

    Raises ValueError if the file is damaged.  Source: LeCun, Cortes and
    Burges, The MNIST database, section on file formats.
    """
    try:
        content = gzip.decompress(path.read_bytes())
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise ValueError(f"{path}: {error}; replace this file") from error
    if content[:3] != b"\x00\x00\x08":  # eight stands for unsigned bytes
        found = content[:4].hex()
        raise ValueError(f"{path} is no IDX file ({found}); replace this file")
    start = 4 + 4 * int.from_bytes(content[3:4], "big")
    sizes = [content[k : k + 4] for k in range(4, start, 4)]
    shape = [int.from_bytes(size, "big") for size in sizes]
    if len(content) - start != math.prod(shape):
        raise ValueError(f"{path} does not hold {shape}; replace this file")
    return np.frombuffer(content, np.uint8, offset=start).reshape(shape).copy()


# --8<-- [end:read_idx]


# --8<-- [start:files]
CHECKSUMS = {  # MD5, as published
    "train-images-idx3-ubyte.gz": "f68b3c2dcbeaaa9fbdd348bbdeb94873",
    "train-labels-idx1-ubyte.gz": "d53e105ee54ea40749a09fcbcd1e9432",
    "t10k-images-idx3-ubyte.gz": "9fb629c4189551a2d022fa330f9573f3",
    "t10k-labels-idx1-ubyte.gz": "ec29112dd5afa0611ce80d1b7f02629c",
}
MIRRORS = (
    "https://ossci-datasets.s3.amazonaws.com/mnist/",
    "https://storage.googleapis.com/cvdf-datasets/mnist/",
)
CACHE = Path(pooch.os_cache("backprop-by-hand"))


def checked(path: Path) -> Path:
    """The same path, if the right file is there.

    Raises FileNotFoundError or, for another checksum, ValueError.
    """
    if not path.is_file():
        raise FileNotFoundError(
            f"MNIST: there is no {path}; put it there, or unset MNIST_DIR to "
            "fetch it, or go on with load_digits()"
        )
    if pooch.file_hash(str(path), "md5") != CHECKSUMS[path.name]:
        raise ValueError(f"{path} has a wrong checksum; replace this file")
    return path


def fetched(name: str) -> Path:
    """The file in the cache, where pooch puts it whole or not at all.

    Raises OSError if it is not there and no mirror gives it.
    """
    pooch.get_logger().setLevel("WARNING")
    download = pooch.HTTPDownloader(progressbar=True, timeout=10)
    wanted = (f"md5:{CHECKSUMS[name]}", name, CACHE)
    reasons = []
    for mirror in MIRRORS:
        try:
            file = pooch.retrieve(mirror + name, *wanted, downloader=download)
            return Path(file)
        except OSError as error:
            reasons.append(error.strerror or type(error).__name__)
        except ValueError:
            reasons.append("wrong checksum")
    raise OSError(
        f"MNIST: could not fetch {CACHE / name} ({', '.join(reasons)}); "
        "connect to the network once, or set MNIST_DIR to a folder that has "
        "the four files, or go on with load_digits()"
    )


# --8<-- [end:files]


# --8<-- [start:load_mnist]
class Dataset(NamedTuple):
    """Images (n, rows, cols) from 0 to 255 and labels (n,), all uint8."""

    name: str
    train_images: ndarray
    train_labels: ndarray
    test_images: ndarray
    test_labels: ndarray


def load_mnist() -> Dataset:
    """MNIST from the folder MNIST_DIR, or else fetched once into a cache.

    Raises OSError if a file is nowhere, ValueError if one is damaged.
    """
    folder = os.environ.get("MNIST_DIR")
    find = (lambda name: checked(Path(folder, name))) if folder else fetched
    files = [find(name) for name in CHECKSUMS]
    arrays = [read_idx(file) for file in files]
    for k in (0, 2):
        images, labels = len(arrays[k]), len(arrays[k + 1])
        if images != labels:
            raise ValueError(
                f"{files[k]} has {images} images, {files[k + 1].name} "
                f"{labels} labels; replace both files"
            )
    return Dataset("MNIST", *arrays)


# --8<-- [end:load_mnist]


# --8<-- [start:load_dataset]
def load_digits() -> Dataset:
    """The digits that come with scikit-learn, the last seventh for testing.

    Source: Alpaydin and Kaynak, Optical recognition of handwritten digits.
    """
    from sklearn import datasets  # not above: it takes a second

    digits = datasets.load_digits()
    images = np.round(digits.images * (255 / 16)).astype(np.uint8)
    labels = digits.target.astype(np.uint8)
    n = len(labels) - len(labels) // 7
    parts = (images[:n], labels[:n], images[n:], labels[n:])
    return Dataset("scikit-learn's 8x8 digits", *parts)


def load_dataset() -> Dataset:
    """MNIST where it is or can be fetched, else scikit-learn's digits."""
    try:
        return load_mnist()
    except OSError as error:
        digits = load_digits()
        print(f"{error}. This run goes on with {digits.name}.", file=sys.stderr)
        return digits


# --8<-- [end:load_dataset]
