"""The fast network against the plain one, finite differences and an oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.fast import fast_net
from snippets.fast.fast_net import (
    FastNet,
    Stacks,
    Workspace,
    in_pieces,
    most_lit,
    slopes_into,
    train_fast,
)
from snippets.fast.rungs import plain
from snippets.shared.gradient_check import numeric_gradient
from snippets.two_layer_network.network import SIGMOID, Parameters, gradients, network_loss
from snippets.two_layer_network.training import batches, train

# Sizes that all differ, and never two rows.
N, D, H, C = 7, 5, 4, 3


@pytest.fixture
def params() -> Parameters:
    """Weights and biases, none of them zero."""
    rng = np.random.default_rng(31)
    return Parameters(*(0.3 * rng.normal(size=s) for s in ((D, H), (H,), (H, C), (C,))))


@pytest.fixture
def rows() -> tuple[np.ndarray, np.ndarray]:
    """More rows than a batch, one column of zeros, targets that are not one-hot."""
    rng = np.random.default_rng(32)
    X = rng.random((40, D))
    X[:, 2] = 0
    X[::2, 0] = 0  # dark in some rows, lit in others
    X[7:, 3] = 0  # lit in few, but bright
    X[:7, 3] += 0.5
    X[5] = 0  # no ink at all
    return X, rng.dirichlet(np.ones(C), size=40)


def network(params: Parameters, X, Y, rate=0.1) -> FastNet:
    """The network as it is trained: on the columns with ink."""
    return FastNet(params, X, Y, rate, most_lit(X))


def fast_slopes(params: Parameters, X, Y, scale: float) -> tuple[FastNet, Workspace]:
    """What one pass over all columns writes into its arrays."""
    net = FastNet(params, X, Y, 1.0, np.arange(D))
    work = net.workspace(len(X))
    slopes_into(net.grads, net.theta, net.table[:, C:], net.table[:, :C], work, scale)
    return net, work


def test_gradients_agree_with_finite_differences(params, rows):
    X, Y = (a[:N] for a in rows)
    net, _ = fast_slopes(params, X, Y, 1 / N)
    measured = [
        numeric_gradient(
            lambda v, name=name: network_loss(params._replace(**{name: v}), X, Y, SIGMOID),
            getattr(params, name),
        )
        for name in ("b2", "W2", "b1", "W1")
    ]
    expected = np.concatenate([m.ravel() for m in measured])
    np.testing.assert_allclose(net.grads.flat, expected, rtol=0, atol=4e-7)


def test_gradients_agree_with_autograd(params, rows):
    X, Y = (a[:N] for a in rows)

    def loss(W1, b1, W2, b2):
        A1 = 1 / (1 + anp.exp(-(anp.einsum("nd,dh->nh", X, W1) + b1)))
        Z2 = anp.einsum("nh,hc->nc", A1, W2) + b2
        return anp.sum(anp.log(anp.sum(anp.exp(Z2), axis=1)) - anp.sum(Y * Z2, axis=1))

    oracle = autograd.grad(loss, argnum=(0, 1, 2, 3))(*params)
    net, _ = fast_slopes(params, X, Y, 0.3)
    expected = 0.3 * np.concatenate([g.ravel() for g in reversed(oracle)])
    np.testing.assert_allclose(net.grads.flat, expected, rtol=0, atol=1e-6)


def test_a_pass_writes_neither_into_the_rows_nor_into_the_targets(params, rows):
    X, Y = (a[:N] for a in rows)
    net, _ = fast_slopes(params, X, Y, 1 / N)
    np.testing.assert_array_equal(net.table[:, C + 1 :], X.astype(np.float32))
    np.testing.assert_array_equal(net.table[:, :C], Y.astype(np.float32))


def test_the_arrays_of_a_pass_are_written_over_and_none_is_made(params, rows, monkeypatch):
    """The softmax stands where the logits were, the slope of the sigmoid where its input was."""
    X, Y = (a[:N] for a in rows)
    _, work = fast_slopes(params, X, Y, 1.0)
    np.testing.assert_allclose(work.Z2.sum(axis=1), 0, atol=1e-6)
    a = work.A1[:, 1:]
    np.testing.assert_allclose(work.Z1, a * (1 - a), atol=1e-6)
    np.testing.assert_array_equal(work.A1[:, 0], 1)
    assert work.Z2.flags.f_contiguous


def test_stacks_are_views_of_one_vector_the_last_layer_first():
    flat = np.arange((D + 1) * H + (H + 1) * C)
    stacks = Stacks(flat, H, C)
    np.testing.assert_array_equal(stacks.second.ravel(), np.arange((H + 1) * C))
    assert stacks.second.shape == (H + 1, C)
    assert stacks.first.shape == (D + 1, H)
    assert stacks.first[0, 0] == (H + 1) * C
    flat[:] = 7
    assert (stacks.first == 7).all() and (stacks.second == 7).all()
    assert stacks.flat is flat


def test_biases_stand_above_their_weights(params, rows):
    theta = network(params, *rows).theta
    lit = most_lit(rows[0])
    assert theta.flat.dtype == np.float32
    for found, expected in (
        (theta.first[0], params.b1),
        (theta.first[1:], params.W1[lit]),
        (theta.second[0], params.b2),
        (theta.second[1:], params.W2),
    ):
        np.testing.assert_array_equal(found, expected.astype(np.float32))


def test_the_top_is_a_part_of_the_same_memory_and_made_once(params, rows):
    net = network(params, *rows)
    theta, grads = net.top(3)
    assert net.top(3)[0] is theta
    assert net.top(4)[0] is not theta
    assert theta.first.shape == grads.first.shape == (3, H)
    theta.flat[:] = 1
    grads.flat[:] = 2
    for whole, value in ((net.theta, 1), (net.grads, 2)):
        assert (whole.second == value).all()
        np.testing.assert_array_equal(whole.first[:, 0] == value, [1, 1, 1, 0, 0])


def test_rows_are_joined_as_targets_one_and_the_columns(params, rows):
    X, Y = rows
    net = FastNet(params, X, Y, 0.1, np.array([4, 0]))
    assert net.table.dtype == np.float32
    expected = np.column_stack([Y, np.ones(40), X[:, 4], X[:, 0]]).astype(np.float32)
    np.testing.assert_array_equal(net.table, expected)


def test_large_logits_do_not_overflow(params, rows):
    X, Y = (a[:N] for a in rows)
    far = params._replace(b2=np.array([500.0, 0, -500]))
    net, work = fast_slopes(far, X, Y, 1.0)
    np.testing.assert_allclose(work.Z2, [1, 0, 0] - Y, atol=1e-6)
    assert np.isfinite(net.grads.flat).all()


def test_the_sigmoid_of_large_numbers_is_flat_and_raises_no_warning(params, rows):
    X, Y = (a[:N] for a in rows)
    far = params._replace(b1=np.array([500.0, -500.0, 1e4, 0.0]))
    _, work = fast_slopes(far, X, Y, 1 / N)
    np.testing.assert_array_equal(work.A1[:, :4], np.tile([1, 1, 0, 1], (N, 1)))


def test_a_hundred_steps_end_where_the_plain_network_ends(params, rows):
    """With a last batch that is shorter, and not a single number of the callers changed."""
    before = [a.copy() for a in (*params, *rows)]
    rng = np.random.default_rng(33)
    hundred = [batch for _ in range(20) for batch in batches(40, 9, rng)]
    net = network(params, *rows)
    for batch in hundred:
        net.step(batch)
    expected = plain(params, *rows, 0.1, hundred)
    for a, b, start in zip(expected, net.parameters(), params, strict=True):
        assert b.shape == a.shape
        assert b.dtype == np.float32
        np.testing.assert_allclose(b, a, rtol=0, atol=4e-7)
        assert np.abs(b - start).max() > 1e-3
    for a, b in zip((*params, *rows), before, strict=True):
        np.testing.assert_array_equal(a, b)


def test_parameters_that_were_handed_out_stay_as_they_were(params, rows):
    net = network(params, *rows)
    net.step(np.arange(5))
    handed_out = net.parameters()
    before = [p.copy() for p in handed_out]
    net.step(np.arange(5, 10))
    for a, b in zip(handed_out, before, strict=True):
        np.testing.assert_array_equal(a, b)
    handed_out.W1[:] = 0
    assert net.parameters().W1.all()


def test_a_workspace_is_made_once_for_each_size(params, rows):
    net = network(params, *rows)
    assert net.workspace(7) is net.workspace(7)
    assert net.workspace(7) is not net.workspace(3)
    work = net.workspace(3)
    assert work.X.shape == (3, D)  # one column less, and the ones
    assert work.Y.shape == (3, C)
    assert work.X.base is work.Y.base is work.rows


def test_a_batch_is_gathered_into_the_workspace(params, rows):
    net = network(params, *rows)
    net.step(np.array([8, 0, 39]))
    work = net.workspace(3)
    lit = most_lit(rows[0])
    np.testing.assert_array_equal(work.X[:, 0], 1)
    np.testing.assert_array_equal(work.X[:, 1:], rows[0][[8, 0, 39]][:, lit].astype("f4"))
    np.testing.assert_array_equal(work.Y, rows[1][[8, 0, 39]].astype("f4"))


def test_dark_pixels_take_no_part_and_keep_their_weights(params, rows):
    net = network(params, *rows)
    for batch in batches(40, 8, np.random.default_rng(34)):
        net.step(batch)
    W1 = net.parameters().W1
    np.testing.assert_array_equal(W1[2], params.W1[2].astype(np.float32))
    moved = np.abs(W1 - params.W1).max(axis=1)
    assert (np.delete(moved, 2) > 1e-4).all()


def test_columns_are_sorted_by_the_rows_in_which_they_are_lit(params, rows):
    np.testing.assert_array_equal(most_lit(rows[0]), [1, 4, 0, 3])  # 39, 39, 20 and 6 rows
    net = network(params, *rows)
    np.testing.assert_array_equal(net.reach[:9], [5, 5, 5, 5, 5, 1, 5, 4, 3])


@pytest.mark.parametrize(("rows_", "k"), [([5, 8], 3), ([8, 7], 4), ([5], 1), ([8, 7, 3], 5)])
def test_a_step_goes_as_far_as_one_of_its_rows_reaches(rows_, k, params, rows, monkeypatch):
    seen = []
    monkeypatch.setattr(fast_net, "slopes_into", lambda *given: seen.append(given))
    net = network(params, *rows)
    net.step(np.array(rows_))
    grads, theta, X, Y, work, scale, multiply = seen[0]
    assert X.shape == (len(rows_), k)
    assert theta is net.top(k)[0]
    assert grads is net.top(k)[1]
    assert Y is work.Y
    assert scale == 0.1 / len(rows_)
    assert multiply is in_pieces


def test_weights_that_a_batch_does_not_reach_stay_where_they_are(params, rows):
    """Also when slopes of an earlier batch are still in memory."""
    net = network(params, *rows)
    net.step(np.array([0, 1, 2]))
    before = net.parameters()
    net.step(np.array([8, 10]))
    after = net.parameters()
    np.testing.assert_array_equal(after.W1[[0, 2, 3]], before.W1[[0, 2, 3]])
    assert (np.abs(after.W1 - before.W1).max(axis=1)[[1, 4]] > 0).all()


@pytest.mark.parametrize("small", [1, 24, 40, 10**6])
def test_a_product_in_pieces_is_the_product(small, monkeypatch):
    monkeypatch.setattr(fast_net, "SMALL", small)
    rng = np.random.default_rng(36)
    A, B = rng.normal(size=(7, 5)), rng.normal(size=(5, 3))
    out = np.full((7, 3), np.nan)
    in_pieces(A, B, out=out)
    np.testing.assert_allclose(out, A @ B, rtol=0, atol=1e-14)


def test_each_piece_is_as_large_as_a_small_product_may_be(monkeypatch):
    asked = []
    monkeypatch.setattr(np, "matmul", lambda A, B, out: asked.append(A.size * B.shape[1]))
    A, B = np.ones((32, 589)), np.ones((589, 100))
    in_pieces(A, B, np.empty((32, 100)))
    in_pieces(A.T, np.ones((32, 100)), np.empty((589, 100)))
    assert len(asked) == 4
    assert sum(asked) == 2 * 32 * 589 * 100
    assert max(asked) <= fast_net.SMALL


def test_training_is_that_of_the_chapter_before(params, rows):
    def slopes(params, X, Y):
        return gradients(params, X, Y, SIGMOID)

    setting = {"epochs": 3, "batch_size": 9, "learning_rate": 0.2}
    ends = list(train(params, slopes, *rows, **setting, rng=np.random.default_rng(35)))
    fast = list(train_fast(params, *rows, **setting, rng=np.random.default_rng(35)))
    assert len(fast) == 3
    for expected, quick in zip(ends, fast, strict=True):
        for a, b in zip(expected, quick, strict=True):
            np.testing.assert_allclose(b, a, rtol=0, atol=4e-7)


def test_bytes_and_text_and_what_would_broadcast_are_refused(params, rows):
    X, Y = rows
    with pytest.raises(TypeError, match=r"^Y is uint8; give floats$"):
        network(params, X, Y.astype(np.uint8))
    with pytest.raises(ValueError, match=r"rate is \(3,\); give "):
        network(params, X, Y, np.ones(3))
    column = params._replace(b2=params.b2[:, None])
    with pytest.raises(ValueError, match=r"^\w+: .*b2 is \(3, 1\), "):
        network(column, X, Y)
    with pytest.raises(ValueError, match=r"^FastNet: .*, X is \(39, 5\), Y is \(40, 3\), "):
        network(params, X[1:], Y)


def test_training_refuses_before_it_starts(params, rows):
    X, Y = rows
    settings = {"epochs": 1, "batch_size": 7, "rng": np.random.default_rng(0)}
    with pytest.raises(TypeError, match=r"^X is <U3; give floats$"):
        train_fast(params, np.full(X.shape, "0.5"), Y, learning_rate=0.1, **settings)
    with pytest.raises(ValueError, match=r"^train_fast: .*, X is \(39, 5\), Y is \(40, 3\), "):
        train_fast(params, X[1:], Y, learning_rate=0.1, **settings)
