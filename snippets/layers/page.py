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
    SuspectA,
    SuspectB,
    SuspectC,
    SuspectD,
    SuspectE,
    SuspectF,
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

# --8<-- [start:broadcast]
try:
    Multiply().forward(np.ones(3), np.ones((3, 1)))
except ValueError as refusal:
    print("ValueError:", refusal)
# --8<-- [end:broadcast]

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
    print(f"{type(piece).__name__:11} {values[-2]:7.4f} -> {values[-1]:7.4f}")
# --8<-- [end:sigmoid_forward]

# --8<-- [start:sigmoid_backward]
slopes = [2.0]
for piece in reversed(pieces):
    slopes.append(piece.backward(slopes[-1]))
    print(f"{type(piece).__name__:11} {slopes[-1]:7.4f} <- {slopes[-2]:7.4f}")
# --8<-- [end:sigmoid_backward]

# --8<-- [start:collapsed]
layer = Sigmoid()
print(f"forward  {layer.forward(1.0):.4f}")
print(f"backward {layer.backward(2.0):.4f}")
# --8<-- [end:collapsed]

# --8<-- [start:far_out]
far = np.array([-800.0, 40.0])
graph = Chain(Scale(-1), Exp(), AddConstant(1), Reciprocal())
with np.errstate(over="ignore", invalid="ignore"):
    graph_far = graph.forward(far)
    grad_graph_far = graph.backward(np.ones(2))
y_far = layer.forward(far)
grad_far = layer.backward(np.ones(2))
print("               at", *(f"{number:8.0f}" for number in far))
for name, result in [
    ("graph    forward ", graph_far),
    ("graph    backward", grad_graph_far),
    ("Sigmoid  forward ", y_far),
    ("Sigmoid  backward", grad_far),
]:
    print(name, *(f"{number:8.1g}" for number in result))
# --8<-- [end:far_out]

# --8<-- [start:bytes]
big = np.random.default_rng(0).normal(size=(1000, 100))
gate.forward(big)
layer.forward(big)
print(f"the input takes {big.nbytes:7,} bytes")
print(f"ReLU keeps      {gate.mask.nbytes:7,}")
print(f"Sigmoid keeps   {layer.y.nbytes:7,}")
# --8<-- [end:bytes]


# --8<-- [start:layer_error]
def layer_error(layer: Layer, *inputs: ndarray) -> float:
    """Relative error of backward for a random upstream gradient."""
    weights = np.random.default_rng(1).normal(size=inputs[0].shape)

    def weighed(inputs: ndarray) -> float:
        return np.sum(weights * layer.forward(*inputs))  # eq:layers-weighed

    layer.forward(*inputs)
    by_hand = np.array(layer.backward(weights))
    measured = numeric_gradient(weighed, np.array(inputs))
    return relative_error(by_hand.reshape(measured.shape), measured)


def shown(error: float) -> str:
    """A relative error; 1e-6 leaves room for measuring."""
    return "< 1e-6" if error < 1e-6 else f"{error:6.2f}"


# --8<-- [end:layer_error]

# --8<-- [start:right]
X, Y = np.random.default_rng(0).normal(size=(2, 3, 5))
print("Multiply        ", shown(layer_error(Multiply(), X, Y)))
print("Add             ", shown(layer_error(Add(), X, Y)))
for right in (ReLU(), Sigmoid(), Exp(), Reciprocal(), graph):
    print(f"{type(right).__name__:16}", shown(layer_error(right, X)))
# --8<-- [end:right]

# --8<-- [start:gradient_mask]
print("right", gate.forward(x), gate.backward(grad_out))
wrong = GradientMaskReLU()
print("wrong", wrong.forward(x), wrong.backward(grad_out))
print("GradientMaskReLU", shown(layer_error(GradientMaskReLU(), X)))
# --8<-- [end:gradient_mask]


# --8<-- [start:shortcut]
def shortcut(make_relu: Callable, grad_out: ndarray) -> tuple[ndarray, ndarray]:
    """Slopes of relu(x) + y along x and y, for fixed x and y."""
    x, y = np.array([-1.0, 2.0, -3.0]), np.array([4.0, 5.0, 6.0])
    relu, add = make_relu(), Add()
    add.forward(relu.forward(x), y)
    grad_relu, grad_y = add.backward(grad_out)
    return relu.backward(grad_relu), grad_y


for kind in (ReLU, InPlaceReLU):
    grad_x, grad_y = shortcut(kind, np.array([10.0, 20.0, 30.0]))
    print(f"{kind.__name__:12} grad_x {grad_x}   grad_y {grad_y}")
# --8<-- [end:shortcut]

# --8<-- [start:alone]
print("InPlaceReLU alone", shown(layer_error(InPlaceReLU(), X)))
# --8<-- [end:alone]

# --8<-- [start:buffer]
first, second = np.array([1.0, 2.0, 3.0]), np.array([-7.0, 0.0, 9.0])
w = np.array([0.5, 0.5, 0.5])
for product in (Multiply(), BorrowingMultiply()):
    buffer = first.copy()
    product.forward(buffer, w)
    buffer[:] = second
    _, grad_w = product.backward(np.ones(3))
    print(f"{type(product).__name__:18} grad_w {grad_w}")
print("BorrowingMultiply alone", shown(layer_error(BorrowingMultiply(), X, Y)))
# --8<-- [end:buffer]


# --8<-- [start:manners]
def manners(layer: Layer, *inputs: ndarray) -> str:
    """What a layer does with arrays that belong to others."""
    given = [np.array(x) for x in inputs]
    grad_out = np.random.default_rng(1).normal(size=inputs[0].shape)
    before = grad_out.copy()
    layer.forward(*inputs)
    undisturbed = layer.backward(grad_out.copy())
    layer.forward(*given)
    for array in given:
        array *= -2
    disturbed = layer.backward(grad_out)
    own = np.array_equal(disturbed, undisturbed)
    clean = np.array_equal(grad_out, before)
    return f"memory its own: {own!s:5}   upstream left alone: {clean}"


for polite in (ReLU(), InPlaceReLU()):
    print(f"{type(polite).__name__:17}", manners(polite, X))
for polite in (Multiply(), BorrowingMultiply()):
    print(f"{type(polite).__name__:17}", manners(polite, X, Y))
# --8<-- [end:manners]

# --8<-- [start:twice]
one = ReLU()
shared = Chain(one, Scale(-1), AddConstant(1), one)
separate = Chain(ReLU(), Scale(-1), AddConstant(1), ReLU())
z = np.array([-1.0, 0.5, 2.0])
for chain in (separate, shared):
    out, grad_z = chain.forward(z), chain.backward(np.ones(3))
    print("out", out, "  grad_z", grad_z + 0.0)  # no -0
print("separate", shown(layer_error(separate, X)))
print("shared  ", shown(layer_error(shared, X)))
# --8<-- [end:twice]

# --8<-- [start:too_early]
fresh = ReLU()
try:
    fresh.backward(np.ones(3))
except RuntimeError as refusal:
    print("RuntimeError:", refusal)
fresh.forward(z)
try:
    fresh.backward(np.ones(5))
except ValueError as refusal:
    print("ValueError:", refusal)
# --8<-- [end:too_early]

# --8<-- [start:exercise_bill]
distance_new, rate_new, fee_new, tax_new = 10.0, 3.0, 5.0, 2.0
# --8<-- [end:exercise_bill]

# --8<-- [start:solution_bill]
ride_new = multiply_ride.forward(distance_new, rate_new)
bill_new = add_fee.forward(ride_new, fee_new)
total_new = multiply_tax.forward(bill_new, tax_new)
print(f"ride {ride_new:.0f}   bill {bill_new:.0f}   total {total_new:.0f}")
back_bill, back_tax = multiply_tax.backward(1.0)
back_ride, back_fee = add_fee.backward(back_bill)
back_distance, back_rate = multiply_ride.backward(back_ride)
print(f"distance {back_distance:.0f}   rate {back_rate:.0f}")
print(f"fee {back_fee:.0f}   tax {back_tax:.0f}")
# --8<-- [end:solution_bill]

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

    def __init__(self) -> None:
        self.negate, self.add = Scale(-1), Add()

    def forward(self, x: ndarray, y: ndarray) -> ndarray:
        return self.add.forward(x, self.negate.forward(y))

    def backward(self, grad_out: ndarray) -> tuple[ndarray, ndarray]:
        grad_x, grad_negated = self.add.backward(grad_out)
        return grad_x, self.negate.backward(grad_negated)


print("Subtract", shown(layer_error(Subtract(), X, Y)))
# --8<-- [end:solution_subtract]


# --8<-- [start:solution_tanh]
class Tanh(Layer):
    """The hyperbolic tangent; of the forward pass it needs the output."""

    def forward(self, x: ndarray) -> ndarray:
        self.out_shape = np.shape(x)
        self.y = np.tanh(x)
        return self.y.copy()

    def backward(self, grad_out: ndarray) -> ndarray:
        self.check(grad_out)
        return grad_out * (1 - self.y**2)


print("Tanh", shown(layer_error(Tanh(), X)))
print("Tanh", manners(Tanh(), X))
# --8<-- [end:solution_tanh]

# --8<-- [start:solution_suspects]
for suspect in (SuspectA(), SuspectB(), SuspectC(), SuspectD(), SuspectE()):
    print(type(suspect).__name__, shown(layer_error(suspect, X)))
print("SuspectF", shown(layer_error(SuspectF(), X, Y)))
at_zero = SuspectE()
at_zero.forward(np.zeros(1))
print("SuspectE at zero", at_zero.backward(np.ones(1)))
# --8<-- [end:solution_suspects]
