"""Bugs to plant in snippets/difference_quotients.py: what it is, old text, new text."""

BUGS = [
    ("backward for forward", "(f(x + h) - f(x)) / h", "(f(x) - f(x - h)) / h"),
    ("swapped operands", "(f(x + h) - f(x)) / h", "(f(x) - f(x + h)) / h"),
    ("two for one", "(f(x + h) - f(x)) / h", "(f(x + h) - f(x)) / (2 * h)"),
    ("missing two", "/ (2 * h)", "/ h"),
    ("brackets lost", "/ (2 * h)", "/ 2 * h"),
    ("one-sided", "f(x + h) - f(x - h)", "f(x + h) - f(x)"),
    ("plus for minus", "f(x + h) - f(x - h)", "f(x + h) + f(x - h)"),
    ("real part", "np.imag(f(", "np.real(f("),
    ("length for imaginary part", "np.imag(f(", "np.abs(f("),
    ("backwards", "x + 1j * h", "x - 1j * h"),
    ("step forgotten", "1j * h)) / h", "1j * h))"),
    ("step of a difference", "h: float = 1e-30", "h: float = 1e-6"),
    ("underflow", "h: float = 1e-30", "h: float = 1e-320"),
]
