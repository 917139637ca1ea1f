"""The code of the chapter on the affine layer, in the order of the page."""

# --8<-- [start:imports]
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
print("z", z)
# --8<-- [end:one]

# --8<-- [start:one_back]
g = np.array([2.0, -1.0, 3.0])
grad_W = np.outer(x, g)  # eq:affine-one-w (d, h)
grad_b = g  # eq:affine-one-b (h,)
grad_x = W @ g  # eq:affine-one-x (d, h) @ (h,) -> (d,)
print("grad_W", grad_W.tolist())
print("grad_b", grad_b)
print("grad_x", grad_x)
# --8<-- [end:one_back]

# --8<-- [start:batch_back]
X = np.array([[1.0, 2.0], [3.0, 1.0], [4.0, 1.0], [2.0, -2.0]])
G = np.array([[2.0, -1, 3], [1, 0, -2], [-1, 4, 1], [1, 2, -1]])
by_row = [np.outer(x_i, g_i) for x_i, g_i in zip(X, G)]
for table in by_row:
    print("one row gives", table.tolist())
print("their sum    ", sum(by_row).tolist())
print("X.T @ G      ", (X.T @ G).tolist())
# --8<-- [end:batch_back]


# --8<-- [start:layer_errors]
def layer_errors(layer, shape):
    """Relative errors of grad_x, grad_W and grad_b."""
    x, W, b = rng.normal(size=shape), layer.W, layer.b
    grad_out = rng.normal(size=layer.forward(x).shape)
    grad_x = layer.backward(grad_out)

    def L(x, W, b):
        return np.sum(grad_out * Affine(W, b).forward(x))

    by_x = numeric_gradient(lambda v: L(v, W, b), x)
    by_W = numeric_gradient(lambda v: L(x, v, b), W)
    by_b = numeric_gradient(lambda v: L(x, W, v), b)
    return [
        relative_error(grad_x, by_x),
        relative_error(layer.grad_W, by_W),
        relative_error(layer.grad_b, by_b),
    ]


rng = np.random.default_rng(3)
wide = Affine(rng.normal(size=(6, 4)), rng.normal(size=4))
for shape in [(6,), (1, 6), (5, 6), (5, 2, 3), (5, 3, 1, 2)]:
    out = wide.forward(np.ones(shape))
    print(shape, "->", out.shape, np.round(layer_errors(wide, shape), 6))
# --8<-- [end:layer_errors]

# --8<-- [start:parameters]
X = np.array([[1.0, 2.0], [3.0, 1.0]])
W1 = np.array([[1.0, -1.0, -1.0], [-1.0, 2.0, 1.0]])
b1 = np.array([1.0, -1.0, 1.0])
W2 = np.array([[1.0, -1.0], [2.0, 1.0], [-1.0, 2.0]])
b2 = np.array([-1.0, -1.0])
Y = np.array([[1.0, 2.0], [0.0, -1.0]])
# --8<-- [end:parameters]

# --8<-- [start:forward]
network = Chain(Affine(W1, b1), Sigmoid(), Affine(W2, b2))
loss_layer = HalfMeanSquaredError()
first, bend, second = network.layers
Z1 = first.forward(X)  # eq:affine-net-forward (2, 3)
A1 = bend.forward(Z1)
Y_hat = second.forward(A1)  # (2, 2)
loss = loss_layer.forward(Y_hat, Y)
# --8<-- [end:forward]

# --8<-- [start:forward_blanks]
forward_sheet = (
    ("Z1 = X @ W1 + b1", Z1, (0, 1), (1, 1)),
    ("A1 = sigmoid(Z1)", A1, (0, 0), (1, 2)),
    ("Y_hat = A1 @ W2 + b2", Y_hat, (0, 1), (1, 0)),
    ("Y_hat - Y", Y_hat - Y, (0, 1), (1, 0)),
)
for name, array, *blanks in forward_sheet:
    print(sheet(name, array, *blanks))
print("loss = ____")
# --8<-- [end:forward_blanks]

# --8<-- [start:forward_solved]
for name, array, *_ in forward_sheet:
    print(sheet(name, array))
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
backward_sheet = (
    ("grad_Y_hat", grad_Y_hat, (0, 1)),
    ("grad_W2 = A1.T @ grad_Y_hat", second.grad_W, (0, 0), (2, 1)),
    ("grad_b2", second.grad_b, (0, 1)),
    ("grad_A1 = grad_Y_hat @ W2.T", grad_A1, (0, 2), (1, 0)),
    ("grad_Z1", grad_Z1, (0, 0)),
    ("grad_W1 = X.T @ grad_Z1", first.grad_W, (0, 1), (1, 2)),
    ("grad_b1", first.grad_b, (0, 2)),
    ("grad_X = grad_Z1 @ W1.T", grad_X, (1, 0)),
)
for name, array, *blanks in backward_sheet:
    print(sheet(name, array, *blanks))
# --8<-- [end:backward_blanks]

# --8<-- [start:backward_solved]
for name, array, *_ in backward_sheet:
    print(sheet(name, array))
# --8<-- [end:backward_solved]


# --8<-- [start:network_check]
def rounded(errors):
    return {name: round(error, 4) for name, error in errors.items()}


rng = np.random.default_rng(1)
parameters1 = rng.normal(size=(4, 3)), rng.normal(size=3)
parameters2 = rng.normal(size=(3, 2)), rng.normal(size=2)
X5, Y5 = rng.normal(size=(5, 4)), rng.normal(size=(5, 2))
network5 = Chain(Affine(*parameters1), Sigmoid(), Affine(*parameters2))
print("the sheet", rounded(gradient_errors(network, X, Y)))
print("five rows", rounded(gradient_errors(network5, X5, Y5)))
# --8<-- [end:network_check]


# --8<-- [start:learned]
def two_layers(W1, W2):
    """Affine, Sigmoid, Affine, Sigmoid, with biases of zero."""
    b1, b2 = np.zeros(W1.shape[1]), np.zeros(W2.shape[1])
    return Chain(Affine(W1, b1), Sigmoid(), Affine(W2, b2), Sigmoid())


X3 = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
Y3 = np.array([[1.0], [0.0], [1.0]])
rng = np.random.default_rng(0)
W1_init, W2_init = rng.normal(size=(2, 3)), rng.normal(size=(3, 1))
unit = Chain(Affine(np.zeros((2, 1)), np.zeros(1)), Sigmoid())
hidden = two_layers(W1_init, W2_init)
for name, chain in (("one unit", unit), ("with a hidden layer", hidden)):
    losses = train(chain, X3, Y3, 1.0, 3000)
    print(name)
    print("    loss       ", losses[-1].round(4))
    print("    predictions", chain.forward(X3).ravel().round(3))
# --8<-- [end:learned]

# --8<-- [start:units]
first, bend, last, _ = hidden.layers
print("hidden activations, a row for each example")
print(bend.forward(first.forward(X3)).round(2))
print("weights of the output", last.W.ravel().round(2))
# --8<-- [end:units]

# --8<-- [start:collapse]
first, second = Affine(W1_init, np.ones(3)), Affine(W2_init, np.ones(1))
W_one = first.W @ second.W  # (d, h) @ (h, c) -> (d, c)
# eq:affine-collapse, for the bias (h,) @ (h, c) -> (c,)
b_one = first.b @ second.W + second.b
single = Affine(W_one, b_one)
print("two layers", second.forward(first.forward(X3)).ravel().round(4))
print("one layer ", single.forward(X3).ravel().round(4))
flat_losses = train(Chain(first, second, Sigmoid()), X3, Y3, 1.0, 3000)
print("loss after training without a bend", flat_losses[-1].round(4))
# --8<-- [end:collapse]

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
    layer.forward(sample)
    layer.backward(np.array([1.0, 2.0]))
    print(type(layer).__name__, "grad_W", layer.grad_W.tolist())
# --8<-- [end:square_example]

# --8<-- [start:no_sum]
for kind in (Affine, NoSumAffine):
    unit = Chain(kind(np.zeros((2, 1)), np.zeros(1)), Sigmoid())
    unit_losses = train(unit, X3, Y3, 1.0, 2000)
    print(kind.__name__)
    print("    loss       ", unit_losses[-1].round(4))
    print("    predictions", unit.forward(X3).ravel().round(2))
    print("    shape of b ", unit.layers[0].b.shape)
# --8<-- [end:no_sum]

# --8<-- [start:no_sum_again]
print("one row in: ", unit.forward(X3[:1]).ravel().round(2))
try:
    unit.forward(X3[:2])
except ValueError:
    print("two rows in: ValueError")
# --8<-- [end:no_sum_again]

# --8<-- [start:no_transpose]
for kind in (Affine, NoTransposeAffine):
    network = Chain(kind(W1, b1), Sigmoid(), Affine(W2, b2))
    print(kind.__name__)
    print("    errors", rounded(gradient_errors(network, X, Y)))
    net_losses = train(network, X, Y, 0.5, 50)
    print("    losses", net_losses[[0, 1, 10, 50]].round(4))
network5.layers = (NoTransposeAffine(*parameters1), *network5.layers[1:])
try:
    gradient_errors(network5, X5, Y5)
except ValueError:
    print("five rows: ValueError")
# --8<-- [end:no_transpose]

# --8<-- [start:eager]
for rate in (1.0, 0.1, 0.01):
    eager = EagerAffine(W2, b2)
    eager.learning_rate = rate
    network = Chain(Affine(W1, b1), Sigmoid(), eager)
    print("rate", rate, rounded(gradient_errors(network, X, Y)))
# --8<-- [end:eager]

# --8<-- [start:exercise_shapes]
layer = Affine(np.ones((12, 5)), np.zeros(5))
tried = [(12,), (7, 12), (12, 7), (7, 3, 4), (3, 4), (1, 3, 4), ()]
# --8<-- [end:exercise_shapes]

# --8<-- [start:solution_shapes]
for shape in tried:
    try:
        print(shape, "->", layer.forward(np.zeros(shape)).shape)
    except ValueError:
        print(shape, "refused")
# --8<-- [end:solution_shapes]

# --8<-- [start:solution_last_axis]
rng = np.random.default_rng(4)
T, G_last = rng.normal(size=(5, 2, 3)), rng.normal(size=(5, 2, 4))
W_last = rng.normal(size=(3, 4))
by_rows = T.reshape(-1, 3).T @ G_last.reshape(-1, 4)  # eq:affine-last-axis
# T @ V multiplies along the last axis of T
by_steps = numeric_gradient(lambda V: np.sum(G_last * (T @ V)), W_last)
print("relative error", round(relative_error(by_rows, by_steps), 6))
# --8<-- [end:solution_last_axis]

# --8<-- [start:solution_by_hand]
first = Affine(np.array([[-5.0, 5.0], [0.0, 0.0]]), np.array([10.0, -20.0]))
last = Affine(np.array([[10.0], [10.0]]), np.array([-5.0]))
by_hand = Chain(first, Sigmoid(), last, Sigmoid())
print("hidden logits", first.forward(X3).tolist())
print("predictions  ", by_hand.forward(X3).ravel().round(3))
# --8<-- [end:solution_by_hand]

# --8<-- [start:solution_zero]
zero = two_layers(np.zeros((2, 3)), np.zeros((3, 1)))
zero_losses = train(zero, X3, Y3, 1.0, 3000)
print("loss", zero_losses[-1].round(4))
print("W1  ", zero.layers[0].W.round(4).tolist())
# --8<-- [end:solution_zero]

# --8<-- [start:solution_starts]
stuck = []
for seed in range(10):
    rng = np.random.default_rng(seed)
    other = two_layers(rng.normal(size=(2, 3)), rng.normal(size=(3, 1)))
    final = train(other, X3, Y3, 1.0, 3000)[-1]
    if final > 1 / 20:
        stuck.append(seed)
    print("start", seed, " loss", final.round(4), end="  ")
    print("predictions", other.forward(X3).ravel().round(2))
# --8<-- [end:solution_starts]
