"""The code of the chapter on layers, in the order of the page."""

# --8<-- [start:imports]
from collections.abc import Callable

import numpy as np
from numpy import ndarray

# --8<-- [end:imports]
from snippets.layers.building_blocks import (
    Add,
    AddConstant,
    Chain,
    Exp,
    Layer,
    Multiply,
    Reciprocal,
    ReLU,
    Scale,
    Sigmoid,
)
from snippets.layers.mistakes import (
    BorrowingMultiply,
    GradientMaskReLU,
    InPlaceReLU,
)
from snippets.shared.gradient_check import numeric_gradient, relative_error

# --8<-- [start:bill_forward]
distance, rate, fee, tax = 6.0, 2.5, 4.0, 1.2

multiply_ride, add_fee, multiply_tax = Multiply(), Add(), Multiply()
ride = multiply_ride.forward(distance, rate)
bill = add_fee.forward(ride, fee)
total = multiply_tax.forward(bill, tax)
print(f"ride {ride:.2f}   bill {bill:.2f}   total {total:.2f}")
# --8<-- [end:bill_forward]

# --8<-- [start:bill_backward]
grad_bill, grad_tax = multiply_tax.backward(1.0)
grad_ride, grad_fee = add_fee.backward(grad_bill)
grad_distance, grad_rate = multiply_ride.backward(grad_ride)
print(f"bill     {grad_bill:5.2f}   tax  {grad_tax:5.2f}")
print(f"ride     {grad_ride:5.2f}   fee  {grad_fee:5.2f}")
print(f"distance {grad_distance:5.2f}   rate {grad_rate:5.2f}")
# --8<-- [end:bill_backward]

# --8<-- [start:relu]
x = np.array([-2.0, 3.0, -0.5, 0.0, 1.0])
grad_out = np.array([5.0, -4.0, -1.0, 2.0, 3.0])
gate = ReLU()
print("out   ", gate.forward(x))
print("mask  ", gate.mask)
print("grad_x", gate.backward(grad_out))
# --8<-- [end:relu]

# --8<-- [start:sigmoid_forward]
pieces = [Scale(-1), Exp(), AddConstant(1), Reciprocal()]
values = [1.0]
for piece in pieces:
    values.append(piece.forward(values[-1]))
print("x, u, v, s, y:", np.round(values, 4))
# --8<-- [end:sigmoid_forward]

# --8<-- [start:sigmoid_backward]
slopes = [2.0]
for piece in reversed(pieces):
    slopes.append(piece.backward(slopes[-1]))
print("along y, s, v, u, x:", np.round(slopes, 4))
# --8<-- [end:sigmoid_backward]

# --8<-- [start:collapsed]
layer = Sigmoid()
print(f"forward  {layer.forward(1.0):.4f}")
print(f"backward {layer.backward(2.0):.4f}")
# --8<-- [end:collapsed]

# --8<-- [start:far_out]
far = np.array([-800.0, 40.0])
graph = Chain(Scale(-1), Exp(), AddConstant(1), Reciprocal())
with np.errstate(over="ignore", invalid="ignore"):  # NumPy would warn
    print("graph    forward ", graph.forward(far).round(4))
    grad_graph_far = graph.backward(np.ones(2))
print("graph    backward", *(f"{slope:.1g}" for slope in grad_graph_far))
print("Sigmoid  forward ", layer.forward(far).round(4))
print("Sigmoid  backward", layer.backward(np.ones(2)))
# --8<-- [end:far_out]

# --8<-- [start:views]
table = np.array([[1.0, 2.0], [3.0, 0.0], [1.0, 1.0], [0.0, 4.0]])
for name, made in [
    ("table[0]", table[0]),
    ("table[:, 0]", table[:, 0]),
    ("table.T", table.T),
    ("table.reshape(-1)", table.reshape(-1)),
    ("table.T.reshape(-1)", table.T.reshape(-1)),
    ("table[[0, 2]]", table[[0, 2]]),
    ("table[table > 1]", table[table > 1]),
    ("table * 1", table * 1),
    ("np.array(table)", np.array(table)),
]:
    kind = "view" if np.shares_memory(table, made) else "copy"
    print(f"{name:20} {kind}")
# --8<-- [end:views]

# --8<-- [start:through_view]
row = table[0]
row *= 10  # writes into the memory that row shares with table
print("after row *= 10:      ", table[0])
row = row * 10  # a new array; the name row moves on to it
print("after row = row * 10: ", table[0])
# --8<-- [end:through_view]


# --8<-- [start:layer_error]
def layer_error(layer: Layer, *inputs: ndarray) -> float:
    """Relative error of backward for a random upstream gradient."""
    r = np.random.default_rng(1).normal(size=inputs[0].shape)

    def weighed(inputs):
        return np.sum(r * layer.forward(*inputs))  # eq:layers-weighed

    layer.forward(*inputs)
    by_hand = np.array(layer.backward(r))
    measured = numeric_gradient(weighed, np.array(inputs))
    return relative_error(by_hand.reshape(measured.shape), measured)


# --8<-- [end:layer_error]

# --8<-- [start:right]
X, Y = np.random.default_rng(0).normal(size=(2, 3, 5))
print(f"Multiply   {layer_error(Multiply(), X, Y):.4f}")
print(f"Add        {layer_error(Add(), X, Y):.4f}")
print(f"ReLU       {layer_error(ReLU(), X):.4f}")
print(f"Sigmoid    {layer_error(Sigmoid(), X):.4f}")
print(f"four boxes {layer_error(graph, X):.4f}")
# --8<-- [end:right]

# --8<-- [start:gradient_mask]
wrong = GradientMaskReLU()
gate.forward(x)
wrong.forward(x)
print("right", gate.backward(grad_out))
print("wrong", wrong.backward(grad_out))
print(f"error {layer_error(wrong, X):.2f}")
# --8<-- [end:gradient_mask]

# --8<-- [start:alone]
print(f"InPlaceReLU alone: error {layer_error(InPlaceReLU(), X):.4f}")
# --8<-- [end:alone]


# --8<-- [start:shortcut]
def shortcut(kind: Callable, grad_out: ndarray) -> tuple[ndarray, ndarray]:
    """Slopes of relu(x) + y along x and y, for fixed x and y."""
    x, y = np.array([-1.0, 2.0, -3.0]), np.array([4.0, 5.0, 6.0])
    relu, add = kind(), Add()
    add.forward(relu.forward(x), y)
    grad_relu, grad_y = add.backward(grad_out)
    return relu.backward(grad_relu), grad_y


for kind in (ReLU, InPlaceReLU):
    grad_x, grad_y = shortcut(kind, np.array([10.0, 20.0, 30.0]))
    print(f"{kind.__name__:12} grad_x {grad_x}   grad_y {grad_y}")
# --8<-- [end:shortcut]

# --8<-- [start:read_only]
handed = np.ones((3, 5))
handed.flags.writeable = False
for relu in (ReLU(), InPlaceReLU()):
    relu.forward(X)
    try:
        relu.backward(handed)
        print(f"{type(relu).__name__:12} wrote nothing")
    except ValueError as refusal:
        print(f"{type(relu).__name__:12} ValueError: {refusal}")
# --8<-- [end:read_only]

# --8<-- [start:buffer]
first, second = np.array([1.0, 2.0, 3.0]), np.array([-7.0, 0.0, 9.0])
w = np.array([0.5, 0.5, 0.5])
for product in (Multiply(), BorrowingMultiply()):
    buffer = first.copy()
    product.forward(buffer, w)
    buffer[:] = second
    _, grad_w = product.backward(np.ones(3))
    error = layer_error(product, X, Y)
    print(f"{type(product).__name__:18} grad_w {grad_w}  error {error:.4f}")
# --8<-- [end:buffer]

# --8<-- [start:twice]
one = ReLU()
shared = Chain(one, Scale(-1), AddConstant(1), one)
separate = Chain(ReLU(), Scale(-1), AddConstant(1), ReLU())
z = np.array([-1.0, 0.5, 0.25])
print("separate:", separate.forward(z), separate.backward(np.ones(3)))
print("shared:  ", shared.forward(z), shared.backward(np.ones(3)))
# --8<-- [end:twice]

# --8<-- [start:solution_square]
square = Multiply()
print("out   ", square.forward(x, x))
grad_left, grad_right = square.backward(grad_out)
print("grad_x", grad_left + grad_right)
print("2*x*g ", 2 * x * grad_out)
# --8<-- [end:solution_square]


# --8<-- [start:solution_subtract]
class Subtract(Layer):
    """x minus y, entry by entry, from layers that exist already."""

    def __init__(self):
        self.negate, self.add = Scale(-1), Add()

    def forward(self, x, y):
        return self.add.forward(x, self.negate.forward(y))

    def backward(self, grad_out):
        grad_x, grad_negated = self.add.backward(grad_out)
        return grad_x, self.negate.backward(grad_negated)


print(f"Subtract: error {layer_error(Subtract(), X, Y):.4f}")
# --8<-- [end:solution_subtract]


# --8<-- [start:solution_tanh]
class Tanh(Layer):
    """The hyperbolic tangent; backward needs only the output."""

    def forward(self, x):
        self.y = np.tanh(x)
        return self.y.copy()

    def backward(self, grad_out):
        return grad_out * (1 - self.y**2)


print(f"Tanh: error {layer_error(Tanh(), X):.4f}")
# --8<-- [end:solution_tanh]

# --8<-- [start:exercise_memory]
memory = np.zeros((2, 3))
memory[1][2] = 1
memory[[0]][0] = 2
memory.T[0] += 3
memory.reshape(-1)[1] = 4
memory.T.reshape(-1)[1] = 5
# --8<-- [end:exercise_memory]

# --8<-- [start:solution_memory]
print(memory)
# --8<-- [end:solution_memory]
