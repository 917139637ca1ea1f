"""Bugs to plant in snippets/index_sums.py: what it is, old text, new text."""

BUGS = [
    ("shapes not compared", "if d != rows:", "if False:"),
    ("only too few rows refused", "if d != rows:", "if d > rows:"),
    ("only too many rows refused", "if d != rows:", "if d < rows:"),
    (
        "sizes swapped in the message",
        "X has {d} columns but W has {rows}",
        "X has {rows} columns but W has {d}",
    ),
    ("last term lost", "for j in range(d):", "for j in range(d - 1):"),
    ("last term only", "Z[i, k] += X[i, j] * W[j, k]", "Z[i, k] = X[i, j] * W[j, k]"),
    ("sum for product", "Z[i, k] += X[i, j] * W[j, k]", "Z[i, k] += X[i, j] + W[j, k]"),
    ("first row of X", "X[i, j] * W[j, k]", "X[0, j] * W[j, k]"),
    ("indices of W swapped", "X[i, j] * W[j, k]", "X[i, j] * W[k % d, j % h]"),
    ("caller's array as buffer", "Z = np.zeros((n, h))", "Z = X[:, :h]"),
    ("no delta", "link = X[i, j] * (q == k)", "link = X[i, j]"),
    ("delta turned round", "(q == k)", "(q != k)"),
    ("delta of other letters", "(q == k)", "(q == j)"),
    ("input lost", "link = X[i, j] * (q == k)", "link = 1.0 * (q == k)"),
    ("path overwritten", "grad_W[j, k] += grad_Z", "grad_W[j, k] = grad_Z"),
    ("first row's slope", "grad_Z[i, q] * link", "grad_Z[0, q] * link"),
    ("upstream lost", "grad_Z[i, q] * link", "link"),
    ("batch averaged", "grad_Z[i, q] * link", "grad_Z[i, q] * link / n"),
]
