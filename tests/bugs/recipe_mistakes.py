"""Bugs to plant in snippets/recipe_mistakes.py: what it is, old text, new text."""

BUGS = [
    ("originals kept", "X[:] = distort(X, strength, rng)", "X = distort(X, strength, rng)"),
    ("not distorted", "X[:] = distort(X, strength, rng)", "X[:] = X"),
    ("strength lost", "distort(X, strength, rng)", "distort(X, 1.0, rng)"),
    ("starts at the first", "map(np.zeros_like, path[0])", "path[0]"),
    ("starts at one", "np.zeros_like, path", "np.ones_like, path"),
    ("shares exchanged", "keep * a + (1 - keep) * p", "(1 - keep) * a + keep * p"),
    ("a plain sum", "keep * a + (1 - keep) * p", "a + (1 - keep) * p"),
    ("sign", "keep * a + (1 - keep) * p", "keep * a - (1 - keep) * p"),
]
