"""The code of the chapter on the affine layer, in the order of the page."""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.affine_layer.affine import Affine
from snippets.affine_layer.mistakes import (
    EagerAffine,
    FirstAxisAffine,
    NoSumAffine,
    NoTransposeAffine,
    PlainAffine,
)
from snippets.affine_layer.small_network import gradient_errors, train
from snippets.affine_layer.squared_error import HalfMeanSquaredError
from snippets.affine_layer.worksheet import sheet
from snippets.layers.building_blocks import Chain, Sigmoid
from snippets.shared.gradient_check import numeric_gradient, relative_error

# --8<-- [start:one]
x = np.array([1.0, 2.0])
W = np.array([[1.0, -1.0, -1.0], [-1.0, 2.0, 1.0]])
b = np.array([1.0, -1.0, 1.0])
z = x @ W + b  # eq:affine-one (d,) @ (d, h) -> (h,)
print("z", z, z.shape)
# --8<-- [end:one]

# --8<-- [start:one_back]
g = np.array([2.0, -1.0, 3.0])
grad_W = np.outer(x, g)  # eq:affine-one-w (d, h)
grad_b = g  # eq:affine-one-b (h,)
grad_x = W @ g  # eq:affine-one-x (d, h) @ (h,) -> (d,)
print("grad_W", grad_W.tolist(), grad_W.shape)
print("grad_b", grad_b, grad_b.shape)
print("grad_x", grad_x, grad_x.shape)
# --8<-- [end:one_back]

# --8<-- [start:batch_back]
X = np.array([[1.0, 2.0], [3.0, 1.0], [4.0, 1.0], [2.0, -2.0]])
G = np.array([[2.0, -1, 3], [1, 0, -2], [-1, 4, 1], [1, 2, -1]])
total = np.zeros_like(W)
for x_i, g_i in zip(X, G, strict=True):
    print("one row gives", np.outer(x_i, g_i).tolist())
    total = total + np.outer(x_i, g_i)
print("together     ", total.tolist())
print("X.T @ G      ", (X.T @ G).tolist())
# --8<-- [end:batch_back]

# --8<-- [start:shapes]
rng = np.random.default_rng(3)
wide = Affine(rng.normal(size=(6, 4)), rng.normal(size=4))
shapes = [(6,), (1, 6), (5, 6), (5, 2, 3), (5, 3, 1, 2)]
for shape in shapes:
    out = wide.forward(rng.normal(size=shape))
    back = wide.backward(np.ones_like(out))
    print(f"{shape!s:12} forward {out.shape!s:6}  backward {back.shape}")
# --8<-- [end:shapes]

# --8<-- [start:refused]
try:
    wide.forward(np.zeros((2, 3)))
except ValueError as refusal:
    print("ValueError:", refusal)
# --8<-- [end:refused]


# --8<-- [start:layer_errors]
def layer_errors(layer: Affine, shape: tuple) -> list[float]:
    """Relative errors of grad_x, grad_W, grad_b for an upstream gradient."""
    rng = np.random.default_rng(5)
    x = rng.normal(size=shape)
    grad_out = rng.normal(size=layer.forward(x).shape)
    ours = layer.backward(grad_out), layer.grad_W, layer.grad_b
    W, b = layer.W, layer.b

    def reached(x: ndarray, W: ndarray, b: ndarray) -> float:
        return np.sum(grad_out * Affine(W, b).forward(x))

    by_steps = (
        numeric_gradient(lambda v: reached(v, W, b), x),
        numeric_gradient(lambda v: reached(x, v, b), W),
        numeric_gradient(lambda v: reached(x, W, v), b),
    )
    return [relative_error(*pair) for pair in zip(ours, by_steps, strict=True)]


for shape in shapes:
    agrees = max(layer_errors(wide, shape)) < 1e-6
    print(f"{shape!s:12}", "< 1e-6" if agrees else "DIFFERS")
# --8<-- [end:layer_errors]

# --8<-- [start:parameters]
X = np.array([[1.0, 2.0], [3.0, 1.0]])
W1 = np.array([[1.0, -1.0, -1.0], [-1.0, 2.0, 1.0]])
b1 = np.array([1.0, -1.0, 1.0])
W2 = np.array([[1.0, -1.0], [2.0, 1.0], [-1.0, 2.0]])
b2 = np.array([-1.0, -1.0])
Y = np.array([[1.0, 2.0], [0.0, -1.0]])
given = {"X": X, "W1": W1, "b1": b1, "W2": W2, "b2": b2, "Y": Y}
for name, array in given.items():
    print(sheet(name, array))
# --8<-- [end:parameters]

# --8<-- [start:forward]
network = Chain(Affine(W1, b1), Sigmoid(), Affine(W2, b2))
loss_layer = HalfMeanSquaredError()
first, bend, second = network.layers
Z1 = first.forward(X)  # eq:affine-net-forward (2, 2) @ (2, 3) -> (2, 3)
A1 = bend.forward(Z1)
Y_hat = second.forward(A1)  # (2, 3) @ (3, 2) -> (2, 2)
loss = loss_layer.forward(Y_hat, Y)
# --8<-- [end:forward]

# --8<-- [start:forward_blanks]
print(sheet("Z1 = X @ W1 + b1", Z1, (0, 1), (1, 1)))
print(sheet("A1 = sigmoid(Z1)", A1, (0, 0), (1, 2)))
print(sheet("Y_hat = A1 @ W2 + b2", Y_hat, (0, 1), (1, 0)))
print(sheet("Y_hat - Y", Y_hat - Y, (0, 1), (1, 0)))
print("loss = ____")
# --8<-- [end:forward_blanks]

# --8<-- [start:forward_solved]
print(sheet("Z1 = X @ W1 + b1", Z1))
print(sheet("A1 = sigmoid(Z1)", A1))
print(sheet("Y_hat = A1 @ W2 + b2", Y_hat))
print(sheet("Y_hat - Y", Y_hat - Y))
print(f"loss = {loss:.4f}")
# --8<-- [end:forward_solved]

# --8<-- [start:backward]
grad_Y_hat = loss_layer.backward()  # eq:affine-loss-back
# eq:affine-net-back-2 (2, 2) @ (2, 3) -> (2, 3)
grad_A1 = second.backward(grad_Y_hat)
grad_Z1 = bend.backward(grad_A1)  # eq:affine-net-back-1
grad_X = first.backward(grad_Z1)  # (2, 3) @ (3, 2) -> (2, 2)
# --8<-- [end:backward]

# --8<-- [start:backward_blanks]
print(sheet("grad_Y_hat", grad_Y_hat, (0, 1)))
print(sheet("grad_W2 = A1.T @ grad_Y_hat", second.grad_W, (0, 0), (2, 1)))
print(sheet("grad_b2", second.grad_b, (0, 1)))
print(sheet("grad_A1 = grad_Y_hat @ W2.T", grad_A1, (0, 2), (1, 0)))
print(sheet("grad_Z1", grad_Z1, (0, 0)))
print(sheet("grad_W1 = X.T @ grad_Z1", first.grad_W, (0, 1), (1, 2)))
print(sheet("grad_b1", first.grad_b, (0, 2)))
print(sheet("grad_X = grad_Z1 @ W1.T", grad_X, (1, 0)))
# --8<-- [end:backward_blanks]

# --8<-- [start:backward_solved]
print(sheet("grad_Y_hat", grad_Y_hat))
print(sheet("grad_W2 = A1.T @ grad_Y_hat", second.grad_W))
print(sheet("grad_b2", second.grad_b))
print(sheet("grad_A1 = grad_Y_hat @ W2.T", grad_A1))
print(sheet("grad_Z1", grad_Z1))
print(sheet("grad_W1 = X.T @ grad_Z1", first.grad_W))
print(sheet("grad_b1", first.grad_b))
print(sheet("grad_X = grad_Z1 @ W1.T", grad_X))
# --8<-- [end:backward_solved]


# --8<-- [start:network_check]
def verdict(errors: dict[str, float]) -> str:
    shown = [f"{e:.4f}" if e > 1e-6 else "ok" for e in errors.values()]
    pairs = zip(errors, shown, strict=True)
    return "   ".join(f"{name} {text}" for name, text in pairs)


def random_network(sizes: tuple, layer: Callable = Affine) -> Chain:
    """Affine, Sigmoid, Affine; the first affine layer of a chosen kind."""
    d, h, c = sizes
    rng = np.random.default_rng(1)
    first = layer(rng.normal(size=(d, h)), rng.normal(size=h))
    second = Affine(rng.normal(size=(h, c)), rng.normal(size=c))
    return Chain(first, Sigmoid(), second)


rng = np.random.default_rng(2)
X5, Y5 = rng.normal(size=(5, 4)), rng.normal(size=(5, 2))
print("two samples       ", verdict(gradient_errors(network, X, Y)))
print(
    "five, sizes differ",
    verdict(gradient_errors(random_network((4, 3, 2)), X5, Y5)),
)
# --8<-- [end:network_check]

# --8<-- [start:one_dimension]
sample = np.array([1.0, 2.0])
for layer in (FirstAxisAffine(W1, b1), PlainAffine(W1, b1)):
    try:
        out = layer.forward(sample)
        print(type(layer).__name__, "forward", out)
        layer.backward(np.ones_like(out))
    except ValueError:
        print(type(layer).__name__, "ValueError from NumPy")
# --8<-- [end:one_dimension]

# --8<-- [start:square_example]
square = np.array([[2.0, 1.0], [1.0, 3.0]])
for layer in (PlainAffine(square, np.zeros(2)), Affine(square, np.zeros(2))):
    out = layer.forward(sample)
    layer.backward(np.array([1.0, 2.0]))
    print(f"{type(layer).__name__:11}", np.array(layer.grad_W).tolist())
# --8<-- [end:square_example]

# --8<-- [start:no_sum]
X3 = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
Y3 = np.array([[1.0], [0.0], [1.0]])
for kind in (Affine, NoSumAffine):
    unit = Chain(kind(np.zeros((2, 1)), np.zeros(1)), Sigmoid())
    unit_losses = train(unit, X3, Y3, 1.0, 2000)
    print(f"{kind.__name__:11} loss {unit_losses[-1]:.4f}")
    print(f"{'':11} predictions {unit.forward(X3).ravel().round(2)}")
    print(f"{'':11} b is {unit.layers[0].b.shape}")
# --8<-- [end:no_sum]

# --8<-- [start:no_sum_again]
print("one row in,", len(unit.forward(X3[:1])), "predictions out")
try:
    unit.forward(X3[:2])
except ValueError as refusal:
    print("two rows in:", str(refusal).split(" with")[0])
# --8<-- [end:no_sum_again]

# --8<-- [start:in_place]
b_old = np.zeros(1)
try:
    b_old -= 1.0 * np.ones((3, 1))
except ValueError:
    print("ValueError: three rows do not fit into one bias")
# --8<-- [end:in_place]

# --8<-- [start:no_transpose]
for kind in (Affine, NoTransposeAffine):
    network = Chain(kind(W1, b1), Sigmoid(), Affine(W2, b2))
    print(kind.__name__)
    print("   ", verdict(gradient_errors(network, X, Y)))
    net_losses = train(network, X, Y, 0.5, 50)
    print("    losses", net_losses[[0, 1, 10, 50]].round(4))
# --8<-- [end:no_transpose]

# --8<-- [start:no_transpose_five]
try:
    gradient_errors(random_network((4, 3, 2), NoTransposeAffine), X5, Y5)
except ValueError:
    print("five rows: ValueError, the shapes do not fit")
# --8<-- [end:no_transpose_five]

# --8<-- [start:eager]
for rate in (1.0, 0.1, 0.01):
    eager = EagerAffine(W2, b2)
    eager.learning_rate = rate
    network = Chain(Affine(W1, b1), Sigmoid(), eager)
    print(f"rate {rate:4}  ", verdict(gradient_errors(network, X, Y)))
# --8<-- [end:eager]

# --8<-- [start:learned]
rng = np.random.default_rng(0)
start = rng.normal(size=(2, 3)), rng.normal(size=(3, 1))


def two_layers(W1: ndarray, W2: ndarray) -> Chain:
    """Affine, Sigmoid, Affine, Sigmoid, with biases of zero."""
    b1, b2 = np.zeros(W1.shape[1]), np.zeros(W2.shape[1])
    return Chain(Affine(W1, b1), Sigmoid(), Affine(W2, b2), Sigmoid())


unit = Chain(Affine(np.zeros((2, 1)), np.zeros(1)), Sigmoid())
hidden = two_layers(*start)
for name, chain in (("unit", unit), ("hidden layer", hidden)):
    losses = train(chain, X3, Y3, 1.0, 3000)
    print(f"{name:12} loss {losses[-1]:.4f}")
    print(f"{'':12} predictions {chain.forward(X3).ravel().round(3)}")
# --8<-- [end:learned]

# --8<-- [start:units]
on_line = hidden.layers[0].W.sum(axis=0)
print("slant of the hidden logits", on_line.round(2))
activations = hidden.layers[1].forward(hidden.layers[0].forward(X3))
for row, activation in zip(X3, activations, strict=True):
    print(f"row {row}   hidden activations {activation.round(2)}")
print("output weights", hidden.layers[2].W.ravel().round(2))
# --8<-- [end:units]

# --8<-- [start:collapse]
flat = Chain(
    Affine(start[0], np.zeros(3)), Affine(start[1], np.zeros(1)), Sigmoid()
)
flat_losses = train(flat, X3, Y3, 1.0, 3000)
one = flat.layers[0].W @ flat.layers[1].W  # (d, h) @ (h, c) -> (d, c)
# eq:affine-collapse, for the bias (h,) @ (h, c) -> (c,)
b_one = flat.layers[0].b @ flat.layers[1].W + flat.layers[1].b
single = Chain(Affine(one, b_one), Sigmoid())
same = np.allclose(single.forward(X3), flat.forward(X3))
print(f"no bend: loss {flat_losses[-1]:.4f}, one layer does the same: {same}")
# --8<-- [end:collapse]

# --8<-- [start:exercise_shapes]
layer = Affine(np.ones((12, 5)), np.zeros(5))
asked = [(12,), (7, 12), (12, 7), (7, 3, 4), (3, 4), (1, 3, 4), ()]
# --8<-- [end:exercise_shapes]

# --8<-- [start:solution_shapes]
for shape in asked:
    try:
        print(f"{shape!s:10} -> {layer.forward(np.zeros(shape)).shape}")
    except ValueError:
        print(f"{shape!s:10} refused")
# --8<-- [end:solution_shapes]

# --8<-- [start:solution_last_axis]
rng = np.random.default_rng(4)
T, W_last, G_last = (rng.normal(size=s) for s in ((5, 2, 3), (3, 4), (5, 2, 4)))
by_axes = np.einsum("itj,itk->jk", T, G_last)  # eq:affine-last-axis
rows_T, rows_G = T.reshape(10, 3), G_last.reshape(10, 4)
by_rows = rows_T.T @ rows_G  # (d, nt) @ (nt, h) -> (d, h)
by_steps = numeric_gradient(lambda V: np.sum(G_last * (T @ V)), W_last)
print("as rows  agrees:", relative_error(by_rows, by_steps) < 1e-6)
print("by sums  agrees:", relative_error(by_axes, by_steps) < 1e-6)
# --8<-- [end:solution_last_axis]

# --8<-- [start:solution_by_hand]
W1_hand = np.array([[-5.0, 5.0], [0.0, 0.0]])
b1_hand = np.array([10.0, -20.0])
by_hand = Chain(
    Affine(W1_hand, b1_hand),
    Sigmoid(),
    Affine(np.array([[10.0], [10.0]]), np.array([-5.0])),
    Sigmoid(),
)
print("hidden logits", by_hand.layers[0].forward(X3).tolist())
print("predictions  ", by_hand.forward(X3).ravel().round(3))
# --8<-- [end:solution_by_hand]

# --8<-- [start:solution_zero]
zero = two_layers(np.zeros((2, 3)), np.zeros((3, 1)))
zero_losses = train(zero, X3, Y3, 1.0, 3000)
print(f"loss {zero_losses[-1]:.4f}")
print("W1", zero.layers[0].W.round(4).tolist())
# --8<-- [end:solution_zero]

# --8<-- [start:solution_starts]
stuck = []
for seed in range(10):
    rng = np.random.default_rng(seed)
    other = two_layers(rng.normal(size=(2, 3)), rng.normal(size=(3, 1)))
    final = train(other, X3, Y3, 2.0, 2000)[-1]
    stuck = [*stuck, seed] if final > 1 / 20 else stuck
    predictions = other.forward(X3).ravel().round(2)
    print(f"start {seed}: loss {final:.4f}, predictions {predictions}")
# --8<-- [end:solution_starts]
