"""Bugs to plant in snippets/losses.py: what it is, old text, new text."""

BUGS = [
    ("sum for mean", "np.mean((y_hat - y) ** 2)", "np.sum((y_hat - y) ** 2)"),
    ("missing half", "** 2) / 2", "** 2)"),
    ("doubled", "** 2) / 2", "** 2) * 2"),
    ("absolute error", "np.mean((y_hat - y) ** 2)", "np.mean(np.abs(y_hat - y))"),
    ("plus for minus", "np.mean((y_hat - y)", "np.mean((y_hat + y)"),
    ("root", "return np.mean((y_hat - y) ** 2)", "return np.sqrt(np.mean((y_hat - y) ** 2))"),
    ("shape check lost", "if y_hat.shape != y.shape:", "if False:"),
    ("sizes for shapes", "if y_hat.shape != y.shape:", "if y_hat.size != y.size:"),
    ("median", "np.mean(", "np.median("),
]
