"""A verdict is kept as long as what it depends on stays the same, and never used in CI."""

from pathlib import Path

import pytest

from tests.proof.verdicts import Verdicts


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CI", raising=False)
    file = tmp_path / "module.py"
    file.write_text("one", encoding="utf-8")
    return file


def of(module: Path, *words: str) -> Verdicts:
    return Verdicts(module.parent, "bugs", [module], *words)


def test_it_is_known_again(module: Path):
    assert of(module).get("a bug") is None
    of(module).put("a bug", 1)
    of(module).put("another", 0)
    assert (of(module).get("a bug"), of(module).get("another")) == (1, 0)


def test_it_is_forgotten_when_a_file_or_a_word_changes(module: Path):
    of(module).put("a bug", 1)
    assert of(module, "a word").get("a bug") is None
    module.write_text("two", encoding="utf-8")
    assert of(module).get("a bug") is None


def test_in_ci_only_the_same_run_knows_it(module: Path, monkeypatch: pytest.MonkeyPatch):
    of(module).put("a bug", 1)
    monkeypatch.setenv("CI", "true")
    assert of(module).get("a bug") is None
    of(module).put("a bug", 1)
    assert of(module).get("a bug") == 1
    monkeypatch.setenv("RUN_OF_THE_PROOF", "a later run")
    assert of(module).get("a bug") is None
