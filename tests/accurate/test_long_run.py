"""The recorded results of the accurate network, and a part of them run again."""

import json
import os
import runpy
import sys

import numpy as np
import pytest

from snippets.accurate import long_run
from snippets.accurate.recipe import follow
from snippets.shared.mnist import Dataset, load_digits, load_mnist
from snippets.shared.records import SNIPPETS, results
from snippets.two_layer_network.network import Parameters
from snippets.two_layer_network.training import hold_out


@pytest.fixture(scope="module")
def mnist() -> Dataset:
    """The real data; without it nothing is compared, and in CI that is a failure."""
    try:
        return load_mnist()
    except OSError as missing:
        refuse = pytest.fail if os.environ.get("CI") else pytest.skip
        refuse(f"the recorded accuracies are not compared: {missing}")


@pytest.fixture(scope="module")
def stored() -> Parameters:
    with np.load(SNIPPETS / "accurate" / "weights.npz") as archive:
        return Parameters(*(archive[name] for name in Parameters._fields))


def test_the_recipes_on_the_page_are_those_that_were_run():
    recorded = {row["name"]: row["recipe"] for row in results("accurate")["table"]}
    now = long_run.LADDER | long_run.WITHOUT
    assert recorded == {name: recipe._asdict() for name, recipe in now.items()}


def test_the_goals_are_met_by_the_record():
    final = results("accurate")["final"]
    mean = {name: np.mean([run["test_accuracy"] for run in final[name]]) for name in final}
    assert mean["short"] >= 0.983
    assert mean["long"] >= 0.988
    assert all(len(runs) >= 3 for runs in final.values())


def test_the_stored_weights_are_small_and_in_half_precision(stored: Parameters):
    assert (SNIPPETS / "accurate" / "weights.npz").stat().st_size <= 200_000
    assert {p.dtype for p in stored} == {np.dtype(np.float16)}
    assert [p.shape for p in stored] == [(784, 100), (100,), (100, 10), (10,)]


def test_the_stored_weights_reach_the_recorded_accuracy(mnist: Dataset, stored: Parameters):
    X, _ = long_run.prepared(mnist.test_images, mnist.test_labels)
    single = Parameters(*(p.astype(np.float32) for p in stored))
    reached = long_run.score(single, X, mnist.test_labels)
    assert reached == pytest.approx(results("accurate")["stored_test_accuracy"], abs=2e-4)


def test_the_first_epochs_of_a_recorded_run_come_out_again(mnist: Dataset):
    """Within three tenths of a percentage point: other CPUs round in another order."""
    row = next(r for r in results("accurate")["table"] if "short" in r["name"])
    run = row["runs"][0]
    X, Y = long_run.prepared(mnist.train_images, mnist.train_labels)
    split = np.random.default_rng(long_run.SPLIT_SEED)
    kept, held = hold_out(len(X), len(X) // 12, split)
    epochs = follow(long_run.SHORT, X[kept], Y[kept], 100, np.random.default_rng(run["seed"]))
    for recorded in run["validation_accuracy"][:2]:
        reached = long_run.score(next(epochs), X[held], mnist.train_labels[held])
        assert reached == pytest.approx(recorded, abs=0.003)


def test_the_experiment_runs_on_any_data_and_writes_both_files(tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("MNIST_DIR", str(tmp_path / "nowhere"))
    options = ["--folder", str(tmp_path), "--seeds", "0", "1", "--epochs", "2"]
    monkeypatch.setattr(sys, "argv", ["long_run", *options])
    runpy.run_path(long_run.__file__, run_name="__main__")
    written = json.loads((tmp_path / "results.json").read_text())
    assert written["data"] == load_digits().name
    assert [row["name"] for row in written["table"]] == [*long_run.LADDER, *long_run.WITHOUT]
    assert all(len(run["validation_accuracy"]) == 2 for run in written["table"][0]["runs"])
    with np.load(tmp_path / "weights.npz") as archive:
        assert archive["W1"].shape == (64, 100)
    assert "plain descent" in capsys.readouterr().out


def test_without_epochs_the_recipes_keep_their_own(tmp_path, monkeypatch):
    short = long_run.SHORT._replace(epochs=1)
    monkeypatch.setattr(long_run, "LADDER", {"one": short})
    monkeypatch.setattr(long_run, "WITHOUT", {})
    monkeypatch.setattr(long_run, "SHORT", short)
    monkeypatch.setattr(long_run, "LONG", short)
    written = long_run.record(load_digits(), tmp_path, [0], None)
    assert written["table"][0]["recipe"]["epochs"] == 1
