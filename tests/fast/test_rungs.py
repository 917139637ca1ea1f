"""Each rung takes the steps of the plain network, with one change more."""

import numpy as np
import pytest

from snippets.fast.fast_net import FastNet, most_lit
from snippets.fast.rungs import (
    as_far_as_lit,
    gathered,
    no_fresh_arrays,
    plain,
    plain_in,
    rate_folded,
)
from snippets.two_layer_network.network import SIGMOID, Parameters, gradients
from snippets.two_layer_network.training import batches, sgd_step

D, H, C = 5, 4, 3
ALL, STEPS = np.arange(D), (no_fresh_arrays, gathered, rate_folded, as_far_as_lit)


@pytest.fixture
def params() -> Parameters:
    """Weights and biases, none of them zero."""
    rng = np.random.default_rng(51)
    return Parameters(*(0.3 * rng.normal(size=s) for s in ((D, H), (H,), (H, C), (C,))))


@pytest.fixture
def rows() -> tuple[np.ndarray, np.ndarray]:
    """Rows with a dark column, and one that is dark in most."""
    rng = np.random.default_rng(52)
    X = rng.random((40, D))
    X[:, 2] = 0
    X[5:, 1] = 0
    return X, rng.dirichlet(np.ones(C), size=40)


def many() -> list[np.ndarray]:
    """A hundred batches, some shorter than the others."""
    rng = np.random.default_rng(53)
    return [batch for _ in range(20) for batch in batches(40, 9, rng)]


def walked(step, params, X, Y, columns):
    net = FastNet(params, X, Y, 0.1, columns)
    for batch in many():
        step(net, batch)
    return net.parameters()


def test_plain_steps_are_those_of_the_chapter_before(params, rows):
    X, Y = rows
    expected = params
    for picked in (np.array([3, 1, 4]), np.array([15, 9])):
        grads = gradients(expected, X[picked], Y[picked], SIGMOID)
        expected = sgd_step(expected, grads, 0.3)
    found = plain(params, X, Y, 0.3, [np.array([3, 1, 4]), np.array([15, 9])])
    for a, b in zip(found, expected, strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("dtype", [np.float16, np.float32, np.float64])
def test_all_numbers_are_of_the_type(dtype, params, rows, monkeypatch):
    found = plain_in(dtype, params, *rows, 0.1, many())
    assert {p.dtype for p in found} == {np.dtype(dtype)}
    far = 0.01 if dtype is np.float16 else 4e-7
    for a, b in zip(found, plain(params, *rows, 0.1, many()), strict=True):
        np.testing.assert_allclose(a, b, rtol=0, atol=far)


def test_rows_and_targets_are_converted_too(params, rows, monkeypatch):
    seen = []
    monkeypatch.setattr("snippets.fast.rungs.plain", lambda *given: seen.extend(given[:3]))
    plain_in(np.float32, params, *rows, 0.1, [])
    assert {a.dtype for a in (*seen[0], *seen[1:])} == {np.dtype(np.float32)}


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("lit", [False, True])
def test_a_hundred_steps_end_where_the_plain_network_ends(step, lit, params, rows):
    columns = most_lit(rows[0]) if lit else ALL
    found = walked(step, params, *rows, columns)
    for a, b in zip(found, plain(params, *rows, 0.1, many()), strict=True):
        np.testing.assert_allclose(a, b, rtol=0, atol=4e-7)


def test_rungs_change_what_they_say_and_nothing_else(params, rows):
    """Where the order of additions is the same, so is every digit."""
    ends = [walked(step, params, *rows, ALL) for step in (no_fresh_arrays, gathered)]
    for a, b in zip(*ends, strict=True):
        np.testing.assert_array_equal(a, b)
    columns = most_lit(rows[0])
    ends = [walked(step, params, *rows, columns) for step in (as_far_as_lit, FastNet.step)]
    for a, b in zip(*ends, strict=True):
        np.testing.assert_array_equal(a, b)


def traced(step, params, rows, monkeypatch):
    """What a step hands to the pass, and the network."""
    seen = []
    monkeypatch.setattr("snippets.fast.rungs.slopes_into", lambda *given: seen.append(given))
    net = FastNet(params, *rows, 0.1, most_lit(rows[0]))
    step(net, np.array([9, 10, 11]))
    return net, seen[0]


def test_only_the_first_rung_makes_a_fresh_batch(params, rows, monkeypatch):
    for step in STEPS:
        _, (_, _, X, Y, work, _) = traced(step, params, rows, monkeypatch)
        shares = [np.shares_memory(a, work.rows) for a in (X, Y)]
        assert shares == [step is not no_fresh_arrays] * 2


def test_the_rate_is_in_the_scale_from_the_third_rung_on(params, rows, monkeypatch):
    scales = [traced(step, params, rows, monkeypatch)[1][5] for step in STEPS]
    assert scales == [1 / 3, 1 / 3, 0.1 / 3, 0.1 / 3]


def test_only_the_last_rung_stops_at_the_reach(params, rows, monkeypatch):
    widths = [traced(step, params, rows, monkeypatch)[1][2].shape[1] for step in STEPS]
    assert widths == [D, D, D, D - 1]


def test_weights_beyond_the_reach_stay_where_they_are(params, rows):
    net = FastNet(params, *rows, 0.1, most_lit(rows[0]))
    as_far_as_lit(net, np.array([0, 1]))
    before = net.parameters().W1
    as_far_as_lit(net, np.array([9, 10]))
    moved = np.abs(net.parameters().W1 - before).max(axis=1)
    np.testing.assert_array_equal(moved > 0, [1, 0, 0, 1, 1])


def test_what_does_not_fit_is_refused(params, rows):
    X, Y = rows
    with pytest.raises(TypeError, match=r"^X is uint8; give floats$"):
        plain(params, X.astype(np.uint8), Y, 0.1, [])
    with pytest.raises(TypeError, match=r"^Y is uint8; give floats$"):
        plain_in(np.float32, params, X, Y.astype(np.uint8), 0.1, [])
    with pytest.raises(ValueError, match=r"^plain: .*rate is \(3,\); give "):
        plain(params, X, Y, np.ones(3), [])
