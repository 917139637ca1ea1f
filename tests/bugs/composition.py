"""Bugs to plant in snippets/composition.py: what it is, old text, new text."""

BUGS = [
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
