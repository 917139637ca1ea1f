"""Bugs to plant in snippets/batch_mistakes.py: what it is, old text, new text."""

BUGS = [
    ("axis mended", "grad_Z.sum(axis=1)", "grad_Z.sum(axis=0)"),
    ("keepdims found again", "X / X.sum(axis=1)", "X / X.sum(axis=1, keepdims=True)"),
    ("shares of the columns", "X / X.sum(axis=1)", "X / X.sum(axis=0)"),
    ("half lost", "((z - y) ** 2).sum() / 2", "((z - y) ** 2).sum()"),
    ("flattened", "((z - y) ** 2).sum() / 2", "((z.ravel() - y.ravel()) ** 2).sum() / 2"),
    ("view mended", "result = X\n", "result = X.copy()\n"),
    ("name moved on", "column *= 0", "column = column * 0"),
    ("row for column", "column = result[:, j]", "column = result[j]"),
    ("suspect a not turned back", "(grad_Z.T @ X).T", "(grad_Z.T @ X)"),
    ("suspect b mended", "grad_Z.mean(axis=0)", "grad_Z.sum(axis=0)"),
    (
        "suspect c over the goods",
        "grad_Z[:, None, :]).sum(axis=0)",
        "grad_Z[:, None, :]).sum(axis=1)",
    ),
    (
        "suspect d mended",
        "grad_W = X.sum(axis=0)[:, None] * grad_Z.sum(axis=0)",
        "grad_W = X.T @ grad_Z",
    ),
    ("suspect e mended", "(grad_Z.sum(axis=0) @ W.T) + 0 * X", "grad_Z @ W.T"),
]
