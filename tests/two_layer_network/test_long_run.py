"""The long runs: small ones here, and a part of the recorded ones once more."""

import json
import os
import runpy
import sys

import numpy as np
import pytest

from snippets.shared.mnist import load_dataset, load_digits
from snippets.shared.records import images, results
from snippets.two_layer_network import long_run as experiment


@pytest.fixture(scope="module")
def small() -> tuple[experiment.Rows, experiment.Rows]:
    """Scikit-learn's digits, as rows."""
    return experiment.prepared(load_digits())


@pytest.fixture(scope="module")
def real() -> tuple[experiment.Rows, experiment.Rows]:
    """MNIST, as rows; without it the tests that need it are skipped, but not in CI."""
    data = load_dataset()
    if data.name != "MNIST":
        assert not os.environ.get("CI"), "CI needs MNIST: set MNIST_DIR"
        pytest.skip("MNIST is not here: set MNIST_DIR or connect once")
    return experiment.prepared(data)


def test_rows_come_with_their_labels_and_targets(small):
    train, test = small
    assert train.X.shape[1] == test.X.shape[1] == 64
    assert train.X.max() == 1
    np.testing.assert_array_equal(train.Y.argmax(axis=1), train.labels)
    part = train.part(np.array([3, 1]))
    np.testing.assert_array_equal(part.labels, train.labels[[3, 1]])
    np.testing.assert_array_equal(part.X, train.X[[3, 1]])
    np.testing.assert_array_equal(part.Y, train.Y[[3, 1]])


def test_a_run_repeats_itself_and_another_seed_does_not(small):
    train, _ = small
    setting = experiment.Setting("relu", 0.1)
    first, again, other = (experiment.run(train, setting, seed, epochs=2) for seed in (0, 0, 1))
    assert first.loss == again.loss
    assert first.loss != other.loss
    assert len(first.loss) == len(first.validation_accuracy) == len(first.validation_loss) == 3
    assert first.loss[-1] < first.loss[0] / 2
    assert first.validation_accuracy[-1] > 0.8


def test_without_the_mean_the_start_is_the_same_and_the_end_is_not(small):
    train, _ = small
    with_mean, without = (
        experiment.run(train, experiment.Setting("sigmoid", 0.001, mean), 0, epochs=1)
        for mean in (True, False)
    )
    assert with_mean.loss[0] == without.loss[0]
    assert without.loss[1] < with_mean.loss[1] - 0.1


def test_confusion_counts_labels_in_rows_and_answers_in_columns():
    table = experiment.confusion(np.array([1, 1, 2, 0]), np.array([1, 2, 2, 2]), 3)
    np.testing.assert_array_equal(table, [[0, 0, 0], [0, 1, 0], [1, 1, 1]])


def test_the_most_confident_mistakes_come_first():
    y_hat = np.array([[0.9, 0.1], [0.3, 0.7], [0.45, 0.55], [0.2, 0.8]])
    found = experiment.most_confidently_wrong(y_hat, np.array([0, 0, 0, 0]))
    np.testing.assert_array_equal(found, [3, 1, 2])


def test_the_choice_is_by_the_mean_validation_accuracy_of_right_settings():
    def record(hidden, rate, end, mean=True, test=0.5):
        shared = {"hidden": hidden, "rate": rate, "mean": mean, "test_accuracy": test}
        return shared | {"validation_accuracy": [0.1, end]}

    records = [
        record("relu", 0.1, 0.99, mean=False),
        record("relu", 0.1, 0.95),
        record("relu", 0.1, 0.65),
        record("relu", 0.5, 0.89, test=0.99),
        record("sigmoid", 0.1, 0.91),
        record("sigmoid", 0.1, 0.89),
    ]
    assert experiment.chosen(records) is records[4]


def test_the_command_writes_both_files(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("MNIST_DIR", str(tmp_path / "nowhere"))
    monkeypatch.setattr(
        sys, "argv", ["long_run", "--folder", f"{tmp_path}", "--seeds", "5", "--epochs", "1"]
    )
    runpy.run_path(experiment.__file__, run_name="__main__")
    assert "seed 5" in capsys.readouterr().out
    written = json.loads((tmp_path / "results.json").read_text())
    assert written["settings"]["seeds"] == [5]
    assert len(written["runs"]) == len(experiment.SETTINGS)
    assert written["one_file"] == []
    assert np.sum(written["confusion"]) == written["settings"]["tested_on"]
    with np.load(tmp_path / "images.npz") as file:
        assert file["samples"].shape == (10, 8, 8)
        assert file["weights"].shape == (20, 8, 8)
        assert len(file["wrong"]) == len(written["wrong"])


def test_the_record_is_complete():
    """Three seeds for each setting, settings and versions, small enough to keep."""
    record = results("two_layer_network")
    assert record["data"] == "MNIST"
    assert record["settings"]["seeds"] == [0, 1, 2]
    assert record["versions"].keys() == {"python", "numpy"}
    keys = [(r["hidden"], r["rate"], r["mean"], r["seed"]) for r in record["runs"]]
    wanted = [(*setting, seed) for setting in experiment.SETTINGS for seed in (0, 1, 2)]
    assert keys == wanted
    assert all(len(r["loss"]) == 11 for r in record["runs"])
    best = experiment.chosen(record["runs"])
    assert record["chosen"] == {name: best[name] for name in ("hidden", "rate", "seed")}
    confusion = np.array(record["confusion"])
    assert confusion.sum() == 10_000
    assert confusion.trace() / 10_000 == pytest.approx(best["test_accuracy"])
    assert np.shape(record["one_file"]) == (3, 10)
    assert images("two_layer_network")["samples"].shape == (10, 28, 28)


@pytest.mark.parametrize("setting", [("relu", 0.1, True), ("sigmoid", 0.001, False)], ids=str)
def test_the_first_epoch_of_recorded_runs_comes_out_again(real, setting):
    """Within what another processor's rounding may change in one epoch."""
    done = experiment.run(real[0], experiment.Setting(*setting), seed=0, epochs=1)
    recorded = next(
        r
        for r in results("two_layer_network")["runs"]
        if (r["hidden"], r["rate"], r["mean"], r["seed"]) == (*setting, 0)
    )
    assert done.loss == pytest.approx(recorded["loss"][:2], abs=1e-3)
    assert done.validation_loss == pytest.approx(recorded["validation_loss"][:2], abs=1e-3)
    assert done.validation_accuracy == pytest.approx(recorded["validation_accuracy"][:2], abs=2e-3)


def test_the_page_s_claims_about_the_recorded_runs_hold():
    """What the prose says in words."""
    end = {}
    for r in results("two_layer_network")["runs"]:
        key = (r["hidden"], r["rate"], r["mean"])
        end.setdefault(key, []).append((r["validation_accuracy"][-1], r["loss"][-1]))
    share = {key: np.mean([s for s, _ in runs]) for key, runs in end.items()}
    loss = {key: np.mean([v for _, v in runs]) for key, runs in end.items()}
    assert all(share["relu", r, True] > share["sigmoid", r, True] for r in (0.001, 0.01, 0.1))
    assert share["relu", 0.5, True] < share["sigmoid", 0.5, True]
    best = {h: max(share[h, r, True] for r in (0.001, 0.01, 0.1, 0.5)) for h in ("sigmoid", "relu")}
    assert abs(best["sigmoid"] - best["relu"]) < 0.002
    assert loss["relu", 0.5, True] < loss["relu", 0.1, True] + 0.005
    assert max(s for s, _ in end["relu", 0.1, False]) < 0.13
    assert share["sigmoid", 0.001, False] > share["sigmoid", 0.001, True] + 0.1
