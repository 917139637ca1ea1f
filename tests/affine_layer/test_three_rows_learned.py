"""What the chapter on the affine layer says about the three rows and a hidden layer."""

import numpy as np
import pytest

from snippets.affine_layer.affine import Affine
from snippets.affine_layer.figures.hidden_training import RATE, STEPS, X, Y, hidden, unit
from snippets.affine_layer.mistakes import NoSumAffine
from snippets.affine_layer.small_network import train
from snippets.layers.building_blocks import Chain, Sigmoid
from snippets.logistic_unit.unit import backward
from snippets.logistic_unit.unit import train as train_unit


@pytest.fixture(scope="module")
def trained() -> Chain:
    network = hidden()
    assert train(network, X, Y, RATE, STEPS)[-1] < 1 / 500
    return network


def test_the_unit_as_layers_is_the_logistic_unit():
    losses = train(unit(), X, Y, 0.1, 200)
    *_, known = train_unit(X, Y[:, 0], np.zeros(2), 0.0, backward, 0.1, 200)
    np.testing.assert_allclose(losses, known, rtol=1e-12)


def test_the_unit_stays_above_one_ninth():
    losses = train(unit(), X, Y, RATE, STEPS)
    assert losses.min() >= 1 / 9 - 1e-12
    assert losses[-1] == pytest.approx(1 / 9, abs=1e-6)


def test_the_network_learns_the_three_rows(trained):
    assert np.abs(trained.forward(X) - Y).max() < 0.06


def test_no_hidden_unit_turns_but_the_prediction_does(trained):
    x = np.linspace(0.4, 5.6, 500)
    rows = np.stack([x, x + 1], axis=1)
    first, bend, last, _ = trained.layers
    slants = np.sign(np.diff(bend.forward(first.forward(rows)), axis=0))
    assert (slants == [1, -1, 1]).all()
    assert (np.sign(last.W[:, 0]) == [1, 1, -1]).all()
    turns = np.diff(np.sign(np.diff(trained.forward(rows)[:, 0])))
    assert np.count_nonzero(turns) == 1


def test_the_rows_are_on_one_line_before_the_hidden_layer_and_not_after(trained):
    first, bend, *_ = trained.layers
    for points, rank in ((X, 1), (bend.forward(first.forward(X)), 2)):
        assert np.linalg.matrix_rank(points[1:] - points[0], tol=1e-6) == rank


def test_a_straight_line_in_two_hidden_units_separates_the_middle_row(trained):
    first, bend, *_ = trained.layers
    assert (bend.forward(first.forward(X))[:, :2].sum(axis=1) > 0.5).tolist() == [True, False, True]


def test_the_loss_stays_near_the_floor_for_a_few_hundred_steps():
    losses = train(hidden(), X, Y, RATE, 800)
    assert losses[300] > 1 / 12
    assert losses[800] < 1 / 24
    assert (losses[1:] < 1 / 9).all()


def test_without_a_bend_the_floor_stays():
    start = hidden()
    flat = Chain(start.layers[0], start.layers[2], Sigmoid())
    assert train(flat, X, Y, 0.1, 5000)[-1] == pytest.approx(1 / 9, abs=1e-6)


def test_from_zero_the_hidden_units_stay_alike():
    zero = Chain(
        Affine(np.zeros((2, 3)), np.zeros(3)), Sigmoid(), Affine(np.zeros((3, 1)), np.zeros(1))
    )
    zero = Chain(*zero.layers, Sigmoid())
    assert train(zero, X, Y, RATE, STEPS)[-1] == pytest.approx(1 / 9, abs=1e-6)
    for alike in (zero.layers[0].W.T, zero.layers[0].b, zero.layers[2].W):
        np.testing.assert_allclose(alike, alike[[0, 0, 0]], rtol=1e-12)


def test_without_the_sum_every_row_gets_a_bias_of_its_own_and_the_rows_are_memorised():
    wrong = Chain(NoSumAffine(np.zeros((2, 1)), np.zeros(1)), Sigmoid())
    assert train(wrong, X, Y, 1.0, 2000)[-1] < 1 / 1000
    assert wrong.layers[0].b.shape == (3, 1)
    assert wrong.forward(X[:1]).shape == (3, 1)
    with pytest.raises(ValueError, match="broadcast"):
        wrong.forward(X[:2])
