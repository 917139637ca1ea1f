"""Rows, batches, steps and scores, against their definitions."""

import numpy as np
import pytest

from snippets.two_layer_network.network import Parameters
from snippets.two_layer_network.training import (
    accuracy,
    batches,
    hold_out,
    pixel_rows,
    sgd_step,
    train,
)


def parameters(*values: float) -> Parameters:
    """One number for each array; nothing in training.py looks at their shapes."""
    return Parameters(*(np.array(v) for v in values))


def test_images_become_rows_between_zero_and_one():
    images = np.linspace(0, 255, 24).astype(np.uint8).reshape(2, 3, 4)
    before = images.copy()
    X = pixel_rows(images)
    assert X.shape == (2, 12)
    assert X.dtype == np.float64
    np.testing.assert_allclose(X[1, 4:8], images[1, 1] / 255.0)
    assert X.min() == 0
    assert X.max() == 1
    np.testing.assert_array_equal(images, before)


def test_hold_out_splits_all_rows_into_two_parts():
    kept, held = hold_out(50, 20, np.random.default_rng(1))
    assert (len(kept), len(held)) == (30, 20)
    assert sorted([*kept, *held]) == list(range(50))
    assert list(held) != sorted(held)
    again = hold_out(50, 20, np.random.default_rng(1))
    np.testing.assert_array_equal(held, again[1])
    assert list(held) != list(hold_out(50, 20, np.random.default_rng(2))[1])


@pytest.mark.parametrize("held_out", [-1, 0, 50, 51])
def test_hold_out_refuses_an_empty_part(held_out):
    with pytest.raises(ValueError, match=f"cannot hold out {held_out} of 50 rows"):
        hold_out(50, held_out, np.random.default_rng(0))


def test_batches_show_every_row_once_in_random_order():
    rng = np.random.default_rng(5)
    first, second = (list(batches(23, 5, rng)) for _ in range(2))
    assert [len(b) for b in first] == [5, 5, 5, 5, 3]
    for epoch in (first, second):
        assert sorted(np.concatenate(epoch)) == list(range(23))
    assert list(np.concatenate(first)) != list(np.concatenate(second))
    assert list(np.concatenate(first)) != list(range(23))


def test_batches_of_one_row_and_of_all():
    assert len(list(batches(4, 1, np.random.default_rng(0)))) == 4
    assert [len(b) for b in batches(4, 9, np.random.default_rng(0))] == [4]
    with pytest.raises(ValueError, match="batches of 0 from 4 rows"):
        next(batches(4, 0, np.random.default_rng(0)))


def test_a_step_goes_downhill_by_the_rate_and_leaves_the_old_parameters():
    params, grads = parameters(1, 2, 3, 4), parameters(10, 0, -10, 20)
    moved = sgd_step(params, grads, 0.1)
    np.testing.assert_allclose(moved, [0, 2, 4, 2])
    assert isinstance(moved, Parameters)
    np.testing.assert_array_equal(params, [1, 2, 3, 4])
    np.testing.assert_array_equal(grads, [10, 0, -10, 20])


def test_accuracy_counts_the_rows_whose_largest_entry_is_at_the_label():
    logits = np.array([[0, 9, 1, 2], [3, 1, 4, 1], [-5, -1, -3, -2], [8, 0, 1, 7.0]])
    assert accuracy(logits, np.array([1, 2, 1, 0])) == 1
    assert accuracy(logits, np.array([1, 2, 3, 3])) == 0.5
    assert accuracy(logits, np.array([0, 3, 3, 3])) == 0


NO_LABELS = {
    "too few": [1, 2],
    "one-hot": np.eye(3, dtype=int),
    "none": np.zeros(0, int),
    "a number": np.int64(1),
    "text": ["0", "1", "2"],
    "halves": [0.5, 1.0, 2.0],
    "truths": [True, False, True],
    "too large": [0, 1, 3],
    "negative": [0, 1, -1],
}


@pytest.mark.parametrize("labels", NO_LABELS.values(), ids=NO_LABELS)
def test_accuracy_refuses_labels_that_are_not_one_class_a_row(labels):
    with pytest.raises(ValueError, match=r"^[^\n]*labels? [^\n]*$"):
        accuracy(np.eye(3), np.array(labels))


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf])
def test_accuracy_refuses_logits_of_which_none_is_the_largest(value):
    logits = np.eye(3)
    logits[1, 2] = value
    with pytest.raises(ValueError, match=r"^logits \(3, 3\) have NaN or inf among them$"):
        accuracy(logits, np.arange(3))


def test_accuracy_takes_labels_of_bytes():
    assert accuracy(np.eye(3), np.array([0, 1, 1], np.uint8)) == 2 / 3


def quadratic(params, X, Y):
    """Slopes of half the mean of (w * x - y) ** 2, the same for all four entries."""
    return Parameters(*(np.mean((p * X - Y) * X) for p in params))


def test_train_takes_one_step_a_batch_and_shows_the_end_of_each_epoch():
    X = np.arange(7.0)[:, None]
    Y = X**2
    init = parameters(0, 1, 2, 3)
    run = train(
        init,
        quadratic,
        X,
        Y,
        epochs=3,
        batch_size=3,
        learning_rate=0.01,
        rng=np.random.default_rng(4),
    )
    rng, expected = np.random.default_rng(4), init
    count = 0
    for params in run:
        for rows in batches(7, 3, rng):
            expected = sgd_step(expected, quadratic(expected, X[rows], Y[rows]), 0.01)
        np.testing.assert_array_equal(params, expected)
        count += 1
    assert count == 3
    np.testing.assert_array_equal(init, [0, 1, 2, 3])


@pytest.mark.parametrize(
    "images",
    [np.ones((2, 3, 4)), np.ones((3, 4), np.uint8), np.ones((0, 3, 4), np.uint8), [[1], [2, 3]]],
    ids=["floats", "one image", "none", "ragged"],
)
def test_images_that_are_no_bytes_are_refused(images):
    with pytest.raises((ValueError, TypeError), match=r"^images.*"):
        pixel_rows(images)


def test_batches_of_no_rows_are_refused():
    with pytest.raises(ValueError, match="batches of 3 from 0 rows: too few"):
        next(batches(0, 3, np.random.default_rng(0)))


def test_a_step_refuses_what_would_broadcast():
    params = Parameters(np.ones((2, 3)), np.ones(3), np.ones((3, 2)), np.ones(2))
    column = params._replace(b1=np.ones((3, 1)))
    with pytest.raises(ValueError, match=r"^sgd_step: .* b1 is \(3,\), .* b1 is \(3, 1\), "):
        sgd_step(params, column, 0.1)
    with pytest.raises(ValueError, match=r"learning_rate is \(3,\); give "):
        sgd_step(params, params, np.ones(3))
    with pytest.raises(TypeError, match=r"^grads is list; give a tuple of 4$"):
        sgd_step(params, list(params), 0.1)


def test_targets_of_other_rows_are_refused():
    with pytest.raises(ValueError, match=r"^train: X is \(4, 1\), Y is \(5, 1\)"):
        train(
            parameters(1, 1, 1, 1),
            quadratic,
            np.ones((4, 1)),
            np.ones((5, 1)),
            epochs=1,
            batch_size=2,
            learning_rate=0.5,
            rng=np.random.default_rng(0),
        )
