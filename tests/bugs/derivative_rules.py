"""Bugs to plant in snippets/derivative_rules.py: what it is, old text, new text."""

BUGS = [
    ("minus in the sum", "return du + dv ", "return du - dv "),
    ("product of slopes", "return du * v + u * dv ", "return du * dv "),
    ("one turn only", "return du * v + u * dv ", "return du * v "),
    ("minus in the product", "return du * v + u * dv ", "return du * v - u * dv "),
    ("values and slopes mixed", "return du * v + u * dv ", "return du * u + v * dv "),
    ("swapped products", "(du * v - u * dv) / v**2", "(u * dv - du * v) / v**2"),
    ("plus in the quotient", "(du * v - u * dv) / v**2", "(du * v + u * dv) / v**2"),
    ("lost square", "/ v**2", "/ v"),
    ("wrong denominator", "/ v**2", "/ u**2"),
    ("power rule for exp", "return np.exp(x)", "return x * np.exp(x - 1)"),
    ("base two", "return np.exp(x)", "return np.exp2(x)"),
    ("log for its slope", "return 1 / x", "return np.log(x)"),
    ("square in the slope of log", "return 1 / x", "return 1 / x**2"),
    ("in-place write", "return du + dv ", "du += dv; return du "),
]
