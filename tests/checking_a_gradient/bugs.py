"""Bugs to plant in snippets/checking_a_gradient/: by module, what it is, old text, new text."""

DIFFERENCE_QUOTIENTS = [
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
    ("step of a difference", "h=1e-30", "h=1e-6"),
    ("underflow", "h=1e-30", "h=1e-320"),
]

THREE_VARIABLES = [
    ("swapped variables", "u, v, w = point\n    return", "v, u, w = point\n    return"),
    ("power", "u**3 * v + w", "u**2 * v + w"),
    ("minus for plus", "u**3 * v + w", "u**3 * v - w"),
    ("sum for product", "return u**3 * v + w * np.exp(v)", "return u**3 * v + w + np.exp(v)"),
    ("power not brought down", "3 * u**2 * v", "u**2 * v"),
    ("power not lowered", "3 * u**2 * v", "3 * u**3 * v"),
    ("lost path", "u**3 + w * np.exp(v)", "u**3"),
    ("lost factor", "u**3 + w * np.exp(v)", "u**3 + np.exp(v)"),
    ("factor kept", "along_w = np", "along_w = w * np"),
    ("order of the entries", "[along_u, along_v, along_w]", "[along_v, along_u, along_w]"),
    ("column", "[along_u, along_v, along_w]", "[[along_u], [along_v], [along_w]]"),
]

MISTAKES = [
    ("path mended", "v, u**3, np", "v, u**3 + w * np.exp(v), np"),
    ("factor mended", "[3 * u**2, ", "[3 * u**2 * v, "),
    ("half mended", "np.exp(w), np.exp(w)", "np.exp(w), np.exp(v)"),
    ("other half mended", "u**3 + v * np.exp(w)", "u**3 + w * np.exp(v)"),
    ("not faint", "1e-7 * np.sin(w)", "1e-3 * np.sin(w)"),
    ("nothing to forget", "1e-7 * np.sin(w)", "0 * np.sin(w)"),
    ("forgotten slope found", "u**2, 0.0]", "u**2, 1e-7 * np.cos(_)]"),
]

BUGS = {
    "difference_quotients": DIFFERENCE_QUOTIENTS,
    "three_variables": THREE_VARIABLES,
    "mistakes": MISTAKES,
}
