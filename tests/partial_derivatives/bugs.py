"""Bugs to plant in snippets/partial_derivatives/: by module, what it is, old text, new text."""

DERIVATIVE_RULES = [
    ("product of slopes", "return du * v + u * dv ", "return du * dv "),
    ("one turn only", "return du * v + u * dv ", "return du * v "),
    ("minus in the product", "return du * v + u * dv ", "return du * v - u * dv "),
    ("values and slopes mixed", "return du * v + u * dv ", "return du * u + v * dv "),
    ("swapped products", "(du * v - u * dv) / v**2", "(u * dv - du * v) / v**2"),
    ("plus in the quotient", "(du * v - u * dv) / v**2", "(du * v + u * dv) / v**2"),
    ("lost square", "/ v**2", "/ v"),
    ("wrong denominator", "/ v**2", "/ u**2"),
    ("in-place write", "return du * v + u * dv ", "du *= v; return du + u * dv "),
]

SLOPES = [
    ("missing two", "/ (2 * h)", "/ h"),
    ("brackets lost", "/ (2 * h)", "/ 2 * h"),
    ("one-sided", "function(x - h)", "function(x)"),
    (
        "swapped operands",
        "(function(x + h) - function(x - h))",
        "(function(x - h) - function(x + h))",
    ),
    ("a step too long", "h=1e-6", "h=1e-2"),
    ("a step too short", "h=1e-6", "h=1e-15"),
    ("y moves for x", "lambda x: f(x, y), x)", "lambda y: f(x, y), y)"),
    ("x moves for y", "lambda y: f(x, y), y)", "lambda x: f(x, y), x)"),
    ("both move", "lambda x: f(x, y), x)", "lambda x: f(x, y + x), x)"),
    ("swapped slopes", "[along_x, along_y]", "[along_y, along_x]"),
    ("gradient reversed", "p, q = gradient", "q, p = gradient"),
    ("opposite sign", "return a * p + b * q", "return -a * p - b * q"),
    ("minus for plus", "a * p + b * q", "a * p - b * q"),
    ("crossed", "a * p + b * q", "a * q + b * p"),
    ("only along x", "a * p + b * q", "a * p"),
    ("in-place write", "p, q = gradient", "gradient *= 2\n    p, q = gradient / 2"),
]

TWO_VARIABLES = [
    ("lost square", "return x**2 * y + 3", "return x * y + 3"),
    ("minus for plus", "+ 3 * x * y + y**2", "- 3 * x * y + y**2"),
    ("wrong variable squared", "3 * x * y + y**2", "3 * x * y + x**2"),
    ("lost last term", "+ 3 * x * y + y**2", "+ 3 * x * y"),
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

MISTAKES = [
    ("one term less moves", "2 * x * y + x**2 + 3 * y + 3 * x", "2 * x * y + 3 * y + 3 * x"),
    ("only x moves", "np.array([slope, slope])", "np.array([2 * x * y + 3 * y, slope])"),
    ("term found again", "3 * y, x**2 + 3 * x])", "3 * y, x**2 + 3 * x + 2 * y])"),
    ("term dropped", "2 * x * y + 3 * y + y**2", "2 * x * y + 3 * y"),
    ("another term kept", "3 * y + y**2", "3 * y + x**2"),
    ("factor found again", "np.array([2 * x + 3,", "np.array([2 * x * y + 3 * y,"),
    ("order mended", "(u * dv - du * v) / v**2", "(du * v - u * dv) / v**2"),
]

BUGS = {
    "derivative_rules": DERIVATIVE_RULES,
    "slopes": SLOPES,
    "two_variables": TWO_VARIABLES,
    "mistakes": MISTAKES,
}
