"""What one build makes, the next can use; a file is there whole or not at all."""

from pathlib import Path

import pytest
from kept import KeptTogether, cache_folder, kept, replace


def test_a_text_is_made_once(tmp_path: Path):
    made: list[str] = []

    def make() -> str:
        made.append("now")
        return "역전파\n"

    for _ in range(2):
        assert kept(tmp_path / "figures/one.svg", make) == "역전파\n"
    assert made == ["now"]


def test_what_could_not_be_made_is_not_kept(tmp_path: Path):
    with pytest.raises(ZeroDivisionError):
        kept(tmp_path / "one", lambda: str(1 // 0))
    assert list(tmp_path.iterdir()) == []


def test_texts_kept_together_are_read_by_the_next_build(tmp_path: Path):
    file = tmp_path / "formulas/all.json"
    together = KeptTogether(file)
    assert together.get("x", lambda: "역") == "역"
    assert not file.exists()
    together.write()
    again = KeptTogether(file)
    assert again.get("x", lambda: pytest.fail("made twice")) == "역"
    again.write()
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("content", ["", '{"x": "half'])
def test_a_damaged_file_of_texts_counts_as_none(tmp_path: Path, content: str):
    (tmp_path / "all.json").write_text(content)
    assert KeptTogether(tmp_path / "all.json").get("x", lambda: "made") == "made"


def test_a_file_is_replaced_and_nothing_is_left_beside_it(tmp_path: Path):
    file = tmp_path / "new/folder/x.bin"
    for content in (b"old and long", b"new"):
        replace(file, content)
        assert file.read_bytes() == content
    assert list(file.parent.iterdir()) == [file]


def test_the_cache_is_in_the_checkout(tmp_path: Path):
    assert cache_folder(tmp_path) == tmp_path / ".cache"
    assert list((tmp_path / ".cache").iterdir()) == []


def test_where_the_checkout_cannot_be_written_it_is_elsewhere(tmp_path: Path, caplog):
    (tmp_path / ".cache").touch()
    with caplog.at_level("INFO"):
        folder = cache_folder(tmp_path)
    assert folder.is_dir()
    assert tmp_path not in folder.parents
    assert f"{tmp_path / '.cache'} cannot be written" in caplog.text
    assert str(folder) in caplog.text
    folder.rmdir()
