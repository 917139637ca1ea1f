"""Bugs to plant in snippets/bias_mistakes.py: what it is, old text, new text."""

BUGS = [
    ("mistake mended", "np.sum(2 * (y - y_hat))", "np.sum(2 * (y_hat - y))"),
    ("another mistake", "np.sum(2 * (y - y_hat))", "np.mean(2 * (y - y_hat))"),
    ("lost two", "np.sum(2 * (y - y_hat))", "np.sum(y - y_hat)"),
    ("suspect a broken", "return -2 * np.sum(y - y_hat)", "return 2 * np.sum(y - y_hat)"),
    ("suspect b mended", "- np.sum(y)\n", "- 2 * np.sum(y)\n"),
    ("suspect b otherwise wrong", "2 * np.sum(y_hat) -", "np.sum(y_hat) -"),
    ("suspect c broken", "2 * len(y) * np.mean", "len(y) * np.mean"),
    ("suspect d mended", "np.sum(-2 * y - y_hat)", "np.sum(-2 * (y - y_hat))"),
    ("suspect d otherwise wrong", "np.sum(-2 * y - y_hat)", "np.sum(-2 * y + y_hat)"),
    ("suspect e mended", "np.sum(np.abs(y_hat - y))", "np.sum(y_hat - y)"),
    ("suspect e otherwise wrong", "np.sum(np.abs(", "np.mean(np.abs("),
]
