"""Bugs to plant in snippets/logistic_unit/: by module, what it is, old text, new text."""

UNIT = [
    ("bias forgotten", "z = X @ beta + b ", "z = X @ beta "),
    ("bias subtracted", "z = X @ beta + b ", "z = X @ beta - b "),
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
    ("error for delta", "grad_beta = X.T @ delta", "grad_beta = X.T @ error"),
    ("last row lost", "grad_beta = X.T @ delta", "grad_beta = X[:-1].T @ delta[:-1]"),
    ("wrong axis", "grad_beta = X.T @ delta", "grad_beta = (X.T * delta).sum(axis=0)"),
    ("mean of the products", "grad_beta = X.T @ delta", "grad_beta = X.T @ delta / len(y)"),
    ("mean for sum", "grad_b = np.sum(delta)", "grad_b = np.mean(delta)"),
    ("error for delta in the bias", "grad_b = np.sum(delta)", "grad_b = np.sum(error)"),
    ("bias of the first row", "grad_b = np.sum(delta)", "grad_b = delta[0]"),
    ("bias not summed", "grad_b = np.sum(delta)", "grad_b = delta"),
    ("swapped gradients", "return grad_beta, grad_b", "return grad_b, grad_beta"),
    ("uphill", "beta - learning_rate * grad_beta", "beta + learning_rate * grad_beta"),
    ("bias uphill", "b - learning_rate * grad_b\n", "b + learning_rate * grad_b\n"),
    ("no rate", "beta - learning_rate * grad_beta", "beta - grad_beta"),
    ("frozen bias", "new_b = b - learning_rate * grad_b\n", "new_b = b\n"),
    (
        "in-place step",
        "new_beta = beta - learning_rate * grad_beta",
        "beta -= learning_rate * grad_beta; new_beta = beta",
    ),
    (
        "stale predictions",
        "        y_hat = forward(X, beta, b)\n        losses",
        "        y_hat = y_hat if losses else forward(X, beta, b)\n        losses",
    ),
    ("bias not trained", "beta, b = step(", "beta, _ = step("),
    ("one step too few", "in range(steps)", "in range(steps - 1)"),
    (
        "last loss twice",
        "losses.append(half_mean_squared_error(forward(X, beta, b), y))",
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
    ("minus of suspect a", "delta = -(y - y_hat)", "delta = (y - y_hat)"),
    ("suspect b mended", "y_hat * (1 + y_hat)", "y_hat * (1 - y_hat)"),
    ("axis of suspect c", ".sum(axis=0)", ".sum(axis=1)"),
    ("suspect d mended", "/ X.size", "/ len(y)"),
    ("suspect e mended", "delta @ X, delta.mean()", "delta @ X, delta.sum()"),
    ("suspect f mended", "* y * (1 - y) /", "* y_hat * (1 - y_hat) /"),
]

BUGS = {"unit": UNIT, "mistakes": MISTAKES}
