"""Bugs to plant in snippets/three_variables.py: what it is, old text, new text."""

BUGS = [
    ("swapped variables", "u, v, w = point\n    return", "v, u, w = point\n    return"),
    ("power", "u**3 * v + np", "u**2 * v + np"),
    ("minus for plus", "u**3 * v + np", "u**3 * v - np"),
    ("sum for product", "return u**3 * v + np.exp(v * w)", "return u**3 * v + np.exp(v + w)"),
    ("power not brought down", "3 * u**2 * v", "u**2 * v"),
    ("power not lowered", "3 * u**2 * v", "3 * u**3 * v"),
    ("lost path", "u**3 + w * np.exp(v * w)", "u**3"),
    ("lost inner slope", "u**3 + w * np.exp(v * w)", "u**3 + np.exp(v * w)"),
    ("wrong inner slope", "along_w = v * np", "along_w = w * np"),
    ("order of the entries", "[along_u, along_v, along_w]", "[along_v, along_u, along_w]"),
    ("column", "[along_u, along_v, along_w]", "[[along_u], [along_v], [along_w]]"),
]
