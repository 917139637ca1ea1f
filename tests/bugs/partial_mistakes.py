"""Bugs to plant in snippets/partial_mistakes.py: what it is, old text, new text."""

BUGS = [
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
