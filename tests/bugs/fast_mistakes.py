"""Bugs to plant in snippets/fast_mistakes.py: what it is, old text, new text."""

BUGS = [
    (
        "copies after all",
        "first, second = self.theta.first, self.theta.second",
        "first, second = self.theta.first.copy(), self.theta.second.copy()",
    ),
    (
        "slopes for weights",
        "self.theta.first, self.theta.second",
        "self.grads.first, self.grads.second",
    ),
    ("bias as a weight", "first[1:], first[0], second", "first[:-1], first[-1], second"),
    ("only what was reached", "self.theta.flat -= self.grads.flat", "theta.flat -= grads.flat"),
    (
        "left over for new",
        "self.theta.flat -= self",
        "theta.flat -= grads.flat; self.theta.flat -= self",
    ),
    ("pixels of its own rows", "X_other.any(axis=0)", "X.any(axis=0)"),
    ("dark for lit", "X_other.any(axis=0), X, 0", "X_other.any(axis=0), 0, X"),
    ("ones for zeros", "X, 0)", "X, 1)"),
    ("float32", "p.astype(np.float16)", "p.astype(np.float32)"),
    ("float64 inputs", "X, Y = X.astype(np.float16), Y.astype(np.float16)", "pass"),
]
