"""Each step of the fast network against the plain one, finite differences and an oracle."""

import autograd
import autograd.numpy as anp
import numpy as np
import pytest

from snippets.fast import networks as fast_net
from snippets.fast.networks import (
    Gathered,
    InFloat32,
    InPieces,
    LitPixels,
    MostLitFirst,
    NoFreshArrays,
    Plain,
    RateFolded,
    Stacks,
    Workspace,
    backward_into,
    forward_into,
    in_pieces,
    joined,
    softmax_into,
    train_fast,
    zeros,
)
from snippets.shared.gradient_check import numeric_gradient
from snippets.softmax_cross_entropy.loss import softmax
from snippets.two_layer_network.network import SIGMOID, Parameters, gradients, network_loss
from snippets.two_layer_network.training import batches, sgd_step, train

# Sizes that all differ, and never two rows.
N, D, H, C = 7, 5, 4, 3
STEPS = (InFloat32, NoFreshArrays, Gathered, RateFolded, LitPixels, MostLitFirst, InPieces)
KINDS = pytest.mark.parametrize("kind", STEPS)


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


def with_ones(X: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The rows with their ones, and their targets, as views of one table."""
    table = joined(X, Y, D)
    return table[:, C:], table[:, :C]


def fast_gradients(params: Parameters, X, Y, scale: float) -> tuple[Stacks, Workspace]:
    """What one pass writes into its arrays."""
    sizes = (*params.W1.shape, len(params.b2))
    theta, grads, work = zeros(*sizes), zeros(*sizes), Workspace(len(X), *sizes)
    np.concatenate([p.ravel() for p in reversed(params)], out=theta.flat)
    X1, Y = with_ones(X, Y)
    forward_into(theta, X1, work)
    backward_into(grads, theta, X1, Y, work, scale)
    return grads, work


def test_gradients_agree_with_finite_differences(params, rows):
    X, Y = (a[:N] for a in rows)
    grads, _ = fast_gradients(params, X, Y, 1 / N)
    measured = [
        numeric_gradient(
            lambda v, name=name: network_loss(params._replace(**{name: v}), X, Y, SIGMOID),
            getattr(params, name),
        )
        for name in Parameters._fields
    ]
    expected = np.concatenate([m.ravel() for m in reversed(measured)])
    np.testing.assert_allclose(grads.flat, expected, rtol=0, atol=4e-7)


def test_gradients_agree_with_autograd(params, rows):
    X, Y = (a[:N] for a in rows)

    def loss(W1, b1, W2, b2):
        A1 = 1 / (1 + anp.exp(-(anp.einsum("nd,dh->nh", X, W1) + b1)))
        Z2 = anp.einsum("nh,hc->nc", A1, W2) + b2
        return anp.sum(anp.log(anp.sum(anp.exp(Z2), axis=1)) - anp.sum(Y * Z2, axis=1))

    oracle = autograd.grad(loss, argnum=(0, 1, 2, 3))(*params)
    grads, _ = fast_gradients(params, X, Y, 0.3)
    expected = 0.3 * np.concatenate([g.ravel() for g in reversed(oracle)])
    np.testing.assert_allclose(grads.flat, expected, rtol=0, atol=1e-6)


def test_a_pass_writes_neither_into_the_rows_nor_into_the_targets(rows):
    X, Y = with_ones(rows[0][:N], rows[1][:N])
    before = X.copy(), Y.copy()
    theta, grads, work = zeros(D, H, C), zeros(D, H, C), Workspace(N, D, H, C)
    forward_into(theta, X, work)
    backward_into(grads, theta, X, Y, work, 1 / N)
    np.testing.assert_array_equal(X, before[0])
    np.testing.assert_array_equal(Y, before[1])


def test_stacks_are_views_of_one_vector_the_last_layer_first():
    stacks = zeros(D, H, C)
    assert stacks.flat.shape == ((D + 1) * H + (H + 1) * C,)
    assert stacks.flat.dtype == np.float32
    assert not stacks.flat.any()
    stacks.flat[:] = np.arange(stacks.flat.size)
    np.testing.assert_array_equal(stacks.second.ravel(), np.arange((H + 1) * C))
    assert stacks.second.shape == (H + 1, C)
    assert stacks.first.shape == (D + 1, H)
    assert stacks.first[0, 0] == (H + 1) * C


def test_the_top_of_stacks_is_a_part_of_their_memory():
    stacks = zeros(D, H, C)
    top = stacks.top(2)
    top.flat[:] = 1
    assert top.first.shape == (2, H)
    assert top.second.shape == (H + 1, C)
    assert stacks.second.all()
    np.testing.assert_array_equal(stacks.first[:, 0], [1, 1, 0, 0, 0, 0])


def test_rows_are_joined_as_targets_one_and_inputs():
    X, Y = np.arange(6.0).reshape(3, 2), np.array([[7], [8], [9]])
    table = joined(iter(X), Y, 2)
    np.testing.assert_array_equal(table, [[7, 1, 0, 1], [8, 1, 2, 3], [9, 1, 4, 5]])
    assert table.dtype == np.float32


def test_rows_without_targets_and_targets_without_rows_are_refused():
    for n in (2, 4):
        with pytest.raises(ValueError, match="zip"):
            joined(np.ones((n, 2)), np.ones((3, 1)), 2)


def test_softmax_is_written_in_place_and_does_not_overflow():
    Z = np.array([[1, 2, 3], [500, 0, -500]], np.float32)
    expected = softmax(Z)
    given = Z
    out = softmax_into(Z, np.empty((2, 1), np.float32))
    assert out is given
    np.testing.assert_allclose(out, expected, rtol=1e-6)


def test_the_sigmoid_of_large_numbers_is_flat_and_raises_no_warning(params, rows):
    X, Y = (a[:N] for a in rows)
    far = params._replace(b1=np.array([500.0, -500.0, 1e4, 0.0]))
    _, work = fast_gradients(far, X, Y, 1 / N)
    np.testing.assert_array_equal(work.A1[:, :4], np.tile([1, 1, 0, 1], (N, 1)))


def test_the_plain_class_is_the_plain_network(params, rows):
    X, Y = rows
    net = Plain(params, X, Y, 0.3)
    picked = np.array([3, 1, 4, 15, 9])
    net.step(picked)
    expected = sgd_step(params, gradients(params, X[picked], Y[picked], SIGMOID), 0.3)
    for a, b in zip(net.parameters(), expected, strict=True):
        np.testing.assert_array_equal(a, b)


@KINDS
def test_a_hundred_steps_end_where_the_plain_network_ends(kind, params, rows):
    """With a last batch that is shorter, and not a single number of the callers changed."""
    before = [a.copy() for a in (*params, *rows)]
    plain, fast = Plain(params, *rows, 0.1), kind(params, *rows, 0.1)
    rng = np.random.default_rng(33)
    for _ in range(20):
        for batch in batches(40, 9, rng):
            plain.step(batch)
            fast.step(batch)
    for a, b, start in zip(plain.parameters(), fast.parameters(), params, strict=True):
        assert b.shape == a.shape
        assert b.dtype == np.float32
        np.testing.assert_allclose(b, a, rtol=0, atol=4e-7)
        assert np.abs(b - start).max() > 1e-3
    for a, b in zip((*params, *rows), before, strict=True):
        np.testing.assert_array_equal(a, b)


@KINDS
def test_parameters_that_were_handed_out_stay_as_they_were(kind, params, rows):
    net = kind(params, *rows, 0.1)
    net.step(np.arange(5))
    handed_out = net.parameters()
    before = [p.copy() for p in handed_out]
    net.step(np.arange(5, 10))
    for a, b in zip(handed_out, before, strict=True):
        np.testing.assert_array_equal(a, b)


def test_float32_stays_float32_inside(params, rows):
    net = InFloat32(params, *rows, 0.1)
    assert {a.dtype for a in (net.X, net.Y, *net.params)} == {np.dtype(np.float32)}


def test_a_workspace_is_made_once_for_each_size(params, rows):
    net = NoFreshArrays(params, *rows, 0.1)
    assert net.workspace(7) is net.workspace(7)
    assert net.workspace(7) is not net.workspace(3)
    work = net.workspace(3)
    assert work.X.shape == (3, D + 1)
    assert work.Y.shape == (3, C)
    assert work.X.base is work.Y.base is work.rows


def test_a_batch_is_gathered_into_the_workspace(params, rows):
    net = Gathered(params, *rows, 0.1)
    work = net.workspace(3)
    X, Y = net.batch(np.array([8, 0, 39]), work)
    assert X is work.X
    assert Y is work.Y
    np.testing.assert_array_equal(X[:, 0], 1)
    np.testing.assert_array_equal(X[:, 1:], rows[0][[8, 0, 39]].astype(np.float32))
    np.testing.assert_array_equal(Y, rows[1][[8, 0, 39]].astype(np.float32))


def test_dark_pixels_take_no_part_and_keep_their_weights(params, rows):
    net = LitPixels(params, *rows, 0.1)
    assert net.table.shape == (40, C + D)  # one column less, and the ones
    for batch in batches(40, 8, np.random.default_rng(34)):
        net.step(batch)
    W1 = net.parameters().W1
    np.testing.assert_array_equal(W1[2], params.W1[2].astype(np.float32))
    moved = np.abs(W1 - params.W1).max(axis=1)
    assert (np.delete(moved, 2) > 1e-4).all()


def test_columns_are_sorted_by_the_rows_in_which_they_are_lit(params, rows):
    net = MostLitFirst(params, *rows, 0.1)
    np.testing.assert_array_equal(net.lit, [1, 4, 0, 3])  # 39, 39, 20 and 6 rows
    np.testing.assert_array_equal(net.reach[:9], [5, 5, 5, 5, 5, 1, 5, 4, 3])


def test_a_batch_has_the_columns_that_one_of_its_rows_reaches(params, rows):
    net = MostLitFirst(params, *rows, 0.1)
    for picked, k in (([5, 8], 3), ([8, 7], 4), ([5], 1), ([8, 7, 3], 5)):
        X, Y = net.batch(np.array(picked), net.workspace(len(picked)))
        assert X.shape == (len(picked), k)
        np.testing.assert_array_equal(Y, rows[1][picked].astype(np.float32))
        np.testing.assert_array_equal(X[:, 1:], rows[0][picked][:, net.lit[: k - 1]].astype("f4"))


def test_the_parameters_in_use_are_views_made_once(params, rows):
    net = MostLitFirst(params, *rows, 0.1)
    theta, grads = net.in_use(np.ones((2, 3)))
    assert theta.flat.base is net.theta.flat
    assert grads.flat.base is net.grads.flat
    assert theta.first.shape == grads.first.shape == (3, H)
    assert net.in_use(np.ones((4, 3)))[0] is theta


def test_weights_that_a_batch_does_not_reach_stay_where_they_are(params, rows):
    """Also when slopes of an earlier batch are still in memory."""
    net = MostLitFirst(params, *rows, 0.1)
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
    assert in_pieces(A, B, out=out) is out
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


def test_the_last_class_multiplies_in_pieces():
    assert InPieces.multiply is in_pieces
    assert MostLitFirst.multiply is np.matmul


def test_training_is_that_of_the_chapter_before(params, rows):
    def slopes(params, X, Y):
        return gradients(params, X, Y, SIGMOID)

    setting = {"epochs": 3, "batch_size": 9, "learning_rate": 0.2}
    ends = list(train(params, slopes, *rows, **setting, rng=np.random.default_rng(35)))
    fast = list(train_fast(params, *rows, **setting, rng=np.random.default_rng(35)))
    assert len(fast) == 3
    for plain, quick in zip(ends, fast, strict=True):
        for a, b in zip(plain, quick, strict=True):
            np.testing.assert_allclose(b, a, rtol=0, atol=4e-7)


@pytest.mark.parametrize("kind", (Plain, *STEPS))
def test_bytes_and_text_and_what_would_broadcast_are_refused(kind, params, rows):
    X, Y = rows
    with pytest.raises(TypeError, match=r"^Y is uint8; give floats$"):
        kind(params, X, Y.astype(np.uint8), 0.1)
    with pytest.raises(ValueError, match=r"learning_rate is \(3,\); give "):
        kind(params, X, Y, np.ones(3))
    column = params._replace(b2=params.b2[:, None])
    with pytest.raises(ValueError, match=r"^\w+: .*b2 is \(3, 1\), "):
        kind(column, X, Y, 0.1)


def test_training_refuses_before_it_starts(params, rows):
    X, Y = rows
    settings = {"epochs": 1, "batch_size": 7, "rng": np.random.default_rng(0)}
    with pytest.raises(TypeError, match=r"^X is <U3; give floats$"):
        train_fast(params, np.full(X.shape, "0.5"), Y, learning_rate=0.1, **settings)
    with pytest.raises(ValueError, match=r"^train_fast: .*, X is \(39, 5\), Y is \(40, 3\), "):
        train_fast(params, X[1:], Y, learning_rate=0.1, **settings)
