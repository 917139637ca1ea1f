"""Bugs to plant in snippets/logistic_mistakes.py: what it is, old text, new text."""

BUGS = [
    (
        "mistake mended",
        "delta = (y - y_hat) / len(y) * sigmoid_slope(y_hat)\n    return X.T",
        "delta = (y_hat - y) / len(y) * sigmoid_slope(y_hat)\n    return X.T",
    ),
    ("bias mended", "-X.T @ delta, np.sum(delta)", "-X.T @ delta, -np.sum(delta)"),
    ("mean mended", "return X.T @ delta, np.mean(delta)", "return X.T @ delta, np.sum(delta)"),
    ("minus of suspect a", "delta = -(y - y_hat)", "delta = (y - y_hat)"),
    ("suspect b mended", "y_hat * (1 + y_hat)", "y_hat * (1 - y_hat)"),
    ("axis of suspect c", ".sum(axis=0)", ".sum(axis=1)"),
    ("suspect d mended", "/ X.size", "/ len(y)"),
    ("suspect e mended", "delta @ X, delta.mean()", "delta @ X, delta.sum()"),
    ("suspect f mended", "* y * (1 - y) /", "* y_hat * (1 - y_hat) /"),
]
