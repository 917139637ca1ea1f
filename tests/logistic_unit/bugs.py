"""Bugs to plant in snippets/logistic_unit/: by module, what it is, old text, new text."""

UNIT = [
    (
        "a column of weights",
        'w="(d,)", b="()")\n# --8<-- [start:forward]\ndef forward',
        'w="(...)", b="()")\n# --8<-- [start:forward]\ndef forward',
    ),
    (
        "a bias for each row",
        'b="()")\n# --8<-- [start:forward]\ndef forward',
        'b="(...)")\n# --8<-- [start:forward]\ndef forward',
    ),
    ("a column of targets", 'y="(n,)", y_hat', 'y="(...)", y_hat'),
    ("gradients that broadcast", 'gradients=("(d,)", "()")', 'gradients=("(...)", "()")'),
    ("a rate for each weight", 'learning_rate="()")', 'learning_rate="(...)")'),
    ("bias forgotten", "z = X @ w + b ", "z = X @ w "),
    ("bias subtracted", "z = X @ w + b ", "z = X @ w - b "),
    ("double sigmoid", "return sigmoid(z)", "return sigmoid(sigmoid(z))"),
    ("no activation", "return sigmoid(z)", "return z"),
    ("sign of the error", "error = y_hat - y ", "error = y - y_hat "),
    ("absolute error", "error = y_hat - y ", "error = np.abs(y_hat - y) "),
    ("caller's array as buffer", "error = y_hat - y ", "y_hat -= y; error = y_hat "),
    ("missing mean", "error / len(y) *", "error *"),
    ("entries for rows", "error / len(y)", "error / X.size"),
    ("columns for rows", "error / len(y)", "error / X.shape[1]"),
    ("off by one", "error / len(y)", "error / (len(y) - 1)"),
    ("half kept", "error / len(y)", "error / (2 * len(y))"),
    ("lost slope", "delta = error / len(y) * sigmoid_slope(y_hat)", "delta = error / len(y)"),
    ("slope at the target", "sigmoid_slope(y_hat)", "sigmoid_slope(y)"),
    ("slope of the error", "sigmoid_slope(y_hat)", "sigmoid_slope(error)"),
    ("error for delta", "grad_w = X.T @ delta", "grad_w = X.T @ error"),
    ("last row lost", "grad_w = X.T @ delta", "grad_w = X[:-1].T @ delta[:-1]"),
    ("wrong axis", "grad_w = X.T @ delta", "grad_w = (X.T * delta).sum(axis=0)"),
    ("mean of the products", "grad_w = X.T @ delta", "grad_w = X.T @ delta / len(y)"),
    ("mean for sum", "grad_b = np.sum(delta)", "grad_b = np.mean(delta)"),
    ("error for delta in the bias", "grad_b = np.sum(delta)", "grad_b = np.sum(error)"),
    ("bias of the first row", "grad_b = np.sum(delta)", "grad_b = delta[0]"),
    ("bias not summed", "grad_b = np.sum(delta)", "grad_b = delta"),
    ("swapped gradients", "return grad_w, grad_b", "return grad_b, grad_w"),
    ("uphill", "w - learning_rate * grad_w", "w + learning_rate * grad_w"),
    ("bias uphill", "b - learning_rate * grad_b\n", "b + learning_rate * grad_b\n"),
    ("no rate", "w - learning_rate * grad_w", "w - grad_w"),
    ("frozen bias", "new_b = b - learning_rate * grad_b\n", "new_b = b\n"),
    (
        "in-place step",
        "new_w = w - learning_rate * grad_w",
        "w -= learning_rate * grad_w; new_w = w",
    ),
    (
        "stale predictions",
        "        y_hat = forward(X, w, b)\n        losses",
        "        y_hat = y_hat if losses else forward(X, w, b)\n        losses",
    ),
    ("bias not trained", "w, b = step(", "w, _ = step("),
    ("one step too few", "in range(steps)", "in range(steps - 1)"),
    (
        "last loss twice",
        "losses.append(half_mean_squared_error(forward(X, w, b), y))",
        "losses.append(losses[-1])",
    ),
]

MISTAKES = [
    (
        "mistake mended",
        "delta = (y - y_hat) / len(y) * sigmoid_slope(y_hat)\n    return X.T",
        "delta = (y_hat - y) / len(y) * sigmoid_slope(y_hat)\n    return X.T",
    ),
    ("bias mended", "-X.T @ delta, np.sum(delta)", "-X.T @ delta, -np.sum(delta)"),
    ("mean mended", "return X.T @ delta, np.mean(delta)", "return X.T @ delta, np.sum(delta)"),
]

BUGS = {"unit": UNIT, "mistakes": MISTAKES}
