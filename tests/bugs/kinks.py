"""Bugs to plant in snippets/kinks.py: what it is, old text, new text."""

BUGS = [
    ("always true", "np.where(np.real(x) > 0, x, 0)", "np.where(np.real(x) > -np.inf, x, 0)"),
    ("wrong side", "np.where(np.real(x) > 0, x, 0)", "np.where(np.real(x) < 0, x, 0)"),
    ("complex comparison", "np.where(np.real(x) > 0, x, 0)", "np.where(x > 0, x, 0)"),
    ("imaginary part lost", "np.real(x) > 0, x, 0)", "np.real(x) > 0, np.real(x), 0)"),
    ("leaky", "np.real(x) > 0, x, 0)", "np.real(x) > 0, x, 0.01 * x)"),
    ("slope one at zero", "np.where(x > 0, 1.0, 0.0)", "np.where(x >= 0, 1.0, 0.0)"),
    ("one half at zero", "np.where(x > 0, 1.0, 0.0)", "np.heaviside(x, 0.5)"),
    ("slope is the function", "np.where(x > 0, 1.0, 0.0)", "np.where(x > 0, x, 0.0)"),
    ("length of a complex number", "np.where(np.real(x) < 0, -x, x)", "np.abs(x)"),
    ("sign", "np.where(np.real(x) < 0, -x, x)", "np.where(np.real(x) < 0, x, -x)"),
]
