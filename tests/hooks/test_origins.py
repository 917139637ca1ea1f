"""A name for all that something is made from changes when that does, and only then."""

import itertools
import os
from pathlib import Path

import pytest
from origins import digest, files_behind

ages = itertools.count(1)


def write(root: Path, name: str, text: str) -> Path:
    """Write a file; each is younger than the one before, however fast this machine is."""
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    os.utime(file, (next(ages), next(ages)))
    return file


def behind(module: Path, root: Path) -> list[str]:
    return [file.relative_to(root).as_posix() for file in files_behind(module, root)]


def test_the_same_files_have_the_same_name(tmp_path: Path):
    files = [write(tmp_path, "a", "1"), write(tmp_path, "b", "2")]
    assert digest(files, "en") == digest(files, "en")
    assert len({digest(files), digest(files[:1]), digest(files, "en"), digest([])}) == 4


def test_another_content_is_another_name(tmp_path: Path):
    before = digest([write(tmp_path, "a", "1")])
    assert digest([write(tmp_path, "a", "2")]) != before
    assert digest([write(tmp_path, "a", "1")]) == before, "its age does not count"


def test_another_file_of_the_same_content_is_another_name(tmp_path: Path):
    before = digest([write(tmp_path, "a", "1")])
    assert digest([write(tmp_path, "b", "1")]) != before


def test_words_do_not_run_into_each_other():
    assert digest([], "a", "bc") != digest([], "ab", "c")


def test_a_module_stands_on_all_that_it_imports(tmp_path: Path):
    module = write(
        tmp_path,
        "snippets/unit/figures/curve.py",
        "import numpy as np\nimport snippets.unit.page\nfrom snippets.shared import style\n",
    )
    write(tmp_path, "snippets/unit/page.py", "from snippets.shared.losses import mean\n")
    write(tmp_path, "snippets/shared/style.py", "from matplotlib import pyplot\n")
    write(tmp_path, "snippets/shared/losses.py", "def mean(): import snippets.shared.deep\n")
    write(tmp_path, "snippets/shared/deep.py", "")
    write(tmp_path, "snippets/shared/unused.py", "")
    assert behind(module, tmp_path) == [
        "snippets/shared/deep.py",
        "snippets/shared/losses.py",
        "snippets/shared/style.py",
        "snippets/unit/figures/curve.py",
        "snippets/unit/page.py",
    ]


def test_modules_that_import_each_other_are_found_once(tmp_path: Path):
    one = write(tmp_path, "snippets/unit/one.py", "import snippets.unit.two\n")
    write(tmp_path, "snippets/unit/two.py", "import snippets.unit.one\n")
    assert behind(one, tmp_path) == ["snippets/unit/one.py", "snippets/unit/two.py"]


def test_a_module_that_python_cannot_read_imports_nothing(tmp_path: Path):
    one = write(tmp_path, "snippets/unit/one.py", "import snippets.unit.two\ndef")
    assert behind(one, tmp_path) == ["snippets/unit/one.py"]


def test_a_new_import_is_seen(tmp_path: Path):
    one = write(tmp_path, "snippets/unit/one.py", "")
    write(tmp_path, "snippets/unit/two.py", "")
    assert behind(one, tmp_path) == ["snippets/unit/one.py"]
    write(tmp_path, "snippets/unit/one.py", "import snippets.unit.two\n")
    assert behind(one, tmp_path) == ["snippets/unit/one.py", "snippets/unit/two.py"]


@pytest.mark.parametrize("reads", [True, False])
def test_records_count_for_who_reads_them(tmp_path: Path, reads: bool):
    runs = "from snippets.shared.records import read\n"
    module = write(tmp_path, "snippets/unit/figures/curve.py", runs if reads else "")
    write(tmp_path, "snippets/shared/records.py", "")
    for name in ("results.json", "weights.npz", "values.json"):
        write(tmp_path, f"snippets/unit/{name}", "")
    records = {"snippets/unit/results.json", "snippets/unit/weights.npz"}
    assert records & set(behind(module, tmp_path)) == (records if reads else set())
    assert "snippets/unit/values.json" not in behind(module, tmp_path)
