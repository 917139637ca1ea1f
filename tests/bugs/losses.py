"""Bugs to plant in snippets/losses.py: what it is, old text, new text."""

BUGS = [
    ("sum for mean", "np.mean((y_hat - y) ** 2)", "np.sum((y_hat - y) ** 2)"),
    ("missing half", "** 2) / 2", "** 2)"),
    ("doubled", "** 2) / 2", "** 2) * 2"),
    ("absolute error", "np.mean((y_hat - y) ** 2)", "np.mean(np.abs(y_hat - y))"),
    ("plus for minus", "np.mean((y_hat - y)", "np.mean((y_hat + y)"),
    ("root", "return np.mean((y_hat - y) ** 2)", "return np.sqrt(np.mean((y_hat - y) ** 2))"),
    (
        "shape check lost",
        "if y_hat.shape != y.shape:\n        raise ValueError(\n",
        "if False:\n        raise ValueError(\n",
    ),
    (
        "sizes for shapes",
        "if y_hat.shape != y.shape:\n        raise ValueError(\n",
        "if y_hat.size != y.size:\n        raise ValueError(\n",
    ),
    (
        "shape check of the sum lost",
        "if y_hat.shape != y.shape:\n        raise ValueError(f",
        "if False:\n        raise ValueError(f",
    ),
    (
        "sizes for shapes in the sum",
        "if y_hat.shape != y.shape:\n        raise ValueError(f",
        "if y_hat.size != y.size:\n        raise ValueError(f",
    ),
    ("median", "np.mean(", "np.median("),
    ("mean for sum", "np.sum((y_hat - y) ** 2)", "np.mean((y_hat - y) ** 2)"),
    ("residuals not squared", "np.sum((y_hat - y) ** 2)", "np.sum(np.abs(y_hat - y))"),
    ("square of the sum", "np.sum((y_hat - y) ** 2)", "np.sum(y_hat - y) ** 2"),
    ("plus for minus in the sum", "np.sum((y_hat - y)", "np.sum((y_hat + y)"),
]
