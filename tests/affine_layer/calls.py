"""Calls of the affine layer and its network at the points of their contexts."""

from snippets.affine_layer.affine import Affine
from snippets.affine_layer.mistakes import EagerAffine, FirstAxisAffine, PlainAffine
from snippets.affine_layer.squared_error import HalfMeanSquaredError
from snippets.layers.building_blocks import Sigmoid
from tests.proof.comments.calls import calls, page

PAGE = "affine_layer"


@calls("affine-one")
def one_example(x, W, b, g):
    labels = ("affine-one", "affine-one-w", "affine-one-b", "affine-one-x")
    page(PAGE, *labels, x=x, W=W, b=b, g=g)


@calls("affine-batch")
def batch(X, W, b, G):
    layer = Affine(W, b)
    layer.forward(X)
    layer.backward(G)


@calls("affine-batch")
def wrong_ways(X, W, b, G):
    for kind in (FirstAxisAffine, PlainAffine, EagerAffine):
        layer = kind(W, b)
        layer.forward(X)
        layer.out_shape = G.shape
        layer.x_shape = X.shape
        layer.backward(G)


@calls("affine-network")
def network(X, W_1, b_1, W_2, b_2, Y):
    loss = HalfMeanSquaredError()
    first, bend, second = Affine(W_1, b_1), Sigmoid(), Affine(W_2, b_2)
    names = {"first": first, "bend": bend, "second": second, "loss_layer": loss, "X": X}
    page(PAGE, "affine-net-forward", **names)
    loss.forward(second.forward(bend.forward(first.forward(X))), Y)
    labels = ("affine-loss-back", "affine-net-back-2", "affine-net-back-1")
    first.backward(page(PAGE, *labels, **names)["grad_Z1"])


@calls("affine-last-axis")
def last_axis(X, G):
    page(PAGE, "affine-last-axis", T=X, G_last=G)
