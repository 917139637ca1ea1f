"""Bugs to plant in snippets/partial_derivatives/: by module, what it is, old text, new text."""

DERIVATIVE_RULES = [
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

DIRECTIONS = [
    ("a table of angles", 'angles="(m,)"', 'angles="(...)"'),
    ("another plane", 'gradient="(d,)"', 'gradient="(...)"'),
    ("directions in space", 'directions="(m, 2)"', 'directions="(m, k)"'),
    ("a step for each direction", 't="()"', 't="(...)"'),
    (
        "sine and cosine swapped",
        "[np.cos(angles), np.sin(angles)]",
        "[np.sin(angles), np.cos(angles)]",
    ),
    ("turning the other way", "np.sin(angles)]", "-np.sin(angles)]"),
    ("columns for rows", "np.column_stack([np", "np.stack([np"),
    (
        "degrees",
        "[np.cos(angles), np.sin(angles)]",
        "[np.cos(np.deg2rad(angles)), np.sin(np.deg2rad(angles))]",
    ),
    ("sums of directions", "directions @ gradient ", "directions.sum(axis=1) "),
    ("opposite sign", "return directions @ gradient ", "return -directions @ gradient "),
    (
        "length of the gradient",
        "return directions @ gradient ",
        "return directions @ gradient / np.linalg.norm(gradient) ",
    ),
    ("gradient reversed", "directions @ gradient ", "directions @ gradient[::-1] "),
    ("missing two", "/ (2 * t)", "/ t"),
    ("one-sided", "f(x - t * a, y - t * b)", "f(x, y)"),
    ("only x turns back", "f(x - t * a, y - t * b)", "f(x - t * a, y + t * b)"),
    ("swapped axes", "f(x + t * a, y + t * b)", "f(x + t * b, y + t * a)"),
    ("swapped operands", "(ahead - back)", "(back - ahead)"),
    ("in-place write", "a, b = directions.T\n", "directions *= 2\n    a, b = directions.T / 2\n"),
]

TWO_VARIABLES = [
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

MISTAKES = [
    ("one term less moves", "2 * x * y + x**2 + 3 * y + 3 * x", "2 * x * y + 3 * y + 3 * x"),
    ("only x moves", "np.array([slope, slope])", "np.array([2 * x * y + 3 * y, slope])"),
    ("term found again", "3 * y, x**2 + 3 * x])", "3 * y, x**2 + 3 * x + 2 * y])"),
    ("term dropped", "2 * x * y + 3 * y + y**2", "2 * x * y + 3 * y"),
    ("another term kept", "3 * y + y**2", "3 * y + x**2"),
    ("factor found again", "np.array([2 * x + 3,", "np.array([2 * x * y + 3 * y,"),
    ("order mended", "(u * dv - du * v) / v**2", "(du * v - u * dv) / v**2"),
    ("suspect a mended", "(du * v - u * dv) / v\n", "(du * v - u * dv) / v**2\n"),
    ("suspect b spoilt", "du / v - u * dv / v**2", "du / v - u * dv / v"),
    ("suspect c upside down", "du / dv", "dv / du"),
    ("suspect d mended", "(du * v + u * dv) / v**2", "(du * v - u * dv) / v**2"),
]

BUGS = {
    "derivative_rules": DERIVATIVE_RULES,
    "directions": DIRECTIONS,
    "two_variables": TWO_VARIABLES,
    "mistakes": MISTAKES,
}
