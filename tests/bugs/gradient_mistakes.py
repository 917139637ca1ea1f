"""Bugs to plant in snippets/gradient_mistakes.py: what it is, old text, new text."""

BUGS = [
    ("path mended", "v, u**3, v * np", "v, u**3 + w * np.exp(v * w), v * np"),
    ("factor mended", "[3 * u**2, ", "[3 * u**2 * v, "),
    ("half mended", "u**3 + v * np.exp(v * w), w", "u**3 + v * np.exp(v * w), v"),
    ("other half mended", "u**3 + v * np.exp", "u**3 + w * np.exp"),
    ("not faint", "1e-7 * np.sin(w)", "1e-3 * np.sin(w)"),
    ("nothing to forget", "1e-7 * np.sin(w)", "0 * np.sin(w)"),
    ("forgotten slope found", "u**2, 0.0]", "u**2, 1e-7 * np.cos(_)]"),
    ("suspect a broken", "np.maximum(x, 0) / x", "np.maximum(x, 0) * x"),
    ("suspect b mended", "output >= 0", "output > 1e-300"),
    ("suspect c broken", "output > 0, 1.0, 0.0)", "output > 1, 1.0, 0.0)"),
    (
        "suspect d mended",
        "return np.maximum(x, 0)\n\n\n# --8<-- [end:relu",
        "return np.sign(np.maximum(x, 0))\n\n\n# --8<-- [end:relu",
    ),
]
