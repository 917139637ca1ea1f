"""What the pieces fetch is what the course's code makes, and says what it should."""

import base64
import json
import runpy
import sys
from collections.abc import Callable

import numpy as np
import pytest

from snippets.digits import on_demand
from snippets.digits.stored import stored
from snippets.shared.mnist import load_digits


@pytest.mark.parametrize("name", on_demand.DATA)
def test_the_script_is_up_to_date(name: str):
    file = on_demand.PIECES / f"{name}.js"
    assert file.read_text(encoding="utf-8") == on_demand.script(name), (
        f"{file.name}: run python -m snippets.digits.on_demand"
    )


def said(name: str) -> object:
    """What a script hands over."""
    head, _, data = on_demand.script(name).partition(" = ")
    assert head == f'(globalThis.bbh_data ??= {{}})["{name}"]'
    return json.loads(data.removesuffix(";\n"))


def test_the_weights_are_all_there_in_half_precision():
    numbers = np.frombuffer(base64.b64decode(said("digits-weights")), "<f2")
    np.testing.assert_array_equal(numbers, np.concatenate([a.ravel() for a in stored()]))


def test_the_digits_are_those_of_the_course():
    data, found = load_digits(), said("digits-images")
    for name, images, labels in (
        ("train", data.train_images, data.train_labels),
        ("test", data.test_images, data.test_labels),
    ):
        levels = np.frombuffer(found[name]["images"].encode(), np.uint8) - ord("a")
        np.testing.assert_array_equal(np.round(levels * (255 / 16)), images.ravel())
        assert [int(label) for label in found[name]["labels"]] == labels.tolist()


def as_a_program() -> None:
    runpy.run_path(on_demand.__file__, run_name="__main__")


@pytest.mark.parametrize("command", [on_demand.main, as_a_program])
def test_the_command_writes_both(command: Callable, tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["on_demand", "--folder", str(tmp_path)])
    command()
    assert {file.name for file in tmp_path.iterdir()} == {f"{n}.js" for n in on_demand.DATA}
    for name in on_demand.DATA:
        assert (tmp_path / f"{name}.js").read_text(encoding="utf-8") == on_demand.script(name)
