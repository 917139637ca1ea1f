"""Pages on MNIST are compared where it is; elsewhere they run on the digits, and that is said."""

import os
from hashlib import md5
from pathlib import Path

import pytest

from snippets.shared import mnist
from tests.conftest import Planted
from tests.proof import real_data, recorded
from tests.proof.course import Course, SourcePage
from tests.proof.machines import HERE
from tests.proof.runs import python_blocks, runs
from tests.shared.test_mnist import FILES

PAGE = "docs/en/counted.md"
SECTIONS = ("imports", "read_idx", "files", "load_mnist", "load_dataset")
CODE = """# --8<-- [start:count]
data = load_dataset()
print(data.name, len(data.train_images))
# --8<-- [end:count]
"""
TEXT = "".join(
    f'```python\n--8<-- "shared/mnist.py:{section}"\n```\n\n' for section in SECTIONS
) + (
    '```python\n--8<-- "counted/page.py:count"\n```\n\n'
    '```text title="Output"\n--8<-- "counted/outputs.txt:count"\n```\n\n'
    "Tested on {{ len(data.test_images) }} images.\n"
)


@pytest.fixture
def counted(planted: Planted, tmp_path: Path) -> Planted:
    """A course whose MNIST is little, stands in tmp_path/mnist, and has a page."""
    (tmp_path / "mnist").mkdir()
    for name, data in FILES.items():
        (tmp_path / "mnist" / name).write_bytes(data)
        planted.edit("snippets/shared/mnist.py", mnist.CHECKSUMS[name], md5(data).hexdigest())
    room = planted.root / "snippets/counted"
    room.mkdir()
    (room / "outputs.txt").write_text(
        "# --8<-- [start:count]\nMNIST 7\n# --8<-- [end:count]\n", encoding="utf-8"
    )
    values = '{"counted/page.py:count": {"len(data.test_images)": "4"}}'
    (room / "values.json").write_text(values, encoding="utf-8")
    (room / "page.py").write_text(CODE, encoding="utf-8")
    (planted.root / PAGE).write_text(TEXT, encoding="utf-8")
    return planted


@pytest.fixture
def with_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MNIST_DIR", str(tmp_path / "mnist"))


@pytest.fixture
def without_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MNIST_DIR", str(tmp_path / "nothing"))


def complaints(planted: Planted) -> list[str]:
    page = planted.course().page("en", "counted.md")
    (run,) = runs(page, [HERE])
    blocks = python_blocks(page)
    return [c for block in blocks for c in recorded.block_complaints(page, run, block)]


def plant_wrong_digits(planted: Planted) -> None:
    planted.edit("snippets/counted/outputs.txt", "MNIST 7", "MNIST 8")
    planted.edit("snippets/counted/values.json", '"4"', '"5"')


def test_with_the_data_a_page_is_compared(counted: Planted, with_data):
    assert complaints(counted) == []
    plant_wrong_digits(counted)
    output, value = complaints(counted)
    assert "shown 'MNIST 8', printed 'MNIST 7'" in output
    assert "{{ len(data.test_images) }} is recorded as '5' but computes to '4'" in value


def test_without_the_data_nothing_is_compared(counted: Planted, without_data):
    plant_wrong_digits(counted)
    assert complaints(counted) == []


def test_without_the_data_the_page_must_run_all_the_same(counted: Planted, without_data):
    counted.edit("snippets/counted/page.py", "data.train_images", "data.train_image")
    counted.edit(PAGE, "{{ len(data.test_images) }}", "{{ len(data.test_image) }}")
    output, value = complaints(counted)
    assert f"{PAGE}:" in output
    assert "[count] fails: AttributeError" in output
    assert "{{ len(data.test_image) }} fails: AttributeError" in value


def test_damaged_data_is_no_missing_data(counted: Planted, with_data, tmp_path: Path):
    (tmp_path / "mnist" / "train-labels-idx1-ubyte.gz").write_bytes(b"")
    output, _ = complaints(counted)
    assert "[count] fails: ValueError: " in output
    assert "train-labels-idx1-ubyte.gz has a wrong checksum; replace this file" in output


def offline(folder: Path, ci: str = "") -> dict[str, str]:
    """The environment of a machine without MNIST, empty cache, and no way to the mirrors."""
    nowhere = {"MNIST_DIR": "", "XDG_CACHE_HOME": str(folder), "HTTPS_PROXY": "http://127.0.0.1:9"}
    return nowhere | {"CI": ci, "NO_PROXY": "", "no_proxy": "", "https_proxy": "http://127.0.0.1:9"}


def proven(planted: Planted, **settings: str) -> tuple[int, str]:
    done = planted.run("pytest", "-q", PAGE, **settings)
    return done.returncode, done.stdout


def test_a_whole_run_with_the_data(counted: Planted, tmp_path: Path):
    code, said = proven(counted, MNIST_DIR=os.path.relpath(tmp_path / "mnist", counted.root))
    assert code == 0, said
    assert "skipped" not in said
    plant_wrong_digits(counted)
    code, said = proven(counted, MNIST_DIR=str(tmp_path / "mnist"))
    assert code == 1
    assert "shown 'MNIST 8', printed 'MNIST 7'" in said
    assert "is recorded as '5' but computes to '4'" in said


def test_a_whole_run_without_the_data_says_so_in_one_line(counted: Planted, tmp_path: Path):
    plant_wrong_digits(counted)
    code, said = proven(counted, **offline(tmp_path / "cache"))
    assert code == 0, said
    (line,) = [line for line in said.splitlines() if "MNIST" in line]
    assert line.startswith("SKIPPED [1] tests/proof/real_data.py:")
    assert line.endswith(
        "the pages on MNIST ran on scikit-learn's digits, their numbers were not compared: MNIST "
        f"is not in {tmp_path / 'cache' / 'backprop-by-hand'}; `make data` fetches it, or set "
        "MNIST_DIR to where it is"
    )
    assert not (tmp_path / "cache").exists(), "the run tried to fetch MNIST"


def test_in_ci_a_whole_run_without_the_data_fails(counted: Planted, tmp_path: Path):
    code, said = proven(counted, **offline(tmp_path / "cache", ci="true"))
    assert code == 1
    assert "1 failed" in said
    assert "the pages on MNIST ran on scikit-learn's digits" in said


def record(planted: Planted, **settings: str) -> tuple[int, str]:
    done = planted.run("tests.proof.recorded", PAGE, PYTHONPATH="hooks", **settings)
    return done.returncode, done.stderr.strip()


def test_a_page_is_recorded_from_the_real_data_only(counted: Planted, tmp_path: Path):
    plant_wrong_digits(counted)
    code, said = record(counted, **offline(tmp_path / "cache"))
    assert code == 1
    assert said.splitlines()[-1].startswith(
        f"{PAGE} is recorded from the real data only: MNIST: could not fetch "
    )
    count = counted.root / "snippets/counted/outputs.txt"
    assert "MNIST 8" in count.read_text(encoding="utf-8")
    assert record(counted, MNIST_DIR=str(tmp_path / "mnist")) == (0, "")
    assert "MNIST 7" in count.read_text(encoding="utf-8")


def test_make_data_fetches_or_says_why_not_in_one_line(counted: Planted, tmp_path: Path):
    command = ("tests.proof.real_data",)
    done = counted.run(*command, PYTHONPATH="hooks", **offline(tmp_path / "cache"))
    assert done.returncode == 1
    (line,) = done.stderr.strip().splitlines()
    assert line.startswith("MNIST: could not fetch ")
    done = counted.run(*command, PYTHONPATH="hooks", MNIST_DIR=str(tmp_path / "mnist"))
    assert (done.returncode, done.stderr) == (0, "")


def page_of(planted: Planted, code: str) -> SourcePage:
    (planted.root / "snippets/counted/page.py").write_text(
        f"# --8<-- [start:count]\n{code}\n# --8<-- [end:count]\n", encoding="utf-8"
    )
    return planted.course().page("en", "counted.md")


@pytest.mark.parametrize(
    ("code", "uses"),
    [
        ("data = load_dataset()", True),
        ("def train(load=load_mnist):\n    return load()", True),
        ("images = mnist.load_mnist().train_images", True),
        ("data = load_digits()  # not load_dataset()", False),
        ("broken = (", False),
    ],
)
def test_a_page_that_only_shows_the_loaders_does_not_use_mnist(
    counted: Planted, code: str, uses: bool
):
    assert real_data.uses_mnist(page_of(counted, code)) is uses


def test_the_other_chapters_do_not_use_mnist(course: Course):
    assert not real_data.uses_mnist(course.page("en", "logistic-unit.md"))


@pytest.mark.parametrize("ci", ["", "true"])
def test_where_mnist_is_looked_for_is_settled_once(monkeypatch, capsys, ci: str, tmp_path: Path):
    def offline_load() -> None:
        raise OSError("MNIST: no network")

    monkeypatch.setattr(mnist, "load_mnist", offline_load)
    monkeypatch.setattr(mnist, "CACHE", tmp_path)
    monkeypatch.setenv("CI", ci)
    monkeypatch.setenv("MNIST_DIR", "")
    real_data.settle()
    assert os.environ["MNIST_DIR"] == str(tmp_path)
    assert capsys.readouterr().err == ("MNIST: no network\n" if ci else "")
