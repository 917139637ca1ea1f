"""Bugs to plant in snippets/chain_rule/: by module, what it is, old text, new text."""

COMPOSITION = [
    ("constant dropped", "return x**2 - 1", "return x**2"),
    ("plus for minus", "return x**2 - 1", "return x**2 + 1"),
    ("exponent", "return x**2 - 1", "return x**3 - 1"),
    ("term dropped", "return g**2 + g ", "return g**2 "),
    ("minus for plus", "return g**2 + g ", "return g**2 - g "),
    ("power rule without the two", "return 2 * x ", "return x "),
    ("power rule without the power", "return 2 * x ", "return 2 "),
    ("slope of the linear term lost", "return 2 * g + 1", "return 2 * g"),
    ("value for slope", "return 2 * g + 1", "return outer(g)"),
    ("outer slope at x", "outer_slope(g) * inner", "outer_slope(x) * inner"),
    ("inner slope at g", "* inner_slope(x)", "* inner_slope(g)"),
    ("links added", "outer_slope(g) * inner", "outer_slope(g) + inner"),
    ("links divided", "outer_slope(g) * inner", "outer_slope(g) / inner"),
    ("inner slope forgotten", "outer_slope(g) * inner_slope(x)", "outer_slope(g)"),
    ("outer slope at the inner slope", "    g = inner(x)", "    g = inner_slope(x)"),
    ("in-place write", "    g = inner(x)", "    g = inner(x)\n    x *= 1.5"),
]

WORKED_GRAPH = [
    ("sum for product", "p = a * b ", "p = a + b "),
    ("minus for plus", "s = p + a ", "s = p - a "),
    ("other input added", "s = p + a ", "s = p + b "),
    ("half in the square", "L = s**2 ", "L = s**2 / 2 "),
    ("cube", "L = s**2 ", "L = s**3 "),
    ("upstream ignored", "upstream * 2 * s", "2 * s"),
    ("upstream squared", "upstream * 2 * s", "upstream**2 * 2 * s"),
    ("power rule without the two", "upstream * 2 * s", "upstream * s"),
    ("slope at the output", "upstream * 2 * s", "upstream * 2 * s**2"),
    ("stale value", "upstream * 2 * s", "upstream * 2 * (a * b)"),
    ("sign of the sum's slope", "grad_p = grad_s * 1", "grad_p = -grad_s"),
    ("upstream of p ignored", "grad_p = grad_s * 1", "grad_p = 1"),
    ("path overwritten", "grad_a = grad_a + grad_p * b", "grad_a = grad_p * b"),
    ("path forgotten", "grad_a = grad_a + grad_p * b", "grad_a = grad_a"),
    ("paths multiplied", "grad_a + grad_p * b", "grad_a * grad_p * b"),
    ("path subtracted", "grad_a + grad_p * b", "grad_a - grad_p * b"),
    ("link added", "grad_a + grad_p * b", "grad_a + grad_p + b"),
    ("own input in the product", "grad_a + grad_p * b", "grad_a + grad_p * a"),
    ("own input for b", "grad_b = grad_p * a", "grad_b = grad_p * b"),
    ("total handed on", "grad_b = grad_p * a", "grad_b = grad_a * a"),
    ("product divided by b", "grad_b = grad_p * a", "grad_b = grad_p * (s - a) / b"),
    ("swapped gradients", "return grad_a, grad_b", "return grad_b, grad_a"),
]

MISTAKES = [
    ("wrong point mended", "return outer_slope(x) *", "return outer_slope(x**2 - 1) *"),
    (
        "both slopes at g",
        "outer_slope(x) * inner_slope(x)",
        "outer_slope(x) * inner_slope(x**2 - 1)",
    ),
    ("overwriting mended", "    grad_a = grad_p * b", "    grad_a += grad_p * b"),
    ("other path lost", "    grad_a = grad_p * b", "    grad_p * b"),
    ("link of a mended", "(grad_p + b)", "(grad_p * b)"),
    ("link of b mended", "grad_b = grad_p + a", "grad_b = grad_p * a"),
]

BUGS = {"composition": COMPOSITION, "worked_graph": WORKED_GRAPH, "mistakes": MISTAKES}
