"""The recorded race is complete, and what the page says of it in words holds."""

import itertools

import pytest

from snippets.shared.records import results


@pytest.fixture(scope="module")
def record() -> dict:
    """What `make bench` wrote."""
    return results("fast")


def test_the_record_says_what_was_run_and_on_what(record):
    assert record["data"] == "MNIST"
    assert record["cpu"]
    assert record["versions"].keys() >= {"python", "numpy", "torch", "jax"}
    settings = {"rows": 60000, "pixels": 784, "hidden_units": 100, "batch_size": 32, "threads": 1}
    assert record["settings"].items() >= settings.items()
    assert record["settings"]["rounds"] >= 5


def test_each_ratio_lies_within_its_spread(record):
    rows = record["contenders"] + record["steps"]
    ratios = [r["ratio"] for r in rows] + [*record["speed_ups"].values(), record["two_threads"]]
    assert all(0 < r["low"] <= r["median"] <= r["high"] for r in ratios)


def test_all_who_learned_learned_the_same(record):
    rows = record["contenders"] + record["steps"]
    shares = [r["accuracy"] for r in rows if r["accuracy"] is not None]
    assert len(shares) == len(rows) - 2  # two floors learn nothing
    assert max(shares) - min(shares) < 0.005


def test_the_page_s_claims_about_the_steps_hold(record):
    """float32 is the largest step, then no fresh arrays; PyTorch is the slowest, then JAX."""
    speed = {r["name"]: r["ratio"]["median"] for r in record["steps"]}
    assert list(speed)[-1] == "two threads"
    gains = {b: speed[b] - speed[a] for a, b in itertools.pairwise(list(speed)[:-1])}
    largest = sorted(gains, key=gains.get, reverse=True)
    assert largest[:2] == ["float32", "no fresh arrays"]
    ups = {name: r["median"] for name, r in record["speed_ups"].items()}
    assert ups["pytorch"] > ups["jax"] > 1 > ups["same products"]
    assert ups["floor"] > ups["same products"]


def test_all_but_jax_keep_to_one_core(record):
    """As the page says: the clock and the processor agree, except of JAX and of two threads."""
    rows = record["contenders"] + record["steps"]
    cores = {r["name"]: r["clock_ratio"]["median"] / r["ratio"]["median"] for r in rows}
    assert {name for name, share in cores.items() if abs(share - 1) > 0.05} == {
        "jax",
        "two threads",
    }
