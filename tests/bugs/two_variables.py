"""Bugs to plant in snippets/two_variables.py: what it is, old text, new text."""

BUGS = [
    ("lost square", "return x**2 * y + 3", "return x * y + 3"),
    ("minus for plus", "+ 3 * x * y + y**2", "- 3 * x * y + y**2"),
    ("wrong variable squared", "3 * x * y + y**2", "3 * x * y + x**2"),
    ("lost last term", "+ 3 * x * y + y**2", "+ 3 * x * y"),
    ("wrong variable moves", "(f(x + h, y) - f(x, y)) / h", "(f(x, y + h) - f(x, y)) / h"),
    ("both move", "f(x, y + h) - f(x, y)", "f(x + h, y + h) - f(x, y)"),
    ("rise without run", "(f(x + h, y) - f(x, y)) / h", "f(x + h, y) - f(x, y)"),
    ("swapped operands", "(f(x, y + h) - f(x, y)) / h", "(f(x, y) - f(x, y + h)) / h"),
    ("constant term kept", "2 * x * y + 3 * y ", "2 * x * y + 3 * y + y**2 "),
    ("lost two", "return 2 * x * y + 3 * y ", "return x * y + 3 * y "),
    ("lost factor", "return 2 * x * y + 3 * y ", "return 2 * x * y + 3 "),
    ("slope along x squared", "x**2 + 3 * x + 2 * y", "2 * x + 3 * x + 2 * y"),
    ("forgotten term", "x**2 + 3 * x + 2 * y", "x**2 + 3 * x"),
    (
        "swapped slopes",
        "np.array([df_dx(x, y), df_dy(x, y)])",
        "np.array([df_dy(x, y), df_dx(x, y)])",
    ),
    (
        "one slope twice",
        "np.array([df_dx(x, y), df_dy(x, y)])",
        "np.array([df_dx(x, y), df_dx(x, y)])",
    ),
]
