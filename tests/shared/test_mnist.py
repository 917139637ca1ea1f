"""MNIST is read right or refused in one line; a local server stands in for its mirrors."""

import gzip
import hashlib
import os
import struct
import tempfile
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import numpy as np
import pooch
import pytest

from snippets.shared import mnist

IMAGES, LABELS = "train-images-idx3-ubyte.gz", "train-labels-idx1-ubyte.gz"
NAMES = list(mnist.CHECKSUMS)
PUBLISHED = (mnist.MIRRORS, mnist.CHECKSUMS, mnist.CACHE)
REAL = Path(os.environ.get("MNIST_DIR") or mnist.CACHE)
SHAPES = [(7, 3, 5), (7,), (4, 3, 5), (4,)]


def idx(array: np.ndarray, kind: int = 8) -> bytes:
    """``array`` as an IDX file before compression."""
    return struct.pack(f">HBB{array.ndim}I", 0, kind, array.ndim, *array.shape) + array.tobytes()


ARRAYS = [
    np.random.default_rng(k).integers(0, 256, shape, dtype=np.uint8)
    for k, shape in enumerate(SHAPES)
]
FILES = {name: gzip.compress(idx(array)) for name, array in zip(NAMES, ARRAYS, strict=True)}


class Mirrors(ThreadingHTTPServer):
    """Two mirrors, /first/ and /second/; ``files`` are served, the ``cut`` ones by half."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answer)
        self.files = {
            f"/{m}/{name}": data for m in ("first", "second") for name, data in FILES.items()
        }
        self.cut: set[str] = set()
        self.asked: list[str] = []

    def gone(self, mirror: str) -> None:
        """From now on ``mirror`` has nothing."""
        self.files = {path: data for path, data in self.files.items() if mirror not in path}


class Answer(BaseHTTPRequestHandler):
    server: Mirrors

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        data = self.server.files.get(self.path)
        if data is None:
            self.send_error(404)
            return
        self.send_response(200)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data[: len(data) // 2] if self.path in self.server.cut else data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(autouse=True)
def mirrors(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Mirrors]:
    """A little MNIST on a local server, an empty cache, no MNIST_DIR: no test asks the network."""
    with Mirrors() as server:
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        home = f"http://127.0.0.1:{server.server_port}"
        monkeypatch.setenv("NO_PROXY", "127.0.0.1")
        monkeypatch.delenv("MNIST_DIR", raising=False)
        monkeypatch.setattr(mnist, "MIRRORS", (f"{home}/first/", f"{home}/second/"))
        monkeypatch.setattr(mnist, "CACHE", tmp_path / "cache")
        publish(monkeypatch, FILES)
        yield server
        server.shutdown()


def publish(monkeypatch: pytest.MonkeyPatch, files: dict[str, bytes]) -> None:
    """Make the checksums those of ``files``."""
    sums = {name: hashlib.md5(data).hexdigest() for name, data in files.items()}
    monkeypatch.setattr(mnist, "CHECKSUMS", sums)


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A MNIST_DIR that has the four files."""
    for name, data in FILES.items():
        (tmp_path / name).write_bytes(data)
    monkeypatch.setenv("MNIST_DIR", str(tmp_path))
    return tmp_path


def one_line(refusal: pytest.ExceptionInfo, *parts: object) -> None:
    """The refusal is one line that has all ``parts``: the file, the reason, the remedy."""
    said = str(refusal.value)
    assert "\n" not in said
    assert all(str(part) in said for part in parts), said


def cached() -> dict[str, bytes]:
    """What stands in the cache, half-written files too."""
    return {file.name: file.read_bytes() for file in mnist.CACHE.glob("*")}


def same(found: mnist.Dataset, arrays: list[np.ndarray]) -> None:
    for one, other in zip(found[1:], arrays, strict=True):
        np.testing.assert_array_equal(one, other)
        assert one.dtype == np.uint8
        assert one.flags.writeable


@pytest.mark.parametrize("shape", [(), (6,), (2, 3), (300, 1, 2)])
def test_read_idx(shape: tuple[int, ...], tmp_path: Path):
    array = np.random.default_rng(5).integers(0, 256, shape, dtype=np.uint8)
    (tmp_path / "some.gz").write_bytes(gzip.compress(idx(array)))
    found = mnist.read_idx(tmp_path / "some.gz")
    np.testing.assert_array_equal(found, array, strict=True)
    assert found.flags.writeable


PLAIN = idx(ARRAYS[0])
FLIPPED = bytearray(FILES[IMAGES])
FLIPPED[len(FLIPPED) // 2] ^= 0xFF
BAD_BLOCK = FILES[IMAGES][:10] + b"\xff" + FILES[IMAGES][11:]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (FILES[IMAGES][:-9], "ended before"),
        (FILES[IMAGES][:5], "ended before"),
        (bytes(FLIPPED), ""),
        (BAD_BLOCK, "Error -3 while decompressing"),
        (PLAIN, "Not a gzipped file"),
        (b"<html>not found</html>", "Not a gzipped file"),
        (b"", "is no IDX file ()"),
        (gzip.compress(idx(ARRAYS[0], kind=13)), "is no IDX file (00000d03)"),
        (gzip.compress(b"\1" + PLAIN[1:]), "is no IDX file (01000803)"),
        (gzip.compress(PLAIN[:3]), "does not hold []"),
        (gzip.compress(PLAIN[:14]), "does not hold [7, 3, "),
        (gzip.compress(PLAIN[:-1]), "does not hold [7, 3, 5]"),
        (gzip.compress(PLAIN + b"\0"), "does not hold [7, 3, 5]"),
    ],
    ids=["truncated", "header of gzip", "flipped byte", "bad block", "not compressed", "HTML",
         "empty", "wrong type", "wrong magic", "magic cut", "sizes cut", "too short", "too long"],
)  # fmt: skip
def test_a_damaged_file_is_refused(content: bytes, reason: str, tmp_path: Path):
    path = tmp_path / IMAGES
    path.write_bytes(content)
    with pytest.raises(ValueError) as refusal:
        mnist.read_idx(path)
    one_line(refusal, path, reason, "; replace this file")


def test_mnist_is_fetched_once_with_a_progress_bar(
    mirrors: Mirrors, capfd: pytest.CaptureFixture[str]
):
    found = mnist.load_mnist()
    assert found.name == "MNIST"
    same(found, ARRAYS)
    assert "100%|" in capfd.readouterr().err
    assert cached() == FILES
    same(mnist.load_mnist(), ARRAYS)
    assert mirrors.asked == [f"/first/{name}" for name in NAMES]


@pytest.mark.parametrize("how", ["gone", "damaged", "cut"])
def test_the_second_mirror_is_asked_when_the_first_fails(how: str, mirrors: Mirrors):
    for name in NAMES:
        if how == "gone":
            del mirrors.files[f"/first/{name}"]
        elif how == "damaged":
            mirrors.files[f"/first/{name}"] = b"<html>come back later</html>"
        else:
            mirrors.cut.add(f"/first/{name}")
    same(mnist.load_mnist(), ARRAYS)
    assert cached() == FILES
    assert mirrors.asked[:2] == [f"/first/{IMAGES}", f"/second/{IMAGES}"]


def test_an_interrupted_download_leaves_nothing(mirrors: Mirrors):
    mirrors.gone("first")
    mirrors.cut.add(f"/second/{LABELS}")
    with pytest.raises(OSError) as refusal:
        mnist.load_mnist()
    one_line(refusal, mnist.CACHE / LABELS, "(HTTPError, ", "connect to the network once")
    assert cached() == {IMAGES: FILES[IMAGES]}
    mirrors.cut.clear()
    same(mnist.load_mnist(), ARRAYS)
    assert mirrors.asked.count(f"/second/{IMAGES}") == 1


def test_an_interrupted_download_does_not_touch_the_old_file(mirrors: Mirrors):
    mnist.load_mnist()
    old = FILES[LABELS] + b"\0"
    (mnist.CACHE / LABELS).write_bytes(old)
    mirrors.cut |= {f"/first/{LABELS}", f"/second/{LABELS}"}
    with pytest.raises(OSError):
        mnist.load_mnist()
    assert cached() == FILES | {LABELS: old}


def test_a_damaged_file_in_the_cache_is_fetched_anew(mirrors: Mirrors):
    mnist.load_mnist()
    (mnist.CACHE / LABELS).write_bytes(FILES[LABELS][:-3])
    same(mnist.load_mnist(), ARRAYS)
    assert cached() == FILES


def test_mirrors_with_another_file_are_refused(mirrors: Mirrors):
    other = gzip.compress(idx(ARRAYS[0][::-1]))
    mirrors.files |= {f"/first/{IMAGES}": other, f"/second/{IMAGES}": other}
    with pytest.raises(OSError) as refusal:
        mnist.load_mnist()
    one_line(refusal, mnist.CACHE / IMAGES, "(wrong checksum, wrong checksum)", "set MNIST_DIR")
    assert cached() == {}


def test_a_cache_that_cannot_be_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setattr(mnist, "CACHE", tmp_path / "file" / "cache")
    with pytest.raises(OSError) as refusal:
        mnist.load_mnist()
    one_line(refusal, mnist.CACHE / IMAGES, "Not a directory", "set MNIST_DIR to a folder")


@pytest.fixture
def read_only(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache that may be read but not written to, by root neither."""
    with tempfile.TemporaryDirectory() as name:
        root, cache = Path(name), Path(name) / "cache"
        cache.mkdir()
        monkeypatch.setattr(mnist, "CACHE", cache)
        for file in NAMES[:2]:
            (cache / file).write_bytes(FILES[file])
        root.chmod(0o755)
        cache.chmod(0o555)
        user = os.geteuid()
        if user == 0:
            os.seteuid(65534)
        yield cache
        os.seteuid(user)
        cache.chmod(0o755)


def test_a_read_only_cache(read_only: Path):
    with pytest.raises(OSError) as refusal:
        mnist.load_mnist()
    one_line(refusal, read_only / NAMES[2], "(PermissionError", "or go on with load_digits()")
    assert sorted(cached()) == sorted(NAMES[:2])


def test_a_read_only_cache_that_has_the_files(
    read_only: Path, monkeypatch: pytest.MonkeyPatch, mirrors: Mirrors
):
    publish(monkeypatch, {name: FILES[name] for name in NAMES[:2]})
    assert [mnist.fetched(name) for name in NAMES[:2]] == [read_only / n for n in NAMES[:2]]
    assert mirrors.asked == []


def test_mnist_dir_is_read_and_nothing_is_fetched(folder: Path, mirrors: Mirrors):
    same(mnist.load_mnist(), ARRAYS)
    assert mirrors.asked == []
    assert cached() == {}


@pytest.mark.parametrize("name", NAMES)
def test_a_file_missing_in_mnist_dir(folder: Path, mirrors: Mirrors, name: str):
    (folder / name).unlink()
    with pytest.raises(FileNotFoundError) as refusal:
        mnist.load_mnist()
    one_line(refusal, f"no {folder / name}", "put it there, or unset MNIST_DIR", "load_digits()")
    assert mirrors.asked == []


@pytest.mark.parametrize("name", NAMES)
def test_a_wrong_checksum_in_mnist_dir(folder: Path, name: str):
    (folder / name).write_bytes(FILES[name] + b"\0")
    with pytest.raises(ValueError) as refusal:
        mnist.load_dataset()
    one_line(refusal, folder / name, "wrong checksum; replace this file")


@pytest.mark.parametrize("k", [0, 1, 2, 3])
def test_images_and_labels_of_different_length(
    folder: Path, monkeypatch: pytest.MonkeyPatch, k: int
):
    files = FILES | {NAMES[k]: gzip.compress(idx(ARRAYS[k][1:]))}
    (folder / NAMES[k]).write_bytes(files[NAMES[k]])
    publish(monkeypatch, files)
    images, labels = ([7, 7, 4, 4][j] - (j == k) for j in (k // 2 * 2, k // 2 * 2 + 1))
    with pytest.raises(ValueError) as refusal:
        mnist.load_dataset()
    first, second = folder / NAMES[k // 2 * 2], NAMES[k // 2 * 2 + 1]
    one_line(refusal, f"{first} has {images} images, {second} {labels} labels; replace both files")


def test_the_dataset_is_mnist_where_it_can_be_had(capfd: pytest.CaptureFixture[str]):
    same(mnist.load_dataset(), ARRAYS)
    assert "This run goes on" not in capfd.readouterr().err


def test_the_dataset_is_the_digits_without_mnist(
    mirrors: Mirrors, capfd: pytest.CaptureFixture[str]
):
    for mirror in ("first", "second"):
        mirrors.gone(mirror)
    found = mnist.load_dataset()
    assert found.name == "scikit-learn's 8x8 digits"
    same(found, list(mnist.load_digits()[1:]))
    said = capfd.readouterr()
    assert said.out == ""
    assert said.err == (
        f"MNIST: could not fetch {mnist.CACHE / IMAGES} (HTTPError, HTTPError); connect to the "
        "network once, or set MNIST_DIR to a folder that has the four files, or go on with "
        "load_digits(). This run goes on with scikit-learn's 8x8 digits.\n"
    )


def test_the_digits_are_all_there_and_use_the_whole_range():
    from sklearn import datasets  # as late as in the course: it takes a second

    bundled = datasets.load_digits()
    digits = mnist.load_digits()
    images = np.concatenate([digits.train_images, digits.test_images])
    labels = np.concatenate([digits.train_labels, digits.test_labels])
    np.testing.assert_array_equal(labels, bundled.target)
    assert images.shape == (1797, 8, 8)
    assert images.min() == 0
    assert images.max() == 255
    assert np.abs(images / 255 - bundled.images / 16).max() <= 0.5 / 255 + 1e-12
    assert len(digits.test_images) == len(digits.test_labels) == 256
    same(digits, list(mnist.load_digits()[1:]))


def test_where_mnist_is_fetched_from_and_kept():
    sites, sums, cache = PUBLISHED
    assert sites == (
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        "https://storage.googleapis.com/cvdf-datasets/mnist/",
    )
    assert list(sums.items()) == [
        ("train-images-idx3-ubyte.gz", "f68b3c2dcbeaaa9fbdd348bbdeb94873"),
        ("train-labels-idx1-ubyte.gz", "d53e105ee54ea40749a09fcbcd1e9432"),
        ("t10k-images-idx3-ubyte.gz", "9fb629c4189551a2d022fa330f9573f3"),
        ("t10k-labels-idx1-ubyte.gz", "ec29112dd5afa0611ce80d1b7f02629c"),
    ]
    assert cache == Path(pooch.os_cache("backprop-by-hand"))


@pytest.mark.skipif(not (REAL / IMAGES).is_file(), reason=f"MNIST is not in {REAL}")
def test_the_real_mnist(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("MNIST_DIR", str(REAL))
    monkeypatch.setattr(mnist, "CHECKSUMS", PUBLISHED[1])
    found = mnist.load_dataset()
    assert found.name == "MNIST"
    assert found.train_images.shape == (60000, 28, 28)
    assert found.test_images.shape == (10000, 28, 28)
    assert found.train_labels[:8].tolist() == [5, 0, 4, 1, 9, 2, 1, 3]
    assert found.test_labels[:8].tolist() == [7, 2, 1, 0, 4, 1, 4, 9]
    assert found.train_images.mean() == pytest.approx(33.3184, abs=1e-4)
    assert np.bincount(found.test_labels)[[0, 5, 9]].tolist() == [980, 892, 1009]
