"""Softmax and cross-entropy against finite differences and against an independent oracle."""

import math

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.shared.gradient_check import complex_gradient, numeric_gradient
from snippets.softmax_cross_entropy.loss import (
    SoftmaxCrossEntropy,
    cross_entropy,
    log_softmax,
    one_hot,
    softmax,
)

# Sizes that differ from each other.
N, C = 5, 3


@pytest.fixture
def logits() -> np.ndarray:
    return np.random.default_rng(1).normal(size=(N, C)) * 2


@pytest.fixture
def soft() -> np.ndarray:
    """Targets that are not one-hot."""
    return np.random.default_rng(2).dirichlet(np.ones(C), size=N)


def oracle_loss(logits, Y):
    """The loss, written anew for autograd; shares no line with the course's code."""
    top = anp.max(logits, axis=1)
    log_total = top + anp.log(anp.sum(anp.exp(logits - top[:, None]), axis=1))
    return anp.mean(log_total * anp.sum(Y, axis=1) - anp.sum(Y * logits, axis=1))


def loss_of(logits, targets):
    return SoftmaxCrossEntropy().forward(logits, targets)


def gradient_of(logits, targets, *grad_out):
    layer = SoftmaxCrossEntropy()
    layer.forward(logits, targets)
    return layer.backward(*grad_out)


def test_softmax_and_its_logarithm_agree_with_the_formula_entry_by_entry(logits):
    for i, j in np.ndindex(N, C):
        share = math.exp(logits[i, j]) / math.fsum(math.exp(z) for z in logits[i])
        assert math.isclose(softmax(logits)[i, j], share, rel_tol=1e-13)
        assert math.isclose(log_softmax(logits)[i, j], math.log(share), rel_tol=1e-12)


def test_softmax_of_one_vector_is_a_row_of_the_batch(logits):
    np.testing.assert_array_equal(softmax(logits[1]), softmax(logits)[1])
    np.testing.assert_array_equal(log_softmax(logits[1]), log_softmax(logits)[1])


@pytest.mark.parametrize("kind", [np.float32, np.float64])
def test_far_logits_neither_overflow_nor_lose_their_type(kind):
    far = np.array([[3e4, 0, -3e4], [-3e4, -3e4, -3e4]], dtype=kind)
    with np.errstate(all="raise", under="ignore"):
        np.testing.assert_allclose(softmax(far), [[1, 0, 0], [1 / 3] * 3], rtol=1e-6)
        np.testing.assert_allclose(log_softmax(far), [[0, -3e4, -6e4], [-np.log(3)] * 3], rtol=1e-6)
        layer = SoftmaxCrossEntropy()
        assert np.isclose(layer.forward(far, np.array([2, 0])), (6e4 + np.log(3)) / 2)
    assert softmax(far).dtype == log_softmax(far).dtype == layer.backward().dtype == kind


def test_loss_and_gradient_agree_with_autograd(logits, soft):
    np.testing.assert_allclose(loss_of(logits, soft), oracle_loss(logits, soft), rtol=1e-13)
    oracle = autograd.grad(oracle_loss)(logits, soft)
    np.testing.assert_allclose(gradient_of(logits, soft), oracle, rtol=1e-11)


def test_gradient_agrees_with_finite_differences(logits, soft):
    labels = np.array([2, 0, 1, 1, 2])
    for targets in (soft, labels, one_hot(labels, C)):
        numeric = numeric_gradient(lambda z, t=targets: loss_of(z, t), logits)
        np.testing.assert_allclose(gradient_of(logits, targets), numeric, rtol=1e-7)
        exact = complex_gradient(lambda z, t=targets: loss_of(z, t), logits)
        np.testing.assert_allclose(gradient_of(logits, targets), exact, rtol=1e-12)


def test_the_upstream_gradient_is_honoured(logits, soft):
    numeric = numeric_gradient(lambda z: 3.0 * loss_of(z, soft) ** 2, logits)
    upstream = 6.0 * loss_of(logits, soft)
    np.testing.assert_allclose(gradient_of(logits, soft, upstream), numeric, rtol=1e-7)
    np.testing.assert_array_equal(gradient_of(logits, soft, 0.0), np.zeros((N, C)))


def test_labels_one_hot_rows_and_soft_rows_are_told_apart_by_shape(logits):
    labels = np.array([2, 0, 1, 1, 2])
    as_rows = np.array([[0, 0, 1], [1, 0, 0], [0, 1, 0], [0, 1, 0], [0, 0, 1]])
    assert loss_of(logits, labels) == loss_of(logits, as_rows)
    assert loss_of(logits, labels.astype(np.uint8)) == loss_of(logits, as_rows.astype(bool))
    np.testing.assert_array_equal(gradient_of(logits, labels), gradient_of(logits, as_rows))


def test_as_many_labels_as_entries_are_still_labels():
    """A batch of one class has as many labels as it has one-hot entries."""
    one_class = np.array([[0.3], [2.0], [-1.0]])
    assert loss_of(one_class, np.array([0, 0, 0])) == 0
    with pytest.raises(ValueError, match=r"not in 0 \.\.\. 0$"):
        loss_of(one_class, np.array([1, 1, 1]))


def test_one_vector_is_one_example(logits, soft):
    z, t = logits[0], soft[0]
    np.testing.assert_allclose(loss_of(z, t), -np.sum(t * np.log(softmax(z))), rtol=1e-13)
    np.testing.assert_array_equal(gradient_of(z, t), softmax(z) - t)
    assert loss_of(z, 2) == loss_of(z[None], np.array([2]))
    np.testing.assert_array_equal(gradient_of(z, 2), gradient_of(z[None], np.array([2]))[0])


def test_the_examples_of_the_post():
    cases = [([0.3, 0.2, 0.5], [0.3, -0.8, 0.5]), ([0.01, 0.99, 0.0], [0.01, -0.01, 0.0])]
    for y_hat, expected in cases:
        target = np.array([0, 1, 0])
        with np.errstate(divide="ignore"):
            z = np.log(y_hat)  # the last is -inf where y_hat is 0
        with np.errstate(all="raise"):
            assert np.isclose(loss_of(z, target), -np.log(y_hat[1]))
            np.testing.assert_allclose(gradient_of(z, target), expected, atol=1e-15)


def test_cross_entropy_is_the_mean_negative_log_likelihood(logits, soft):
    y_hat = softmax(logits)
    by_hand = sum(-t * np.log(p) for t, p in zip(soft.flat, y_hat.flat, strict=True)) / N
    np.testing.assert_allclose(cross_entropy(np.log(y_hat), soft), by_hand, rtol=1e-13)
    np.testing.assert_allclose(loss_of(logits, soft), by_hand, rtol=1e-13)


def test_cross_entropy_at_exact_zeros():
    with np.errstate(all="raise"):
        assert cross_entropy(np.array([-np.inf, 0.0, -np.inf]), np.array([0, 1, 0])) == 0
        assert cross_entropy(np.array([-np.inf, 0.0]), np.array([1, 0])) == np.inf


def test_cross_entropy_refuses_other_shapes():
    with pytest.raises(ValueError, match=r"^cross_entropy: log_y_hat is \(5, 3\), Y is \(3,\)"):
        cross_entropy(np.full((5, 3), 1 / 3), np.array([0, 1, 0]))


def test_one_hot_rows_are_no_labels():
    with pytest.raises(ValueError, match=r"labels are \(3, 3\): give one for each row"):
        one_hot(np.eye(3, dtype=int), 3)


def test_one_hot():
    np.testing.assert_array_equal(one_hot([2, 0], 4), [[0, 0, 1, 0], [1, 0, 0, 0]])
    np.testing.assert_array_equal(one_hot(1, 3), [0, 1, 0])


@pytest.mark.parametrize(
    ("targets", "message"),
    [
        ([[0, 1, 0]], r"^targets \(1, 3\) do not fit logits \(2, 3\)$"),
        ([0, 1, 2], r"^targets \(3,\) do not fit logits \(2, 3\)$"),
        ([[0], [1]], r"^targets \(2, 1\)"),
        ([0.0, 1.0], "^labels are float64: they must be integers$"),
        ([True, False], "^labels are bool"),
        ([0, 3], r"^label 3 is not in 0 \.\.\. 2$"),
        ([-1, 0], r"^label -1 is not in 0 \.\.\. 2$"),
        ([[0, 1, 0], [1, 1, 0]], "^rows of targets must be >= 0 and sum to 1$"),
        ([[0, 1, 0], [-1, 2, 0]], "^rows of targets must be >= 0 and sum to 1$"),
        ([[0, 1, 0], [np.nan, 1, 0]], "sum to 1$"),
    ],
)
def test_targets_that_do_not_fit_are_refused_in_one_line(targets, message):
    with pytest.raises(ValueError, match=message):
        loss_of(np.zeros((2, 3)), np.array(targets))


def test_nothing_writes_into_its_arguments(logits, soft):
    kept = logits.copy(), soft.copy()
    layer = SoftmaxCrossEntropy()
    layer.forward(logits, soft)
    first = layer.backward()
    cross_entropy(log_softmax(logits), soft)
    log_softmax(logits)
    np.testing.assert_array_equal(layer.backward(), first)
    np.testing.assert_array_equal(logits, kept[0])
    np.testing.assert_array_equal(soft, kept[1])


def test_a_caller_who_reuses_the_targets_does_not_change_the_gradient(logits, soft):
    layer = SoftmaxCrossEntropy()
    layer.forward(logits, soft)
    first = layer.backward()
    soft[:] = 0
    logits[:] = 0
    np.testing.assert_array_equal(layer.backward(), first)


def test_what_is_not_finite_passes_on(logits, soft):
    odd = logits.copy()
    odd[1, 2] = np.nan
    assert np.isnan(softmax(odd)).all(axis=1).tolist() == [False, True, False, False, False]
    assert np.isnan(loss_of(odd, soft))
    layer = SoftmaxCrossEntropy()
    layer.forward(odd, soft)
    assert np.isnan(layer.backward()[1]).all()


@pytest.mark.parametrize("value", [np.nan, np.inf])
def test_what_is_no_logarithm_is_not_hidden_where_the_target_is_zero(value):
    """Only zero times minus infinity is zero."""
    with np.errstate(invalid="ignore"):
        assert not np.isfinite(cross_entropy(np.array([value, -1.0]), np.array([0.0, 1.0])))
    assert cross_entropy(np.array([-np.inf, 0.0]), np.array([0.0, 1.0])) == 0


@pytest.mark.parametrize(
    ("labels", "message"),
    [
        ([[0, 1], [2]], r"^labels: its rows differ in length$"),
        ([], r"^labels are \(0,\): give one for each row$"),
        (np.zeros(0, int), r"^labels are \(0,\): give one for each row$"),
        (["0", "1"], r"^labels are <U1: they must be integers$"),
        ([None, 1], r"^labels are object: they must be integers$"),
        ([np.nan, 1], r"^labels are float64: they must be integers$"),
        ([True, False], r"^labels are bool: they must be integers$"),
        (np.array([0, 200], np.uint8), r"^label 200 is not in 0 \.\.\. 2$"),
    ],
    ids=str,
)
def test_labels_that_are_none_are_refused(labels, message):
    with pytest.raises((ValueError, TypeError), match=message):
        one_hot(labels, 3)


def test_bytes_text_and_tables_of_other_shapes_are_refused(logits, soft):
    for function in (softmax, log_softmax, lambda z: loss_of(z, soft)):
        with pytest.raises(TypeError, match=r"^logits is uint8; give floats$"):
            function(np.ones((N, C), np.uint8))
        with pytest.raises(ValueError, match=r"logits is \(\); give logits \(\.\.\., c\)$"):
            function(1.5)
    with pytest.raises(TypeError, match=r"^targets is complex; give real numbers$"):
        loss_of(logits, soft + 0j)
    with pytest.raises(TypeError, match=r"^targets: its rows differ in length$"):
        loss_of(logits, [[0.5, 0.5], [1.0]])


def test_lists_are_as_good_as_arrays(logits, soft):
    assert loss_of(logits.tolist(), soft.tolist()) == loss_of(logits, soft)
    assert cross_entropy(logits.tolist(), soft.tolist()) == cross_entropy(logits, soft)


def test_a_slope_from_above_is_one_number(logits, soft):
    layer = SoftmaxCrossEntropy()
    layer.forward(logits, soft)
    with pytest.raises(ValueError, match=r"grad_out is \(5, 3\); give grad_out \(\)$"):
        layer.backward(np.ones((N, C)))
