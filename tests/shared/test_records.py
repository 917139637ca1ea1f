"""Recorded results are read as they were written."""

import numpy as np
import pytest

from snippets.shared import records
from snippets.shared.records import curves, images, results

RUNS = [
    {"kind": "a", "rate": 0.1, "seed": 0, "loss": [3, 2]},
    {"kind": "a", "rate": 0.1, "seed": 1, "loss": [5, 4]},
    {"kind": "a", "rate": 0.2, "seed": 0, "loss": [7, 6]},
    {"kind": "b", "rate": 0.1, "seed": 0, "loss": [9, 8]},
]


def test_curves_are_those_of_the_setting_one_row_a_seed():
    np.testing.assert_array_equal(curves(RUNS, "loss", kind="a", rate=0.1), [[3, 2], [5, 4]])
    np.testing.assert_array_equal(curves(RUNS, "loss", rate=0.2), [[7, 6]])
    np.testing.assert_array_equal(curves(RUNS, "seed", kind="b"), [0])
    assert curves(RUNS, "loss").shape == (4, 2)


def test_a_setting_that_was_not_run_is_refused():
    with pytest.raises(ValueError, match=r"no run was recorded with .'kind': 'c'."):
        curves(RUNS, "loss", kind="c")


def test_files_are_found_in_the_chapters_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(records, "SNIPPETS", tmp_path)
    (tmp_path / "trial").mkdir()
    (tmp_path / "trial/results.json").write_text('{"word": "é"}', encoding="utf-8")
    np.savez_compressed(tmp_path / "trial/images.npz", some=np.arange(3), other=np.eye(2))
    assert results("trial") == {"word": "é"}
    found = images("trial")
    assert found.keys() == {"some", "other"}
    np.testing.assert_array_equal(found["some"], [0, 1, 2])


def test_the_folder_of_chapters_is_there():
    assert (records.SNIPPETS / "two_layer_network").is_dir()
    assert records.SNIPPETS.name == "snippets"
