"""A zip depends on nothing but what is in it."""

import io
from zipfile import ZipFile

from zipped import zipped


def test_the_order_of_entries_does_not_matter():
    assert zipped({"b/x": b"1", "a": b"2"}) == zipped({"a": b"2", "b/x": b"1"})


def test_entries_are_sorted_readable_and_of_the_same_age():
    with ZipFile(io.BytesIO(zipped({"b/x": b"1", "a": b"", "역전파": b"3"}))) as archive:
        assert archive.namelist() == ["a", "b/x", "역전파"]
        assert [archive.read(name) for name in archive.namelist()] == [b"", b"1", b"3"]
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.external_attr >> 16 & 0o777 for info in archive.infolist()} == {0o644}


def test_a_zip_may_be_empty():
    with ZipFile(io.BytesIO(zipped({}))) as archive:
        assert archive.namelist() == []
