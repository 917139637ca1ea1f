"""What one build makes, the next can use; a file is there whole or not at all."""

from pathlib import Path

import pytest
from kept import Kept, cache_folder, replace


def test_a_text_is_made_once(tmp_path: Path):
    made: list[str] = []

    def make() -> str:
        made.append("now")
        return "역전파\n"

    for _ in range(2):
        assert Kept(tmp_path / "figures").get("one.svg", make) == "역전파\n"
    assert made == ["now"]


def test_texts_have_names_of_their_own(tmp_path: Path):
    kept = Kept(tmp_path)
    assert kept.get("one", lambda: "1") == "1"
    assert kept.get("two", lambda: "2") == "2"


def test_what_could_not_be_made_is_not_kept(tmp_path: Path):
    kept = Kept(tmp_path)
    with pytest.raises(ZeroDivisionError):
        kept.get("one", lambda: str(1 // 0))
    assert list(tmp_path.iterdir()) == []


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
