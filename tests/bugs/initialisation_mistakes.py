"""Bugs to plant in snippets/initialisation_mistakes.py: what it is, old text, new text."""

BUGS = [
    ("ones", "np.zeros((n_in, n_out))", "np.ones((n_in, n_out))"),
    ("shape exchanged", "np.zeros((n_in, n_out))", "np.zeros((n_out, n_in))"),
    (
        "mistake mended",
        "    return rng.uniform(",
        "    else:\n        limit = 1.0\n    return rng.uniform(",
    ),
    ("a method renamed", 'method == "he"', 'method == "He"'),
    ("wrong limit for xavier", "np.sqrt(6 / (n_in + n_out))", "np.sqrt(3 / (n_in + n_out))"),
    (
        "a seed after all",
        "    return np.random.uniform(",
        "    np.random.seed(0)\n    return np.random.uniform(",
    ),
    (
        "variance for limit",
        "return np.random.uniform(-limit",
        "return np.random.uniform(-limit / 3",
    ),
    ("exchange mended", "np.sqrt(2 / n_out)", "np.sqrt(2 / n_in)"),
    (
        "exchanged twice",
        "np.sqrt(2 / n_out), size=(n_in, n_out)",
        "np.sqrt(2 / n_out), size=(n_out, n_in)",
    ),
]
