"""Bugs to plant in snippets/gradient_check.py: what it is, old text, new text."""

BUGS = [
    ("missing two", "/ (2 * h)", "/ h"),
    ("one-sided", "- f(x - nudge)", "- f(x)"),
    ("swapped operands", "f(x + nudge) - f(x - nudge)", "f(x - nudge) - f(x + nudge)"),
    (
        "nudges pile up",
        "        nudge = np.zeros_like(x)\n        nudge[k] = h\n        rise",
        "        nudge = np.zeros_like(x) if not gradient.any() else nudge\n        nudge[k] = h\n        rise",
    ),
    (
        "integers stay integers",
        "dtype=float)\n    gradient = np.empty_like(x)\n    for k in np.ndindex(x.shape):\n        nudge = np.zeros_like(x)\n        nudge[k] = h\n        rise",
        "dtype=None)\n    gradient = np.empty_like(x)\n    for k in np.ndindex(x.shape):\n        nudge = np.zeros_like(x)\n        nudge[k] = h\n        rise",
    ),
    ("all entries at once", "nudge[k] = h\n        rise", "nudge[...] = h\n        rise"),
    ("all at once, complex", "nudge[k] = h\n        value", "nudge[...] = h\n        value"),
    ("real step", "f(x + 1j * nudge)", "f(x + nudge)"),
    ("backwards", "f(x + 1j * nudge)", "f(x - 1j * nudge)"),
    ("real part", "np.imag(value) / h", "np.real(value) / h"),
    ("step forgotten", "np.imag(value) / h", "np.imag(value)"),
    ("refusal lost", "if not np.iscomplexobj(value):", "if False:"),
    ("refusal reversed", "if not np.iscomplexobj(value):", "if np.iscomplexobj(value):"),
    ("sum for difference", "np.linalg.norm(a - b)", "np.linalg.norm(a + b)"),
    ("absolute error", "np.linalg.norm(a - b) / size", "np.linalg.norm(a - b)"),
    ("one side only", "np.linalg.norm(a) + np.linalg.norm(b)", "np.linalg.norm(a)"),
    ("difference of sizes", "norm(a) + np.linalg.norm(b)", "norm(a) - np.linalg.norm(b)"),
    ("nothing over nothing", "if size else 0.0", "if True else 0.0"),
]
